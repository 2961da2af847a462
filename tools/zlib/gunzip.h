/* SPDX-License-Identifier: GPL-2.0-only */
/* gunzip - undo gzip (RFC 1952), by zlib, with a largest size */
#ifndef ZLIB_GUNZIP_H
#define ZLIB_GUNZIP_H

#include "base/buf.h"
#include "base/err.h"

/*
 * Append the text of @packed, which is one or more gzip members, to @to.
 * ERR_LIMIT beyond the limit of @to, ERR_SYNTAX where it is no gzip, is
 * damaged or ends too early: a text cut short is never taken for a whole one.
 */
int gunzip(struct span packed, struct buf *to, struct err *e) MUST_CHECK;

#endif
