/* SPDX-License-Identifier: GPL-2.0-only */
/* format - a commit as the mail that git format-patch writes */
#ifndef SEND_FORMAT_H
#define SEND_FORMAT_H

#include "base/buf.h"
#include "model/change.h"

struct format {
	struct span prefix;	/* in the brackets: "PATCH nf-next"; or empty */
	unsigned int nr, total;	/* numbers in the brackets; total 0: none */
	struct span signature;	/* the lines below "-- "; empty: none */
};

/* The subject of a message: its first paragraph as one line. In @a. */
struct span format_subject(struct arena *a, struct span message);

/* All of the mail, from the "From " line of an mbox on. */
void format_patch(struct arena *a, const struct format *f,
		  const struct change *c, struct buf *to);

#endif
