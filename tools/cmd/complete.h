/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * complete - what could stand where the cursor is, for the shells
 *
 * The words of a command line are looked up in the tables that the commands
 * themselves are read by, so that nothing has to be kept in step. A candidate
 * is a line "WORD<TAB>WHAT IT IS"; ":files" and ":dirs" ask the shell for
 * those, which it knows better.
 */
#ifndef CMD_COMPLETE_H
#define CMD_COMPLETE_H

#include "base/buf.h"
#include "base/opt.h"

struct completing {
	struct arena *arena;
	struct span typed;	/* the word before the cursor */
	struct span before;	/* what of it a candidate begins with anyway */
	struct buf *to;
};

/* Add a candidate if what was typed begins it. @about may be NULL. */
void complete_add(struct completing *c, struct span word, const char *about);

/*
 * The values for a placeholder of a usage text: "RULE,...", "[INPUT...]",
 * "EXT-DIR|NAME...". One that nothing is known of adds nothing.
 */
void complete_values(struct completing *c, const char *placeholder);

/*
 * What could stand behind the @n arguments @args, by the usage text of the
 * arguments. Of "[list | add NAME KIND]", whose alternatives begin with a
 * verb, that is a verb, or the word at this place behind the verb.
 */
void complete_argument(struct completing *c, const char *usage,
		       const char *const *args, size_t n);

#endif
