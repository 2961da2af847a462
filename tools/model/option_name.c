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

/* Is one of the name's words among @words, or does it begin or end so? */
static bool has_word(struct span name, const char *const *words,
		     struct span part)
{
	while (name.len) {
		struct span word = span_first(name, span_find_char(name, '-'));

		if (span_is_one_of(word, words) || span_starts(word, part) ||
		    span_ends(word, part))
			return true;
		name = span_from(name, word.len + 1);
	}
	return false;
}

enum option_side option_name_side(struct span name)
{
	static const char *const from[] = {
		"source", "from", "sport", "sports", "saddr", "smac", "shost",
		"snet", NULL
	};
	static const char *const to[] = {
		"destination", "dest", "to", "dport", "dports", "daddr",
		"dmac", "dhost", "dnet", NULL
	};
	bool is_source = has_word(name, from, SPAN("src"));
	bool is_destination = has_word(name, to, SPAN("dst"));

	if (is_source == is_destination)
		return OPTION_EITHER;
	return is_source ? OPTION_SOURCE : OPTION_DESTINATION;
}
