// SPDX-License-Identifier: GPL-2.0-only
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/asan.h"
#include "base/mem.h"

static char empty[1];

void buf_init(struct buf *b, size_t max)
{
	*b = (struct buf){ .p = empty, .max = max };
}

void buf_release(struct buf *b)
{
	if (b->cap)
		free(b->p);
	buf_init(b, b->max);
}

void buf_clear(struct buf *b)
{
	b->len = 0;
	b->overflow = false;
	if (!b->cap)
		return;
	b->p[0] = '\0';
	ASAN_POISON_MEMORY_REGION(b->p + 1, b->cap - 1);
}

/* Room for @more bytes and the NUL; false, and remembered, where too many. */
static bool reserve(struct buf *b, size_t more)
{
	size_t cap = b->cap ? b->cap : 128;

	if (more > b->max - b->len) {
		b->overflow = true;
		return false;
	}
	if (b->cap - b->len <= more || !b->cap) {
		while (cap <= b->len + more)
			cap *= 2;
		b->p = mem_realloc(b->cap ? b->p : NULL, cap, 1);
		b->cap = cap;
		ASAN_POISON_MEMORY_REGION(b->p + b->len, cap - b->len);
	}
	ASAN_UNPOISON_MEMORY_REGION(b->p + b->len, more + 1);
	return true;
}

void buf_add(struct buf *b, struct span s)
{
	if (!s.len || !reserve(b, s.len))
		return;
	memcpy(b->p + b->len, s.p, s.len);
	b->len += s.len;
	b->p[b->len] = '\0';
}

void buf_add_str(struct buf *b, const char *str)
{
	buf_add(b, span_of(str));
}

void buf_add_char(struct buf *b, char c)
{
	buf_add(b, (struct span){ &c, 1 });
}

void buf_add_chars(struct buf *b, char c, size_t n)
{
	if (!n || !reserve(b, n))
		return;
	memset(b->p + b->len, c, n);
	b->len += n;
	b->p[b->len] = '\0';
}

void buf_vprintf(struct buf *b, const char *fmt, va_list ap)
{
	va_list again;
	int len;

	va_copy(again, ap);
	len = vsnprintf(NULL, 0, fmt, ap);
	if (len < 0)
		b->overflow = true;
	else if (reserve(b, (size_t)len)) {
		vsnprintf(b->p + b->len, (size_t)len + 1, fmt, again);
		b->len += (size_t)len;
	}
	va_end(again);
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(b, fmt, ap);
	va_end(ap);
}

struct span buf_span(const struct buf *b)
{
	return (struct span){ b->p, b->len };
}

int buf_check(const struct buf *b, const char *what, struct err *e)
{
	if (!b->overflow)
		return 0;
	return err_set(e, ERR_LIMIT, "%s is larger than %zu bytes", what,
		       b->max);
}
