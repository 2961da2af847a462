// SPDX-License-Identifier: GPL-2.0-only
#include "howto/section_linuxdoc.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "howto/gap.h"

#define WIDTH	76	/* columns to fill lines to */

struct writing {
	struct arena *arena;
	const struct howto_source *source;
	struct buf *to;
	bool in_items;		/* options are items of a list with bullets */
};

static void add_wide(struct buf *to, uint32_t c)
{
	if (c >= 0xa0 && c <= 0xff)
		buf_printf(to, "&#%u;", (unsigned int)c);
	else if (c == 0x2013 || c == 0x2014)
		buf_add_str(to, "--");
	else if (c == 0x2018 || c == 0x2019)
		buf_add_char(to, '\'');
	else if (c == 0x201c || c == 0x201d)
		buf_add_char(to, '"');
	else
		buf_add_char(to, c == 0x2022 ? '*' : '?');
}

/*
 * In text a tilde is a blank that does not break, and a bracket begins a
 * formula in some lists; in verb they are themselves.
 */
static void add_escaped(struct buf *to, struct span s, bool in_verb)
{
	while (s.len) {
		struct span before = s;
		uint32_t c = utf8_next(&s);

		if (c == '&')
			buf_add_str(to, "&amp;");
		else if (c == '<')
			buf_add_str(to, "&lt;");
		else if (c == '>')
			buf_add_str(to, "&gt;");
		else if (c == '~' && !in_verb)
			buf_add_str(to, "&tilde;");
		else if (c == '[' && !in_verb)
			buf_add_str(to, "&lsqb;");
		else if (c == ']' && !in_verb)
			buf_add_str(to, "&rsqb;");
		else if (c >= 0x80)
			add_wide(to, c);
		else if (c >= 0x20 || c == '\t' || c == '\n')
			buf_add(to, span_first(before, 1));
		else
			buf_add_char(to, '?');
	}
}

/* The fonts of a term or a paragraph become <bf> and <em>. */
static const char *element_of(enum man_font font)
{
	return font == MAN_BOLD ? "tt" : font == MAN_ITALIC ? "em" : NULL;
}

static void add_text(struct buf *to, const struct man_text *text)
{
	for (size_t i = 0; i < text->n; i++) {
		const struct man_run *run = &text->at[i];
		const char *name = span_trim(run->text).len ?
				   element_of(run->font) : NULL;

		if (name)
			buf_printf(to, "<%s>", name);
		add_escaped(to, run->text, false);
		if (name)
			buf_printf(to, "</%s>", name);
	}
}

/* Markup, filled; an empty line would begin a paragraph, so there is none. */
static void add_filled(struct buf *to, struct span text)
{
	struct span word;
	size_t column = 0;

	while (span_next_word(&text, &word)) {
		if (column && column + 1 + word.len > WIDTH) {
			buf_add_char(to, '\n');
			column = 0;
		} else if (column) {
			buf_add_char(to, ' ');
			column++;
		}
		buf_add(to, word);
		column += word.len;
	}
	if (column)
		buf_add_char(to, '\n');
}

static void write_filled(struct writing *w, const struct man_text *text)
{
	CLEANUP_BUF struct buf all;

	buf_init(&all, LIMIT_TEXT);
	add_text(&all, text);
	add_filled(w->to, buf_span(&all));
}

/* A comment must not hold two dashes in a row. */
static void write_comment(struct writing *w, const char *text)
{
	struct span all = span_of(text);

	buf_add_str(w->to, "<!-- nfkit: ");
	for (size_t i = 0; i < all.len; i++) {
		add_escaped(w->to, span_first(span_from(all, i), 1), true);
		if (all.p[i] == '-' && i + 1 < all.len && all.p[i + 1] == '-')
			buf_add_char(w->to, ' ');
	}
	buf_add_str(w->to, " -->\n");
}

static void write_gap(struct writing *w, enum made_what what)
{
	write_comment(w, gap_text(w->arena, w->source, what));
}

