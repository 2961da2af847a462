// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/ccontrol.h"
#include "model/words.h"

/* Of what a patch changes in headers, so much is looked at. */
#define HUNKS_MAX	32
#define LINES_MAX	200

static const char *const readers[] = {
	"nla_get_u8", "nla_get_u16", "nla_get_u32", "nla_get_u64",
	"nla_get_s32", "nla_get_be16", "nla_get_be32", "nla_get_be64",
	"nla_get_in_addr", "nla_get_in6_addr", NULL
};

/* "nla_get_u32(tb[X])": the X, or SIZE_MAX. */
static size_t attribute(const struct ctokens *tokens, size_t i)
{
	if (i + 6 < tokens->list.n &&
	    tokens->list.at[i + 2].kind == CTOKEN_IDENT &&
	    ctoken_at_is(tokens, i + 3, SPAN("[")) &&
	    tokens->list.at[i + 4].kind == CTOKEN_IDENT &&
	    ctoken_at_is(tokens, i + 5, SPAN("]")) &&
	    ctoken_at_is(tokens, i + 6, SPAN(")")))
		return i + 4;
	return SIZE_MAX;
}

/* The attribute is looked at before, by whatever way. */
static bool is_mentioned(const struct ctokens *tokens,
			 const struct cfunction *f, size_t i)
{
	const struct ctoken *at = tokens->list.at;

	for (size_t k = f->first + 2; k < i; k++)
		if (ctoken_is(&at[k], at[i].text) &&
		    ctoken_is(&at[k - 1], SPAN("[")) &&
		    ctoken_is(&at[k - 2], at[i - 2].text))
			return true;
	return false;
}

/* Does the hunk of a header for programs add the name? */
static bool is_added(const struct hunk *h, struct span name)
{
	size_t n = h->lines.n < LINES_MAX ? h->lines.n : LINES_MAX;

	for (size_t i = 0; i < n; i++)
		if (h->lines.at[i].kind == DIFF_ADDED &&
		    word_find(h->lines.at[i].text, name) != SIZE_MAX)
			return true;
	return false;
}

/* The patch adds the attribute: no caller can have looked before it. */
static bool is_new(const struct patch *p, struct span name)
{
	size_t hunks = 0;

	for (size_t i = 0; i < p->diff.files.n; i++) {
		const struct file_diff *f = &p->diff.files.at[i];

		if (span_find(f->path, SPAN("include/uapi/")) == SIZE_MAX)
			continue;
		for (size_t j = 0; j < f->hunks.n && hunks < HUNKS_MAX; j++) {
			hunks++;
			if (is_added(&f->hunks.at[j], name))
				return true;
		}
	}
	return false;
}

static void body(struct report *to, const struct ctokens *tokens,
		 const struct cfunction *f)
{
	const struct ctoken *at = tokens->list.at;
	size_t searches = 0;

	for (size_t i = f->first; f->has_begin && i < f->end &&
	     searches < BODY_SEARCHES_MAX; i++) {
		size_t name = SIZE_MAX;

		if (at[i].added && calls_any(tokens, i, readers))
			name = attribute(tokens, i);
		if (name == SIZE_MAX)
			continue;
		searches++;
		if (is_mentioned(tokens, f, name) ||
		    !is_new(report_patch(to), at[name].text))
			continue;
		report(to, at[name].text,
		       "'" SPAN_FMT "' may be absent and is not checked",
		       SPAN_ARG(at[name].text));
	}
}

const struct rule rule_nf_attr_present = {
	.name = "NF_ATTR_PRESENT",
	.summary = "an attribute is read that the message may not have",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_NET_C,
	.words = readers,
	.body = body,
};
