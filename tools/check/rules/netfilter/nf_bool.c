// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/ccontrol.h"

static const char *const words[] = { "true", "false", NULL };

/* Returns of the body: those of true or false, and others. */
struct returns {
	size_t booleans, others;
};

static struct returns count(const struct ctokens *tokens,
			    const struct cfunction *f)
{
	struct returns n = { 0 };

	for (size_t i = f->first; i < f->end; i++) {
		bool is_boolean;

		if (!ctoken_at_is(tokens, i, SPAN("return")))
			continue;
		is_boolean = ctoken_at_is(tokens, i + 1, SPAN("true")) ||
			     ctoken_at_is(tokens, i + 1, SPAN("false"));
		if (is_boolean && ctoken_at_is(tokens, i + 2, SPAN(";")))
			n.booleans++;
		else
			n.others++;
	}
	return n;
}

static bool has_type(const struct ctokens *tokens, const struct cfunction *f,
		     struct span type)
{
	return cfunction_has(tokens, f, type) &&
	       f->parameters != SIZE_MAX && f->parameters > f->head + 1 &&
	       ctoken_is(&tokens->list.at[f->parameters - 2], type);
}

static void body(struct report *to, const struct ctokens *tokens,
		 const struct cfunction *f)
{
	struct returns n;

	if (!f->has_begin || !f->has_end || !has_type(tokens, f, SPAN("int")) ||
	    !tokens->list.at[f->parameters - 1].added)
		return;
	n = count(tokens, f);
	if (n.booleans && !n.others)
		report(to, tokens->list.at[f->parameters - 2].text,
		       "'" SPAN_FMT "' returns true or false, want bool",
		       SPAN_ARG(f->name));
}

const struct rule rule_nf_bool = {
	.name = "NF_BOOL",
	.summary = "an int function that returns true and false",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_C,
	.words = words,
	.body = body,
};
