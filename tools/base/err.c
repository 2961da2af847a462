// SPDX-License-Identifier: GPL-2.0-only
#include "base/err.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/address.h"

PRINTF(3, 0)
static void set(struct err *e, enum err_code code, const char *fmt, va_list ap)
{
	assert(e->code == ERR_NONE);
	e->code = code;
	vsnprintf(e->msg, sizeof(e->msg), fmt, ap);
	address_hide_passwords(e->msg);
}

void err_do_set(struct err *e, enum err_code code, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	set(e, code, fmt, ap);
	va_end(ap);
}

static enum err_code code_of_errno(int number)
{
	switch (number) {
	case ENOENT:
		return ERR_NOENT;
	case EEXIST:
	case ENOTEMPTY:
		return ERR_EXISTS;
	default:
		return ERR_IO;
	}
}

void err_do_errno(struct err *e, const char *fmt, ...)
{
	int number = errno;
	va_list ap;
	size_t len;

	va_start(ap, fmt);
	set(e, code_of_errno(number), fmt, ap);
	va_end(ap);
	len = strlen(e->msg);
	snprintf(e->msg + len, sizeof(e->msg) - len, ": %s", strerror(number));
}

void err_do_prefix(struct err *e, const char *fmt, ...)
{
	char tail[sizeof(e->msg)];
	va_list ap;
	size_t len;

	assert(e->code != ERR_NONE);
	memcpy(tail, e->msg, sizeof(tail));
	va_start(ap, fmt);
	vsnprintf(e->msg, sizeof(e->msg), fmt, ap);
	va_end(ap);
	address_hide_passwords(e->msg);
	len = strlen(e->msg);
	snprintf(e->msg + len, sizeof(e->msg) - len, ": %s", tail);
}

void err_clear(struct err *e)
{
	e->code = ERR_NONE;
	e->msg[0] = '\0';
	e->signal = 0;
}
