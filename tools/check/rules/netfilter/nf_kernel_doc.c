// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/ckdoc.h"

static bool is_in(const struct span *names, size_t n, struct span name)
{
	while (n--)
		if (span_eq(names[n], name))
			return true;
	return false;
}

static void compare(struct report *to, const struct ckdoc *doc,
		    const struct cprototype *p)
{
	for (size_t i = 0; i < p->parameters_n; i++)
		if (!is_in(doc->described, doc->described_n, p->parameters[i]))
			report(to, p->parameters[i],
			       "parameter '" SPAN_FMT "' is not described",
			       SPAN_ARG(p->parameters[i]));
	for (size_t i = 0; i < doc->described_n; i++)
		if (!is_in(p->parameters, p->parameters_n, doc->described[i]))
			report(to, doc->described[i],
			       "'@" SPAN_FMT "' is not a parameter of " SPAN_FMT
			       "()", SPAN_ARG(doc->described[i]),
			       SPAN_ARG(p->name));
	if (p->returns_value && !doc->has_return)
		report_as(to, SEV_NOTE, doc->name,
			  "no 'Return:' for " SPAN_FMT "()", SPAN_ARG(p->name));
}

/* What the patch does not touch is left alone. */
static bool is_touched(const struct ctokens *tokens, size_t i, size_t end)
{
	for (; i < end; i++)
		if (tokens->list.at[i].added)
			return true;
	return false;
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	for (size_t i = 0; i < tokens->list.n; i++) {
		struct cprototype p;
		struct ckdoc doc;

		if (tokens->list.at[i].kind != CTOKEN_COMMENT ||
		    !ckdoc_read(tokens, i, &doc) ||
		    !cprototype_read(tokens, doc.end, &p) ||
		    !is_touched(tokens, i, doc.end + 1))
			continue;
		if (span_eq(doc.name, p.name))
			compare(to, &doc, &p);
		else
			report(to, doc.name, "a comment on '" SPAN_FMT
			       "' before " SPAN_FMT "()", SPAN_ARG(doc.name),
			       SPAN_ARG(p.name));
	}
}

const struct rule rule_nf_kernel_doc = {
	.name = "NF_KERNEL_DOC",
	.summary = "a kernel-doc comment that does not fit its function",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_KERNEL_C,
	.hunk = hunk,
};
