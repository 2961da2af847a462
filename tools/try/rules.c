// SPDX-License-Identifier: GPL-2.0-only
#include "try/rules.h"

#include <arpa/inet.h>

#include "model/family.h"

static int wrong(const char *file, unsigned int nr, const char *what,
		 struct err *e)
{
	return err_set(e, ERR_SYNTAX, "%s:%u: %s", file, nr, what);
}

/*
 * Those that a rule is for by an address in it; 0: it has none. A .t file of
 * libxt_ is run for both, and an address fits one only.
 */
static unsigned int families_of(struct arena *a, const char *rule)
{
	const char *words[RULE_WORDS];
	unsigned int families = 0;
	unsigned char bytes[16];
	size_t n;

	if (!rule_words(a, span_of(rule), words, RULE_WORDS, &n))
		return 0;
	for (size_t i = 0; i < n; i++) {
		struct span word = span_of(words[i]), address;
		const char *text;

		if (!span_next_until(&word, '/', &address))
			address = word;
		text = arena_str(a, address);
		if (inet_pton(AF_INET, text, bytes) == 1)
			families |= FAMILY_IPV4;
		else if (inet_pton(AF_INET6, text, bytes) == 1)
			families |= FAMILY_IPV6;
	}
	return families;
}

/* Cut off what is before the next ';', or all. */
static struct span next_part(struct span *line)
{
	struct span part;

	if (!span_next_until(line, ';', &part)) {
		part = *line;
		*line = SPAN("");
	}
	return span_trim(part);
}

/* OK, FAIL, or NOMATCH: taken, and listed in another way. */
static bool read_result(struct span result, struct rule_line *to)
{
	bool differs = span_eq(result, SPAN("NOMATCH"));

	to->ok = differs || span_eq(result, SPAN("OK"));
	if (differs)
		to->listing = NULL;
	return to->ok || span_eq(result, SPAN("FAIL"));
}

/* What follows the result: "LEGACY;FAIL". Makes *@other the other back end's. */
static bool read_backend(struct span rest, struct rule_line *to,
			 struct rule_line *other)
{
	struct span backend = next_part(&rest), result = next_part(&rest);
	bool is_nft = span_eq(backend, SPAN("NFT"));

	*other = *to;
	to->backend = is_nft ? "nft" : "legacy";
	other->backend = is_nft ? "legacy" : "nft";
	if (!other->listing || !*other->listing)
		other->listing = NULL;
	if (!result.len)
		result = to->ok ? SPAN("FAIL") : SPAN("OK");
	return (is_nft || span_eq(backend, SPAN("LEGACY"))) &&
	       read_result(result, other);
}

/* *@two says that @other is one, too. */
static int read_rule(struct arena *a, struct span line, struct rule_line *to,
		     struct rule_line *other, bool *two, struct err *e)
{
	struct span rule, listing;

	if (!span_next_until(&line, ';', &rule) ||
	    !span_next_until(&line, ';', &listing))
		return wrong(to->file, to->nr,
			     "want RULE;LISTING;OK or RULE;LISTING;FAIL", e);
	to->rule = arena_str(a, span_trim(rule));
	to->families = families_of(a, to->rule);
	listing = span_trim(listing);
	to->listing = span_eq(listing, SPAN("=")) ? to->rule :
		      arena_str(a, listing);
	/* A default is shown: "--mask 255.255.255.255". */
	if (!to->families)
		to->families = families_of(a, to->listing);
	if (!read_result(next_part(&line), to))
		return wrong(to->file, to->nr, "the third part is OK or FAIL",
			     e);
	*two = line.len;
	if (*two && !read_backend(line, to, other))
		return wrong(to->file, to->nr,
			     "the fourth part is LEGACY or NFT, the fifth OK, FAIL or NOMATCH",
			     e);
	return 0;
}

static bool is_name(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!char_is_word(s.p[i]) && s.p[i] != '-')
			return false;
	return s.len > 0 && s.len < 30;
}

struct place {
	const char *table, *chains;
};

static bool are_names(struct span list)
{
	struct span name;

	while (span_next_until(&list, ',', &name))
		if (!is_name(name))
			return false;
	return is_name(list);
}

/* Where the rules below belong; false where it is misspelled. */
static bool read_place(struct arena *a, struct span line, struct place *to)
{
	bool is_table = span_skip_char(&line, '*');

	if (is_table && is_name(line)) {
		to->table = arena_str(a, line);
		return true;
	}
	if (is_table || !span_skip_char(&line, ':') || !are_names(line))
		return false;
	to->chains = arena_str(a, line);
	return true;
}

