/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * program - one that git config names, with a mail to look at
 *
 * git runs such a line by a shell; here it is parted at its blanks, so that
 * no word of it comes to mean more. What only a shell understands is refused.
 */
#ifndef SEND_PROGRAM_H
#define SEND_PROGRAM_H

#include "base/opt.h"

#define PROGRAM_MS	60000	/* for one run */

/*
 * The words of @line, appended to @argv; a path that names a file is one word,
 * blanks and all. ERR_USAGE where it is empty or needs a shell; @name is the
 * key that has it.
 */
int program_split(struct arena *a, const char *name, const char *line,
		  struct opt_list *argv, struct err *e) MUST_CHECK;

/*
 * What the program of the key @name writes to stdout, in @a, when it gets a
 * file with @mail as its last argument, or, with @to_stdin, on its input. Its
 * file has the name @file_name. ERR_IO where it fails; what it wrote is given
 * then, too.
 */
struct program {
	const char *name, *line;
	bool to_stdin;
};

int program_run(const struct program *c, struct arena *a,
		struct span file_name, struct span mail, struct span *out,
		struct err *e) MUST_CHECK;

#endif
