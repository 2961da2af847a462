// SPDX-License-Identifier: GPL-2.0-only
#include "model/binary_patch.h"

#define LINE_BYTES	52

static const char digits[] =
	"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	"!#$%&()*+-;<=>?@^_`{|}~";

/* Four bytes, the missing ones 0, the most significant first. */
static uint32_t next_word(struct span *bytes)
{
	uint32_t word = 0;

	for (unsigned int i = 0; i < 4; i++) {
		word <<= 8;
		if (!bytes->len)
			continue;
		word |= (unsigned char)*bytes->p;
		*bytes = span_from(*bytes, 1);
	}
	return word;
}

static void add_word(struct buf *to, uint32_t word)
{
	char text[5];

	for (size_t i = sizeof(text); i; i--) {
		text[i - 1] = digits[word % 85];
		word /= 85;
	}
	buf_add(to, (struct span){ text, sizeof(text) });
}

static char length_letter(size_t n)
{
	return (char)(n <= 26 ? 'A' + n - 1 : 'a' + n - 27);
}

void binary_patch_add(struct buf *to, const char *kind, size_t size,
		      struct span packed)
{
	buf_printf(to, "%s %zu\n", kind, size);
	while (packed.len) {
		struct span line = span_first(packed, LINE_BYTES);

		packed = span_from(packed, line.len);
		buf_add_char(to, length_letter(line.len));
		while (line.len)
			add_word(to, next_word(&line));
		buf_add_char(to, '\n');
	}
	buf_add_char(to, '\n');
}
