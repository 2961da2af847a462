/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * spec - options as a person writes them, on the command line or in a file
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

/*
 * The same for a file: an option on each line, blanks around it do not count,
 * lines that are empty or begin with '#' neither. Mistakes begin with @name
 * and the line's number.
 */
void spec_add_lines(struct extension *x, const char *name, struct span text,
		    struct mistakes *m);

#endif
