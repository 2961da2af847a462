/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * similarity - how much of one file is in another, by git's measure
 *
 * Git tells a renamed file from a new one by this score, and mails show it, so
 * it has to be the same number. Contents are cut into lines, of which a long
 * one is cut again each 64 bytes; the score says how many bytes of the old file
 * lie in pieces that the new one has too, in parts of the larger size. Pieces
 * are told apart by a hash of 17 bits only, and so collide at times: that is
 * part of the measure (see diffcore-delta.c of git, "Rename detection" of
 * gitdiffcore(7)).
 */
#ifndef MODEL_SIMILARITY_H
#define MODEL_SIMILARITY_H

#include "base/arena.h"
#include "base/span.h"

#define SIMILARITY_MAX	60000u	/* the score of equal files */

/* The pieces of one file; make it once, compare it often. */
struct similarity;

/* @is_text: a CR before the end of a line does not count. In @a. */
const struct similarity *similarity_of(struct arena *a, struct span bytes,
				       bool is_text);

/* 0..SIMILARITY_MAX. */
unsigned int similarity_score(const struct similarity *old,
			      const struct similarity *new);

#endif
