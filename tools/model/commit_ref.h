/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * commit_ref - how a log names other commits
 *
 * The form is: commit 0123456789ab ("title of that commit"), and in a trailer
 * the same behind "Fixes:". It may be wrapped as prose is
 * (Documentation/process/submitting-patches.rst of the kernel).
 */
#ifndef MODEL_COMMIT_REF_H
#define MODEL_COMMIT_REF_H

#include "model/message.h"

#define COMMIT_REF_DIGITS	12	/* that one should give, at least */
#define COMMIT_REF_MIN_DIGITS	5	/* less is no id at all */
#define COMMIT_REF_MAX_DIGITS	40

/* All the ids behind the word "commit" in one piece of text. */
struct commit_refs {
	struct span id;		/* the first one; empty: there is none */
	struct span title;	/* in parentheses behind one, without them */
	bool has_title;
	bool is_quoted;		/* the title, in double quotes */
	size_t digits;		/* of the longest id */
	bool has_blank;		/* one is behind exactly one blank */
	bool is_lower;		/* one has no capitals, nor has its "commit" */
};

/* What there is in @text: all zero where nothing is. Spans are of @text. */
void commit_refs_read(struct span text, struct commit_refs *out);

/* The line's last word is "commit". */
bool commit_refs_goes_on(struct span line);

/*
 * An id of 12 to 40 digits as a word of its own, without "commit" before it:
 * not in <> or [], not behind "Fixes:". Empty where there is none.
 */
struct span commit_ref_bare(struct span line);

/* Digits that are no id but letters only, as of "added", or none. */
bool commit_ref_is_word(struct span digits);
bool commit_ref_is_number(struct span digits);

/* "Fixes: 0123456789ab ("title")", or what somebody wrote instead of it. */
struct fixes {
	struct span key;	/* "Fixes:" as written, perhaps no colon */
	struct span id;
	struct span title;	/* in parentheses, without them and quotes */
	bool has_title, is_quoted;
	bool is_spaced;		/* with one blank each, and nothing else */
};

/* False where the line is none. */
bool fixes_read(struct span line, struct fixes *out);

#endif
