/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * stream - check mails as they come, on several threads, in bounded memory
 *
 * Mails are read in generations of at most STREAM_MAILS mails or STREAM_BYTES
 * bytes. A generation is handed on when the one behind it has been read and
 * checked as well, so that the patches of a series, which come close together,
 * see each other: those farther apart than two generations do not, and a
 * series cut so says it (see struct series). What comes out is in the order of
 * what went in, whatever the number of threads.
 */
#ifndef CHECK_STREAM_H
#define CHECK_STREAM_H

#include "check/report.h"
#include "check/select.h"

#define STREAM_MAILS	64
#define STREAM_BYTES	(512UL << 10)

/* A mail as it was found, before it is decoded. */
struct raw_mail {
	struct span bytes;	/* no separator, no ">From " */
	struct span id;		/* word behind "From ", or a commit's id */
	const char *source;	/* the file, or the commit's short id */
	unsigned int line;	/* of the first byte in the file */
	size_t input;		/* the how-manyth input it is from */
};

struct stream {
	const struct selection *selection;
	unsigned int workers;	/* 1 to POOL_MAX */
	bool keeps_parts;	/* a multipart is lines: mime_decode_whole() */
	bool is_part;		/* mails before or behind are left out */
	void *context;		/* for the two functions */

	/* The next mail, from @a: 1, 0 where there is none, -1 on error. */
	int (*next)(void *context, struct arena *a, struct raw_mail *out,
		    struct err *e);
	/*
	 * A patch or cover letter with its findings, which then go. Not called
	 * for mails that are neither.
	 */
	int (*take)(void *context, const struct raw_mail *raw,
		    const struct checked *mail, struct err *e);
};

/*
 * Run it to the end. Where ->next fails, all that was read before is still
 * handed on. A mail that cannot be decoded is an error.
 */
int stream_run(const struct stream *s, struct err *e) MUST_CHECK;

#endif
