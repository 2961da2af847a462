// SPDX-License-Identifier: GPL-2.0-only
#include "git/encoding.h"

#include <iconv.h>
#include <string.h>

#define UTF8_GROWTH	4	/* bytes for one of another encoding, at most */

bool encoding_make_utf8(struct arena *a, struct span *text,
			const char *encoding)
{
	size_t in = text->len, room = text->len * UTF8_GROWTH, out = room;
	char *from = arena_str(a, *text), *to, *start;
	iconv_t convert;
	bool done;

	if (!encoding || !*encoding || !strcasecmp(encoding, "UTF-8"))
		return true;
	convert = iconv_open("UTF-8", encoding);
	if (convert == (iconv_t)-1)
		return false;
	start = to = arena_alloc(a, room + 1);
	done = iconv(convert, &from, &in, &to, &out) != (size_t)-1;
	if (done)
		*text = (struct span){ start, room - out };
	iconv_close(convert);
	return done;
}
