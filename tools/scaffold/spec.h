/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * spec - an extension as a person writes it, on the command line or in a file
 *
 *	NAME:TYPE[,mandatory][,invert][,nbo][,min=N][,max=N][,multiple=N]
 *		[,also=NAME[+NAME]][,excl=NAME[+NAME]]
 *
 * TYPE is a name of libxtables in lower case without XTTYPE_. The N of min and
 * max is decimal, or hexadecimal behind 0x: the limits of a number or range,
 * or of the length of a string. multiple is how often the option may be given;
 * nbo stores it in network byte order. also names options without which it
 * cannot be given, excl those with which it cannot.
 */
#ifndef SCAFFOLD_SPEC_H
#define SCAFFOLD_SPEC_H

#include "model/extension.h"

/*
 * Add the option that @text describes to @x. What is wrong with the text goes
 * to @m; the option is added anyhow, so that extension_derive() can say what
 * else is wrong with it. Behind one option too many nothing is read any more.
 */
void spec_add_option(struct extension *x, const char *text, struct mistakes *m);

/* A hook that rules may be at, by its name. */
void spec_add_hook(struct extension *x, const char *name, struct mistakes *m);

/* The type of an option by its name. */
void spec_read_type(struct extension_option *o, struct span type,
		    struct mistakes *m);

/* "min=3" and the like into @o; false where the word is no such pair. */
bool spec_read_pair(struct extension_option *o, struct span word,
		    struct mistakes *m);

/*
 * The same for a file in the syntax of git's configuration:
 *
 *	[extension]
 *		name = quotalen
 *		kind = match
 *		family, table, hook, private, netns, as on the command line
 *	[option "min"]
 *		type = uint32
 *		mandatory, invert, nbo, min, max, multiple, also, excl
 *
 * hook, also and excl may be there more than once; of others the last counts.
 * What is set in @x already stays: name, family and table, private and netns. A
 * kind other than that of @x is a mistake. Mistakes go to @m, with file and
 * line; a file that cannot be read or parsed is an error.
 */
int spec_add_file(struct extension *x, const char *path, struct mistakes *m,
		  struct err *e) MUST_CHECK;

/*
 * Options of types that the libxtables of @header, the text of xtables.h in
 * the file @path, does not have are mistakes.
 */
void spec_check_types(const struct extension *x, struct span header,
		      const char *path, struct mistakes *m);

#endif
