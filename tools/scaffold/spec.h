/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * spec - an extension as a person writes it on the command line
 *
 *	NAME:TYPE[,mandatory][,invert][,min=N][,max=N]
 *
 * TYPE is a name of libxtables in lower case without XTTYPE_. N is decimal,
 * or hexadecimal behind 0x: the limits of a number or range, or of the length
 * of a string.
 */
#ifndef SCAFFOLD_SPEC_H
#define SCAFFOLD_SPEC_H

#include "model/extension.h"

/*
 * Add the option that @text describes to @x. What is wrong with the text goes
 * to @m; the option is added anyhow, so that extension_derive() can say what
 * else is wrong with it.
 */
void spec_add_option(struct extension *x, const char *text, struct mistakes *m);

#endif
