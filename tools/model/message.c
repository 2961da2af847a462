// SPDX-License-Identifier: GPL-2.0-only
#include "model/message.h"

enum stage {
	BEFORE,		/* nothing but empty lines yet */
	IN_BODY,
	LOG,
	NOTES,
	END,
};

/* A message that is being cut into its parts. */
struct cutter {
	struct arena *arena;
	struct message *out;
	enum stage stage;
	bool has_diff;
	bool seen_from, seen_date, seen_subject;
	struct span from;	/* in-body From:, its folded lines too */
	bool in_from;
};

static bool is_empty(struct span line)
{
	return !span_trim_left(line).len;
}

/* git am takes each of these once, and no other header. */
static bool skip_header(struct span *rest, struct span name, bool *seen)
{
	if (*seen || !span_starts_nocase(*rest, name))
		return false;
	*seen = true;
	*rest = span_from(*rest, name.len);
	return true;
}

static bool take_in_body(struct cutter *c, struct line line)
{
	struct span rest = line.text;

	if (c->stage == IN_BODY && span_skip_blanks(&rest) && rest.len) {
		if (c->in_from)
			c->from.len = (size_t)(line.text.p + line.text.len -
					       c->from.p);
	} else if (skip_header(&rest, SPAN("From:"), &c->seen_from)) {
		c->from = rest;
		c->in_from = true;
	} else if (skip_header(&rest, SPAN("Date:"), &c->seen_date) ||
		   skip_header(&rest, SPAN("Subject:"), &c->seen_subject)) {
		c->in_from = false;
	} else {
		return false;
	}
	*VEC_ADD(c->arena, &c->out->in_body) = line;
	return true;
}

static bool is_separator(struct span line)
{
	return span_skip(&line, SPAN("---")) && is_empty(line);
}

static void take_log_line(struct cutter *c, struct line line)
{
	/* The empty lines at the end go later, those before never come. */
	if (is_empty(line.text) && !c->out->log.n)
		return;
	*VEC_ADD(c->arena, &c->out->log) = line;
}

static void take_line(struct cutter *c, struct line line)
{
	if (!c->has_diff && span_eq(line.text, SPAN("-- "))) {
		c->stage = END;
		return;
	}
	if (c->stage < LOG) {
		if (is_empty(line.text)) {
			c->stage = c->stage == IN_BODY ? LOG : BEFORE;
			return;
		}
		c->stage = take_in_body(c, line) ? IN_BODY : LOG;
		if (c->stage == IN_BODY)
			return;
	}
	if (c->stage == NOTES) {
		*VEC_ADD(c->arena, &c->out->notes) = line;
	} else if (is_separator(line.text)) {
		c->out->separator = line;
		c->stage = NOTES;
	} else {
		take_log_line(c, line);
	}
}

static bool is_key_char(char c)
{
	return char_is_alnum(c) || c == '-';
}

/* "Key: value" or "Key : value"; @line is cut up to the value. */
static bool skip_key(struct span *line, struct span *key)
{
	struct span rest = *line;
	size_t n = 0;

	while (n < rest.len && is_key_char(rest.p[n]))
		n++;
	*key = span_first(rest, n);
	if (!n || key->p[0] == '-')
		return false;
	rest = span_from(rest, n);
	span_skip_blanks(&rest);
	if (!span_skip_char(&rest, ':'))
		return false;
	*line = rest;
	return true;
}

/* What somebody did: Signed-off-by, Reviewed-by, Diagnosed-by ... */
static bool is_by_key(struct span key)
{
	return key.len > 3 &&
	       span_eq_nocase(span_from(key, key.len - 3), SPAN("-by"));
}

static bool is_known_key(struct span key)
{
	static const char *const names[] = {
		"Fixes", "Cc", "Link", "Closes", "Bugzilla", "BugLink",
		"Bug-Url", "Change-Id", "Depends-on", "Addresses-Coverity",
		"Addresses-Coverity-ID", NULL
	};

	if (is_by_key(key))
		return true;
	for (size_t i = 0; names[i]; i++)
		if (span_eq_nocase(key, span_of(names[i])))
			return true;
	return false;
}

/*
 * @any: a key that nobody knows will do, with a blank behind its colon, which
 * "https://" has not. Behind blanks there is only what checkpatch.pl takes for
 * a signature there; all else continues the line above.
 */
