/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * image - the first file system of the guest (its initramfs)
 *
 * It is two archives behind each other: one of programs, libraries, plugins
 * and modules of this machine, which is kept from one run to the next, and one
 * of what is tried. The first is found again by what it is made of: name,
 * size, inode and time of change of each file.
 */
#ifndef TRY_IMAGE_H
#define TRY_IMAGE_H

#include "base/buf.h"
#include "base/vec.h"

#define LIMIT_IMAGE	(128UL << 20)
#define IMAGES_KEPT	4	/* in the cache */

struct image_file {
	const char *path;	/* in the guest, without a slash in front */
	const char *from;	/* on this machine; NULL: @bytes, or a link */
	struct span bytes;
	const char *link;	/* where it points to; NULL: it is no link */
	bool executable;
	bool packed;		/* a module that may be compressed */
};

struct image {
	struct arena *arena;
	VEC(struct image_file) host;	/* the first archive */
	VEC(struct image_file) own;	/* the second one */
};

/*
 * Add a program of this machine, the libraries that it is linked to (as ldd
 * says, which asks root's files only) and a name for it in /sbin.
 */
int image_add_programs(struct image *i, const char *const *programs, size_t n,
		       struct err *e) MUST_CHECK;

/* The libraries of programs or libraries of this machine alone. */
int image_add_libraries(struct image *i, const char *const *files, size_t n,
			struct err *e) MUST_CHECK;

/*
 * One file, or a link, to the first archive, if nothing of this @path is there;
 * one that was made to the second.
 */
void image_add_host(struct image *i, const char *path, const char *from);
void image_add_link(struct image *i, const char *path, const char *link);
void image_add_bytes(struct image *i, const char *path, struct span bytes);

/* Both archives; @cache is a folder, or NULL. */
int image_build(const struct image *i, const char *cache, struct buf *to,
		struct err *e) MUST_CHECK;

#endif
