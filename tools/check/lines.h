/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lines - look for a few tokens in the code that a patch adds
 */
#ifndef CHECK_LINES_H
#define CHECK_LINES_H

#include "check/rule.h"
#include "model/cread.h"
#include "model/cstatement.h"

/*
 * Find one of these words, the last of which is NULL, on the line and move it
 * there. With @want_call a "(" must be behind it. False where there is none.
 */
bool line_find(struct cread *line, const char *const *words, bool want_call);

/* The same with a decimal number between brackets behind it: "WORD(17)". */
bool line_find_number(struct cread *line, const char *const *words,
		      struct span *text, uint64_t *number);

/* Call @statement with each statement that begins in an added line. */
void each_added_statement(struct report *to, const struct ctokens *tokens,
			  void (*statement)(struct report *to,
					    const struct ctokens *tokens,
					    const struct cstatement *s));

/* What the grains banned_words and banned_calls of a rule do on one line. */
void report_banned(struct report *to, struct cread line,
		   const struct banned *banned, bool want_call);

#endif
