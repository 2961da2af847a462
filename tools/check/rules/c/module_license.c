// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static const char *const words[] = { "MODULE_LICENSE", NULL };

static void code(struct report *to, struct cread line)
{
	static const char *const known[] = {
		"\"GPL\"", "\"GPL and additional rights\"",
		"\"Dual BSD/GPL\"", "\"Dual MIT/GPL\"", "\"Dual MPL/GPL\"",
		"\"Proprietary\"", NULL
	};
	struct span text;

	if (!line_find(&line, words, true))
		return;
	line.at += 2;
	if (!cread_kind(&line, CTOKEN_STRING, &text) ||
	    span_is_one_of(text, known))
		return;
	if (span_eq(text, SPAN("\"GPL v2\"")))
		report(to, text, "\"GPL v2\" says no more than \"GPL\"");
	else
		report(to, text, SPAN_FMT " is not a licence that the kernel "
		       "knows", SPAN_ARG(text));
}

const struct rule rule_module_license = {
	.name = "MODULE_LICENSE",
	.summary = "MODULE_LICENSE() of a word that the kernel does not know",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = words,
	.code = code,
};
