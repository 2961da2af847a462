/* SPDX-License-Identifier: GPL-2.0-only */
/* updating - what the parts of edit.h share while an entry is updated */
#ifndef HOWTO_UPDATING_H
#define HOWTO_UPDATING_H

#include "howto/edit.h"
#include "howto/made.h"
#include "howto/splice.h"
#include "howto/terms.h"

/* Of a block of the manual, or of a term of the entry. */
struct words {
	VEC(struct word_name {
		struct span name;	/* of an option */
		bool is_own;		/* not an argument of another one */
	}) names;
	VEC(uint32_t) digests;	/* of each term, in order */
	bool is_made;		/* a term in a part that nfkit made */
};

/* Of the terms in a part. */
struct updating_range {
	size_t from, to;
};

struct updating {
	struct arena *arena;
	const struct howto *howto;
	const struct howto_entry *entry;
	const struct howto_source *source;
	struct howto_terms terms;
	const struct howto_term *last;	/* with an option, to go behind; NULL */
	struct words *block_words;	/* for each of .source->man */
	struct words *term_words;	/* for each of .terms */
	struct splices edits;
	VEC(struct made) parts;		/* in .bytes of the HOWTO */
	VEC(struct updating_range) in_parts;	/* for each of .parts */
	struct howto_changes n;
	bool has_made_intro;		/* as it was made ... */
	bool has_long_intro;		/* ... also of what is behind options */
	const struct made *first_rules;	/* examples come here; or NULL */
	size_t placed;			/* blocks of the manual: see .edits */
};

/* The blanks at the beginning of the line of @at. */
struct span updating_blanks(const struct updating *u, size_t at);

/* Does nfkit write options as items with bullets, as the entry has them? */
bool updating_in_items(const struct updating *u);

/* Read the terms of the manual and of the entry, once .parts are known. */
void updating_read_words(struct updating *u);

/* The words of a block of the manual, which is one of .source->man. */
const struct words *updating_block(const struct updating *u,
				   const struct man_block *block);

/* Has it the option, be it as an argument? */
bool words_have(const struct words *words, struct span name);

/* Has the block of the manual the words of this term? */
bool updating_has_term(const struct updating *u, const struct man_block *block,
		       size_t term);

/* The same, or an option of it. */
bool updating_is_of(const struct updating *u, const struct man_block *block,
		    size_t term);

/* Has the block the words of the first term of the other one? */
bool updating_same_term(const struct updating *u, const struct man_block *one,
			const struct man_block *other);

/*
 * The last term with one of the block's options, or with its words, that
 * another one can follow; or NULL.
 */
const struct howto_term *updating_find_term(const struct updating *u,
					    const struct man_block *block);

/*
 * True where none of the options of the block is explained in the entry, but
 * for the part @not (or NULL); of a value, where its term is not there.
 */
bool updating_is_missing(const struct updating *u,
			 const struct man_block *block,
			 const struct made *not);

/*
 * An option that comes with the first example of all is the first of its list
 * where that is right behind the example: so it is beside what shows it. The
 * part to go before; NULL: it goes where the manual has it.
 */
const struct made *updating_front(const struct updating *u);

/* Does the entry have an option, or what the manual has behind the first? */
bool updating_has_rest(const struct updating *u);

/* Append all of an option, as an item of a list. */
void updating_write_option(const struct updating *u,
			   const struct man_block *option, struct span base,
			   struct buf *to);

/* Append what the manual has from its first option on up to block @end. */
void updating_write_manual(const struct updating *u, size_t end,
			   struct buf *to);

/* What would stand there if the entry were made now, with its mark. */
void updating_write_part(const struct updating *u, const struct made *part,
			 const struct man_block *block, struct buf *to);

/* Note @by, whole lines, in the place of a part. */
void updating_replace(struct updating *u, const struct made *part,
		      const struct buf *by);

/*
 * Note what makes a part that nfkit made say what its source says: @block is
 * the one of an option or a text; NULL: there is none in the manual.
 */
void updating_renew(struct updating *u, const struct made *part,
		    const struct man_block *block);

/* The same for all of them but the intro and the texts between options ... */
void updating_parts(struct updating *u);

/* ... and for these, which may have become others. */
void updating_texts(struct updating *u);

/* Note the options that are missing. */
void updating_options(struct updating *u);

#endif
