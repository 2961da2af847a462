/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * settings - options that are remembered, and where each of them came from
 *
 * What an option of the command line says can stand in git's configuration as
 * nfkit.OPTION, and for some of them in the file .nfkit at the top of the
 * working tree, which has the same form and belongs to all who work on it. The
 * command line overrules git's configuration, and that overrules .nfkit.
 *
 * .nfkit may come from a stranger: of a setting that opens something or is no
 * matter of the tree it is not taken, and nothing in it names a file to read.
 */
#ifndef CMD_SETTINGS_H
#define CMD_SETTINGS_H

#include "base/opt.h"
#include "base/term.h"

#define SETTINGS_FILE	".nfkit"
#define SETTINGS_MAX	16	/* settings of one command */

enum settings_level {
	SETTINGS_DEFAULT,
	SETTINGS_TREE,
	SETTINGS_GIT,
	SETTINGS_TYPED,
};

struct setting {
	const char *option;	/* its long name; NULL ends the table */
	bool in_tree;		/* .nfkit may have it */
	/*
	 * A list that grows from level to level, where an empty value forgets
	 * what went before; all else is what the highest level says.
	 */
	bool adds;
	/* Such a list, which forgets what this one names. */
	const char *beats;
	bool is_path;		/* git config may say ~/ */
	const char *usual;	/* what it is where nobody says anything */
};

struct settings {
	const struct opt *options;
	const struct setting *known;
	size_t params_size;		/* of the struct the options fill */
	enum settings_level from[SETTINGS_MAX];	/* of each of .known */
};

/*
 * Fill @params, zeroed, with what @typed has and what else is set. Lists are
 * one name an element. What is odd but harmless, as a name nobody knows, is
 * said on stderr; a value that is none is ERR_USAGE and names its place.
 */
int settings_merge(struct settings *s, struct arena *a, const void *typed,
		   void *params, const struct term *talk,
		   struct err *e) MUST_CHECK;

/* A line for each setting: its value, and where that came from. */
void settings_list(const struct settings *s, const void *params,
		   const struct term *term, struct buf *to);

#endif
