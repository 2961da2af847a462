/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * target - is a series for nf or for nf-next?
 *
 * nf takes what mends this release, nf-next all else, and a series goes to one
 * of them as a whole. What speaks for either is a table of signs, each with a
 * weight: those that most of the patches on netfilter-devel agree with. `make
 * corpus` counts how often they are right; where they leave it open, only
 * people know.
 */
#ifndef MODEL_TARGET_H
#define MODEL_TARGET_H

#include "base/span.h"

struct target_patch {
	struct span subject;	/* without the brackets */
	struct span log;	/* what is below it, trailers and all */
	const struct span *paths;	/* of the files it changes */
	size_t n_paths;
	size_t added;		/* lines, in all of them */
	bool mends_unreleased;	/* a Fixes: names what no release has yet */
};

/* What has been seen of a series; all zero before its first patch. */
struct target_signs {
	unsigned int seen;	/* bits of target.c */
	size_t patches, cures;	/* how many; with Fixes: and the like */
	size_t added;		/* lines, not counting those of tests */
};

struct target {
	bool is_fix;		/* nf, else nf-next */
	bool is_sound;		/* if not, it is just a little more likely */
	const char *why;	/* "cures a bug"; of the series */
};

/* Look at one more patch of the series. */
void target_add(struct target_signs *signs, const struct target_patch *patch);

/* What the signs say of the patches so far, of which there is at least one. */
struct target target_of(const struct target_signs *signs);

/*
 * Walk over the Fixes: of a log: false at its end. @id is the hex digits that
 * name the commit, however many they are.
 */
bool target_next_fixed(struct span *log, struct span *id);

#endif
