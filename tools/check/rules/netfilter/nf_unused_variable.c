// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/ccontrol.h"
#include "model/clocal.h"

/* "x = ..." that is a statement; a condition reads what it sets. */
static bool is_only_set(const struct ctokens *tokens, size_t i)
{
	return is_variable(tokens, i) &&
	       tokens->list.at[i].starts_line &&
	       ctoken_at_is(tokens, i + 1, SPAN("="));
}

static bool is_read(const struct ctokens *tokens, const struct cfunction *f,
		    const struct clocal *l)
{
	struct span name = tokens->list.at[l->name].text;

	for (size_t i = f->first; i < f->end; i++)
		if (i != l->name && names_variable(tokens, i, name) &&
		    !is_only_set(tokens, i))
			return true;
	return false;
}

/* FIXTURE(x) { ... } of a selftest is a struct in the end. */
static bool has_whole_function(const struct cfunction *f)
{
	return f->has_begin && f->has_end && f->parameters != SIZE_MAX &&
	       f->head + 1 < f->parameters;
}

static void body(struct report *to, const struct ctokens *tokens,
		 const struct cfunction *f)
{
	const struct ctoken *at = tokens->list.at;
	struct clocal_walk w;
	struct clocal l;
	size_t searches = 0;

	if (!has_whole_function(f))
		return;
	clocal_walk(&w, tokens, f);
	while (searches++ < BODY_SEARCHES_MAX && clocal_next(&w, &l))
		if (at[l.name].added && !l.is_static &&
		    !is_read(tokens, f, &l) && !has_attribute(tokens, l.name))
			report(to, at[l.name].text,
			       "nobody reads '" SPAN_FMT "'",
			       SPAN_ARG(at[l.name].text));
}

const struct rule rule_nf_unused_variable = {
	.name = "NF_UNUSED_VARIABLE",
	.summary = "a local variable that is never read",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_C,
	.body = body,
};
