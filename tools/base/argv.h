/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * argv - the line that names a program, as the words a shell would make of it
 *
 * git hands such a line of its configuration, or of the environment, to a
 * shell. Most are a program and its arguments, some with quotes, a variable or
 * a "~" in them, and need none (wordexp(3)).
 */
#ifndef BASE_ARGV_H
#define BASE_ARGV_H

#include "base/opt.h"

/*
 * Append the words of @line to @argv, copied to @a; none where it is blank.
 * ERR_USAGE where only a shell can run it, for a pipe, a redirection, a second
 * command or the output of one; or where a quote is not closed.
 */
int argv_split(struct arena *a, const char *line, struct opt_list *argv,
	       struct err *e) MUST_CHECK;

#endif
