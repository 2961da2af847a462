// SPDX-License-Identifier: GPL-2.0-only
#include "howto/edit.h"

#include <stdlib.h>
#include <string.h>

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
	VEC(struct made) parts;		/* as they were made, in .bytes */
	struct howto_changes n;
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

/* The term of @block with the option @name; NULL: none has it. */
static const struct man_text *term_of(struct arena *a,
				      const struct man_block *block,
				      struct span name)
{
	for (size_t i = 0; i < block->terms.n; i++) {
		struct span rest, one;

		rest = span_of(man_text_string(a, &block->terms.at[i]));
		while (option_text_next(&rest, &one))
			if (span_eq(one, name))
				return &block->terms.at[i];
	}
	return NULL;
}

static const struct man_block *man_option_find(struct arena *a,
					       const struct man_blocks *man,
					       struct span name)
{
	for (size_t i = 0; i < man->n; i++)
		if (man->at[i].kind == MAN_OPTION &&
		    term_of(a, &man->at[i], name))
			return &man->at[i];
	return NULL;
}

/* What the manual and the plugin know of an option: does it take a "!"? */
static bool inverts(const struct updating *u, struct span name)
{
	const struct man_block *block;

	block = man_option_find(u->arena, &u->source->man, name);
	return block && option_text_inverts(span_of(man_text_string(u->arena,
					term_of(u->arena, block, name))));
}

/* The part that nfkit made and that has this byte of the HOWTO, or NULL. */
static const struct made *part_at(const struct updating *u, size_t at)
{
	for (size_t i = 0; i < u->parts.n; i++)
		if (at >= u->parts.at[i].start && at < u->parts.at[i].end)
			return &u->parts.at[i];
	return NULL;
}

/* Whoever writes in a part has made it his own: then there is a sign to add. */
static void add_signs(struct updating *u)
{
	bool is_docbook = u->howto->format == HOWTO_DOCBOOK;

	for (size_t i = 0; i < u->terms.n; i++) {
		const struct howto_term *term = &u->terms.at[i];
		struct span rest = span_of(term->text), name;

		if (option_text_inverts(rest) || part_at(u, term->start) ||
		    !option_text_next(&rest, &name) ||
		    !inverts(u, name))
			continue;
		splice_add(u->arena, &u->edits, term->start, term->start,
			   is_docbook ? SPAN("[<literal>!</literal>] ") :
					SPAN("&lsqb;!&rsqb; "));
		u->n.signs++;
	}
}

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

static bool is_inside(const struct howto_term *term, const struct made *part)
{
	return term->start >= part->start && term->start < part->end;
}

/*
 * Is it explained in the entry, but for the part @not (or NULL)? What a person
 * wrote of it is enough wherever it stands in the term.
 */
static bool is_explained(const struct updating *u, struct span name,
			 const struct made *not)
{
	for (size_t i = 0; i < u->terms.n; i++) {
		const struct howto_term *term = &u->terms.at[i];

		if (!(not && is_inside(term, not)) &&
		    term_has(term, name, !part_at(u, term->start)))
			return true;
	}
	return false;
}

/* True where none of the options of the block is in the entry. */
static bool is_missing(const struct updating *u, const struct man_block *block,
		       const struct made *not)
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
			if (is_explained(u, name, not))
				return false;
		}
	}
	return has_name;
}

/* All of an option, as an item of a list. */
static void write_option(struct updating *u, const struct man_block *option,
			 struct span base, struct buf *to)
{
	bool in_items = u->terms.n && VEC_LAST(&u->terms)->is_item;

	if (u->howto->format == HOWTO_DOCBOOK)
		howto_option_docbook(u->arena, option, u->source, base, to);
	else
		howto_part_linuxdoc(u->arena, MADE_OPTION, option, u->source,
				    in_items, to);
}

/* The options that are missing, as items of a list; their number. */
static unsigned int write_missing(struct updating *u, struct span base,
				  struct buf *to)
{
	const struct man_blocks *man = &u->source->man;
	unsigned int n = 0;

