// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/ccontrol.h"
#include "model/cflow.h"

static const char *const allocators[] = {
	"kmalloc", "kzalloc", "kcalloc", "kmalloc_array", "kvmalloc",
	"kvzalloc", "kvcalloc", "kvmalloc_array", "kmemdup", "kvmemdup",
	"kstrdup", "nla_memdup", "nla_strdup", "alloc_skb", "nlmsg_new",
	"kmem_cache_alloc", "kmem_cache_zalloc", NULL
};

/* "*p;", "*p =", "*p," above @end: the pointer is of this function only. */
static bool is_declared(const struct ctokens *tokens,
			const struct cfunction *f, size_t end)
{
	const struct ctoken *at = tokens->list.at;
	struct span name = at[end].text;

	for (size_t i = f->first + 1; i <= end; i++)
		if (ctoken_is(&at[i], name) &&
		    ctoken_is(&at[i - 1], SPAN("*")) &&
		    at[i - 2].kind == CTOKEN_IDENT)
			return true;
	return false;
}

static bool is_allocation(const struct ctokens *tokens,
			  const struct cfunction *f, size_t i)
{
	return is_variable(tokens, i) &&
	       ctoken_at_is(tokens, i + 1, SPAN("=")) &&
	       !ctoken_is(&tokens->list.at[i - 1], SPAN("(")) &&
	       i + 2 < f->end && calls_any(tokens, i + 2, allocators);
}

/* Anything but "p->x" and "sizeof(*p)" may give it to somebody, or free it. */
static bool is_harmless(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *t = &tokens->list.at[i];

	if (ctoken_at_is(tokens, i + 1, SPAN("->")))
		return !ctoken_is(t - 1, SPAN("&"));
	return ctoken_is(t - 1, SPAN("*")) && ctoken_is(t - 3, SPAN("sizeof"));
}

static bool tests_null(const struct ctokens *tokens, size_t i)
{
	return ctoken_is(&tokens->list.at[i - 1], SPAN("!")) ||
	       (ctoken_at_is(tokens, i + 1, SPAN("==")) &&
		ctoken_at_is(tokens, i + 2, SPAN("NULL")));
}

/* Behind the branch that the condition around token @i leads to. */
static size_t branch_end(const struct ctokens *tokens, size_t i)
{
	size_t end = ccontrol_end(tokens, i);

	return end == CTOKEN_NONE ? tokens->list.n : end;
}

static bool returns(const struct ctokens *tokens, size_t i, struct span name)
{
	const struct ctoken *at = tokens->list.at;

	if (!ctoken_is(&at[i], SPAN("return")))
		return false;
	for (; i < tokens->list.n && !ctoken_is(&at[i], SPAN(";")); i++)
		if (ctoken_is(&at[i], name))
			return false;
	return true;
}

/* From the allocation at @start on: the first return that loses it, or 0. */
static size_t find_leak(const struct ctokens *tokens,
			const struct cfunction *f, size_t start)
{
	struct span name = tokens->list.at[start].text;
	size_t skip = tokens->list.at[start + 3].mate;
	struct cflow flow;
	int owned = 1;

	cflow_begin(&flow, tokens, CFLOW_LEAST);
	if (skip == SIZE_MAX)
		return 0;
	for (size_t i = skip + 1; i < f->end && (owned || flow.depth); i++) {
		owned = cflow_step(&flow, i, owned);
		if (i < skip)
			continue;
		if (owned && returns(tokens, i, name))
			return i;
		if (!ctoken_is(&tokens->list.at[i], name) ||
		    is_harmless(tokens, i))
			continue;
		if (owned && tests_null(tokens, i))
			skip = branch_end(tokens, i);
		else
			owned = 0;
	}
	return 0;
}

static void body(struct report *to, const struct ctokens *tokens,
		 const struct cfunction *f)
{
	const struct ctoken *at = tokens->list.at;
	size_t searches = 0;

	for (size_t i = f->first; f->has_begin && i < f->end &&
	     searches < BODY_SEARCHES_MAX; i++) {
		size_t leak = 0;

		if (!is_allocation(tokens, f, i))
			continue;
		searches++;
		if (is_declared(tokens, f, i))
			leak = find_leak(tokens, f, i);
		if (!leak || (!at[leak].added && !at[i].added))
			continue;
		report(to, at[leak].added ? at[leak].text : at[i].text,
		       "'" SPAN_FMT "' is lost by this return",
		       SPAN_ARG(at[i].text));
		report_also(to, at[i].text, "it is allocated here");
	}
}

const struct rule rule_nf_leak_on_error = {
	.name = "NF_LEAK_ON_ERROR",
	.summary = "a return loses memory that was allocated before",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_NET_C,
	.words = allocators,
	.body = body,
};
