/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * plain - know a message of one plain text part without a MIME parser
 *
 * Nearly all patches are such, and GMime takes longer to parse them than all
 * rules together. Only what is said in the plainest of words is taken for it
 * (no parameter but charset, nothing twice, of other Content- headers only a
 * language and that it is inline); all else is GMime's, which comes to the same
 * on what is taken: that is tested.
 */
#ifndef MIME_PLAIN_H
#define MIME_PLAIN_H

#include <gmime/gmime.h>

#include "base/span.h"

struct plain {
	GMimeContentEncoding encoding;
	struct span charset;	/* in the header block; empty: none given */
};

/* False where the header block @head does not say that plainly. */
bool plain_read(struct span head, struct plain *out);

#endif