static void write_verb(struct writing *w, struct span text)
{
	buf_add_str(w->to, "<tscreen><verb>\n");
	add_escaped(w->to, text, true);
	if (!span_ends(text, SPAN("\n")))
		buf_add_char(w->to, '\n');
	buf_add_str(w->to, "</verb></tscreen>\n");
}

static void write_blocks(struct writing *w, const struct man_blocks *blocks,
			 size_t from, size_t to, bool in_item);

static void write_term(struct writing *w, const struct man_block *option)
{
	CLEANUP_BUF struct buf all, line;
	struct span rest, word;

	buf_init(&all, LIMIT_TEXT);
	buf_init(&line, LIMIT_TEXT);
	for (size_t i = 0; i < option->terms.n; i++) {
		buf_add_str(&all, i ? ", " : "");
		add_text(&all, &option->terms.at[i]);
	}
	rest = buf_span(&all);
	while (span_next_word(&rest, &word)) {
		buf_add_str(&line, line.len ? " " : "");
		buf_add(&line, word);
	}
	if (w->in_items)
		buf_printf(w->to, "<item>%s\n-> ", line.p);
	else
		buf_printf(w->to, "<tag>%s</tag>\n", line.p);
}

static void write_option(struct writing *w,
			       const struct man_block *option)
{
	write_term(w, option);
	write_blocks(w, &option->body, 0, option->body.n, true);
	if (option->body.n)
		return;
	write_gap(w, MADE_OPTION);
	buf_add_str(w->to, "&nbsp;\n");	/* something must follow a tag */
}

static void write_part(struct writing *w, enum made_what what,
		       const struct man_block *option);

/* Blocks of one kind in a row are one list; the index behind it. */
static size_t write_list(struct writing *w, const struct man_blocks *blocks,
			 size_t i, size_t to)
{
	enum man_kind kind = blocks->at[i].kind;
	const char *list = kind == MAN_OPTION ? "descrip" : "itemize";

	buf_printf(w->to, "<%s>\n", list);
	for (; i < to && blocks->at[i].kind == kind; i++) {
		if (kind == MAN_OPTION) {
			write_part(w, MADE_OPTION, &blocks->at[i]);
			continue;
		}
		buf_add_str(w->to, "<item>\n");
		write_filled(w, &blocks->at[i].text);
	}
	buf_printf(w->to, "</%s>\n", list);
	return i;
}

static void write_blocks(struct writing *w, const struct man_blocks *blocks,
			 size_t from, size_t to, bool in_item)
{
	for (size_t i = from; i < to;) {
		const struct man_block *b = &blocks->at[i];
		const char *text;

		if (b->kind == MAN_ITEM) {
			i = write_list(w, blocks, i, to);
			continue;
		}
		text = man_text_string(w->arena, &b->text);
		if (i > from || !in_item)
			buf_add_str(w->to, "<p>\n");
		if (b->kind == MAN_PARA)
			write_filled(w, &b->text);
		else if (b->kind == MAN_EXAMPLE)
			write_verb(w, span_of(text));
		else
			write_comment(w, gap_unknown(w->arena, w->source, b));
		i++;
	}
}

/* "This patch by Nora <nora@example.org> ..." is how entries began. */
static void write_authors(struct writing *w)
{
	const struct howto_source *source = w->source;

	if (!source->authors.n)
		write_gap(w, MADE_AUTHORS);
	for (size_t i = 0; i < source->authors.n; i++) {
		const struct howto_author *author = &source->authors.at[i];

		buf_add_str(w->to, i ? ", " : "By ");
		add_escaped(w->to, span_of(author->name), false);
		if (!author->email)
			continue;
		buf_add_str(w->to, " &lt;");
		add_escaped(w->to, span_of(author->email), false);
		buf_add_str(w->to, "&gt;");
	}
	buf_add_str(w->to, source->authors.n ? ".\n" : "");
}

