// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static bool is_letters(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!char_is_alpha(s.p[i]) && s.p[i] != '_')
			return false;
	return true;
}

/* BUILD_BUG_ON() and others crash the build, or nothing. */
static bool is_harmless(struct span name)
{
	static const char *const prefixes[] = {
		"AA_", "BUILD_", "DCCP_", "IDA_", "KVM_", "RWLOCK_", "snd_",
		"SPIN_", NULL
	};

	for (const char *const *p = prefixes; *p; p++)
		if (span_starts(name, span_of(*p)))
			return true;
	return false;
}

/* BUG, BUG_ON, BUG_ON_X, and all with "x_" before it. */
static bool is_bug(struct span name)
{
	size_t at = span_find(name, SPAN("BUG"));
	struct span rest = span_from(name, at == SIZE_MAX ? name.len : at + 3);

	if (at == SIZE_MAX || is_harmless(name) ||
	    !is_letters(span_first(name, at)) ||
	    (at && name.p[at - 1] != '_'))
		return false;
	span_skip(&rest, SPAN("_ON"));
	if (!rest.len)
		return true;
	for (size_t i = 0; i < rest.len; i++)
		if (!char_is_upper(rest.p[i]) && rest.p[i] != '_')
			return false;
	return rest.p[0] == '_' && rest.len > 1;
}

static void code(struct report *to, struct cread c)
{
	for (; c.at + 1 < c.end; c.at++) {
		const struct ctoken *t = cread_peek(&c);

		if (t->kind != CTOKEN_IDENT || !is_bug(t->text) ||
		    !ctoken_is(t + 1, SPAN("(")))
			continue;
		report(to, t->text, SPAN_FMT "() stops the machine",
		       SPAN_ARG(t->text));
		break;
	}
}

const struct rule rule_avoid_bug = {
	.name = "AVOID_BUG",
	.summary = "BUG() or BUG_ON() is called",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.code = code,
};
