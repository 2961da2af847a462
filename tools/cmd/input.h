/* SPDX-License-Identifier: GPL-2.0-only */
/* input - from what stands on the command line to raw mails */
#ifndef CMD_INPUT_H
#define CMD_INPUT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"

struct raw_mail {
	struct span bytes;	/* no separator, no ">From " */
	struct span id;		/* word behind "From ", or a commit's id */
	const char *source;	/* the file, or the commit's short id */
	unsigned int line;	/* of the first byte in the file */
};

struct raw_mails {
	VEC(struct raw_mail) list;
};

/*
 * Add the mails of @name to @out: "-" is standard input; a file is a patch, a
 * mail or an mbox; what is no file is a revision or a range of the git
 * repository that the current folder lies in. An empty file is an error.
 */
int input_read(struct arena *a, const char *name, struct raw_mails *out,
	       struct err *e) MUST_CHECK;

/* What would be sent: the commits that the upstream branch does not have. */
int input_read_unsent(struct arena *a, struct raw_mails *out,
		      struct err *e) MUST_CHECK;

#endif
