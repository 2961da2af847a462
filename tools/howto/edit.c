// SPDX-License-Identifier: GPL-2.0-only
#include "howto/edit.h"

#include <stdlib.h>

#include "base/limits.h"
#include "howto/check.h"
#include "howto/option_text.h"
#include "howto/section.h"
#include "howto/section_linuxdoc.h"
#include "howto/splice.h"
#include "howto/terms.h"

struct updating {
	struct arena *arena;
	const struct howto *howto;
	const struct howto_entry *entry;
	const struct howto_source *source;
	struct howto_terms terms;
	struct splices edits;
	unsigned int options, signs;
};

/* Of an entry without markup around it: the empty lines before it go too. */
void howto_remove(struct arena *a, const struct howto *howto,
		  const struct howto_entry *entry, struct span *out)
{
	struct splices edits = { 0 };
	size_t start = entry->start, end = entry->end;

	if (howto->format == HOWTO_DOCBOOK)
		while (start && char_is_space(howto->bytes.p[start - 1]))
			start--;
	splice_add(a, &edits, start, end, SPAN(""));
	*out = splice_all(a, howto->bytes, &edits);
}

/* What the manual and the plugin know of an option: does it take a "!"? */
static bool inverts(const struct updating *u, const struct man_blocks *blocks,
		    struct span name)
{
	for (size_t i = 0; i < blocks->n; i++) {
		const struct man_block *block = &blocks->at[i];

		for (size_t j = 0; j < block->terms.n; j++) {
			struct span text = span_of(man_text_string(u->arena,
							&block->terms.at[j]));
			struct span rest = text, one;

			while (option_text_next(&rest, &one))
				if (span_eq(one, name))
					return option_text_inverts(text);
		}
	}
	return false;
}

static void add_signs(struct updating *u)
{
	bool is_docbook = u->howto->format == HOWTO_DOCBOOK;

	for (size_t i = 0; i < u->terms.n; i++) {
		const struct howto_term *term = &u->terms.at[i];
		struct span rest = span_of(term->text), name;

		if (option_text_inverts(rest) ||
		    !option_text_next(&rest, &name) ||
		    !inverts(u, &u->source->man, name))
			continue;
		splice_add(u->arena, &u->edits, term->start, term->start,
			   is_docbook ? SPAN("[<literal>!</literal>] ") :
					SPAN("&lsqb;!&rsqb; "));
		u->signs++;
	}
}

/* True where none of the options of the block is in the entry. */
static bool is_missing(const struct updating *u, const struct man_block *block)
{
	bool has_name = false, has_sign;

	if (block->kind != MAN_OPTION)
		return false;
	for (size_t i = 0; i < block->terms.n; i++) {
		const struct man_text *term = &block->terms.at[i];
		struct span rest = span_of(man_text_string(u->arena, term));
		struct span name;

		while (option_text_next(&rest, &name)) {
			has_name = true;
			if (howto_terms_have(&u->terms, name, &has_sign))
				return false;
		}
	}
	return has_name;
}

/* The options that are missing, as items of a list; their number. */
static unsigned int write_missing(struct updating *u, struct span base,
				  struct buf *to)
{
	const struct man_blocks *man = &u->source->man;
	bool in_items = u->terms.n && VEC_LAST(&u->terms)->is_item;
	unsigned int n = 0;

	for (size_t i = 0; i < man->n; i++) {
		if (!is_missing(u, &man->at[i]))
			continue;
		if (u->howto->format == HOWTO_DOCBOOK)
			howto_option_docbook(u->arena, &man->at[i], u->source,
					     base, to);
		else
			howto_option_linuxdoc(u->arena, &man->at[i], u->source,
					      in_items, to);
		n++;
	}
	return n;
}

/* The blanks at the beginning of the line of @at. */
static struct span blanks_at(struct span bytes, size_t at)
{
	size_t start = at, len = 0;

	while (start && bytes.p[start - 1] != '\n')
		start--;
	while (start + len < at && (bytes.p[start + len] == ' ' ||
				    bytes.p[start + len] == '\t'))
		len++;
	return span_first(span_from(bytes, start), len);
}

/* Behind the last option of the entry. */
static void add_to_list(struct updating *u)
{
	const struct howto_term *last = VEC_LAST(&u->terms);
	struct span bytes = u->howto->bytes;
	CLEANUP_BUF struct buf items;

	buf_init(&items, LIMIT_HOWTO);
	if (u->howto->format == HOWTO_DOCBOOK) {
		size_t item = span_rfind_char(span_first(bytes, last->item_end),
					      '<');

		buf_add_char(&items, '\n');
		u->options = write_missing(u, blanks_at(bytes, item), &items);
		items.len -= items.len > 0;	/* the line ends already */
	} else {
		u->options = write_missing(u, SPAN(""), &items);
	}
	if (u->options)
		splice_add(u->arena, &u->edits, last->item_end, last->item_end,
			   arena_copy(u->arena, buf_span(&items)));
}

/* There is no option yet: a list at the end of the entry. */
static void add_list(struct updating *u)
{
	CLEANUP_BUF struct buf items, all;
	struct span bytes = u->howto->bytes, base = { 0 };
	size_t at = u->entry->end;

	buf_init(&items, LIMIT_HOWTO);
	buf_init(&all, LIMIT_HOWTO);
	if (u->howto->format == HOWTO_DOCBOOK) {
		at = span_rfind_char(span_first(bytes, at), '<');
		base = blanks_at(bytes, at);
		at -= base.len;
	} else {
		while (at && char_is_space(bytes.p[at - 1]))
			at--;
		buf_add_char(&all, '\n');
	}
	u->options = write_missing(u, arena_copy(u->arena, span_of(
		arena_printf(u->arena, SPAN_FMT "    ", SPAN_ARG(base)))),
		&items);
	if (!u->options)
		return;
	if (u->howto->format == HOWTO_DOCBOOK)
		buf_printf(&all, SPAN_FMT "  <variablelist>\n" SPAN_FMT
			   "    <title>Options</title>\n%s" SPAN_FMT
			   "  </variablelist>\n", SPAN_ARG(base),
			   SPAN_ARG(base), items.p, SPAN_ARG(base));
	else
		buf_printf(&all, "<p>\nSupported options for the %s %s are:\n"
			   "<descrip>\n%s</descrip>", u->source->name,
			   howto_kind_name(u->source->kind), items.p);
	splice_add(u->arena, &u->edits, at, at,
		   arena_copy(u->arena, buf_span(&all)));
}

int howto_update(struct arena *a, const struct howto *howto,
		 const struct howto_source *source, struct span *out,
		 unsigned int *options, unsigned int *signs, struct err *e)
{
	struct updating u = { .arena = a, .howto = howto, .source = source };
	struct span bytes;

	u.entry = howto_find(howto, source->kind, source->name);
	if (!u.entry)
		return err_set(e, ERR_NOENT,
			       "%s: the %s %s has no entry: 'nfkit howto add' makes one",
			       howto->file, howto_kind_name(source->kind),
			       source->name);
	howto_terms(a, howto, u.entry, &u.terms);
	if (u.terms.n)
		add_to_list(&u);
	else
		add_list(&u);
	add_signs(&u);
	bytes = splice_all(a, howto->bytes, &u.edits);
	if (splice_check(a, howto, source, bytes, e))
		return -1;
	*options = u.options;
	*signs = u.signs;
	*out = bytes;
	return 0;
}
