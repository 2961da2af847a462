/* SPDX-License-Identifier: GPL-2.0-only */
/* splice - replace byte ranges of a document, and look at what comes out */
#ifndef HOWTO_SPLICE_H
#define HOWTO_SPLICE_H

#include "howto/document.h"
#include "howto/source.h"

struct splice {
	size_t start, end;	/* what is replaced */
	struct span text;	/* its lines end in '\n' */
	size_t nr;		/* in the order of splice_add() */
};

struct splices {
	struct splice *at;
	size_t n, cap;
};

/*
 * Note an edit; @text must live on. Edits do not overlap; those at one place
 * go there in the order in which they come, before what replaces it.
 */
void splice_add(struct arena *a, struct splices *to, size_t start, size_t end,
		struct span text);

/*
 * @bytes with all edits, from @a. Bytes outside of the edits stay, and lines
 * in them that are the same as before; new lines end as the one before does.
 */
struct span splice_all(struct arena *a, struct span bytes,
		       struct splices *edits);

/*
 * A last look at what is about to be written: @bytes must be as sound as
 * @before was, and have the entry of @source. ERR_SYNTAX where not.
 */
int splice_check(struct arena *a, const struct howto *before,
		 const struct howto_source *source, struct span bytes,
		 struct err *e) MUST_CHECK;

/* The same where @entry of @before has been removed. */
int splice_check_without(struct arena *a, const struct howto *before,
			 const struct howto_entry *entry, struct span bytes,
			 struct err *e) MUST_CHECK;

#endif
