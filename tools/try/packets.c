// SPDX-License-Identifier: GPL-2.0-only
#include "try/packets.h"

#include "model/family.h"

struct reader {
	struct arena *arena;
	const char *file;
	unsigned int nr;
	struct packet_test *test;	/* NULL: between paragraphs */
	struct packets *to;
};

static int wrong(const struct reader *r, const char *what, struct span word,
		 struct err *e)
{
	return err_set(e, ERR_SYNTAX, "%s:%u: %s, not '" SPAN_FMT "'", r->file,
		       r->nr, what, SPAN_ARG(span_first(word, 60)));
}

static bool is_table(struct span s)
{
	static const char *const names[] = { "filter", "mangle", "nat", "raw",
					     "security", NULL };

	return span_is_one_of(s, names);
}

static bool is_chain(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!char_is_word(s.p[i]))
			return false;
	return s.len > 0 && s.len < 30;
}

static int read_rule(struct reader *r, struct span s, struct err *e)
{
	struct packet_rule rule = { .table = "filter" };
	struct span word = SPAN("");

	span_next_word(&s, &word);
	if (is_table(word)) {
		rule.table = arena_str(r->arena, word);
		word = SPAN("");
		span_next_word(&s, &word);
	}
	if (!is_chain(word))
		return wrong(r, "'rule' wants a chain and the words of a rule",
			     word, e);
	if (r->test->rules.n == LIMIT_PACKET_RULES)
		return err_set(e, ERR_LIMIT, "%s:%u: more than %d rules",
			       r->file, r->nr, LIMIT_PACKET_RULES);
	rule.chain = arena_str(r->arena, word);
	rule.words = arena_str(r->arena, span_trim(s));
	*VEC_ADD(r->arena, &r->test->rules) = rule;
	return 0;
}

static int read_number(const struct reader *r, struct span digits,
		       uint64_t max, unsigned int *to, struct err *e)
{
	uint64_t value;

	if (!span_number(digits, 10, max, &value))
		return err_set(e, ERR_SYNTAX,
			       "%s:%u: want a number up to %llu, not '" SPAN_FMT "'",
			       r->file, r->nr, (unsigned long long)max,
			       SPAN_ARG(span_first(digits, 60)));
	*to = (unsigned int)value;
	return 0;
}

static int read_send_option(const struct reader *r, struct span word,
			    struct packet_send *send, struct err *e)
{
	if (span_skip(&word, SPAN("size=")))
		return read_number(r, word, LIMIT_PACKET_SIZE, &send->size, e);
	if (span_skip(&word, SPAN("count=")))
		return read_number(r, word, LIMIT_PACKET_COUNT, &send->count,
				   e);
	if (span_skip(&word, SPAN("port=")))
		return read_number(r, word, UINT16_MAX, &send->port, e);
	return wrong(r, "'send' takes size=N, count=N and port=N", word, e);
}

static int read_send(struct reader *r, struct span s, struct err *e)
{
	struct packet_send send = { .size = 56, .count = 1, .port = 9 };
	struct span word = SPAN("");

	send.text = arena_str(r->arena, span_trim(s));
	span_next_word(&s, &word);
	if (!span_eq(word, SPAN("icmp")) && !span_eq(word, SPAN("udp")) &&
	    !span_eq(word, SPAN("tcp")))
		return wrong(r, "'send' wants icmp, udp or tcp", word, e);
	send.protocol = arena_str(r->arena, word);
	while (span_next_word(&s, &word))
		if (read_send_option(r, word, &send, e))
			return -1;
	if (r->test->sends.n == LIMIT_PACKET_RULES)
		return err_set(e, ERR_LIMIT, "%s:%u: more than %d sends",
			       r->file, r->nr, LIMIT_PACKET_RULES);
	*VEC_ADD(r->arena, &r->test->sends) = send;
	return 0;
}

static int wrong_expect(const struct reader *r, struct span s, struct err *e)
{
	return wrong(r, "'expect' wants 'counter N' or 'counter N of RULE'", s,
		     e);
}

