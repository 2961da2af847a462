/* SPDX-License-Identifier: GPL-2.0-only */
/* check_fix - what nfkit check --fix does with its inputs */
#ifndef CMD_CHECK_FIX_H
#define CMD_CHECK_FIX_H

#include "base/opt.h"
#include "base/term.h"
#include "check/select.h"

struct check_fix {
	const struct selection *selection;
	const struct opt_list *names;	/* files, "-", a range; none: unsent */
	unsigned int workers;
	bool in_place;
	struct arena *arena;
	const struct term *out, *talk;

	size_t left;			/* findings, when it is done */
};

/*
 * Cure what can be cured: the one input to stdout, commits as git format-patch
 * --stdout would have them, for git am to take; with .in_place each file is
 * rewritten, as a whole, and only where something has changed. Says on stderr
 * how much that was. Where anything fails no file has been written.
 */
int check_fix(struct check_fix *fix, struct err *e) MUST_CHECK;

#endif
