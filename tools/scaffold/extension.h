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
#include "scaffold/scope.h"

/*
 * Add to @p the folder @x->name and its files. @author is "Name <mail>". The
 * errors are those of template_render().
 */
int extension_plan(const struct extension *x, const char *author,
		   struct plan *p, struct err *e) MUST_CHECK;

/*
 * The message of a commit that adds them, without Signed-off-by: @name is a
 * file of templates/messages/, "extension" for the folder of above.
 */
int extension_message(const struct extension *x, const char *name,
		      struct buf *to, struct err *e) MUST_CHECK;

/*
 * All names that templates may use, in @top, whose arena is used. @header is
 * what stands behind #include for the struct.
 */
int extension_names(const struct extension *x, const char *author,
		    const char *header, struct scope *top,
		    struct err *e) MUST_CHECK;

/*
 * What the template @path becomes, as render_file() does it; translations of
 * an extension that is registered for IPv4 and for IPv6 are there for both.
 */
int extension_render(const struct extension *x, const char *path,
		     const struct scope *top, struct span *out,
		     struct err *e) MUST_CHECK;

/* "libip6t_quota.c" of "libxt_NAME.c". */
const char *extension_file(struct arena *a, struct span name,
			   const struct extension *x);

#endif
