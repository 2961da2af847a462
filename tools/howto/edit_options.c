// SPDX-License-Identifier: GPL-2.0-only
/* edit_options - the part of edit.h that adds options */
#include "howto/updating.h"

#include "base/limits.h"
#include "howto/section.h"
#include "howto/section_linuxdoc.h"

static bool is_within(const struct howto_term *term, const struct made *part)
{
	return part && term->start >= part->start && term->start < part->end;
}

/*
 * Is the option explained in the entry, but for the part @not (or NULL)? What a
 * person wrote of it is enough wherever it stands in the term.
 */
static bool is_explained(const struct updating *u, struct span name,
			 const struct made *not)
{
	for (size_t i = 0; i < u->terms.n; i++) {
		const struct words *words = &u->term_words[i];

		if (!words->names.n || is_within(&u->terms.at[i], not))
			continue;
		for (size_t k = 0; k < words->names.n; k++)
			if ((words->names.at[k].is_own || !words->is_made) &&
			    span_eq(words->names.at[k].name, name))
				return true;
	}
	return false;
}

/* A manual may have the same words for several: each is one of the entry's. */
static bool has_value(const struct updating *u, const struct man_block *block,
		      const struct made *not)
{
	const struct man_block *other = u->source->man.at;
	size_t there = 0, before = 0;

	for (size_t i = 0; i < u->terms.n; i++)
		there += !is_within(&u->terms.at[i], not) &&
			 updating_has_term(u, block, i);
	for (; there > before && other < block; other++)
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

/* Is this a part of a value that nobody has changed? */
static bool is_made_value(const struct updating *u, size_t part)
{
	const struct updating_range *range = &u->in_parts.at[part];

	for (size_t i = range->from; i < range->to; i++)
		if (u->term_words[i].names.n)
			return false;
	return u->parts.at[part].what == MADE_OPTION &&
	       range->from < range->to;
}

/*
 * Where a person wrote the entry, what values there are is his business. What
 * an update adds does not make any difference to it.
 */
static bool wants_values(const struct updating *u)
{
	if (updating_in_items(u))
		return false;
	for (size_t i = 0; i < u->parts.n; i++)
		if ((u->parts.at[i].what == MADE_INTRO &&
		     u->parts.at[i].end) || is_made_value(u, i))
			return true;
	return false;
}

bool updating_is_missing(const struct updating *u,
			 const struct man_block *block, const struct made *not)
{
	const struct words *words = updating_block(u, block);
	bool has_name = false;

	if (block->kind != MAN_OPTION)
		return false;
	for (size_t i = 0; i < words->names.n; i++) {
		if (!words->names.at[i].is_own)
			continue;
		has_name = true;
		if (is_explained(u, words->names.at[i].name, not))
			return false;
	}
	return has_name || (wants_values(u) && !has_value(u, block, not));
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
	for (size_t i = u->terms.n; i-- > 0;)
		if (u->terms.at[i].item_end && updating_is_of(u, block, i))
			return &u->terms.at[i];
	return NULL;
}

/* Whole lines at the beginning of one, or, @in_line, behind what ends there. */
static void add_item(struct updating *u, const struct man_block *option,
		     struct span base, size_t at, bool in_line)
{
	CLEANUP_BUF struct buf item;

	buf_init(&item, LIMIT_HOWTO);
	if (in_line)
		buf_add_char(&item, '\n');
	updating_write_option(u, option, base, &item);
	item.len -= in_line;	/* the line ends already */
	splice_add(u->arena, &u->edits, at, at,
		   arena_copy(u->arena, buf_span(&item)));
	u->n.options++;
}

static void add_behind(struct updating *u, const struct man_block *option,
		       size_t at)
{
	bool is_docbook = u->howto->format == HOWTO_DOCBOOK;
	struct span before = span_first(u->howto->bytes, at), base = SPAN("");

	if (is_docbook)
		base = updating_blanks(u, span_rfind_char(before, '<'));
	add_item(u, option, base, before_mark(u, at), is_docbook);
}

const struct made *updating_front(const struct updating *u)
{
	const struct made *part = u->first_rules;
	struct span between, line;
	size_t lines = 0;

	if (!part)
		return NULL;
	while (part < u->parts.at + u->parts.n && part->what != MADE_OPTION)
		part++;
	if (part == u->parts.at + u->parts.n)
		return NULL;
	between = span_from(span_first(u->howto->bytes, part->start),
			    u->first_rules->end);
	while (span_next_line(&between, &line))
		lines++;
	return lines <= MADE_NEAR ? part : NULL;
}

static void add_before(struct updating *u, const struct man_block *option,
		       const struct made *part)
{
	struct span base = updating_blanks(u, part->start);

	add_item(u, option, base, part->start - base.len, false);
}

/* Each behind the one that is before it in the manual. */
static void add_to_lists(struct updating *u)
{
	const struct made *front = updating_front(u);
	const struct man_blocks *man = &u->source->man;
	const struct howto_term *last = u->last, *behind = NULL;

	for (size_t i = u->terms.n; !last && i-- > 0;)
		if (u->terms.at[i].item_end)
			last = &u->terms.at[i];
	for (size_t i = u->placed; last && i < man->n; i++) {
		const struct man_block *block = &man->at[i];
		const struct howto_term *term = NULL;

		if (block->kind != MAN_OPTION) {
			behind = NULL;
			continue;
		}
		if (!updating_is_missing(u, block, NULL))
			term = updating_find_term(u, block);
		else if (front)
			add_before(u, block, front);
		else
			add_behind(u, block,
				   (behind ? behind : last)->item_end);
		behind = term ? term : behind;
	}
}

/* Where the end tag of the entry is, with the blanks before it in its line. */
static size_t end_tag(const struct updating *u)
{
	struct span bytes = u->howto->bytes;
	size_t tag = span_rfind_char(span_first(bytes, u->entry->end), '<');
	size_t at = tag;

	while (at > u->entry->start &&
	       (bytes.p[at - 1] == ' ' || bytes.p[at - 1] == '\t'))
		at--;
	return bytes.p[at - 1] == '\n' ? at : tag;
}

/* The blanks before its tags: of the start, where the end begins no line. */
static struct span tag_blanks(const struct updating *u)
{
	bool begins_line = u->howto->bytes.p[end_tag(u) - 1] == '\n';

	return updating_blanks(u, begins_line ? u->entry->end - 1 :
						u->entry->start);
}

/* Where a list goes that the entry does not have yet: behind all of it. */
static size_t end_of_entry(const struct updating *u)
{
	size_t least = u->parts.n ? VEC_LAST(&u->parts)->end : u->entry->start;
	struct span bytes = u->howto->bytes;
	size_t at = u->entry->end;

	if (u->howto->format == HOWTO_DOCBOOK)
		return end_tag(u);
	while (at > least && char_is_space(bytes.p[at - 1]))
		at--;
	return at;
}

bool updating_has_rest(const struct updating *u)
{
	for (size_t i = 0; i < u->parts.n; i++)
		if (u->parts.at[i].what == MADE_OPTION ||
		    u->parts.at[i].what == MADE_TEXT)
			return true;
	return u->last;
}

/*
 * The words before the first option are still those that nfkit made, and none
 * of what follows in the manual is there: then all of it comes with the list.
 */
static bool takes_rest(const struct updating *u)
{
	return u->has_made_intro && !u->has_long_intro && !updating_has_rest(u);
}

void updating_write_manual(const struct updating *u, size_t end,
			   struct buf *to)
{
	struct howto_source first = *u->source;
	bool has_list = has_made_list(u);

	first.man.n = end;
	if (u->howto->format == HOWTO_DOCBOOK)
		howto_manual_docbook(u->arena, &first, has_list,
				     tag_blanks(u), to);
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
		base = tag_blanks(u);
	deeper = span_of(arena_printf(u->arena, SPAN_FMT "    ",
				      SPAN_ARG(base)));
	u->n.options = write_missing(u, deeper, &items);
	if (!u->n.options)
		return;
	in_line = bytes.p[at - 1] != '\n';
	buf_add_str(&all, in_line ? "\n" : "");
	write_list(u, base, buf_span(&items), &all);
	/* Before an end of line that is there, or an end tag on a line. */
	if (in_line && is_docbook)
		buf_add(&all, base);
	else if (in_line)
		all.len--;
	splice_add(u->arena, &u->edits, at, at,
		   arena_copy(u->arena, buf_span(&all)));
}

void updating_options(struct updating *u)
{
	for (size_t i = 0; i < u->placed; i++)
		u->n.options += updating_is_missing(u, &u->source->man.at[i],
						    NULL);
	if (u->last || has_made_list(u))
		add_to_lists(u);
	else if (!u->placed)
		add_list(u);
}
