/* SPDX-License-Identifier: GPL-2.0-only */
/* utf8 - one character at a time, strictly (RFC 3629: no surrogates) */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/span.h"

#define UTF8_INVALID	UINT32_MAX

/*
 * Cut the next character off the cursor, which must not be empty. Bytes that
 * are no UTF-8 give UTF8_INVALID and move the cursor by one.
 */
uint32_t utf8_next(struct span *cursor);

bool utf8_is_valid(struct span s);

#endif
