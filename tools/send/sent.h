/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * sent - which versions of which branch have gone to the list
 *
 * The file nfkit-sent in the git directory has a line for each, the fields of
 * struct sent in order, parted by tabs; the last one is the word "sent" or is
 * not there. Written when a sending is complete, or its mails are files for
 * git send-email, which keeps their Message-IDs. The reference
 * refs/nfkit/BRANCH/vN keeps the commits of a version, for range-diffs.
 */
#ifndef SEND_SENT_H
#define SEND_SENT_H

#include "base/buf.h"
#include "base/vec.h"
#include "git/repo.h"

struct sent {
	struct span branch;	/* empty: HEAD was on none */
	unsigned int version;
	struct span base, last;	/* commits, 40 digits; the base may be empty */
	int64_t time;		/* seconds since 1970 */
	struct span id;		/* Message-ID of the first mail, without <> */
	struct span subject;	/* of it */
	bool by_us;		/* and not by the reader of the files */
};

struct sent_list {
	VEC(struct sent) list;	/* in the order of sending */
};

/* As a line with its \n; what parts lines and fields is a blank in it. */
void sent_format(const struct sent *s, struct buf *to);

/* False where it is no such line. The spans are of @line. */
bool sent_parse(struct span line, struct sent *out);

/* All that were, in @a; none where there is no file. */
int sent_read(struct repo *repo, struct arena *a, struct sent_list *out,
	      struct err *e) MUST_CHECK;

/*
 * Note one, and keep its commits; to be called with the lock of the repository
 * (send_lock()). One that is there already, or has no .id, is left alone.
 */
int sent_remember(struct repo *repo, struct arena *a, const struct sent *s,
		  struct err *e) MUST_CHECK;

/* ERR_EXISTS where nfkit has sent this version of these commits already. */
int sent_check_new(struct repo *repo, struct arena *a, const struct sent *s,
		   struct err *e) MUST_CHECK;

/*
 * The newest version below @version of a branch, or its newest at all where
 * @version is 0; NULL where there is none.
 */
const struct sent *sent_find(const struct sent_list *all, struct span branch,
			     unsigned int version);

#endif
