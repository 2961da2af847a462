/* SPDX-License-Identifier: GPL-2.0-only */
/* render - files from the templates in the program, ready to be written */
#ifndef SCAFFOLD_RENDER_H
#define SCAFFOLD_RENDER_H

#include "scaffold/template.h"

/* The templates that were built in. */
struct templates render_templates(void);

/*
 * What the template @path becomes, in @out from the arena of @top: C in the
 * kernel's style. The errors are those of template_render().
 */
int render_file(const struct templates *all, const char *path,
		const struct scope *top, struct span *out,
		struct err *e) MUST_CHECK;

/* Likewise for the message of a commit: paragraphs of at most 75 columns. */
int render_message(const struct templates *all, const char *path,
		   const struct scope *top, struct buf *to,
		   struct err *e) MUST_CHECK;

#endif
