// SPDX-License-Identifier: GPL-2.0-only
/* edit_options - the part of edit.h that adds options */
#include "howto/updating.h"

#include "base/limits.h"
#include "howto/option_text.h"
#include "howto/section.h"
#include "howto/section_linuxdoc.h"

/* Does a term explain this option, be it as an argument of another one? */
static bool term_has(const struct howto_term *term, struct span name,
		     bool as_argument)
{
	struct span rest = span_of(term->text), one;

	while (as_argument ? option_text_next(&rest, &one) :
			     option_text_next_own(&rest, &one))
		if (span_eq(one, name))
			return true;
	return false;
}

/* What a person wrote of it is enough wherever it stands in the term. */
bool updating_is_explained(const struct updating *u, struct span name,
			   const struct made *not)
{
	for (size_t i = 0; i < u->terms.n; i++) {
		const struct howto_term *term = &u->terms.at[i];

		if (!(not && updating_is_inside(term, not)) &&
		    term_has(term, name, !updating_part_at(u, term->start)))
			return true;
	}
	return false;
}

static bool has_words(const struct updating *u, const struct man_block *block,
		      struct span text)
{
	CLEANUP_BUF struct buf all;
	uint32_t want = made_digest(text);

	buf_init(&all, LIMIT_HOWTO);
	for (size_t i = 0; i < block->terms.n; i++) {
		const char *one = man_text_string(u->arena,
						  &block->terms.at[i]);

		if (made_digest(span_of(one)) == want)
			return true;
		buf_printf(&all, "%s%s", i ? ", " : "", one);
	}
	return made_digest(buf_span(&all)) == want;
}

bool updating_has_term(const struct updating *u, const struct man_block *block,
		       const struct howto_term *term)
{
	struct span rest = span_of(term->text);
	bool is_docbook = u->howto->format == HOWTO_DOCBOOK;
	size_t end;

	if (has_words(u, block, rest))
		return true;
	/* DocBook has each term by itself, LinuxDoc all in one tag. */
	while (!is_docbook && rest.len) {
		end = span_find(rest, SPAN(", "));
		if (has_words(u, block, span_first(rest, end)))
			return true;
		rest = end == SIZE_MAX ? SPAN("") : span_from(rest, end + 2);
	}
	return false;
}

bool updating_same_term(const struct updating *u, const struct man_block *one,
			const struct man_block *other)
{
	struct howto_term term = { 0 };

	if (other->kind != MAN_OPTION)
		return false;
	term.text = man_text_string(u->arena, &other->terms.at[0]);
	return updating_has_term(u, one, &term);
}

/* A manual may have the same words for several: each is one of the entry's. */
static bool has_value(const struct updating *u, const struct man_block *block,
		      const struct made *not)
{
	const struct man_block *other = u->source->man.at;
	size_t there = 0, before = 0;

	for (size_t i = 0; i < u->all_terms.n; i++)
		there += !(not && updating_is_inside(&u->all_terms.at[i],
						     not)) &&
			 updating_has_term(u, block, &u->all_terms.at[i]);
	for (; other < block; other++)
		before += updating_same_term(u, block, other);
	return there > before;
}

/* Is the list one of nfkit's, which has the values of options as terms? */
static bool has_made_list(const struct updating *u)
{
	for (size_t i = 0; i < u->parts.n; i++)
		if (u->parts.at[i].what == MADE_OPTION)
			return !updating_in_items(u);
	return false;
}

bool updating_is_missing(const struct updating *u,
			 const struct man_block *block, const struct made *not)
{
	bool has_name = false;

	if (block->kind != MAN_OPTION)
		return false;
	for (size_t i = 0; i < block->terms.n; i++) {
		const struct man_text *term = &block->terms.at[i];
		struct span rest = span_of(man_text_string(u->arena, term));
		struct span name;

		while (option_text_next_own(&rest, &name)) {
			has_name = true;
			if (updating_is_explained(u, name, not))
				return false;
		}
	}
	return has_name || (has_made_list(u) && !has_value(u, block, not));
}

void updating_write_option(const struct updating *u,
			   const struct man_block *option, struct span base,
			   struct buf *to)
{
	if (u->howto->format == HOWTO_DOCBOOK)
		howto_option_docbook(u->arena, option, u->source, base, to);
	else
		howto_part_linuxdoc(u->arena, MADE_OPTION, option, u->source,
				    updating_in_items(u), to);
}

/* The options that are missing, as items of a list; their number. */
static unsigned int write_missing(struct updating *u, struct span base,
				  struct buf *to)
{
	const struct man_blocks *man = &u->source->man;
	unsigned int n = 0;

	for (size_t i = 0; i < man->n; i++) {
		if (!updating_is_missing(u, &man->at[i], NULL))
			continue;
		updating_write_option(u, &man->at[i], base, to);
		n++;
	}
	return n;
}

/* Where an option can go before the mark that stands there. */
static size_t before_mark(const struct updating *u, size_t at)
{
	for (size_t i = 0; i < u->parts.n; i++) {
		const struct made *part = &u->parts.at[i];

		if (at > part->start && at <= part->text)
			return part->start -
			       updating_blanks(u, part->start).len;
	}
	return at;
}

const struct howto_term *updating_find_term(const struct updating *u,
					    const struct man_block *block)
{
	for (size_t i = u->all_terms.n; i-- > 0;) {
		const struct howto_term *term = &u->all_terms.at[i];
		struct span rest = span_of(term->text), name;

		if (updating_has_term(u, block, term))
			return term;
		while (option_text_next_own(&rest, &name))
			if (updating_term_of(u, block, name))
				return term;
	}
	return NULL;
}

