/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * manual - the manual pages: prose of man/, and what the tables know
 *
 * A page is a file of man/ in man(7), man/README.md says how it is written.
 * What options there are is never said in it: a line "@options@" becomes the
 * rows of the table that the command itself is read by. An option that the
 * prose names and no table has is an error, and so is a page that forgets the
 * options of one of its commands. So the pages cannot disagree with nfkit.
 */
#ifndef CMD_MANUAL_H
#define CMD_MANUAL_H

#include "base/buf.h"
#include "cmd/command.h"

#define MANUAL_DIR	"man/"

struct manual {
	struct arena *arena;
	const struct command *command;	/* that the page is of; NULL: none */
	/* What @options@ has told: of the command, and of its subcommands. */
	bool told;
	VEC(const struct command *) told_subs;
	struct buf *to;
};

/* @text as a part of a line of man(7): nothing in it is an escape. */
void manual_add_text(struct buf *to, struct span text);

/* @text of man(7), filled into lines of which none is a request. */
void manual_add_lines(struct buf *to, struct span text);

/* Words of a table: both of the above. */
void manual_add_words(struct buf *to, const char *text);

/* The tag of an option: "-j, --jobs N", bold and italic. */
void manual_add_tag(struct buf *to, const struct opt *opt);

/* @synopsis@: the usage of the page's command and each of its subcommands. */
void manual_synopsis(struct manual *m);

/* @commands@: the page of each command, or all subcommands of the page's. */
void manual_commands(struct manual *m);

/*
 * @options NAME...@: the rows of these subcommands, or of the command itself
 * by its own name; without a name of all together. Rows that are the same for
 * several are told once, with the names of those that have them.
 */
int manual_options(struct manual *m, struct span names,
		   struct err *e) MUST_CHECK;

/* ERR_SYNTAX where a command that has options was not told of. */
int manual_check_told(const struct manual *m, struct err *e) MUST_CHECK;

/* @settings@: what git config and .nfkit can set of options. */
void manual_settings(struct manual *m);

/* @keys obeyed@, harmless or refused: git's keys that nfkit send knows. */
int manual_keys(struct manual *m, struct span verdict,
		struct err *e) MUST_CHECK;

/* @kinds@: the kinds of sources that nfkit todo reads. */
void manual_kinds(struct manual *m);

/* @types@: the types of options that nfkit new knows. */
void manual_types(struct manual *m);

/*
 * ERR_SYNTAX where @line names an option that neither the page's command nor
 * one that the line names has. Lines of other programs are not looked at.
 */
int manual_check_line(const struct manual *m, struct span line,
		      struct err *e) MUST_CHECK;

#endif
