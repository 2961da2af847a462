/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * pager - what does not fit the screen is shown page by page, as git does
 *
 * Only on a terminal that can more than "dumb". What a command prints is kept
 * until it has ended, or is more than the screen holds: from then on the pager
 * gets it as it comes (see base/relay.h). Until then a bar may be drawn.
 */
#ifndef CMD_PAGER_H
#define CMD_PAGER_H

#include "base/arena.h"
#include "base/relay.h"
#include "base/term.h"

struct pager {
	struct relay *relay;	/* NULL: there is no pager */
	int out, talk;		/* what stdout and stderr were; -1: still are */
	struct relay_ends ends;
};

#define PAGER_NONE \
	{ .out = -1, .talk = -1, .ends = { .terminal = -1, .bar_fd = -1 } }

/*
 * The pager is NFKIT_PAGER, GIT_PAGER, core.pager, PAGER or less, the first
 * that is set, see git-var(1), as base/argv.h reads it; less, where it needs a
 * shell. There is none where it is empty, or "cat".
 *
 * From here on what goes to stdout, which @out is about, and to stderr, if it
 * is a terminal too, may go to a pager: @talk then is of where it was, for a
 * bar. LESS and LV are set as git sets them.
 *
 * A user who quits the pager ends the command by SIGPIPE when it prints more,
 * so this is for commands whose work it is to print.
 */
void pager_begin(struct pager *p, const struct term *out, struct term *talk);

/*
 * Wait until all is shown, and until the pager has ended. ERR_IO where the
 * terminal takes nothing.
 */
int pager_end(struct pager *p, struct err *e) MUST_CHECK;

#endif
