/* SPDX-License-Identifier: GPL-2.0-only */
/* complete - make what a manual says of options as true as the plugin is */
#ifndef HOWTO_COMPLETE_H
#define HOWTO_COMPLETE_H

#include "howto/source.h"

/*
 * Where @source has a table: give its manual an option without words for each
 * row that no term has, and a "[!]" to terms of options that can be inverted.
 * Options that the highest revision has dropped are not added; nothing is
 * taken away.
 */
void howto_complete(struct arena *a, struct howto_source *source);

#endif
