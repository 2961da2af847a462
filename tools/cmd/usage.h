/* SPDX-License-Identifier: GPL-2.0-only */
/* usage - the words of a usage text: "[list | add EXT-DIR|FILE.so...]" */
#ifndef CMD_USAGE_H
#define CMD_USAGE_H

#include "base/span.h"

enum usage_kind {
	USAGE_LITERAL,		/* typed as it stands: list */
	USAGE_PLACEHOLDER,	/* in capitals: EXT-DIR */
	USAGE_OPTION,		/* begins with a dash: --spec */
};

struct usage_word {
	struct span before;	/* what parts it from the last one: "[", "|" */
	struct span text;	/* empty behind the last word */
	enum usage_kind kind;
};

/*
 * Cut the next word, and what is before it, off the front of @rest; false where
 * nothing is left. A word is of letters, digits and dashes, and of a dot with a
 * letter behind it. The spans are pieces of @rest.
 */
bool usage_next(struct span *rest, struct usage_word *out);

#endif
