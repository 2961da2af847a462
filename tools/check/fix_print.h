/* SPDX-License-Identifier: GPL-2.0-only */
/* fix_print - a number that stays the same while a patch does the same */
#ifndef CHECK_FIX_PRINT_H
#define CHECK_FIX_PRINT_H

#include "model/patch.h"

/*
 * Of the files, of the lines that are expected, byte by byte, and of what is
 * added: the tokens of C, without comments, and all else byte by byte. Empty
 * lines of C count nothing.
 */
uint64_t fix_print(const struct patch *p);

#endif
