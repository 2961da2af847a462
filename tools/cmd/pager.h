/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * pager - what does not fit the screen is shown page by page, as git does
 *
 * Only on a terminal that can more than "dumb". What a command prints is kept
 * until it has ended; then what fits is printed, and the pager gets the rest.
 * So a bar may be drawn meanwhile, and who quits the pager early stops nothing
 * that is half done.
 */
#ifndef CMD_PAGER_H
#define CMD_PAGER_H

#include "base/term.h"
#include "base/arena.h"
#include "base/err.h"

struct pager {
	int out, talk;		/* what stdout and stderr were; -1: not kept */
	unsigned int width, height;
};

#define PAGER_NONE	{ .out = -1, .talk = -1 }

/*
 * From here on keep what goes to stdout, which @out is about, and to stderr, if
 * it is a terminal too: @talk then is of where it was, for a bar.
 */
void pager_begin(struct pager *p, const struct term *out, struct term *talk);

/*
 * Show what was kept, by NFKIT_PAGER, GIT_PAGER, core.pager, PAGER or less, the
 * first that is set, see git-var(1). Its line is parted at blanks, there is no
 * shell; an empty one, "cat", or one that is not there leaves it to nfkit. LESS
 * and LV are set as git sets them. ERR_IO where the terminal takes nothing.
 */
int pager_end(struct pager *p, struct arena *a, struct err *e) MUST_CHECK;

/* The lines that @text takes where each has @width columns. */
size_t pager_rows(struct span text, unsigned int width);

#endif
