// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"

static const char *const words[] = { "GFP_ATOMIC", NULL };

/* What is called to set something up can sleep, by its head. */
static bool can_sleep(const struct ctokens *tokens, const struct cfunction *f)
{
	static const char *const marks[] = {
		"__init", "__net_init", "xt_mtchk_param", "xt_tgchk_param",
		"nft_ctx", NULL
	};

	for (const char *const *m = marks; *m; m++)
		if (cfunction_has(tokens, f, span_of(*m)))
			return span_eq(span_of(*m), SPAN("nft_ctx")) ?
			       span_ends(f->name, SPAN("_init")) : true;
	return false;
}

static bool is_lock(const struct ctoken *t)
{
	return t->kind == CTOKEN_IDENT &&
	       (span_find(t->text, SPAN("_lock")) != SIZE_MAX ||
		span_ends(t->text, SPAN("_disable")));
}

static void body(struct report *to, const struct ctokens *tokens,
		 const struct cfunction *f)
{
	if (!can_sleep(tokens, f))
		return;
	for (size_t i = f->first; i < f->end; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (is_lock(t))
			return;
		if (t->added && ctoken_is(t, SPAN("GFP_ATOMIC")))
			report(to, t->text,
			       "'" SPAN_FMT "' may sleep: why GFP_ATOMIC?",
			       SPAN_ARG(f->name));
	}
}

const struct rule rule_nf_atomic_setup = {
	.name = "NF_ATOMIC_SETUP",
	.summary = "GFP_ATOMIC where sleeping is allowed",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_NET_C,
	.words = words,
	.body = body,
};