/* counter N [of R] */
static int read_expect(struct reader *r, struct span s, struct err *e)
{
	struct span whole = s, word;
	uint64_t packets, nr = r->test->rules.n;

	if (!span_next_word(&s, &word) || !span_eq(word, SPAN("counter")) ||
	    !span_next_word(&s, &word) ||
	    !span_number(word, 10, UINT32_MAX, &packets))
		return wrong_expect(r, whole, e);
	if (span_next_word(&s, &word) &&
	    (!span_eq(word, SPAN("of")) || !span_next_word(&s, &word) ||
	     !span_number(word, 10, UINT32_MAX, &nr)))
		return wrong_expect(r, whole, e);
	if (!nr || nr > r->test->rules.n)
		return err_set(e, ERR_SYNTAX,
			       "%s:%u: there is no such rule before it",
			       r->file, r->nr);
	*VEC_ADD(r->arena, &r->test->expects) = (struct packet_expect) {
		.rule = (size_t)nr - 1, .packets = packets,
	};
	return 0;
}

static int read_choice(struct reader *r, struct span s, bool family,
		       struct err *e)
{
	s = span_trim(s);
	if (family && span_eq(s, SPAN("ipv4")))
		r->test->families = FAMILY_IPV4;
	else if (family && span_eq(s, SPAN("ipv6")))
		r->test->families = FAMILY_IPV6;
	else if (!family && span_eq(s, SPAN("veth")))
		r->test->veth = true;
	else if (family || !span_eq(s, SPAN("loopback")))
		return wrong(r, family ? "want ipv4 or ipv6" :
			     "want loopback or veth", s, e);
	return 0;
}

static int read_statement(struct reader *r, struct span s, struct err *e)
{
	struct span whole = s, word;

	if (!span_next_word(&s, &word))
		return 0;
	if (!r->test) {
		if (r->to->tests.n == LIMIT_PACKET_TESTS)
			return err_set(e, ERR_LIMIT, "%s: more than %d tests",
				       r->file, LIMIT_PACKET_TESTS);
		r->test = VEC_ADD(r->arena, &r->to->tests);
		r->test->file = r->file;
		r->test->nr = r->nr;
	}
	if (span_eq(word, SPAN("rule")))
		return read_rule(r, s, e);
	if (span_eq(word, SPAN("send")))
		return read_send(r, s, e);
	if (span_eq(word, SPAN("expect")))
		return read_expect(r, s, e);
	if (span_eq(word, SPAN("over")) || span_eq(word, SPAN("family")))
		return read_choice(r, s, span_eq(word, SPAN("family")), e);
	return wrong(r, "want rule, send, expect, over or family", whole, e);
}

/* A ';' between quotes is a character like others. */
static struct span next_statement(struct span *line)
{
	struct span all = *line;
	char quote = 0;

	for (size_t i = 0; i < all.len; i++) {
		char c = all.p[i];

		if (quote) {
			quote = c == quote ? 0 : quote;
		} else if (c == '\'' || c == '"') {
			quote = c;
		} else if (c == ';') {
			*line = span_from(all, i + 1);
			return span_first(all, i);
		}
	}
	*line = SPAN("");
	return all;
}

static int end_test(struct reader *r, struct err *e)
{
	if (r->test && (!r->test->sends.n || !r->test->expects.n))
		return err_set(e, ERR_SYNTAX,
			       "%s:%u: a test wants a rule, a 'send' and an 'expect'",
			       r->file, r->test->nr);
	r->test = NULL;
	return 0;
}

int packets_read(struct arena *a, const char *file, struct span text,
		 struct packets *to, struct err *e)
{
	struct reader r = { .arena = a, .file = file, .to = to };
	struct span line;

	while (span_next_line(&text, &line)) {
		r.nr++;
		line = span_trim(line);
		if (line.len && *line.p == '#')
			continue;
		if (!line.len && end_test(&r, e))
			return -1;
		while (line.len)
			if (read_statement(&r, next_statement(&line), e))
				return -1;
	}
	return end_test(&r, e);
}

size_t packet_position(const struct packet_test *t, size_t at)
{
	const struct packet_rule *rule = &t->rules.at[at];
	size_t n = 0;

	for (size_t i = 0; i < at; i++)
		n += !strcmp(t->rules.at[i].table, rule->table) &&
		     !strcmp(t->rules.at[i].chain, rule->chain);
	return n;
}
