/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * check_run - all inputs of nfkit check through the checker and a printer
 *
 * The findings go out as they come, in the order of the inputs; talk goes to
 * stderr.
 */
#ifndef CMD_CHECK_RUN_H
#define CMD_CHECK_RUN_H

#include "base/progress.h"
#include "check/print.h"
#include "check/stream.h"
#include "cmd/input.h"

/* What is counted over all inputs, for the last line. */
struct check_totals {
	size_t patches;
	size_t *of_input;	/* patches in each input */
	size_t findings[SEV_ERROR + 1];
	size_t silenced;
};

/* What a command line asks for, made ready, and how far it has got. */
struct check_run {
	const struct selection *selection;
	const struct printer *printer;
	const struct term *out, *talk;
	struct arena *arena;
	const struct opt_list *names;	/* of the inputs; none: the unsent */
	unsigned int workers;
	FILE *to;		/* where findings go; NULL: stdout */
	bool is_hook;	/* no patch is no error; nothing found, nothing said */
	bool is_part;	/* no patch is no error; a series may be cut */
	/* Called with each patch when it is printed; NULL: nothing more. */
	int (*also)(void *context, const struct checked *mail, struct err *e);
	void *context;

	/* The rest is check_run()'s. */
	struct check_totals totals;
	struct printing printing;
	struct progress bar;
	size_t mails;			/* that were read */
	struct buf silenced;		/* a line for each that a mail silenced */

	/* The inputs, one behind the other: a series may be in many files. */
	size_t inputs, opened;
	/* NULL: the next one is to be opened. A caller can set the only one. */
	struct input *input;
	bool keep_input;		/* the caller closes it */
};

/*
 * Check all inputs and print what is found, with a line on stderr that counts
 * it where the format is for people. What could not be read is an error; what
 * went before it has been printed then, as a whole text of its format.
 */
int check_run(struct check_run *run, struct err *e) MUST_CHECK;

/* All findings that were shown. */
size_t check_run_findings(const struct check_run *run);

#endif
