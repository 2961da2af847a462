/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * template - a file with names in it that become text
 *
 *	@name@			the text of this name; @@ is one '@'
 *
 * and on a line of their own, which leaves no trace in what is made:
 *
 *	@for list@ ... @end@	the lines between, once for each element
 *	@if name@ ... @end@	only where the text of this name is not empty
 *	@if not name@		... only where it is empty
 *	@else@			between @if@ and @end@
 *	@include name@		the file of this name in templates/parts/
 *	@piece name@		a piece of the file that the text "pieces" names
 *
 * A file of pieces has between @define name@ and @end@ what @piece name@ puts
 * in; what is outside of them is for the reader. templates/README.md says what
 * names there are.
 */
#ifndef SCAFFOLD_TEMPLATE_H
#define SCAFFOLD_TEMPLATE_H

#include "base/buf.h"
#include "base/embed.h"
#include "scaffold/scope.h"

struct templates {
	const struct embed *files;
	size_t n;
};

/*
 * Add to @to what the template @path becomes with the names of @scope. A name
 * that nobody set, a piece that is not there or blocks that do not fit are
 * ERR_SYNTAX: the message begins with file and line.
 */
int template_render(const struct templates *all, const char *path,
		    const struct scope *scope, struct buf *to,
		    struct err *e) MUST_CHECK;

/* The same for one piece of the file that the text "pieces" of @scope names. */
int template_render_piece(const struct templates *all, const char *name,
			  const struct scope *scope, struct buf *to,
			  struct err *e) MUST_CHECK;

#endif