static int add_rule(struct arena *a, struct span line, const char *file,
		    unsigned int nr, const struct place *at, struct rules *to,
		    struct err *e)
{
	struct rule_line rule = { .file = file, .nr = nr, .table = at->table,
				  .chains = at->chains }, other;
	bool two;

	if (!at->chains)
		return wrong(file, nr, "a rule before ':CHAIN'", e);
	if (to->lines.n >= LIMIT_RULES)
		return err_set(e, ERR_LIMIT, "%s: more than %d rules", file,
			       LIMIT_RULES);
	if (read_rule(a, line, &rule, &other, &two, e))
		return -1;
	*VEC_ADD(a, &to->lines) = rule;
	if (two)
		*VEC_ADD(a, &to->lines) = other;
	return 0;
}

void rules_leave_out(struct arena *a, struct rules *to, const char *file,
		     unsigned int nr, struct span line, bool for_shell)
{
	*VEC_ADD(a, &to->left_out) = (struct rule_left_out){
		.file = file, .nr = nr, .text = arena_str(a, line),
		.for_shell = for_shell,
	};
}

bool rule_next_chain(struct span *list, struct span *chain)
{
	if (!list->len)
		return false;
	if (!span_next_until(list, ',', chain)) {
		*chain = *list;
		*list = SPAN("");
	}
	return true;
}

int rules_read(struct arena *a, const char *file, struct span text,
	       struct rules *to, struct err *e)
{
	struct place at = { "filter", NULL };
	struct span line;

	for (unsigned int nr = 1; span_next_line(&text, &line); nr++) {
		line = span_trim(line);
		if (!line.len || *line.p == '#')
			continue;
		if (*line.p == '@' || *line.p == '%') {
			rules_leave_out(a, to, file, nr, line, false);
		} else if (*line.p == ':' || *line.p == '*') {
			if (!read_place(a, line, &at))
				return wrong(file, nr,
					     "no name of a chain or table", e);
		} else if (add_rule(a, line, file, nr, &at, to, e)) {
			return -1;
		}
	}
	return 0;
}

/* Up to the quote's end; @s stands behind its beginning. */
static bool quoted(struct span *s, char quote, struct buf *to)
{
	while (s->len) {
		char c = *s->p;

		*s = span_from(*s, 1);
		if (c == quote)
			return true;
		if (c == '\\' && quote == '"' && s->len &&
		    (*s->p == '"' || *s->p == '\\')) {
			c = *s->p;
			*s = span_from(*s, 1);
		}
		buf_add_char(to, c);
	}
	return false;
}

static bool one_word(struct span *s, struct buf *to)
{
	while (s->len && !char_is_space(*s->p)) {
		char c = *s->p;

		*s = span_from(*s, 1);
		if (c == '\'' || c == '"') {
			if (!quoted(s, c, to))
				return false;
			continue;
		}
		if (c == '\\') {
			if (!s->len)
				return false;
			c = *s->p;
			*s = span_from(*s, 1);
		}
		buf_add_char(to, c);
	}
	return true;
}

bool rule_words(struct arena *a, struct span rule, const char **words,
		size_t max, size_t *n)
{
	CLEANUP_BUF struct buf word;

	buf_init(&word, rule.len + 1);
	*n = 0;
	for (;;) {
		rule = span_trim_left(rule);
		if (!rule.len)
			break;
		buf_clear(&word);
		if (*n + 1 >= max || !one_word(&rule, &word))
			return false;
		words[(*n)++] = arena_str(a, buf_span(&word));
	}
	words[*n] = NULL;
	return true;
}

static bool is_plain(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (char_is_space(s.p[i]) || s.p[i] == '"' || s.p[i] == '\\' ||
		    s.p[i] == '\'')
			return false;
	return s.len > 0;
}

bool rule_for_restore(struct arena *a, struct span rule, struct buf *to)
{
	const char *words[RULE_WORDS];
	size_t n;

	if (!rule_words(a, rule, words, RULE_WORDS, &n))
		return false;
	for (size_t i = 0; i < n; i++) {
		buf_add_char(to, ' ');
		if (is_plain(span_of(words[i]))) {
			buf_add_str(to, words[i]);
			continue;
		}
		buf_add_char(to, '"');
		for (const char *c = words[i]; *c; c++) {
			if (*c == '"' || *c == '\\')
				buf_add_char(to, '\\');
			buf_add_char(to, *c);
		}
		buf_add_char(to, '"');
	}
	return true;
}
