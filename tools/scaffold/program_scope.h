/* SPDX-License-Identifier: GPL-2.0-only */
/* program_scope - the names that the templates of a program may use */
#ifndef SCAFFOLD_PROGRAM_SCOPE_H
#define SCAFFOLD_PROGRAM_SCOPE_H

#include "model/extension.h"
#include "scaffold/scope.h"

/*
 * All of them, in @top, whose arena is used, and in its lists. @author is
 * "Name <mail>". The errors are those of template_render(): what an option is
 * about is a piece of templates/queue-types/.
 */
int program_names(const struct extension *x, const char *author,
		  struct scope *top, struct err *e) MUST_CHECK;

#endif
