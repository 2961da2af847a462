/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * cpio - an archive that Linux unpacks into its first file system
 *
 *	CLEANUP_CPIO struct cpio c = { 0 };
 *
 *	if (cpio_begin(&c, &bytes, e) ||
 *	    cpio_file(&c, "init", 0755, program, e) ||
 *	    cpio_end(&c, e))
 *		return -1;
 *
 * The format is "newc" (the kernel's early-userspace/buffer-format.rst),
 * written by libarchive. The same calls give the same bytes: all times are 0
 * and all belongs to root. Paths have no slash in front; folders must come
 * before what is in them. Several archives behind each other are one.
 */
#ifndef ARCHIVE_CPIO_H
#define ARCHIVE_CPIO_H

#include <sys/types.h>

#include "base/buf.h"

struct archive;	/* libarchive's */

struct cpio {
	struct archive *handle;
	struct buf *to;		/* the caller's; its limit holds */
	unsigned int entries;
};

int cpio_begin(struct cpio *c, struct buf *to, struct err *e) MUST_CHECK;
int cpio_dir(struct cpio *c, const char *path, struct err *e) MUST_CHECK;
int cpio_file(struct cpio *c, const char *path, mode_t mode,
	      struct span bytes, struct err *e) MUST_CHECK;
int cpio_link(struct cpio *c, const char *path, const char *target,
	      struct err *e) MUST_CHECK;
/* A character device. */
int cpio_device(struct cpio *c, const char *path, unsigned int major,
		unsigned int minor, struct err *e) MUST_CHECK;
/* Write the end. ERR_LIMIT where it has become too large. */
int cpio_end(struct cpio *c, struct err *e) MUST_CHECK;

void cpio_release(struct cpio *c);
#define CLEANUP_CPIO	__attribute__((cleanup(cpio_release)))

#endif
