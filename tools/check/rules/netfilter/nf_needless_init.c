// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/ccontrol.h"
#include "model/cflow.h"
#include "model/clocal.h"

/* A constant costs nothing to leave out: 0, -1, NULL, false, -EINVAL. */
static bool is_constant(const struct ctokens *tokens, const struct clocal *l)
{
	const struct ctoken *t = &tokens->list.at[l->value];
	size_t n = l->end - l->value;

	if (n == 2 && ctoken_is(t, SPAN("-"))) {
		t++;
		n--;
	}
	return n == 1 && (t->kind == CTOKEN_NUMBER ||
			  (t->kind == CTOKEN_IDENT &&
			   (char_is_upper(t->text.p[0]) ||
			    ctoken_is(t, SPAN("false")) ||
			    ctoken_is(t, SPAN("true")))));
}

/* After these the order of the lines is not the order of what happens. */
static bool is_jump(const struct ctoken *t)
{
	return ctoken_is(t, SPAN("goto")) || ctoken_is(t, SPAN("for")) ||
	       ctoken_is(t, SPAN("while")) || ctoken_is(t, SPAN("do")) ||
	       ctoken_is(t, SPAN("switch")) || t->in_macro;
}

/* Does the value that is given at @i make use of the variable? */
static bool uses_itself(const struct ctokens *tokens, size_t i,
			const struct cfunction *f)
{
	struct span name = tokens->list.at[i].text;

	for (i++; i < f->end && !ctoken_at_is(tokens, i, SPAN(";")); i++)
		if (names_variable(tokens, i, name))
			return true;
	return false;
}

/* The assignment that comes before any use of the first value; or 0. */
static size_t find_overwrite(const struct ctokens *tokens,
			     const struct cfunction *f, const struct clocal *l)
{
	const struct ctoken *at = tokens->list.at;
	struct span name = at[l->name].text;

	for (size_t i = l->end; i < f->end && !is_jump(&at[i]); i++) {
		if (!names_variable(tokens, i, name))
			continue;
		if (at[i].depth != at[l->name].depth || !is_variable(tokens, i) ||
		    !ctoken_at_is(tokens, i + 1, SPAN("=")) ||
		    !at[i].starts_line || cflow_is_branch(tokens, i) ||
		    uses_itself(tokens, i, f))
			return 0;
		return i;
	}
	return 0;
}

static void body(struct report *to, const struct ctokens *tokens,
		 const struct cfunction *f)
{
	const struct ctoken *at = tokens->list.at;
	struct clocal_walk w;
	struct clocal l;
	size_t searches = 0;

	clocal_walk(&w, tokens, f);
	while (searches++ < BODY_SEARCHES_MAX && clocal_next(&w, &l)) {
		size_t again;

		if (l.is_static || l.is_array || !at[l.name].added ||
		    !is_constant(tokens, &l) || has_attribute(tokens, l.name))
			continue;
		again = find_overwrite(tokens, f, &l);
		if (!again)
			continue;
		report(to, at[l.name].text,
		       "this value of '" SPAN_FMT "' is never used",
		       SPAN_ARG(at[l.name].text));
		report_also(to, at[again].text, "it gets another here");
	}
}

const struct rule rule_nf_needless_init = {
	.name = "NF_NEEDLESS_INIT",
	.summary = "a variable gets a value that nobody reads",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_C,
	.body = body,
};
