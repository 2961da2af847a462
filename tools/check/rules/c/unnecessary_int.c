// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static bool is_word(const struct ctoken *t)
{
	static const char *const words[] = {
		"signed", "unsigned", "short", "long", "int", NULL
	};

	for (const char *const *w = words; *w; w++)
		if (ctoken_is(t, span_of(*w)))
			return true;
	return false;
}

static void code(struct report *to, struct cread line)
{
	while (line.at < line.end) {
		size_t first = line.at, end;
		bool has_int = false, has_size = false;

		for (end = first; end < line.end && is_word(&line.list[end]); end++) {
			has_int |= ctoken_is(&line.list[end], SPAN("int"));
			has_size |= ctoken_is(&line.list[end], SPAN("short")) ||
				    ctoken_is(&line.list[end], SPAN("long"));
		}
		line.at = end + (end == first);
		if (has_int && has_size)
			report(to, ctoken_span(&line.list[first],
					       &line.list[end - 1]),
			       "the int in it says nothing");
	}
}

static const char *const words[] = {
	"int", NULL
};

const struct rule rule_unnecessary_int = {
	.name = "UNNECESSARY_INT",
	.summary = "long int, unsigned short int",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.code = code,
};
