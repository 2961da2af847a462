// SPDX-License-Identifier: GPL-2.0-only
#include "send/wire.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"

#define QUOTED_MAX	76	/* columns, RFC 2045, 6.7 (5) */
#define BASE64_BYTES	57	/* of a line of 76 columns, 6.8 */

static bool needs_encoding(struct span body)
{
	struct span line;

	if (body.len && (memchr(body.p, '\r', body.len) ||
			 memchr(body.p, '\0', body.len)))
		return true;
	while (span_next_line(&body, &line)) {
		if (line.len > WIRE_LINE_MAX)
			return true;
	}
	return false;
}

static void add_lines(struct buf *to, struct span text)
{
	struct span line;

	while (span_next_line(&text, &line)) {
		buf_add(to, line);
		buf_add_str(to, "\r\n");
	}
}

/* Blanks are themselves but at the end of a line. */
static bool is_literal(char c, bool is_last)
{
	if (c == ' ' || c == '\t')
		return !is_last;
	return c > ' ' && c < 0x7f && c != '=';
}

/* RFC 2045, 6.7; a CR is a byte like any other here. */
static void add_quoted_line(struct buf *to, struct span line)
{
	size_t column = 0;

	for (size_t i = 0; i < line.len; i++) {
		bool literal = is_literal(line.p[i], i + 1 == line.len);
		size_t size = literal ? 1 : 3;

		/* The soft break, "=", needs a column too. */
		if (column + size > QUOTED_MAX - (i + 1 < line.len)) {
			buf_add_str(to, "=\r\n");
			column = 0;
		}
		buf_printf(to, literal ? "%c" : "=%02X",
			   (unsigned char)line.p[i]);
		column += size;
	}
	buf_add_str(to, "\r\n");
}

static void add_quoted(struct buf *to, struct span text)
{
	struct span line;

	while (span_next_line(&text, &line))
		add_quoted_line(to, line);
}

static void add_base64(struct buf *to, struct span text)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < text.len; i += 3) {
		unsigned int group = 0;

		for (size_t k = 0; k < 3; k++)
			group = group << 8 | (i + k < text.len ?
				(unsigned char)text.p[i + k] : 0);
		for (size_t k = 0; k < 4; k++)
			buf_add_char(to, i + k > text.len ? '=' :
				     digits[group >> (18 - 6 * k) & 63]);
		if (i % BASE64_BYTES == BASE64_BYTES - 3 ||
		    i + 3 >= text.len)
			buf_add_str(to, "\r\n");
	}
}

static bool is_ascii(struct span text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.p[i] & 0x80)
			return false;
	}
	return true;
}

static bool is_mime_field(struct span line)
{
	return span_starts_nocase(line, SPAN("MIME-Version:")) ||
	       span_starts_nocase(line, SPAN("Content-Type:")) ||
	       span_starts_nocase(line, SPAN("Content-Transfer-Encoding:"));
}

static bool is_declared(struct span head)
{
	struct span line;

	while (span_next_line(&head, &line)) {
		if (span_starts_nocase(line, SPAN("Content-Type:")))
			return true;
	}
	return false;
}

/* The head with the MIME fields of an encoded body instead of its own. */
static void add_encoded_head(struct buf *to, struct span head,
			     const char *encoding)
{
	struct span line;

	while (span_next_line(&head, &line)) {
		if (is_mime_field(line))
			continue;
		buf_add(to, line);
		buf_add_str(to, "\r\n");
	}
	buf_printf(to, "MIME-Version: 1.0\r\n"
		   "Content-Type: text/plain; charset=UTF-8\r\n"
		   "Content-Transfer-Encoding: %s\r\n\r\n", encoding);
}

/* Does it go as @wish says? WIRE_AUTO gets what it comes to. */
static int choose(struct span body, enum wire_encoding *wish, struct err *e)
{
	bool must = needs_encoding(body);

	if (*wish == WIRE_AUTO)
		*wish = must ? WIRE_QUOTED : WIRE_8BIT;
	else if (must && (*wish == WIRE_7BIT || *wish == WIRE_8BIT))
		return err_set(e, ERR_USAGE,
			       "a line of more than %d bytes, or a CR, needs another sendemail.transferEncoding: auto or quoted-printable",
			       WIRE_LINE_MAX);
	else if (*wish == WIRE_7BIT && !is_ascii(body))
		return err_set(e, ERR_USAGE,
			       "more than ASCII needs another sendemail.transferEncoding than 7bit: auto or quoted-printable");
	return 0;
}

int wire_encode(struct arena *a, struct span mail, enum wire_encoding encoding,
		struct span *out, struct err *e)
{
	CLEANUP_BUF struct buf text;
	struct span head, body, separator;
	size_t end;

	buf_init(&text, 4 * LIMIT_MAIL);
	span_next_line(&mail, &separator);
	end = span_find(mail, SPAN("\n\n"));
	if (end == SIZE_MAX)
		return err_set(e, ERR_SYNTAX, "a mail without a body");
	head = span_first(mail, end + 1);
	body = span_from(mail, end + 2);
	if (choose(body, &encoding, e))
		return -1;
	if (encoding == WIRE_QUOTED) {
		add_encoded_head(&text, head, "quoted-printable");
		add_quoted(&text, body);
	} else if (encoding == WIRE_BASE64) {
		add_encoded_head(&text, head, "base64");
		add_base64(&text, body);
	} else if (!is_ascii(body) && utf8_is_valid(body) &&
		   !is_declared(head)) {
		/* Only the diff, say: git format-patch does not declare that. */
		add_encoded_head(&text, head, "8bit");
		add_lines(&text, body);
	} else {
		add_lines(&text, head);
		buf_add_str(&text, "\r\n");
		add_lines(&text, body);
	}
	if (buf_check(&text, "a mail", e))
		return -1;
	*out = arena_copy(a, buf_span(&text));
	return 0;
}
