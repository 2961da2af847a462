/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * argv - a program and its arguments: word by word, or from a line
 *
 * git hands such a line of its configuration, or of the environment, to a
 * shell. Most are a program and its arguments, some with quotes, a variable or
 * a "~" in them, and need none (wordexp(3)).
 */
#ifndef BASE_ARGV_H
#define BASE_ARGV_H

#include "base/opt.h"

/* Words, and NULL behind the last, as base/process takes them. */
#define ARGV(...)	((const char *const[]) { __VA_ARGS__, NULL })

/* Append @words, behind which stands NULL, to @argv; they are not copied. */
void argv_add(struct arena *a, struct opt_list *argv,
	      const char *const *words);

/* Put the NULL behind them, and give them: nothing is appended from then on. */
const char *const *argv_end(struct arena *a, struct opt_list *argv);

/*
 * Append the words of @line to @argv, copied to @a; none where it is blank.
 * ERR_USAGE where only a shell can run it, for a pipe, a redirection, a second
 * command or the output of one; or where a quote is not closed.
 */
int argv_split(struct arena *a, const char *line, struct opt_list *argv,
	       struct err *e) MUST_CHECK;

#endif
