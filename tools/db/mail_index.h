/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * mail_index - mails by their words and threads, in SQLite with FTS5
 *
 * tools/db/ is the only place that knows SQLite. The index is one file. It is
 * a thing that can be made again at any time: who opens one of another
 * version, or a damaged one, gets an empty one. Whoever has it open has it
 * alone.
 */
#ifndef DB_MAIL_INDEX_H
#define DB_MAIL_INDEX_H

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"

struct mail_index;

struct mail_row {
	struct span mid;	/* without <> */
	struct span parent;	/* the mail it answers; empty: none */
	struct span thread;	/* the first mail of the thread */
	struct span subject;	/* all of it */
	struct span key;	/* the summary in lower case: same in each version */
	struct span author;
	struct span date;	/* YYYY-MM-DD */
	unsigned int version;
	bool is_patch;		/* a patch or a cover letter */
	bool is_relayed;	/* a patch sent on by a maintainer */
	bool says_applied;	/* a reply that says so */
	struct span files, text;	/* of a patch: what is searched */
};

/* What was found of one key: an attempt with all its versions. */
struct mail_hit {
	struct span mid, subject, author, date;	/* of the last version */
	unsigned int version;
	unsigned int replies;	/* to that version */
	bool is_applied;
};

struct mail_hits {
	VEC(struct mail_hit) list;
};

/*
 * The folder must exist. Waits for another nfkit that has an index of this
 * folder open; ERR_IO where another program is at the file. The caller closes
 * *@out, as soon as it has what it wants.
 */
int mail_index_open(const char *path, struct mail_index **out,
		    struct err *e) MUST_CHECK;
void mail_index_close(struct mail_index **index);
#define CLEANUP_INDEX	__attribute__((cleanup(mail_index_close)))

/*
 * Rows go in between begin and end; what was not ended is not there. A second
 * mail of the same Message-ID is left out. @mark is what mail_index_mark()
 * gives from then on: how far the archive is indexed.
 */
int mail_index_begin(struct mail_index *index, struct err *e) MUST_CHECK;
int mail_index_add(struct mail_index *index, const struct mail_row *row,
		   struct err *e) MUST_CHECK;
int mail_index_end(struct mail_index *index, const char *mark,
		   struct err *e) MUST_CHECK;

/* Forget what was added since begin. */
void mail_index_abort(struct mail_index *index);

/* Empty the index: within begin and end. */
int mail_index_clear(struct mail_index *index, struct err *e) MUST_CHECK;

/* In @a; "" where nothing was indexed. */
const char *mail_index_mark(struct mail_index *index, struct arena *a);

/*
 * The patches that have all @words in subject, author, files or text, the best
 * first, at most @max keys, of the best MAIL_INDEX_ROWS mails. A word of
 * several parts ("nf_tables") is a phrase.
 */
#define MAIL_INDEX_ROWS	500
int mail_index_search(struct mail_index *index, struct arena *a,
		      const char *const *words, size_t n, size_t max,
		      struct mail_hits *out, struct err *e) MUST_CHECK;

#endif
