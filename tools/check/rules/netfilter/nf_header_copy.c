// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/ccontrol.h"

#define POINTERS_MAX	16

static const char *const readers[] = { "skb_header_pointer", NULL };

static bool is_in(const struct span *names, size_t n, struct span name)
{
	while (n--)
		if (span_eq(names[n], name))
			return true;
	return false;
}

static bool is_set_by(const struct ctokens *tokens, size_t i)
{
	return is_variable(tokens, i) &&
	       ctoken_at_is(tokens, i + 1, SPAN("=")) &&
	       i + 2 < tokens->list.n && calls_any(tokens, i + 2, readers);
}

static void body(struct report *to, const struct ctokens *tokens,
		 const struct cfunction *f)
{
	struct span names[POINTERS_MAX];
	size_t n = 0;

	for (size_t i = f->first; i < f->end; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (is_set_by(tokens, i)) {
			if (n < POINTERS_MAX)
				names[n++] = t->text;
		} else if (is_variable(tokens, i) && is_in(names, n, t->text)) {
			if (ctoken_at_is(tokens, i + 1, SPAN("=")))
				return;	/* points elsewhere from here on */
			if (t->added && writes_through(tokens, i))
				report(to, t->text,
				       "'" SPAN_FMT "' may be only a copy",
				       SPAN_ARG(t->text));
		}
	}
}

const struct rule rule_nf_header_copy = {
	.name = "NF_HEADER_COPY",
	.summary = "a write through skb_header_pointer(), which may give a copy",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_NET_C,
	.words = readers,
	.body = body,
};
