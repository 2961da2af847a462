// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

/* EINVAL and the like, but for macros that only look like it. */
static bool is_errno(struct span name)
{
	if (name.len < 2 || name.p[0] != 'E' || span_eq(name, SPAN("EOF")) ||
	    span_eq(name, SPAN("ERROR")) || span_starts(name, SPAN("EPOLL")))
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (!char_is_upper(name.p[i]))
			return false;
	return true;
}

static bool read_return(struct cread c, struct span *name)
{
	if (!cread_skip(&c, SPAN("return")))
		return false;
	while (cread_skip(&c, SPAN("(")))
		;
	if (!cread_ident(&c, name) || !is_errno(*name))
		return false;
	while (cread_skip(&c, SPAN(")")))
		;
	return cread_is(&c, SPAN(";")) || cread_is(&c, SPAN(":")) ||
	       cread_is(&c, SPAN(","));
}

static void code(struct report *to, struct cread c)
{
	struct span name;

	for (; c.at < c.end; c.at++)
		if (read_return(c, &name)) {
			report(to, name, "returns " SPAN_FMT
			       ", which is positive", SPAN_ARG(name));
			break;
		}
}

static const char *const words[] = { "return", NULL };

const struct rule rule_use_negative_errno = {
	.name = "USE_NEGATIVE_ERRNO",
	.summary = "a function returns EINVAL instead of -EINVAL",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = words,
	.code = code,
};
