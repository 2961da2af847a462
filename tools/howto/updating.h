/* SPDX-License-Identifier: GPL-2.0-only */
/* updating - what the parts of edit.h share while an entry is updated */
#ifndef HOWTO_UPDATING_H
#define HOWTO_UPDATING_H

#include "howto/edit.h"
#include "howto/made.h"
#include "howto/splice.h"
#include "howto/terms.h"

struct updating {
	struct arena *arena;
	const struct howto *howto;
	const struct howto_entry *entry;
	const struct howto_source *source;
	struct howto_terms terms;	/* with an option */
	struct howto_terms all_terms;
	struct splices edits;
	VEC(struct made) parts;		/* in .bytes of the HOWTO */
	struct howto_changes n;
	bool has_made_intro;
	size_t placed;			/* blocks of the manual: see .edits */
};

/* The blanks at the beginning of the line of @at. */
struct span updating_blanks(const struct updating *u, size_t at);

/* Does nfkit write options as items with bullets, as the entry has them? */
bool updating_in_items(const struct updating *u);

/* The part that nfkit made and that has this byte of the HOWTO, or NULL. */
const struct made *updating_part_at(const struct updating *u, size_t at);

static inline bool updating_is_inside(const struct howto_term *term,
				      const struct made *part)
{
	return term->start >= part->start && term->start < part->end;
}

/* The term of @block with the option @name; NULL: none has it. */
const struct man_text *updating_term_of(const struct updating *u,
					const struct man_block *block,
					struct span name);

/* Has the block the words of this term, be it with its other terms? */
bool updating_has_term(const struct updating *u, const struct man_block *block,
		       const struct howto_term *term);

/* Has the block the words of the first term of the other one, an option? */
bool updating_same_term(const struct updating *u, const struct man_block *one,
			const struct man_block *other);

/* The last term with one of the block's options, or with its words; or NULL. */
const struct howto_term *updating_find_term(const struct updating *u,
					    const struct man_block *block);

/*
 * True where none of the options of the block is explained in the entry, but
 * for the part @not (or NULL); of a value, where its term is not there.
 */
bool updating_is_missing(const struct updating *u,
			 const struct man_block *block,
			 const struct made *not);

/* Is the option explained in the entry, but for the part @not (or NULL)? */
bool updating_is_explained(const struct updating *u, struct span name,
			   const struct made *not);

/* Append all of an option, as an item of a list. */
void updating_write_option(const struct updating *u,
			   const struct man_block *option, struct span base,
			   struct buf *to);

/* Append what the manual has from its first option on up to block @end. */
void updating_write_manual(const struct updating *u, size_t end,
			   struct buf *to);

/* Note what makes the parts that nfkit made say what their source says. */
void updating_parts(struct updating *u);

/* Note the options that are missing. */
void updating_options(struct updating *u);

#endif
