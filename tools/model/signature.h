/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * signature - a line by which somebody answers for a patch
 *
 * That is a line with a key that ends in "by", or To: or Cc:, as checkpatch.pl
 * takes them: perhaps behind blanks, but with none before the colon.
 * Documentation/process/submitting-patches.rst of the kernel has the keys.
 */
#ifndef MODEL_SIGNATURE_H
#define MODEL_SIGNATURE_H

#include "model/message.h"

struct signature {
	struct line line;
	struct span indent;	/* white space before the key */
	struct span key;	/* without the colon */
	struct span gap;	/* white space behind the colon */
	struct span who;	/* all that follows */
};

/* False where the line is none. */
bool signature_read(struct line line, struct signature *out);

/* True for a key of that document, and for one that ends in one of them. */
bool signature_is_known(struct span key);
bool signature_is_standard(struct span key);

/* The known key that was perhaps meant by a misspelt one, or NULL. */
const char *signature_guess(struct span key);

/* True for this key in any case. */
bool signature_is(const struct signature *s, struct span key);

/* True where the address is the one of the stable trees. */
bool signature_is_to_stable(const struct signature *s);

#endif
