/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * csize - how much room a type takes, in all programs
 *
 * A 64-bit kernel has 32-bit programs, too, and x86 aligns 8 bytes to 4 in
 * these: so each size is kept twice.
 *
 * Sources: the i386 and x86-64 supplements of the System V ABI;
 * include/uapi/linux/types.h.
 */
#ifndef MODEL_CSIZE_H
#define MODEL_CSIZE_H

#include "base/span.h"

struct csize {
	unsigned int bytes, align;
	unsigned int narrow, narrow_align;	/* the same on 32-bit x86 */
};

/* What is the same everywhere. */
#define CSIZE(bytes, align)	{ bytes, align, bytes, align }

/*
 * A typedef or bool, and a struct or union (@kind) of another header: those
 * that the headers of netfilter use. False, and nothing set, where it is not
 * known or not the same everywhere.
 */
bool csize_of_typedef(struct span name, struct csize *out);
bool csize_of_struct(struct span kind, struct span name, struct csize *out);

/* Each number of @size becomes at least, or at most, what @other has. */
void csize_grow(struct csize *size, struct csize other);
void csize_shrink(struct csize *size, struct csize other);

/* The next multiple of @align, of which 0 is none. */
unsigned int csize_round_up(unsigned int n, unsigned int align);

#endif
