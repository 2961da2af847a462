/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * file_kind - what a file is, by its name
 */
#ifndef MODEL_FILE_KIND_H
#define MODEL_FILE_KIND_H

#include "base/span.h"

enum file_kind {
	FILE_OTHER,
	FILE_C,
	FILE_HEADER,
	FILE_ASM,
	FILE_KCONFIG,
	FILE_MAKE,		/* Makefile, Kbuild, *.am, *.mk */
	FILE_SCRIPT,		/* sh, bash, awk, perl, python, tcl */
	FILE_DOC,		/* rst, txt, md, manual pages, DocBook */
	FILE_DEVICE_TREE,
	FILE_RUST,
	FILE_GRAMMAR,		/* *.y, *.l */
};

enum file_kind file_kind(struct span path);

/* C source or header. */
bool file_is_c(struct span path);
static inline bool file_kind_is_c(enum file_kind kind)
{
	return kind == FILE_C || kind == FILE_HEADER;
}

/*
 * A file of the kernel or copied from it, by the top folder: what is good
 * style there (kmalloc(), u32, printk()) means nothing in a user's program.
 */
bool file_is_kernel(struct span path);

#endif
