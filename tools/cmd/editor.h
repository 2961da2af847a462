/* SPDX-License-Identifier: GPL-2.0-only */
/* editor - let the user edit a file, in the editor that git would take */
#ifndef CMD_EDITOR_H
#define CMD_EDITOR_H

#include "git/repo.h"

/*
 * Run it on the file @path and wait: GIT_EDITOR, core.editor, VISUAL, EDITOR or
 * vi, see git-var(1); base/argv.h reads its line, and ":" edits nothing. @repo
 * may be NULL. ERR_IO where it fails, the file is as it left it then; ERR_USAGE
 * where it needs a shell.
 */
int editor_run(struct arena *a, struct repo *repo, const char *path,
	       struct err *e) MUST_CHECK;

#endif
