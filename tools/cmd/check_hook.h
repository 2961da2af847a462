/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * check_hook - nfkit as a hook of git
 *
 * Findings are shown on stderr, where git shows what a hook says. Errors stop
 * what git is about to do; warnings and notes are for the person who looks.
 */
#ifndef CMD_CHECK_HOOK_H
#define CMD_CHECK_HOOK_H

#include "cmd/check_run.h"

/*
 * The hook @name of githooks(5), commit-msg or sendemail-validate, whose
 * argument is a file. *@status is what the hook is to exit with.
 */
int check_hook(const char *name, struct check_run *run, int *status,
	       struct err *e) MUST_CHECK;

/*
 * Put the hooks into the repository that the current folder lies in. A hook
 * that is there already stays: then *@status is STATUS_FINDINGS, and stderr
 * says which line to add to it.
 */
int check_install_hooks(const struct term *talk, int *status,
			struct err *e) MUST_CHECK;

#endif