static void write_rules(struct writing *w)
{
	const struct howto_source *source = w->source;
	CLEANUP_BUF struct buf all;

	buf_init(&all, LIMIT_SPEC);
	for (size_t i = 0; i < source->rules.n; i++)
		buf_printf(&all, "# %s\n", source->rules.at[i]);
	buf_add_str(w->to, "<p>\n");
	if (all.len) {
		buf_add_str(w->to, "For example,\n");
		write_verb(w, buf_span(&all));
		return;
	}
	write_gap(w, MADE_RULES);
}

static void write_listing(struct writing *w)
{
	buf_add_str(w->to, "<p>\n");
	if (w->source->listing)
		write_verb(w, span_of(w->source->listing));
	else
		write_gap(w, MADE_LISTING);
}

static void write_intro(struct writing *w)
{
	size_t n = man_intro(&w->source->man);

	write_blocks(w, &w->source->man, 0, n, false);
	if (!n)
		write_gap(w, MADE_INTRO);
}

static void write_inside(struct writing *w, enum made_what what,
			 const struct man_block *block)
{
	switch (what) {
	case MADE_SUMMARY:	/* this is what the first paragraph is for */
		break;
	case MADE_AUTHORS:
		write_authors(w);
		break;
	case MADE_INTRO:
		write_intro(w);
		break;
	case MADE_RULES:
		write_rules(w);
		break;
	case MADE_LISTING:
		write_listing(w);
		break;
	case MADE_TEXT:
		write_blocks(w, &block->body, 0, block->body.n, false);
		break;
	case MADE_OPTION:
		write_option(w, block);
		break;
	}
}

/* The mark and the lines of a part. */
static void write_part(struct writing *w, enum made_what what,
		       const struct man_block *block)
{
	CLEANUP_BUF struct buf part;
	struct buf *to = w->to;

	buf_init(&part, LIMIT_HOWTO);
	w->to = &part;
	write_inside(w, what, block);
	w->to = to;
	made_add(to, SPAN(""), what, buf_span(&part));
}

static void write_examples(struct writing *w)
{
	write_part(w, MADE_RULES, NULL);
	if (w->source->rules.n)
		write_part(w, MADE_LISTING, NULL);
}

void howto_part_linuxdoc(struct arena *a, enum made_what what,
			 const struct man_block *block,
			 const struct howto_source *source, bool in_items,
			 struct buf *to)
{
	struct writing w = { a, source, to, in_items };

	write_part(&w, what, block);
}

void howto_manual_linuxdoc(struct arena *a, const struct howto_source *source,
			   bool has_list, struct buf *to)
{
	const struct man_blocks *man = &source->man;
	struct writing w = { a, source, to };

	if (man_intro(man) == man->n)
		return;
	if (!has_list)
		buf_printf(to, "<p>\nSupported options for the %s %s are:\n",
			   source->name, howto_kind_name(source->kind));
	for (size_t i = man_intro(man); i < man->n;) {
		struct man_block text = { 0 };

		if (man->at[i].kind == MAN_OPTION) {
			i = write_list(&w, man, i, man->n);
			continue;
		}
		text.body = man_text_run(man, i);
		write_part(&w, MADE_TEXT, &text);
		i += text.body.n;
	}
}

void howto_section_linuxdoc(struct arena *a, const struct howto_source *source,
			    struct span tag, struct buf *to)
{
	struct writing w = { a, source, to };
	const struct man_blocks *man = &source->man;
	const char *kind = howto_kind_name(source->kind);

	buf_printf(to, "<" SPAN_FMT ">%s %s<label id=\"ext-%s-%s\">\n<p>\n",
		   SPAN_ARG(tag), source->name, kind, kind, source->name);
	write_part(&w, MADE_AUTHORS, NULL);
	write_part(&w, MADE_INTRO, NULL);
	if (!man_has_example(man))
		write_examples(&w);
	howto_manual_linuxdoc(a, source, false, to);
}
