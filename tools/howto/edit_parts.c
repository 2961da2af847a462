// SPDX-License-Identifier: GPL-2.0-only
/* edit_parts - the part of edit.h that writes anew what nfkit made */
#include "howto/updating.h"

#include <string.h>

#include "base/limits.h"
#include "howto/gap.h"
#include "howto/section.h"
#include "howto/section_linuxdoc.h"

/*
 * The term that a part of the entry begins with: the first one with an option,
 * whose name is that of it, else of a value. False where there is none.
 */
static bool first_term(const struct updating *u, const struct made *part,
		       size_t *term, struct span *name)
{
	const struct updating_range *range;

	range = &u->in_parts.at[part - u->parts.at];
	*name = SPAN("");
	*term = range->from;
	for (size_t i = range->from; i < range->to; i++) {
		if (!u->term_words[i].names.n)
			continue;
		*name = u->term_words[i].names.at[0].name;
		*term = i;
		break;
	}
	return range->from < range->to;
}

/* How many parts before this one begin with the same option, or term. */
static size_t place_of(const struct updating *u, const struct made *part,
		       size_t term, struct span name, bool same_term)
{
	const char *text = u->terms.at[term].text;
	size_t n = 0;

	for (size_t i = 0; i < u->parts.n && &u->parts.at[i] != part; i++) {
		struct span one;
		size_t other;

		if (u->parts.at[i].what != MADE_OPTION ||
		    !first_term(u, &u->parts.at[i], &other, &one))
			continue;
		n += same_term ? !strcmp(u->terms.at[other].text, text) :
				 span_eq(one, name);
	}
	return n;
}

/*
 * The @place-th block of the manual that is of this option, or has this term;
 * the last one where there are fewer.
 */
static const struct man_block *pick(const struct updating *u, size_t term,
				    struct span name, size_t place,
				    bool same_term)
{
	const struct man_blocks *man = &u->source->man;
	const struct man_block *found = NULL;

	for (size_t i = 0; i < man->n; i++) {
		const struct man_block *block = &man->at[i];

		if (block->kind != MAN_OPTION)
			continue;
		if (name.len && !words_have(&u->block_words[i], name))
			continue;
		if (same_term && !updating_has_term(u, block, term))
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
	struct span name;
	size_t term;

	if (!first_term(u, part, &term, &name))
		return NULL;
	block = pick(u, term, name, place_of(u, part, term, name, true), true);
	return block || !name.len ? block :
	       pick(u, term, name, place_of(u, part, term, name, false),
		    false);
}

void updating_write_part(const struct updating *u, const struct made *part,
			 const struct man_block *block, struct buf *to)
{
	if (u->howto->format == HOWTO_DOCBOOK)
		howto_part_docbook(u->arena, part->what, block, u->source,
				   updating_blanks(u, part->start), to);
	else
		howto_part_linuxdoc(u->arena, part->what, block, u->source,
				    updating_in_items(u), to);
}

/* Does a file say what this part is about? If not, what it said stays. */
static bool is_known(const struct updating *u, const struct made *part,
		     const struct man_block *block)
{
	return block || gap_is_told(u->source, part->what);
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

static bool is_in(const struct updating *u, const struct man_block *block,
		  const struct made *part)
{
	const struct updating_range *range;

	range = &u->in_parts.at[part - u->parts.at];
	for (size_t i = range->from; i < range->to; i++)
		if (updating_is_of(u, block, i))
			return true;
	return false;
}

/* Options that had words in common may have words of their own by now. */
static bool is_parted(const struct updating *u, const struct made *part,
		      const struct man_block *option,
		      const struct man_block *block)
{
	return block->kind == MAN_OPTION && is_in(u, block, part) &&
	       !updating_same_term(u, option, block) &&
	       updating_is_missing(u, block, part) &&
	       !updating_is_missing(u, block, NULL);
}

/*
 * The part of an option, and beside it those that were parted from it: so what
 * has changed is in one place, and no option is lost. In their order; but where
 * options go before this part, so do they. Their number.
 */
static size_t write_options(struct updating *u, const struct made *part,
			    const struct man_block *option, struct buf *to)
{
	const struct man_blocks *man = &u->source->man;
	struct span base = updating_blanks(u, part->start);
	const struct man_block *last = option;
	bool is_front = updating_front(u) == part;
	VEC(const struct man_block *) all = { 0 };

	for (size_t i = 0; i < man->n; i++) {
		const struct man_block *block = &man->at[i];

		if (block == option ? !is_front :
				      is_parted(u, part, option, block))
			*VEC_ADD(u->arena, &all) = block;
	}
	if (!is_front && all.n)
		last = all.at[--all.n];
	for (size_t i = 0; i < all.n; i++)
		updating_write_option(u, all.at[i], base, to);
	updating_write_part(u, part, last, to);
	return all.n + 1;
}

void updating_replace(struct updating *u, const struct made *part,
		      const struct buf *by)
{
	size_t blanks = updating_blanks(u, part->start).len;

	splice_add(u->arena, &u->edits, part->start - blanks, part->end,
		   arena_copy(u->arena, buf_span(by)));
	u->n.parts++;
}

void updating_renew(struct updating *u, const struct made *part,
		    const struct man_block *block)
{
	struct made listing = { .what = MADE_LISTING, .start = part->start };
	bool is_new = lacks_listing(u, part), is_one = true;
	CLEANUP_BUF struct buf made, new;

	buf_init(&made, LIMIT_HOWTO);
	buf_init(&new, LIMIT_HOWTO);
	if (!part->end || !is_known(u, part, block))
		return;
	if (part->what == MADE_OPTION)
		is_one = write_options(u, part, block, &made) == 1;
	else
		updating_write_part(u, part, block, &made);
	if (made_digest(made_text(&made)) == part->digest &&
	    !(is_new && u->source->listing))
		return;
	if (is_one)
		made_change(u->arena, u->howto->bytes, part,
			    updating_blanks(u, part->start),
			    made_text(&made), &new);
	else
		buf_add(&new, buf_span(&made));
	if (is_new)
		updating_write_part(u, &listing, NULL, &new);
	updating_replace(u, part, &new);
}

/* Is there a gap only? */
static bool is_due(const struct updating *u, const struct made *part)
{
	struct span text = span_from(span_first(u->howto->bytes, part->end),
				     part->text);

	return span_find(text, SPAN("<!-- nfkit: ")) != SIZE_MAX;
}

/* Those that come where a gap was. */
static const struct made *find_first_rules(const struct updating *u)
{
	for (size_t i = 0; i < u->parts.n; i++) {
		const struct made *part = &u->parts.at[i];

		if (part->what == MADE_RULES && part->end &&
		    is_known(u, part, NULL) && is_due(u, part))
			return part;
	}
	return NULL;
}

void updating_parts(struct updating *u)
{
	u->first_rules = find_first_rules(u);
	for (size_t i = 0; i < u->parts.n; i++) {
		const struct made *part = &u->parts.at[i];

		if (part->what == MADE_OPTION)
			updating_renew(u, part, option_of(u, part));
		else if (part->what != MADE_INTRO && part->what != MADE_TEXT)
			updating_renew(u, part, NULL);
	}
}
