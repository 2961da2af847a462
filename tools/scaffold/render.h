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

/*
 * The piece @name of the option whose scope is @s, without blanks around, in
 * @out from the arena of @s. The errors are those of template_render().
 */
int render_piece(const struct templates *all, const char *name, struct scope *s,
		 struct span *out, struct err *e) MUST_CHECK;

/*
 * What an option is about, in words, is a piece too, but goes into the middle
 * of lines: set @about@, and @About@ with a capital letter, in its scope.
 */
int render_about(const struct templates *all, struct scope *s,
		 struct err *e) MUST_CHECK;

#endif
