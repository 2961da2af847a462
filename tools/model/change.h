/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * change - a commit, as much of it as a mail needs
 *
 * git/change.h fills it, send/format.h writes it. All spans are UTF-8 where
 * the commit says nothing else and its words could be converted.
 */
#ifndef MODEL_CHANGE_H
#define MODEL_CHANGE_H

#include "base/vec.h"

enum change_status {
	CHANGE_ADDED,
	CHANGE_DELETED,
	CHANGE_MODIFIED,	/* the contents, the mode or both */
	CHANGE_RENAMED,
};

struct change_file {
	enum change_status status;
	struct span old_name, new_name;	/* equal but for a rename */
	unsigned int old_mode, new_mode;	/* as of stat(2); 0: no file */
	unsigned int similarity;	/* of a rename: percent */
	bool is_binary;
	/* Lines, of a binary file bytes before (removed) and after (added). */
	size_t added, removed;
	struct span diff;		/* from "diff --git" to the next one */
};

struct change {
	char id[41];			/* hex */
	struct span abbrev;		/* as short as git writes it */
	struct span author_name, author_mail;
	int64_t author_time;		/* seconds since 1970 */
	int author_offset;		/* minutes east of UTC */
	struct span message;		/* no empty lines in front */
	struct span notes;		/* by git notes; may be empty */
	VEC(struct change_file) files;	/* by name */
	bool quote_high;		/* of names: see diff_name_add() */
};

#endif
