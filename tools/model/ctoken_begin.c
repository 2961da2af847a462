// SPDX-License-Identifier: GPL-2.0-only
#include "model/ctoken_begin.h"

/* A constant between single quotes; what is longer is prose's "don't". */
#define CHAR_MAX_LEN	12

const struct diff_line *ctoken_next_line(const struct hunk *h,
					 enum diff_side side, size_t *i)
{
	enum diff_line_kind other =
		side == DIFF_NEW ? DIFF_REMOVED : DIFF_ADDED;

	while (*i < h->lines.n) {
		const struct diff_line *l = &h->lines.at[(*i)++];

		if (l->kind != other)
			return l;
	}
	return NULL;
}

struct span ctoken_line_text(const struct diff_line *line, bool *is_joined)
{
	struct span text = span_trim_right(line->text);

	*is_joined = span_ends(text, SPAN("\\"));
	if (!*is_joined)
		return text;
	/* White space before the backslash may be in a string. */
	return span_first(text, text.len - 1);
}

size_t ctoken_quoted(struct span behind_quote, char quote)
{
	size_t i = 0;

	while (i < behind_quote.len && behind_quote.p[i] != quote)
		i += behind_quote.p[i] == '\\' ? 2 : 1;
	return i < behind_quote.len ? i + 1 : SIZE_MAX;
}

/* " * text", as the lines of a comment in kernel style begin. */
static bool is_star_line(const struct diff_line *l)
{
	struct span text = span_trim(l->text);

	return span_skip_char(&text, '*') &&
	       (!text.len || text.p[0] == ' ' || text.p[0] == '\t' ||
		text.p[0] == '/');
}

enum event { NONE, OPENS, CLOSES };

static enum event event_at(struct span rest)
{
	if (span_starts(rest, SPAN("/*")) || span_starts(rest, SPAN("*/*")))
		return OPENS;
	if (span_starts(rest, SPAN("*/")))
		return CLOSES;
	return NONE;
}

/* Bytes of the string or character constant that @rest begins with. */
static size_t constant_len(struct span rest, bool *has_lone)
{
	size_t len;

	/* One that does not end is the last that is looked for: linear. */
	if (*has_lone)
		return 1;
	len = ctoken_quoted(span_from(rest, 1), rest.p[0]);
	*has_lone = len == SIZE_MAX;
	if (*has_lone || (rest.p[0] == '\'' && len > CHAR_MAX_LEN))
		return 1;
	return 1 + len;
}

/* Most of a line can begin neither a comment nor a constant. */
static struct span skip_plain(struct span rest)
{
	size_t i = 0;

	while (i < rest.len && rest.p[i] != '/' && rest.p[i] != '*' &&
	       rest.p[i] != '"' && rest.p[i] != '\'')
		i++;
	return span_from(rest, i);
}

/* The first mark of a comment in a line, read as code. */
static enum event first_event(struct span rest)
{
	bool lone_quote = false, lone_apostrophe = false;

	while ((rest = skip_plain(rest)).len) {
		enum event event = event_at(rest);
		size_t len = 1;

		if (event != NONE)
			return event;
		if (span_starts(rest, SPAN("//")))	/* or an URL in one */
			return span_find(rest, SPAN("*/")) == SIZE_MAX ?
			       NONE : CLOSES;
		if (rest.p[0] == '"')
			len = constant_len(rest, &lone_quote);
		else if (rest.p[0] == '\'')
			len = constant_len(rest, &lone_apostrophe);
		rest = span_from(rest, len);
	}
	return NONE;
}

/* Read as code, the hunk has a closing mark before any opening one. */
static bool closes_first(const struct hunk *h, enum diff_side side)
{
	enum event event = NONE;
	const struct diff_line *l;
	size_t i = 0;

	while (event == NONE && (l = ctoken_next_line(h, side, &i)))
		event = first_event(l->text);
	return event == CLOSES;
}

bool ctoken_begins_in_comment(const struct hunk *h, enum diff_side side)
{
	const struct diff_line *l;
	unsigned int stars = 0;
	size_t i = 0;

	while ((l = ctoken_next_line(h, side, &i)) && is_star_line(l)) {
		if (span_find(l->text, SPAN("*/")) != SIZE_MAX)
			return true;
		stars++;
	}
	/* One alone, with code behind it, is a product. */
	if (stars > 1 || (stars && !l))
		return true;
	return closes_first(h, side);
}

/* Read as code, the line has a string that does not end, or a stray \. */
static bool is_no_code(struct span text)
{
	while (text.len && text.p[0] != '\\') {
		size_t len = 0;

		if (span_starts(text, SPAN("//")) ||
		    span_starts(text, SPAN("/*")))
			return false;
		if (text.p[0] == '"' || text.p[0] == '\'')
			len = ctoken_quoted(span_from(text, 1), text.p[0]);
		if (len == SIZE_MAX)
			return text.p[0] == '"';
		text = span_from(text, 1 + len);
	}
	return text.len;
}

bool ctoken_begins_in_string(const struct hunk *h, enum diff_side side)
{
	const struct diff_line *l;
	bool is_joined = true;
	size_t i = 0;

	while (is_joined && (l = ctoken_next_line(h, side, &i))) {
		struct span text = ctoken_line_text(l, &is_joined);
		size_t end = ctoken_quoted(text, '"');

		if (end == SIZE_MAX)
			continue;
		return !is_joined && is_no_code(text) &&
		       !is_no_code(span_from(text, end));
	}
	return false;
}

static bool is_directive(struct span text)
{
	static const char *const words[] = {
		"define", "undef", "include", "if", "ifdef", "ifndef", "elif",
		"else", "endif", "error", "warning", "pragma", "line",
	};

	text = span_trim_left(text);
	if (!span_skip_char(&text, '#'))
		return false;
	text = span_trim_left(text);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		struct span rest = text;

		if (span_skip(&rest, span_of(words[i])) &&
		    (!rest.len || !char_is_word(rest.p[0])))
			return true;
	}
	return false;
}

bool ctoken_begins_in_macro(const struct hunk *h, enum diff_side side)
{
	const struct diff_line *l;
	bool is_joined = false;
	struct span text;
	size_t i = 0;

	l = ctoken_next_line(h, side, &i);
	if (!l)
		return false;
	text = ctoken_line_text(l, &is_joined);
	/* A backslash in a string joins lines of plain code. */
	return is_joined && !is_directive(text) && !is_no_code(text);
}
