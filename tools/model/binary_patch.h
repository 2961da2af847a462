/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * binary_patch - how git writes bytes that are no text into a patch
 *
 * "GIT binary patch", then for each direction a line "literal SIZE" or "delta
 * SIZE", lines of up to 52 bytes with a letter for their number (A-Z: 1 to 26,
 * a-z: 27 to 52) and five characters for each four bytes, and an empty line
 * (git's diff.c and base85.c; git-apply(1) reads it).
 */
#ifndef MODEL_BINARY_PATCH_H
#define MODEL_BINARY_PATCH_H

#include "base/buf.h"

/*
 * One direction. @kind is "literal" or "delta", @size what @packed makes when
 * it is inflated.
 */
void binary_patch_add(struct buf *to, const char *kind, size_t size,
		      struct span packed);

#endif
