/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lines - walk over the code that a patch adds, for rules about a few tokens
 *
 * Most of what checkpatch.pl knows about C it sees within one line, and once
 * in it; rules that agree with it do the same.
 */
#ifndef CHECK_LINES_H
#define CHECK_LINES_H

#include "check/rule.h"
#include "model/cread.h"

/* Call @line with the tokens of each added line. */
void each_added_line(struct report *to, const struct ctokens *tokens,
		     void (*line)(struct report *to, struct cread line));

/*
 * Find one of these words, the last of which is NULL, on the line and move it
 * there. With @want_call a "(" must be behind it. False where there is none.
 */
bool line_find(struct cread *line, const char *const *words, bool want_call);

/* A word, what is wrong with it, and what stands for it in the message. */
struct banned {
	const char *word;
	const char *why;	/* "is obsolete, kstrtol() is not" */
};

/* Report the first of the banned functions that an added line calls. */
void report_calls(struct report *to, const struct ctokens *tokens,
		  const struct banned *banned);

/* The same for any use of a word. */
void report_words(struct report *to, const struct ctokens *tokens,
		  const struct banned *banned);

#endif
