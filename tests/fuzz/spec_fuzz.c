// SPDX-License-Identifier: GPL-2.0-only
/* spec_fuzz - any bytes as options; what has no mistake must render */
#include <stdlib.h>

#include "base/limits.h"
#include "scaffold/extension.h"
#include "scaffold/spec.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
	if (!holds)
		abort();
}

static void check_layout(const struct extension *x)
{
	unsigned int end = 0;

	for (size_t i = 0; i < x->members.n; i++) {
		const struct extension_member *m = &x->members.at[i];

		require(m->offset == end && end % m->align == 0);
		end += m->bytes;
	}
	require(end == x->size);
}

static void plan(struct arena *a, const struct extension *x)
{
	struct plan p = { .arena = a, .root = "." };
	struct err e = { 0 };

	require(!extension_plan(x, "Nora <nora@example.org>", &p, &e));
	require(p.folders.n == 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span text = { (const char *)data, size }, line;
	CLEANUP_ARENA struct arena a = { 0 };
	struct mistakes m = { .arena = &a };
	struct extension x = { .name = "fuzzed" };

	while (span_next_line(&text, &line))
		if (line.len && span_find_char(line, '\0') == SIZE_MAX)
			spec_add_option(&x, arena_str(&a, line), &m);
	extension_derive(&x, &m);
	if (!m.lines.n) {
		check_layout(&x);
		plan(&a, &x);
	}
	return 0;
}
