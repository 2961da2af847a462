/* SPDX-License-Identifier: GPL-2.0-only */
/* address - http://USER:PASSWORD@HOST/ in what people see */
#ifndef BASE_ADDRESS_H
#define BASE_ADDRESS_H

/*
 * Take the passwords out of the addresses in @text, in place: "://USER:WORD@"
 * becomes "://USER@". Each message of base/err.h is without them.
 */
void address_hide_passwords(char *text);

#endif