	for (size_t i = 0; i < man->n; i++) {
		if (!is_missing(u, &man->at[i], NULL))
			continue;
		write_option(u, &man->at[i], base, to);
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

static void find_parts(struct updating *u)
{
	struct span entry = span_first(u->howto->bytes, u->entry->end);
	size_t at = u->entry->start;
	struct made part;

	while (made_next(entry, &at, &part))
		*VEC_ADD(u->arena, &u->parts) = part;
}

/* The term that a part of the entry begins with, and its option; NULL: none. */
static const struct howto_term *first_term(const struct updating *u,
					   const struct made *part,
					   struct span *name)
{
	for (size_t i = 0; i < u->terms.n; i++) {
		const struct howto_term *term = &u->terms.at[i];
		struct span rest = span_of(term->text);

		if (is_inside(term, part) && option_text_next(&rest, name))
			return term;
	}
	return NULL;
}

/* How many parts before this one begin with the same option, or term. */
static size_t place_of(const struct updating *u, const struct made *part,
		       const struct howto_term *term, struct span name,
		       bool same_term)
{
	size_t n = 0;

	for (size_t i = 0; i < u->parts.n && &u->parts.at[i] != part; i++) {
		const struct howto_term *other;
		struct span one;

		if (u->parts.at[i].what != MADE_OPTION)
			continue;
		other = first_term(u, &u->parts.at[i], &one);
		n += other && (same_term ? !strcmp(other->text, term->text) :
					   span_eq(one, name));
	}
	return n;
}

/* LinuxDoc has the terms of a block in one tag, DocBook each by itself. */
static bool has_term(struct arena *a, const struct man_block *block,
		     const struct man_text *own, const struct howto_term *term)
{
	CLEANUP_BUF struct buf all;
	uint32_t want = made_digest(span_of(term->text));

	buf_init(&all, LIMIT_HOWTO);
	for (size_t i = 0; i < block->terms.n; i++)
		buf_printf(&all, "%s%s", i ? ", " : "",
			   man_text_string(a, &block->terms.at[i]));
	return made_digest(buf_span(&all)) == want ||
	       made_digest(span_of(man_text_string(a, own))) == want;
}

/*
 * The @place-th block of the manual that is of this option, or has this term;
 * the last one where there are fewer.
 */
static const struct man_block *pick(const struct updating *u,
				    const struct howto_term *term,
				    struct span name, size_t place,
				    bool same_term)
{
	const struct man_blocks *man = &u->source->man;
	const struct man_block *found = NULL;

	for (size_t i = 0; i < man->n; i++) {
		const struct man_block *block = &man->at[i];
		const struct man_text *own;

		if (block->kind != MAN_OPTION)
			continue;
		own = term_of(u->arena, block, name);
		if (!own || (same_term && !has_term(u->arena, block, own,
						    term)))
			continue;
		found = block;
		if (!place--)
			break;
	}
	return found;
}

/*
 * The option of the manual that this part was made of, or NULL. A manual may
 * explain one more than once: "--tos value" and "--tos symbol", and the same
 * for IPv4 and IPv6. The words of the term tell which, and where they are
 * other words by now, or the same ones, the order.
 */
static const struct man_block *option_of(const struct updating *u,
					 const struct made *part)
{
	const struct man_block *block;
	const struct howto_term *term;
	struct span name;

	term = first_term(u, part, &name);
	if (!term)
		return NULL;
	block = pick(u, term, name, place_of(u, part, term, name, true), true);
	return block ? block :
	       pick(u, term, name, place_of(u, part, term, name, false),
		    false);
}

/* What would stand there if the entry were made now, with its mark. */
static void write_part(struct updating *u, const struct made *part,
		       const struct man_block *option, struct buf *to)
{
	bool in_items = u->terms.n && VEC_LAST(&u->terms)->is_item;

	if (u->howto->format == HOWTO_DOCBOOK)
		howto_part_docbook(u->arena, part->what, option, u->source,
				   blanks_at(u->howto->bytes, part->start),
				   to);
	else
		howto_part_linuxdoc(u->arena, part->what, option, u->source,
				    in_items, to);
}

/* Does a file say what this part is about? If not, what it said stays. */
static bool is_known(const struct updating *u, const struct made *part,
		     const struct man_block *option)
{
	const struct howto_source *s = u->source;

	switch (part->what) {
	case MADE_SUMMARY:
		return s->summary;
	case MADE_AUTHORS:
		return s->authors.n;
	case MADE_INTRO:
		return s->man.n && s->man.at[0].kind != MAN_OPTION;
	case MADE_RULES:
		return s->rules.n;
	case MADE_LISTING:
		return s->listing;
	case MADE_OPTION:
		return option;
	default:
		return false;
	}
}

/* An entry from before there were rules: with them comes their listing. */
static bool lacks_listing(const struct updating *u, const struct made *part)
{
	struct span entry = span_from(span_first(u->howto->bytes,
						 u->entry->end),
				      u->entry->start);

	return part->what == MADE_RULES && u->source->rules.n &&
	       span_find(entry, SPAN("<!-- nfkit listing ")) == SIZE_MAX;
}

/* Options that had words in common may have words of their own by now. */
static bool is_parted(const struct updating *u, const struct made *part,
		      const struct man_block *block)
{
	if (!is_missing(u, block, part))
		return false;
	for (size_t i = 0; i < block->terms.n; i++) {
		struct span rest = span_of(man_text_string(u->arena,
						&block->terms.at[i])), name;

		while (option_text_next_own(&rest, &name))
			if (is_explained(u, name, NULL))
				return true;
	}
	return false;
}

/*
 * The part of an option, and before it those that were parted from it: so what
 * has changed is in one place, and no option is lost.
 */
static void write_options(struct updating *u, const struct made *part,
			  const struct man_block *option, struct buf *to)
{
	const struct man_blocks *man = &u->source->man;
	struct span base = blanks_at(u->howto->bytes, part->start);
	const struct man_block *last = NULL;

	for (size_t i = 0; i < man->n; i++) {
		const struct man_block *block = &man->at[i];

		if (block != option && !is_parted(u, part, block))
			continue;
		if (last)
			write_option(u, last, base, to);
		last = block;
	}
	write_part(u, part, last, to);
}

static void renew_part(struct updating *u, const struct made *part)
{
	struct made listing = { .what = MADE_LISTING, .start = part->start };
	struct span bytes = u->howto->bytes, text;
	size_t blanks = blanks_at(bytes, part->start).len;
	bool is_new = lacks_listing(u, part);
	const struct man_block *option = NULL;
	CLEANUP_BUF struct buf new;

	buf_init(&new, LIMIT_HOWTO);
	if (part->what == MADE_OPTION)
		option = option_of(u, part);
	if (!is_known(u, part, option))
		return;
	if (option)
		write_options(u, part, option, &new);
	else
		write_part(u, part, NULL, &new);
	text = span_from(buf_span(&new),
			 span_find_char(buf_span(&new), '\n') + 1);
	if (made_digest(text) == part->digest &&
	    !(is_new && u->source->listing))
		return;
	if (is_new)
		write_part(u, &listing, NULL, &new);
	splice_add(u->arena, &u->edits, part->start - blanks, part->end,
		   arena_copy(u->arena, buf_span(&new)));
	u->n.parts++;
}

static void renew_parts(struct updating *u)
{
	for (size_t i = 0; i < u->parts.n; i++)
		renew_part(u, &u->parts.at[i]);
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
		u->n.options = write_missing(u, blanks_at(bytes, item), &items);
		items.len -= items.len > 0;	/* the line ends already */
	} else {
		u->n.options = write_missing(u, SPAN(""), &items);
	}
	if (u->n.options)
		splice_add(u->arena, &u->edits, last->item_end, last->item_end,
			   arena_copy(u->arena, buf_span(&items)));
}

/* Where a list goes that the entry does not have yet: behind all of it. */
static size_t end_of_entry(const struct updating *u)
{
	size_t least = u->parts.n ? VEC_LAST(&u->parts)->end : u->entry->start;
	struct span bytes = u->howto->bytes;
	size_t at = u->entry->end;

	if (u->howto->format == HOWTO_DOCBOOK) {
		at = span_rfind_char(span_first(bytes, at), '<');
		return at - blanks_at(bytes, at).len;
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
		has_intro |= u->parts.at[i].what == MADE_INTRO;
		if (u->parts.at[i].what == MADE_OPTION)
			return false;
	}
	return has_intro;
}

static void write_list(struct updating *u, struct span base,
		       struct span items, struct buf *to)
{
	if (u->howto->format == HOWTO_DOCBOOK && takes_rest(u))
		howto_manual_docbook(u->arena, u->source, base, to);
	else if (u->howto->format == HOWTO_DOCBOOK)
		buf_printf(to, SPAN_FMT "  <variablelist>\n" SPAN_FMT
			   "    <title>Options</title>\n" SPAN_FMT SPAN_FMT
			   "  </variablelist>\n", SPAN_ARG(base),
			   SPAN_ARG(base), SPAN_ARG(items), SPAN_ARG(base));
	else if (takes_rest(u))
		howto_manual_linuxdoc(u->arena, u->source, to);
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
		base = blanks_at(bytes, u->entry->end - 1);
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

int howto_update(struct arena *a, const struct howto *howto,
		 const struct howto_source *source, struct span *out,
		 struct howto_changes *changes, struct err *e)
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
	find_parts(&u);
	renew_parts(&u);
	if (u.terms.n)
		add_to_list(&u);
	else
		add_list(&u);
	add_signs(&u);
	bytes = splice_all(a, howto->bytes, &u.edits);
	if (splice_check(a, howto, source, bytes, e))
		return -1;
	*changes = u.n;
	*out = bytes;
	return 0;
}
