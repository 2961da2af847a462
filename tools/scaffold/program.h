/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * program - a new program as files, by the templates
 *
 * The templates of a kind are in a folder of its name, templates/rules/ say:
 * each file of it becomes one of the new folder, and NAME in its name becomes
 * the program's. templates/README.md lists the names that they may use.
 */
#ifndef SCAFFOLD_PROGRAM_H
#define SCAFFOLD_PROGRAM_H

#include "model/extension.h"
#include "scaffold/plan.h"

/*
 * Add to @p the folder @x->name and its files, for @x that is a program.
 * @author is "Name <mail>". The errors are those of template_render().
 */
int program_plan(const struct extension *x, const char *author, struct plan *p,
		 struct err *e) MUST_CHECK;

/* The message of a commit that adds them, without Signed-off-by. */
int program_message(const struct extension *x, struct buf *to,
		    struct err *e) MUST_CHECK;

#endif
