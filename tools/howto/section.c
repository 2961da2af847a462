// SPDX-License-Identifier: GPL-2.0-only
#include "howto/section.h"

#include <string.h>

#include "base/limits.h"
#include "howto/gap.h"
#include "howto/markup.h"

struct writing {
	struct arena *arena;
	const struct howto_source *source;
	struct markup m;
	bool has_options;	/* the first list of them has a title */
};

static void write_gap(struct writing *w, enum made_what what)
{
	markup_gap(&w->m, gap_text(w->arena, w->source, what));
}

static void write_summary(struct writing *w)
{
	const struct howto_source *s = w->source;
	const char *title = arena_printf(w->arena, "%s %s", s->name,
					 howto_kind_name(s->kind));

	if (s->summary && strcmp(s->summary, title) != 0)
		markup_line(&w->m, "subtitle", s->summary);
	else
		write_gap(w, MADE_SUMMARY);
}

static void write_authors(struct writing *w)
{
	const struct howto_source *s = w->source;
	struct markup *m = &w->m;

	for (size_t i = 0; i < s->authors.n; i++) {
		markup_open(m, "author");
		markup_line(m, "personname", s->authors.at[i].name);
		if (s->authors.at[i].email)
			markup_line(m, "email", s->authors.at[i].email);
		markup_close(m, "author");
	}
	if (!s->authors.n)
		write_gap(w, MADE_AUTHORS);
}

static void write_rules(struct writing *w)
{
	CLEANUP_BUF struct buf all;

	buf_init(&all, LIMIT_SPEC);
	for (size_t i = 0; i < w->source->rules.n; i++)
		buf_printf(&all, "%s\n", w->source->rules.at[i]);
	if (all.len)
		markup_listing(&w->m, buf_span(&all));
	else
		write_gap(w, MADE_RULES);
}

static void write_listing(struct writing *w)
{
	if (w->source->listing)
		markup_listing(&w->m, span_of(w->source->listing));
	else
		write_gap(w, MADE_LISTING);
}

static void write_blocks(struct writing *w, const struct man_blocks *blocks,
			 size_t from, size_t to);

/* Items in a row are one list; the index behind it. */
static size_t write_items(struct writing *w, const struct man_blocks *blocks,
			  size_t i, size_t to)
{
	markup_open(&w->m, "itemizedlist");
	for (; i < to && blocks->at[i].kind == MAN_ITEM; i++) {
		markup_open(&w->m, "listitem");
		markup_para(&w->m, &blocks->at[i].text);
		markup_close(&w->m, "listitem");
	}
	markup_close(&w->m, "itemizedlist");
	return i;
}

static bool says_something(const struct man_blocks *body)
{
	for (size_t i = 0; i < body->n; i++)
		if (body->at[i].kind != MAN_UNKNOWN)
			return true;
	return false;
}

/* An item of the list, but for what closes it. */
static void write_option(struct writing *w, const struct man_block *option)
{
	struct markup *m = &w->m;

	markup_open(m, "varlistentry");
	for (size_t i = 0; i < option->terms.n; i++)
		markup_text_line(m, "term", &option->terms.at[i]);
	markup_open(m, "listitem");
	write_blocks(w, &option->body, 0, option->body.n);
	if (!says_something(&option->body)) {
		write_gap(w, MADE_OPTION);
		markup_line(m, "para", "");
	}
}

static void write_intro(struct writing *w)
{
	size_t n = man_intro(&w->source->man);

	write_blocks(w, &w->source->man, 0, n);
	if (!n)
		write_gap(w, MADE_INTRO);
}

static void write_inside(struct writing *w, enum made_what what,
			 const struct man_block *block)
{
	switch (what) {
	case MADE_SUMMARY:
		write_summary(w);
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
		write_blocks(w, &block->body, 0, block->body.n);
		break;
	case MADE_OPTION:
		write_option(w, block);
		break;
	}
}