/* The term behind which the option goes that is @i in the manual. */
static const struct howto_term *find_place(const struct updating *u, size_t i)
{
	const struct man_blocks *man = &u->source->man;

	while (i-- > 0 && man->at[i].kind == MAN_OPTION) {
		const struct howto_term *term =
			updating_find_term(u, &man->at[i]);

		if (term)
			return term;
	}
	return u->terms.n ? VEC_LAST(&u->terms) :
	       u->all_terms.n ? VEC_LAST(&u->all_terms) : NULL;
}

/* Each behind the one that is before it in the manual. */
static void add_to_lists(struct updating *u)
{
	const struct man_blocks *man = &u->source->man;
	struct span bytes = u->howto->bytes, base = SPAN("");
	bool is_docbook = u->howto->format == HOWTO_DOCBOOK;

	for (size_t i = u->placed; i < man->n; i++) {
		const struct howto_term *behind = find_place(u, i);
		CLEANUP_BUF struct buf item;
		size_t at;

		buf_init(&item, LIMIT_HOWTO);
		if (!behind || !updating_is_missing(u, &man->at[i], NULL))
			continue;
		at = behind->item_end;
		if (is_docbook) {
			struct span before = span_first(bytes, at);

			base = updating_blanks(u, span_rfind_char(before, '<'));
			buf_add_char(&item, '\n');
		}
		updating_write_option(u, &man->at[i], base, &item);
		item.len -= is_docbook;	/* the line ends already */
		at = before_mark(u, at);
		splice_add(u->arena, &u->edits, at, at,
			   arena_copy(u->arena, buf_span(&item)));
		u->n.options++;
	}
}

/* Where a list goes that the entry does not have yet: behind all of it. */
static size_t end_of_entry(const struct updating *u)
{
	size_t least = u->parts.n ? VEC_LAST(&u->parts)->end : u->entry->start;
	struct span bytes = u->howto->bytes;
	size_t at = u->entry->end;

	if (u->howto->format == HOWTO_DOCBOOK) {
		at = span_rfind_char(span_first(bytes, at), '<');
		return at - updating_blanks(u, at).len;
	}
	while (at > least && char_is_space(bytes.p[at - 1]))
		at--;
	return at;
}

/*
 * The words before the first option are still those that nfkit made, and none
 * of what follows in the manual is there: then all of it comes with the list.
 */
static bool takes_rest(const struct updating *u)
{
	bool has_intro = false;

	for (size_t i = 0; i < u->parts.n; i++) {
		has_intro |= u->parts.at[i].what == MADE_INTRO &&
			     u->parts.at[i].end;
		if (u->parts.at[i].what == MADE_OPTION ||
		    u->parts.at[i].what == MADE_TEXT)
			return false;
	}
	return has_intro && !u->terms.n;
}

void updating_write_manual(const struct updating *u, size_t end,
			   struct buf *to)
{
	struct howto_source first = *u->source;
	bool has_list = has_made_list(u);

	first.man.n = end;
	if (u->howto->format == HOWTO_DOCBOOK)
		howto_manual_docbook(u->arena, &first, has_list,
				     updating_blanks(u, u->entry->end - 1), to);
	else
		howto_manual_linuxdoc(u->arena, &first, has_list, to);
}

static void write_list(const struct updating *u, struct span base,
		       struct span items, struct buf *to)
{
	if (takes_rest(u))
		updating_write_manual(u, u->source->man.n, to);
	else if (u->howto->format == HOWTO_DOCBOOK)
		buf_printf(to, SPAN_FMT "  <variablelist>\n" SPAN_FMT
			   "    <title>Options</title>\n" SPAN_FMT SPAN_FMT
			   "  </variablelist>\n", SPAN_ARG(base),
			   SPAN_ARG(base), SPAN_ARG(items), SPAN_ARG(base));
	else
		buf_printf(to, "<p>\nSupported options for the %s %s are:\n"
			   "<descrip>\n" SPAN_FMT "</descrip>\n",
			   u->source->name, howto_kind_name(u->source->kind),
			   SPAN_ARG(items));
}

/* There is no option yet: a list at the end of the entry. */
static void add_list(struct updating *u)
{
	bool is_docbook = u->howto->format == HOWTO_DOCBOOK, in_line;
	struct span bytes = u->howto->bytes, base = SPAN(""), deeper;
	size_t at = end_of_entry(u);
	CLEANUP_BUF struct buf all, items;

	buf_init(&all, LIMIT_HOWTO);
	buf_init(&items, LIMIT_HOWTO);
	if (is_docbook)
		base = updating_blanks(u, u->entry->end - 1);
	deeper = span_of(arena_printf(u->arena, SPAN_FMT "    ",
				      SPAN_ARG(base)));
	u->n.options = write_missing(u, deeper, &items);
	if (!u->n.options)
		return;
	/* Behind an end of line, or before one that is there. */
	in_line = !is_docbook && bytes.p[at - 1] != '\n';
	buf_add_str(&all, in_line ? "\n" : "");
	write_list(u, base, buf_span(&items), &all);
	all.len -= in_line;
	splice_add(u->arena, &u->edits, at, at,
		   arena_copy(u->arena, buf_span(&all)));
}

void updating_options(struct updating *u)
{
	for (size_t i = 0; i < u->placed; i++)
		u->n.options += updating_is_missing(u, &u->source->man.at[i],
						    NULL);
	if (u->terms.n || has_made_list(u))
		add_to_lists(u);
	else if (!u->placed)
		add_list(u);
}
