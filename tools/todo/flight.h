/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * flight - does somebody already work on an item?
 *
 * What an item is about is told by the files that its source names
 * (extensions/libxt_TEE.c), and by the number of its bug. A patch that touches
 * one of these files, names the extension as subjects do ("libxt_TEE",
 * "xt_TEE", "TEE:"), or names the bug, is about the same thing.
 */
#ifndef TODO_FLIGHT_H
#define TODO_FLIGHT_H

#include "todo/item.h"
#include "todo/source.h"

#define FLIGHT_FILES_MAX	20	/* of one item */

struct flight_clues {
	VEC(struct span) files;		/* "extensions/libxt_TEE.c" */
	VEC(struct span) names;		/* "TEE" */
	struct span bug;		/* "1234"; empty: none */
};

/* What is known of @item; borrows from it. */
void flight_find_clues(struct arena *a, const struct todo_item *item,
		       struct flight_clues *out);

static inline bool flight_has_clues(const struct flight_clues *clues)
{
	return clues->files.n || clues->bug.len;
}

/* By its title, is this patch or mail about the same thing? */
bool flight_matches(const struct flight_clues *clues,
		    const struct todo_item *patch);

/*
 * The source to ask: a public-inbox is asked for mails of the last year that
 * touch the files or name the bug, others for all that waits. True where what
 * it answers was matched by the server.
 */
bool flight_source(struct arena *a, const struct flight_clues *clues,
		   const struct todo_source *source, struct todo_source *out);

#endif