/* The mark and the lines of a part, where the entry is at now. */
static void write_part(struct writing *w, enum made_what what,
		       const struct man_block *block)
{
	CLEANUP_BUF struct buf part, indent;
	struct buf *to = w->m.to;

	buf_init(&part, LIMIT_HOWTO);
	buf_init(&indent, LIMIT_HOWTO);
	buf_add(&indent, w->m.base);
	buf_add_chars(&indent, ' ', 2 * w->m.depth);
	w->m.to = &part;
	write_inside(w, what, block);
	w->m.to = to;
	made_add(to, buf_span(&indent), what, buf_span(&part));
}

static void write_whole_option(struct writing *w,
			       const struct man_block *option)
{
	write_part(w, MADE_OPTION, option);
	markup_close(&w->m, "listitem");
	markup_close(&w->m, "varlistentry");
}

/* Options in a row are one list; the index behind it. */
static size_t write_options(struct writing *w, const struct man_blocks *blocks,
			    size_t i, size_t to)
{
	markup_open(&w->m, "variablelist");
	if (!w->has_options)
		markup_line(&w->m, "title", "Options");
	w->has_options = true;
	for (; i < to && blocks->at[i].kind == MAN_OPTION; i++)
		write_whole_option(w, &blocks->at[i]);
	markup_close(&w->m, "variablelist");
	return i;
}

/* Some of the blocks, in their order. */
static void write_blocks(struct writing *w, const struct man_blocks *blocks,
			 size_t from, size_t to)
{
	for (size_t i = from; i < to;) {
		const struct man_block *b = &blocks->at[i];
		const char *text;

		if (b->kind == MAN_ITEM) {
			i = write_items(w, blocks, i, to);
			continue;
		}
		text = man_text_string(w->arena, &b->text);
		if (b->kind == MAN_PARA)
			markup_para(&w->m, &b->text);
		else if (b->kind == MAN_EXAMPLE)
			markup_listing(&w->m, span_of(text));
		else
			markup_gap(&w->m, gap_unknown(w->arena, w->source, b));
		i++;
	}
}

static void write_manual(struct writing *w)
{
	const struct man_blocks *man = &w->source->man;

	for (size_t i = man_intro(man); i < man->n;) {
		struct man_block text = { 0 };

		if (man->at[i].kind == MAN_OPTION) {
			i = write_options(w, man, i, man->n);
			continue;
		}
		text.body = man_text_run(man, i);
		write_part(w, MADE_TEXT, &text);
		i += text.body.n;
	}
}

void howto_manual_docbook(struct arena *a, const struct howto_source *source,
			  bool has_list, struct span base, struct buf *to)
{
	struct writing w = { a, source, { to, base, 1 }, has_list };

	write_manual(&w);
}

void howto_option_docbook(struct arena *a, const struct man_block *option,
			  const struct howto_source *source, struct span base,
			  struct buf *to)
{
	struct writing w = { a, source, { to, base } };

	write_whole_option(&w, option);
}

void howto_part_docbook(struct arena *a, enum made_what what,
			const struct man_block *block,
			const struct howto_source *source, struct span base,
			struct buf *to)
{
	struct writing w = { a, source, { to, base } };

	write_part(&w, what, block);
}

static void write_info(struct writing *w)
{
	markup_open(&w->m, "info");
	markup_line(&w->m, "title",
		    arena_printf(w->arena, "%s %s", w->source->name,
				 howto_kind_name(w->source->kind)));
	write_part(w, MADE_SUMMARY, NULL);
	write_part(w, MADE_AUTHORS, NULL);
	markup_close(&w->m, "info");
}

static void write_examples(struct writing *w)
{
	write_part(w, MADE_RULES, NULL);
	if (w->source->rules.n)
		write_part(w, MADE_LISTING, NULL);
}

void howto_section(struct arena *a, const struct howto_source *source,
		   struct span base, struct buf *to)
{
	struct writing w = { a, source, { to, base } };

	buf_add(to, base);
	buf_printf(to, "<section xml:id=\"ext-%s-%s\">\n",
		   howto_kind_name(source->kind), source->name);
	w.m.depth++;
	write_info(&w);
	write_part(&w, MADE_INTRO, NULL);
	markup_gap(&w.m, "say when one needs it; the folder does not tell");
	if (!man_has_example(&source->man))
		write_examples(&w);
	write_manual(&w);
	markup_close(&w.m, "section");
}
