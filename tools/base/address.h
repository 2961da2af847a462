/* SPDX-License-Identifier: GPL-2.0-only */
/* address - http://USER:PASSWORD@HOST/ in what people see */
#ifndef BASE_ADDRESS_H
#define BASE_ADDRESS_H

#include "base/arena.h"
#include "base/span.h"

/*
 * Take the passwords out of the addresses in @text, in place: "://USER:WORD@"
 * becomes "://USER@". Each message of base/err.h is without them.
 */
void address_hide_passwords(char *text);

/*
 * A part of an address with its bytes instead of "%2F" and the like, in @a;
 * what would be a control character stays as it is.
 */
struct span address_unescape(struct arena *a, struct span part);

#endif
