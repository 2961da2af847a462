// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

/* Tokens before an #include in which the same one is looked for. */
#define REACH	500

static const char *const words[] = { "#include", NULL };

static bool is_include(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *t = &tokens->list.at[i];

	return t->kind == CTOKEN_DIRECTIVE &&
	       span_ends(t->text, SPAN("include")) &&
	       i + 1 < tokens->list.n && t[1].kind == CTOKEN_STRING;
}

/* The branches of an #if may each have it. */
static bool has_branch(const struct ctokens *tokens, size_t first, size_t end)
{
	for (; first < end; first++)
		if (tokens->list.at[first].kind == CTOKEN_DIRECTIVE &&
		    !is_include(tokens, first))
			return true;
	return false;
}

/* The same header before token @i, or SIZE_MAX. */
static size_t find_first(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *at = tokens->list.at;

	for (size_t k = i > REACH ? i - REACH : 0; k < i; k++)
		if (is_include(tokens, k) &&
		    span_eq(at[k + 1].text, at[i + 1].text) &&
		    !has_branch(tokens, k, i))
			return k;
	return SIZE_MAX;
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct ctoken *at = tokens->list.at;

	for (size_t i = 0; i < tokens->list.n; i++) {
		size_t first = SIZE_MAX;

		if (at[i].added && is_include(tokens, i))
			first = find_first(tokens, i);
		if (first == SIZE_MAX)
			continue;
		report(to, at[i + 1].text, SPAN_FMT " is included twice",
		       SPAN_ARG(at[i + 1].text));
		report_also(to, at[first + 1].text, "here it was before");
	}
}

const struct rule rule_nf_duplicate_include = {
	.name = "NF_DUPLICATE_INCLUDE",
	.summary = "a header is included a second time",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_C,
	.words = words,
	.hunk = hunk,
};
