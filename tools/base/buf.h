/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * buf - text under construction, with a limit
 *
 * A buffer is always NUL-terminated and its pointer never NULL. It cannot
 * grow past the limit it was made with: what does not fit is dropped and
 * remembered, so that one appends without a look at each step and asks
 * buf_check() once at the end. It may hold NUL bytes.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"

struct buf {
	char *p;
	size_t len;
	size_t cap;	/* 0: nothing allocated yet */
	size_t max;
	bool overflow;
};

/* Allocates nothing. @max is in bytes; base/limits.h has the names. */
void buf_init(struct buf *b, size_t max);
void buf_release(struct buf *b);
/* Empty, with the memory and the limit kept. */
void buf_clear(struct buf *b);
#define CLEANUP_BUF	__attribute__((cleanup(buf_release)))

void buf_add(struct buf *b, struct span s);
void buf_add_str(struct buf *b, const char *str);
void buf_add_char(struct buf *b, char c);
void buf_add_chars(struct buf *b, char c, size_t n);
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF(2, 3);
void buf_vprintf(struct buf *b, const char *fmt, va_list ap) PRINTF(2, 0);

/* The contents, good until the buffer changes. */
struct span buf_span(const struct buf *b);

/* -1 with ERR_LIMIT where something did not fit; @what names the thing. */
int buf_check(const struct buf *b, const char *what, struct err *e) MUST_CHECK;

#endif
