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
	bool with_notes;	/* of git notes, below the "---" */
	struct span range_diff;	/* text for the reviewers; may be empty */
	struct span base;	/* commit that the series is on; empty: unsaid */
	struct span change_id;	/* b4's name of all versions; empty: unsaid */
	/* Who sends it; the author then is in the body. Empty: the author. */
	struct span sender_name, sender_mail;
	int64_t time;		/* in Date:, seconds since 1970; 0: the author's */
	int offset;		/* of that: minutes east of UTC */
	/* More headers, each with its \n: Message-ID:, To: ... May be empty. */
	struct span thread;	/* above From: */
	struct span recipients;	/* below the others */
};

/* What stands above a series. */
struct cover {
	struct span subject, body;	/* UTF-8 */
	struct span author_name, author_mail;
	int64_t time;
	int offset;			/* minutes east of UTC */
	const struct change *const *changes;	/* the patches, oldest first */
	size_t n;
	const struct change *whole;	/* all of them as one; no message */
};

/* The subject of a message: its first paragraph as one line. In @a. */
struct span format_subject(struct arena *a, struct span message);

/* @subject behind the brackets, as people read it. In @a. */
struct span format_full_subject(struct arena *a, const struct format *f,
				struct span subject);

/* All of the mail, from the "From " line of an mbox on. */
void format_patch(struct arena *a, const struct format *f,
		  const struct change *c, struct buf *to);

/* The mail "0/N" of a series: subject, text, who did what, diffstat. */
void format_cover(struct arena *a, const struct format *f,
		  const struct cover *cover, struct buf *to);

/* The name git format-patch gives the file: "v2-0001-nft-do-it.patch". */
struct span format_file_name(struct arena *a, unsigned int version,
			     unsigned int nr, struct span subject);

#endif
