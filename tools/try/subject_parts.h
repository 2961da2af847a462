/* SPDX-License-Identifier: GPL-2.0-only */
/* subject_parts - parts of subject.h, for the subject*.c files only */
#ifndef TRY_SUBJECT_PARTS_H
#define TRY_SUBJECT_PARTS_H

#include "try/subject.h"

/* "xt_mark", "ipt_ah.h": what begins so is of an extension. */
bool subject_is_extension(struct span name);

/*
 * The header @file ("linux/netfilter/xt_MARK.h") below @tree/@include, where it
 * is there and was not added yet, into the folder @to_folder; and what it
 * includes, as below.
 */
int subject_add_header(struct arena *a, const char *tree, const char *include,
		       const char *file, const char *to_folder,
		       struct subject *to, struct err *e) MUST_CHECK;

/* All headers of extensions that @text, a source or a header, includes. */
int subject_add_included(struct arena *a, const char *tree,
			 const char *include, const char *to_folder,
			 struct span text, struct subject *to,
			 struct err *e) MUST_CHECK;

#endif
