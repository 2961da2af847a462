// SPDX-License-Identifier: GPL-2.0-only
#include "model/cregister.h"

#include "base/arena.h"
#include "model/ccontrol.h"

bool cregister_has(struct span text, const char *name)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct span quoted = span_of(arena_printf(&a, "\"%s\"", name));
	struct ctokens t;

	/* Few have it, and reading tokens takes longer. */
	if (span_find(text, quoted) == SIZE_MAX)
		return false;
	ctokens_of_file(&a, text, &t);
	for (size_t i = 3; i < t.list.n; i++)
		if (span_eq(t.list.at[i].text, quoted) &&
		    ctoken_at_is(&t, i - 1, SPAN("=")) &&
		    ctoken_at_is(&t, i - 2, SPAN("name")) &&
		    ctoken_at_is(&t, i - 3, SPAN(".")))
			return true;
	return false;
}
