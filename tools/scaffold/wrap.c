// SPDX-License-Identifier: GPL-2.0-only
#include "scaffold/wrap.h"

#include "base/term.h"

#define TAB		8
#define MAX_DEPTH	16

struct break_at {
	size_t pos;		/* what is before it stays; 0: nowhere */
	unsigned int indent;	/* columns before the rest */
	unsigned int depth;	/* of parentheses */
};

struct scan {
	struct span line;
	size_t pos;
	unsigned int column;	/* of the byte at pos */
	unsigned int open[MAX_DEPTH];	/* column behind each parenthesis */
	unsigned int depth;
	char quote;		/* '"' or '\'' inside of one, else 0 */
};

static unsigned int width_to(unsigned int column, char c)
{
	if (c == '\t')
		return column - column % TAB + TAB;
	/* UTF-8: only first bytes take a column. */
	return column + ((c & 0xc0) != 0x80);
}

static unsigned int columns_of(struct span line)
{
	unsigned int column = 0;

	for (size_t i = 0; i < line.len; i++)
		column = width_to(column, line.p[i]);
	return column;
}

static void step_over(struct scan *s)
{
	char c = s->line.p[s->pos];

	s->column = width_to(s->column, c);
	s->pos++;
	if (s->quote) {
		if (c == '\\' && s->pos < s->line.len)
			s->column = width_to(s->column, s->line.p[s->pos++]);
		else if (c == s->quote)
			s->quote = 0;
	} else if (c == '"' || c == '\'') {
		s->quote = c;
	} else if ((c == '(' || c == '{') && s->depth < MAX_DEPTH) {
		s->open[s->depth++] = s->column;
	} else if ((c == ')' || c == '}') && s->depth) {
		s->depth--;
	}
}

/* True where the blank at the cursor may become a line break. */
static bool is_place(const struct scan *s)
{
	struct span before = span_first(s->line, s->pos);

	if (s->quote || !s->depth || s->line.p[s->pos] != ' ')
		return false;
	return span_ends(before, SPAN(",")) || span_ends(before, SPAN("&&")) ||
	       span_ends(before, SPAN("||")) || span_ends(before, SPAN(" |"));
}

/*
 * The last place that fits, among those with the fewest parentheses open; the
 * first one behind the edge where names are so long that none fits. @line may
 * itself be the rest of another: then @indent is its indentation.
 */
static struct break_at find_break(struct span line, unsigned int indent)
{
	struct scan s = { .line = line, .open = { indent }, .depth = !!indent };
	struct break_at best = { 0 };

	while (s.pos < line.len && (s.column <= WRAP_COLUMNS || !best.pos)) {
		if (is_place(&s) && (!best.pos || s.depth <= best.depth)) {
			best.pos = s.pos;
			best.depth = s.depth;
			best.indent = s.open[s.depth - 1];
		}
		step_over(&s);
	}
	return best;
}

/* Where "return a && b" goes on: below the a. Elsewhere below a parenthesis. */
static unsigned int hanging(struct span line, unsigned int indent)
{
	struct span words = span_trim_left(line);
	struct span before = span_first(line, line.len - words.len);

	if (indent || !span_skip(&words, SPAN("return ")))
		return indent;
	return columns_of(before) + sizeof("return ") - 1;
}

static void wrap_code(struct span line, unsigned int indent, struct buf *to)
{
	struct break_at at = find_break(line, hanging(line, indent));
	CLEANUP_BUF struct buf next;

	buf_init(&next, to->max);
	if (columns_of(line) <= WRAP_COLUMNS || !at.pos) {
		buf_add(to, line);
		return;
	}
	buf_add(to, span_first(line, at.pos));
	buf_add_char(to, '\n');
	buf_add_chars(&next, '\t', at.indent / TAB);
	buf_add_chars(&next, ' ', at.indent % TAB);
	buf_add(&next, span_from(line, at.pos + 1));
	wrap_code(buf_span(&next), at.indent, to);
}

/* "\t * " of "\t * text"; empty where the line is no such thing. */
static struct span star_of(struct span line)
{
	size_t indent = line.len - span_trim_left(line).len;

	if (!span_starts(span_from(line, indent), SPAN("* ")))
		return (struct span){ 0 };
	return span_first(line, indent + 2);
}

