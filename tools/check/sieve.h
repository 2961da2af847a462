/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * sieve - which mails need not be decoded
 *
 * Most mails of a list are neither a patch nor a cover letter, and nearly all
 * of those can be told from their bytes.
 */
#ifndef CHECK_SIEVE_H
#define CHECK_SIEVE_H

#include "mime/mime.h"

/*
 * False where the mail @raw is surely neither. @bare is it in parts, see
 * mime_is_bare(), or NULL where it is not so simple.
 */
bool sieve_may_be_patch(struct span raw, const struct mime_bare *bare);

#endif
