// SPDX-License-Identifier: GPL-2.0-only
#include "howto/markup.h"

#include "base/limits.h"
#include "base/utf8.h"

#define WIDTH		78	/* columns to fill lines to */

/* Char of XML 1.0, less the C1 controls that it discourages. */
static bool is_xml_char(uint32_t c)
{
	return c == '\t' || c == '\n' || (c >= 0x20 && c < 0x7f) ||
	       (c >= 0xa0 && c <= 0xfffd) || (c >= 0x10000 && c <= 0x10ffff);
}

/* @s with what XML cannot hold replaced, and markup characters escaped. */
static void add_clean(struct buf *to, struct span s, bool escape)
{
	while (s.len) {
		struct span before = s;
		uint32_t c = utf8_next(&s);

		if (!is_xml_char(c))
			buf_add_str(to, "\xef\xbf\xbd");
		else if (escape && c == '&')
			buf_add_str(to, "&amp;");
		else if (escape && c == '<')
			buf_add_str(to, "&lt;");
		else if (escape && c == '>')
			buf_add_str(to, "&gt;");
		else
			buf_add(to, span_first(before, before.len - s.len));
	}
}

void markup_escape(struct buf *to, struct span s)
{
	add_clean(to, s, true);
}

static void indent(struct markup *m)
{
	buf_add(m->to, m->base);
	buf_add_chars(m->to, ' ', 2 * m->depth);
}

void markup_open(struct markup *m, const char *name)
{
	indent(m);
	buf_printf(m->to, "<%s>\n", name);
	m->depth++;
}

void markup_close(struct markup *m, const char *name)
{
	m->depth--;
	indent(m);
	buf_printf(m->to, "</%s>\n", name);
}

void markup_line(struct markup *m, const char *name, const char *text)
{
	indent(m);
	buf_printf(m->to, "<%s>", name);
	markup_escape(m->to, span_of(text));
	buf_printf(m->to, "</%s>\n", name);
}

/* -x or --xy; a dash alone parts the ends of a range. */
static bool is_option(struct span text)
{
	return span_skip_char(&text, '-') && text.len &&
	       (*text.p == '-' || char_is_alpha(*text.p));
}

/* What an author means by a font, or NULL. */
static const char *element_of(enum man_font font, struct span text)
{
	if (font == MAN_BOLD)
		return is_option(text) ? "option" : "literal";
	return font == MAN_ITALIC ? "replaceable" : NULL;
}

static void add_run(struct buf *to, enum man_font font, struct span text)
{
	struct span inner = span_trim(text);
	const char *name = inner.len ? element_of(font, inner) : NULL;

	if (!name) {
		markup_escape(to, text);
		return;
	}
	/* Blanks at the ends belong to no option's name. */
	markup_escape(to, span_first(text, (size_t)(inner.p - text.p)));
	buf_printf(to, "<%s>", name);
	markup_escape(to, inner);
	buf_printf(to, "</%s>", name);
	markup_escape(to, span_from(text,
				  (size_t)(inner.p - text.p) + inner.len));
}

/* Neighbours of one font are one element. */
static void add_runs(struct buf *to, const struct man_text *text)
{
	CLEANUP_BUF struct buf same;

	buf_init(&same, LIMIT_TEXT);
	for (size_t i = 0; i < text->n; i++) {
		enum man_font font = text->at[i].font;

		buf_add(&same, text->at[i].text);
		if (i + 1 < text->n && text->at[i + 1].font == font)
			continue;
		add_run(to, font, buf_span(&same));
		buf_clear(&same);
	}
}

void markup_text_line(struct markup *m, const char *name,
		      const struct man_text *text)
{
	CLEANUP_BUF struct buf line;
	struct span rest, word;
	bool first = true;

	buf_init(&line, LIMIT_TEXT);
	add_runs(&line, text);
	rest = buf_span(&line);
	indent(m);
	buf_printf(m->to, "<%s>", name);
	for (; span_next_word(&rest, &word); first = false) {
		buf_add_str(m->to, first ? "" : " ");
		buf_add(m->to, word);
	}
	buf_printf(m->to, "</%s>\n", name);
}

/* @text is markup already. */
static void fill(struct markup *m, struct span text)
{
	size_t column = m->base.len + 2 * m->depth + 6;
	struct span word;
	bool first = true;

	indent(m);
	buf_add_str(m->to, "<para>");
	for (; span_next_word(&text, &word); first = false) {
		if (!first && column + 1 + word.len > WIDTH) {
			buf_add_char(m->to, '\n');
			indent(m);
			column = m->base.len + 2 * m->depth;
		} else if (!first) {
			buf_add_char(m->to, ' ');
			column++;
		}
		buf_add(m->to, word);
		column += word.len;
	}
	buf_add_str(m->to, "</para>\n");
}

void markup_para(struct markup *m, const struct man_text *text)
{
	CLEANUP_BUF struct buf all;
	struct span rest, line;

	buf_init(&all, LIMIT_TEXT);
	add_runs(&all, text);
	rest = buf_span(&all);
	while (span_next_line(&rest, &line))
		if (span_trim(line).len)
			fill(m, line);
}

void markup_listing(struct markup *m, struct span text)
{
	buf_add_str(m->to, "<programlisting>\n");
	markup_escape(m->to, text);
	if (!span_ends(text, SPAN("\n")))
		buf_add_char(m->to, '\n');
	buf_add_str(m->to, "</programlisting>\n");
}

/* It cannot hold two dashes in a row, nor end in one. */
void markup_comment(struct buf *to, struct span text)
{
	CLEANUP_BUF struct buf dashes;

	buf_init(&dashes, 2 * text.len + 2);
	for (size_t i = 0; i < text.len; i++) {
		buf_add_char(&dashes, text.p[i]);
		if (text.p[i] == '-' &&
		    (i + 1 == text.len || text.p[i + 1] == '-'))
			buf_add_char(&dashes, ' ');
	}
	buf_add_str(to, "<!--");
	add_clean(to, buf_span(&dashes), false);
	buf_add_str(to, "-->");
}

void markup_gap(struct markup *m, const char *text)
{
	CLEANUP_BUF struct buf all;

	buf_init(&all, LIMIT_TEXT);
	buf_printf(&all, " nfkit: %s ", text);
	indent(m);
	markup_comment(m->to, buf_span(&all));
	buf_add_char(m->to, '\n');
}
