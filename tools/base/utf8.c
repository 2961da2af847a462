// SPDX-License-Identifier: GPL-2.0-only
#include "base/utf8.h"

struct lead {
	unsigned char mask, bits;
	unsigned char len;
	uint32_t min;	/* smaller ones are overlong */
};

static const struct lead leads[] = {
	{ 0xe0, 0xc0, 2, 0x80 },
	{ 0xf0, 0xe0, 3, 0x800 },
	{ 0xf8, 0xf0, 4, 0x10000 },
};

static uint32_t decode(const unsigned char *p, const struct lead *lead)
{
	uint32_t c = (uint32_t)(p[0] & ~lead->mask);

	for (unsigned int i = 1; i < lead->len; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return UTF8_INVALID;
		c = c << 6 | (p[i] & 0x3f);
	}
	if (c < lead->min || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return UTF8_INVALID;
	return c;
}

uint32_t utf8_next(struct span *cursor)
{
	const unsigned char *p = (const unsigned char *)cursor->p;

	if (p[0] < 0x80) {
		*cursor = span_from(*cursor, 1);
		return p[0];
	}
	for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++) {
		const struct lead *lead = &leads[i];
		uint32_t c;

		if ((p[0] & lead->mask) != lead->bits)
			continue;
		if (cursor->len < lead->len)
			break;
		c = decode(p, lead);
		if (c == UTF8_INVALID)
			break;
		*cursor = span_from(*cursor, lead->len);
		return c;
	}
	*cursor = span_from(*cursor, 1);
	return UTF8_INVALID;
}

/* Bytes of ASCII that @s begins with. */
static size_t ascii_len(struct span s)
{
	size_t n = 0;
	uint64_t eight;

	for (; n + sizeof(eight) <= s.len; n += sizeof(eight)) {
		memcpy(&eight, s.p + n, sizeof(eight));
		if (eight & 0x8080808080808080)
			break;
	}
	while (n < s.len && !(s.p[n] & 0x80))
		n++;
	return n;
}

bool utf8_is_valid(struct span s)
{
	for (;;) {
		s = span_from(s, ascii_len(s));
		if (!s.len)
			return true;
		if (utf8_next(&s) == UTF8_INVALID)
			return false;
	}
}
