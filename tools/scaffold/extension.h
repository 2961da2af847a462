/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * extension - a new match or target as files, by the templates
 *
 * Each file of templates/extension/ becomes one of the new folder; NAME in
 * its name becomes the extension's. templates/README.md lists the names that
 * the templates may use: they are set here.
 */
#ifndef SCAFFOLD_EXTENSION_H
#define SCAFFOLD_EXTENSION_H

#include "model/extension.h"
#include "scaffold/plan.h"

/*
 * Add to @p the folder @x->name and its files. @author is "Name <mail>". The
 * errors are those of template_render().
 */
int extension_plan(const struct extension *x, const char *author,
		   struct plan *p, struct err *e) MUST_CHECK;

/* The message of the commit that adds them, without Signed-off-by. */
int extension_message(const struct extension *x, struct buf *to,
		      struct err *e) MUST_CHECK;

#endif
