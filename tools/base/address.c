// SPDX-License-Identifier: GPL-2.0-only
#include "base/address.h"

#include <string.h>

#include "base/buf.h"

void address_hide_passwords(char *text)
{
	while ((text = strstr(text, "://"))) {
		size_t len, colon;

		text += strlen("://");
		len = strcspn(text, "/?#'\"<> \t\n");
		while (len && text[len - 1] != '@')
			len--;
		colon = strcspn(text, ":");
		if (colon + 1 < len)
			memmove(text + colon, text + len - 1,
				strlen(text + len - 1) + 1);
	}
}

/* "%2F", but no control character; 0 where it is none of these. */
static char unescaped(struct span s)
{
	uint64_t c;

	if (s.len < 3 || s.p[0] != '%' || !char_is_xdigit(s.p[1]) ||
	    !span_number(span_first(span_from(s, 1), 2), 16, 255, &c) ||
	    c < ' ' || c == 127)
		return 0;
	return (char)c;
}

struct span address_unescape(struct arena *a, struct span part)
{
	CLEANUP_BUF struct buf b;

	buf_init(&b, part.len);
	while (part.len) {
		char c = unescaped(part);

		buf_add_char(&b, c ? c : part.p[0]);
		part = span_from(part, c ? 3 : 1);
	}
	return arena_copy(a, buf_span(&b));
}
