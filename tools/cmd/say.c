// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/say.h"

#include <stdarg.h>

#include "base/file.h"
#include "base/limits.h"
#include "cmd/command.h"

int say_result(const struct buf *text, const char *what, struct err *e)
{
	if (buf_check(text, what, e))
		return -1;
	file_print(stdout, buf_span(text));
	return STATUS_CLEAN;
}

#define GROWS	4	/* the most that a byte becomes is \xNN */

void say_bytes(const struct term *out, struct span bytes)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, GROWS * bytes.len);
	if (out->is_terminal) {
		term_add_escaped(&text, bytes, out->utf8);
		bytes = buf_span(&text);
	}
	file_print(stdout, bytes);
}

static void say(const struct term *talk, enum term_style style,
		struct span text)
{
	CLEANUP_BUF struct buf line;

	buf_init(&line, LIMIT_TEXT);
	if (style != TERM_PLAIN)
		term_style(talk, &line, style);
	buf_add_str(&line, "nfkit: ");
	if (style != TERM_PLAIN)
		term_plain(talk, &line);
	term_add_inline(&line, text, talk->utf8);
	buf_add_char(&line, '\n');
	file_print(stderr, buf_span(&line));
}

void say_talk(const struct term *talk, const char *fmt, ...)
{
	CLEANUP_BUF struct buf text;
	va_list ap;

	buf_init(&text, LIMIT_TEXT);
	va_start(ap, fmt);
	buf_vprintf(&text, fmt, ap);
	va_end(ap);
	say(talk, TERM_PLAIN, buf_span(&text));
}

void say_error(const struct term *talk, const char *message)
{
	say(talk, TERM_ERROR, span_of(message));
}
