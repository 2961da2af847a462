/* SPDX-License-Identifier: GPL-2.0-only */
/* comments - does a line say why? For rules that want a comment by a thing */
#ifndef CHECK_COMMENTS_H
#define CHECK_COMMENTS_H

#include "model/ctoken.h"

/*
 * True where a comment ends the line of token @i or the line above it, or
 * where the line below has a "//" one.
 */
bool has_comment(const struct ctokens *tokens, size_t i);

#endif
