// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static const char *const words[] = {
	"NLA_U8", "NLA_S8", "NLA_U16", "NLA_S16", NULL
};

/* "[NFTA_X_Y] = ..." of a policy; a whole entry is one line. */
static bool is_policy(struct cread c)
{
	struct span name;

	return cread_skip(&c, SPAN("[")) && cread_ident(&c, &name) &&
	       cread_skip(&c, SPAN("]")) && cread_skip(&c, SPAN("="));
}

static void code(struct report *to, struct cread c)
{
	const struct ctoken *first = cread_peek(&c);

	if (is_policy(c) && line_find(&c, words, false))
		report(to, cread_peek(&c)->text,
		       "'" SPAN_FMT "' takes as much room as NLA_U32",
		       SPAN_ARG(first[1].text));
}

const struct rule rule_nf_small_attribute = {
	.name = "NF_SMALL_ATTRIBUTE",
	.summary = "a new netlink attribute of one or two bytes",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_NETFILTER_C,
	.words = words,
	.code = code,
};
