/* SPDX-License-Identifier: GPL-2.0-only */
/* option_text - options as manuals and this document write them */
#ifndef HOWTO_OPTION_TEXT_H
#define HOWTO_OPTION_TEXT_H

#include "howto/man_text.h"
#include "model/option_table.h"

/*
 * The next "--name" of a text: the name without its dashes. False where there
 * is none.
 */
bool option_text_next(struct span *rest, struct span *name);

/*
 * The same without options that are but the argument of another one, as the
 * second of "--save-mark [--mask mask]".
 */
bool option_text_next_own(struct span *rest, struct span *name);

/* Does a term allow that its options are inverted: "[!] --x", "! --x"? */
bool option_text_inverts(struct span term);

/*
 * What a row says of its option, as a manual would: "[!] --name VALUE", where
 * VALUE is made of the type. Appended to @to.
 */
void option_text_of(struct arena *a, const struct option_row *row,
		    struct man_text *to);

#endif
