// SPDX-License-Identifier: GPL-2.0-only
#include "base/utf8.h"

struct lead {
	unsigned char mask, bits;
	unsigned char len;
	uint32_t min;	/* smaller ones are overlong */
};

static const struct lead leads[] = {
	{ 0x80, 0x00, 1, 0 },
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

bool utf8_is_valid(struct span s)
{
	while (s.len)
		if (utf8_next(&s) == UTF8_INVALID)
			return false;
	return true;
}
