/* SPDX-License-Identifier: GPL-2.0-only */
/* try_said - what a guest says, without one */
#ifndef UNIT_TRY_SAID_H
#define UNIT_TRY_SAID_H

#include "base/limits.h"
#include "try/wire.h"

/* A line of the guest: KIND, ID and more, ended by NULL. */
struct said {
	const char *fields[6];
};

/* The @n lines come over the wire; what is read lives in @a. */
static void hear(struct arena *a, const struct said *said, size_t n,
		 struct wire *wire)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	for (size_t i = 0; i < n; i++) {
		struct span fields[6];
		size_t k;

		for (k = 0; k < 6 && said[i].fields[k]; k++)
			fields[k] = span_of(said[i].fields[k]);
		wire_add_line(&text, (unsigned int)i, fields, k);
	}
	wire_read(a, arena_copy(a, buf_span(&text)), wire);
}

#endif
