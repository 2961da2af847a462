/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * program - one that git config names, with a mail to look at
 *
 * git runs such a line by a shell; here base/argv.h makes words of it.
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

struct program {
	const char *name;	/* the key that has it, for messages */
	const char *line;	/* it, and arguments of its own */
	bool to_stdin;		/* the mail is its input, not a file */
	const char *dir;	/* the folder that it runs in; NULL: this one */
	const char *git_dir;	/* its GIT_DIR; NULL: as ours */
};

/*
 * What @p writes to stdout, in @a, when it looks at @mail: as a file with the
 * name @file_name, its last argument, or on its input. ERR_USAGE where its line
 * is none, ERR_IO where it fails or takes more than PROGRAM_MS; what it wrote
 * is given then, too.
 */
int program_run(const struct program *p, struct arena *a,
		struct span file_name, struct span mail, struct span *out,
		struct err *e) MUST_CHECK;

#endif
