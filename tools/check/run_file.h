/* SPDX-License-Identifier: GPL-2.0-only */
/* run_file - the rules over one file of a patch, and over its hunks */
#ifndef CHECK_RUN_FILE_H
#define CHECK_RUN_FILE_H

#include "check/report.h"
#include "check/select.h"

/*
 * All rules that look at files of this kind, but for what is coarser than a
 * file. They report to @r, whose .file, .pass and .hunks this sets. @scratch is
 * emptied before each hunk, for its tokens.
 */
void run_file(const struct selection *selection, struct report *r,
	      const struct file_diff *f, struct arena *scratch);

#endif