/* @text is what is behind the star: broken at the last blank that fits. */
static void wrap_comment(struct span star, struct span text, struct buf *to)
{
	unsigned int column = columns_of(star);
	size_t blank = 0;

	for (size_t i = 0; i < text.len && column <= WRAP_COLUMNS; i++) {
		if (i && text.p[i] == ' ')
			blank = i;
		column = width_to(column, text.p[i]);
	}
	buf_add(to, star);
	if (column <= WRAP_COLUMNS || !blank) {
		buf_add(to, text);
		return;
	}
	buf_add(to, span_first(text, blank));
	buf_add_char(to, '\n');
	wrap_comment(star, span_from(text, blank + 1), to);
}

static bool same_indent(struct span a, struct span b)
{
	size_t n = a.len - span_trim_left(a).len;

	return n == b.len - span_trim_left(b).len &&
	       span_eq(span_first(a, n), span_first(b, n));
}

static bool opens_block(struct span line)
{
	struct span words = span_trim_left(line);

	return span_ends(line, SPAN(") {")) &&
	       (span_starts(words, SPAN("if (")) ||
		span_starts(words, SPAN("for (")));
}

/* All of a statement. */
static bool is_plain(struct span line)
{
	struct span words = span_trim(line);

	return words.len && span_ends(words, SPAN(";")) &&
	       !span_starts(words, SPAN("/*"));
}

/*
 * @line begins a block of one statement, which is the next line of @rest:
 * take that and the closing brace off, into @statement.
 */
static bool next_block_of_one(struct span line, struct span *rest,
			      struct span *statement)
{
	struct span after = *rest, brace;

	if (!opens_block(line) || !span_next_line(&after, statement) ||
	    !is_plain(*statement) || !span_next_line(&after, &brace) ||
	    !span_eq(span_trim(brace), SPAN("}")) || !same_indent(line, brace))
		return false;
	*rest = after;
	return true;
}

/* How many statements a template gives, depends on the options. */
static void drop_braces(struct span code, struct buf *to)
{
	struct span line, statement;

	while (span_next_line(&code, &line)) {
		if (next_block_of_one(line, &code, &statement)) {
			buf_add(to, span_first(line, line.len - 2));
			buf_add_char(to, '\n');
			buf_add(to, statement);
		} else {
			buf_add(to, line);
		}
		buf_add_char(to, '\n');
	}
}

static bool is_too_wide(struct span text)
{
	struct span line;

	while (span_next_line(&text, &line))
		if (columns_of(line) > WRAP_COLUMNS)
			return true;
	return false;
}

/* "static bool", newline, "name(...)": what is left where names are long. */
static bool split_signature(struct span line, struct span *type,
			    struct span *rest)
{
	size_t open = span_find_char(line, '('), blank;

	if (!span_starts(line, SPAN("static ")) || open == SIZE_MAX)
		return false;
	blank = span_rfind_char(span_first(line, open), ' ');
	*type = span_first(line, blank);
	*rest = span_from(line, blank + 1);
	return true;
}

static void wrap_line(struct span line, struct buf *to)
{
	struct span star = star_of(line), type, rest;
	CLEANUP_BUF struct buf wrapped;

	buf_init(&wrapped, to->max);
	if (star.len) {
		wrap_comment(star, span_from(line, star.len), to);
		return;
	}
	wrap_code(line, 0, &wrapped);
	if (is_too_wide(buf_span(&wrapped)) &&
	    split_signature(line, &type, &rest)) {
		buf_add(to, type);
		buf_add_char(to, '\n');
		wrap_code(rest, 0, to);
	} else {
		buf_add(to, buf_span(&wrapped));
	}
}

void wrap_c(struct span code, struct buf *to)
{
	CLEANUP_BUF struct buf plain;
	struct span rest, line;

	buf_init(&plain, to->max);
	drop_braces(code, &plain);
	rest = buf_span(&plain);
	while (span_next_line(&rest, &line)) {
		wrap_line(line, to);
		buf_add_char(to, '\n');
	}
}

void wrap_text(struct span text, unsigned int columns, struct buf *to)
{
	struct span line;

	while (span_next_line(&text, &line)) {
		unsigned int indent = (unsigned int)span_skip_blanks(&line);

		if (line.len)
			buf_add_chars(to, ' ', indent);
		term_add_wrapped(to, line, indent, columns);
		buf_add_char(to, '\n');
	}
}
