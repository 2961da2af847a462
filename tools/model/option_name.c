// SPDX-License-Identifier: GPL-2.0-only
#include "model/option_name.h"

static bool begins_or_ends_with(struct span name, struct span word)
{
	struct span rest = name;

	if (span_skip(&rest, word))
		return !rest.len || rest.p[0] == '-';
	return span_ends(name, word) &&
	       name.p[name.len - word.len - 1] == '-';
}

enum option_comparison option_name_comparison(struct span name)
{
	if (begins_or_ends_with(name, SPAN("min")))
		return OPTION_MIN;
	if (begins_or_ends_with(name, SPAN("max")))
		return OPTION_MAX;
	return OPTION_EQUAL;
}
