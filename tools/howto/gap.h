/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * gap - what a person has to fill in, in an entry of either format
 *
 * What the extension's files do not tell is a comment "nfkit: TEXT" in the
 * entry; this is the TEXT. All strings come from the arena.
 */
#ifndef HOWTO_GAP_H
#define HOWTO_GAP_H

#include "howto/made.h"
#include "howto/source.h"

/* Do the files tell what is in the part? False for options and texts. */
bool gap_is_told(const struct howto_source *source, enum made_what what);

/* What is said instead, of one that is not told, or of an option. */
const char *gap_text(struct arena *a, const struct howto_source *source,
		     enum made_what what);

/* A line of the manual that is not understood. */
const char *gap_unknown(struct arena *a, const struct howto_source *source,
			const struct man_block *block);

#endif