static bool read_trailer(struct line line, bool any, struct trailer *out)
{
	struct span rest = line.text, key;
	bool indented = span_skip_blanks(&rest);

	if (!skip_key(&rest, &key))
		return false;
	if (indented && !is_by_key(key))
		return false;
	if (!is_known_key(key) &&
	    (!any || !rest.len || !char_is_space(rest.p[0])))
		return false;
	*out = (struct trailer){
		.key = key, .value = span_trim(rest), .line = line
	};
	return true;
}

static bool is_indented(struct span line)
{
	return line.len && (line.p[0] == ' ' || line.p[0] == '\t');
}

/* A paragraph of the log: lines @first up to, not with, @end. */
struct paragraph {
	size_t first, end;
	bool is_block;		/* of trailers, after git's measure */
	bool has_trailer;
};

static struct paragraph next_paragraph(const struct message *m, size_t at)
{
	size_t trailers = 0, others = 0;
	struct paragraph p;
	bool after_trailer = false;
	struct trailer t;

	while (at < m->log.n && is_empty(m->log.at[at].text))
		at++;
	p = (struct paragraph){ .first = at };
	for (; at < m->log.n && !is_empty(m->log.at[at].text); at++) {
		if (read_trailer(m->log.at[at], true, &t)) {
			after_trailer = true;
			trailers++;
			p.has_trailer |= is_known_key(t.key);
		} else if (!after_trailer || !is_indented(m->log.at[at].text)) {
			after_trailer = false;
			others++;
		}
	}
	p.end = at;
	p.is_block = p.has_trailer && trailers * 3 >= others;
	return p;
}

static struct paragraph last_paragraph_with_trailers(const struct message *m)
{
	struct paragraph last = { 0 }, p = { 0 };

	while (p.end < m->log.n) {
		p = next_paragraph(m, p.end);
		if (p.has_trailer)
			last = p;
	}
	return last;
}

static void find_trailers(struct arena *a, struct message *m)
{
	struct paragraph block = last_paragraph_with_trailers(m);

	for (size_t i = 0; i < m->log.n; i++) {
		bool inside = i >= block.first && i < block.end;
		struct trailer t;

		if (!read_trailer(m->log.at[i], inside && block.is_block, &t))
			continue;
		t.in_block = inside && t.key.p == t.line.text.p;
		*VEC_ADD(a, &m->trailers) = t;
	}
}

/* git cherry-pick -x writes it, and it is no trailer by its looks. */
static bool is_of_cherry_pick(struct span line)
{
	return span_starts(line, SPAN("(cherry picked from commit "));
}

bool message_ends_in_block(struct arena *a, struct span text)
{
	struct message m = { 0 };
	struct paragraph p, last = { 0 };
	struct span line;

	text = span_trim_right(text);
	while (span_next_line(&text, &line))
		*VEC_ADD(a, &m.log) = (struct line){ .text = line };
	p = next_paragraph(&m, 0);
	while (p.end < m.log.n)
		last = p = next_paragraph(&m, p.end);
	return last.is_block ||
	       (last.end && is_of_cherry_pick(VEC_LAST(&m.log)->text));
}

static void cut_lines(struct cutter *c, struct span part, unsigned int nr)
{
	struct line line;

	while (c->stage != END && span_next_line(&part, &line.text)) {
		line.nr = nr++;
		take_line(c, line);
	}
	while (c->out->log.n && is_empty(VEC_LAST(&c->out->log)->text))
		c->out->log.n--;
}

void message_parse(struct arena *a, const struct mail *m, size_t diff_start,
		   struct message *out)
{
	struct span part = m->body;
	struct message msg = { 0 };
	struct cutter c = {
		.arena = a, .out = &msg, .has_diff = diff_start != SIZE_MAX
	};

	if (part.len && c.has_diff)
		part = span_first(part, diff_start -
				  (size_t)(m->body.p - m->text.p));
	subject_line_parse(a, mail_value(m, SPAN("Subject")), &msg.subject);
	msg.sender = address_decode(a, mail_value(m, SPAN("From")));
	if (part.len)
		cut_lines(&c, part, mail_line(m, part));
	msg.author = c.seen_from ? address_decode(a, c.from) : msg.sender;
	find_trailers(a, &msg);
	*out = msg;
}

const struct trailer *message_trailer(const struct message *msg,
				      struct span key, size_t *i)
{
	while (*i < msg->trailers.n) {
		const struct trailer *t = &msg->trailers.at[(*i)++];

		if (span_eq_nocase(t->key, key))
			return t;
	}
	return NULL;
}
