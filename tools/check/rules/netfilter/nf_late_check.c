// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/ccontrol.h"

/* Tokens behind the use in which the check is looked for. */
#define REACH	200

/* "if (!p)", "if (p == NULL)", and nothing before or behind it. */
static bool is_check(const struct ctokens *tokens, size_t i, struct span name)
{
	const struct ctoken *at = tokens->list.at;

	if (!names_variable(tokens, i, name) || i < 3)
		return false;
	if (ctoken_is(&at[i - 1], SPAN("!")))
		return ctoken_is(&at[i - 2], SPAN("(")) &&
		       ctoken_is(&at[i - 3], SPAN("if")) &&
		       ctoken_at_is(tokens, i + 1, SPAN(")"));
	return ctoken_is(&at[i - 1], SPAN("(")) &&
	       ctoken_is(&at[i - 2], SPAN("if")) &&
	       ctoken_at_is(tokens, i + 1, SPAN("==")) &&
	       ctoken_at_is(tokens, i + 2, SPAN("NULL"));
}

/* The first token of the line. */
static size_t line_start(const struct ctokens *tokens, size_t i)
{
	while (i > 0 && !tokens->list.at[i].starts_line)
		i--;
	return i;
}

/*
 * A value that is always taken: "x = p->y;", in a statement that begins its
 * line and hangs on no condition.
 */
static bool is_certain(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *at = tokens->list.at;
	size_t start = line_start(tokens, i);

	if (!ctoken_at_is(tokens, i + 1, SPAN("->")) ||
	    !follows_pointer(tokens, i) || start < 1 || i < start + 2 ||
	    !ctoken_is(&at[i - 1], SPAN("=")) ||
	    ctoken_is(&at[i - 2], at[i].text))
		return false;
	return ctoken_is(&at[start - 1], SPAN(";")) ||
	       ctoken_is(&at[start - 1], SPAN("{")) ||
	       ctoken_is(&at[start - 1], SPAN("}"));
}

/* The pointer may be another one by then, or the check is jumped to. */
static bool ends_search(const struct ctokens *tokens, size_t i,
			struct span name)
{
	const struct ctoken *t = &tokens->list.at[i];

	if (ctoken_is(t, SPAN("goto")) || ctoken_is(t, SPAN("for")) ||
	    ctoken_is(t, SPAN("while")) || ctoken_is(t, SPAN("case")) ||
	    t->in_macro || (t->kind == CTOKEN_IDENT &&
			    span_find(t->text, SPAN("each")) != SIZE_MAX))
		return true;
	return names_variable(tokens, i, name) &&
	       (ctoken_at_is(tokens, i + 1, SPAN("=")) ||
		ctoken_is(t - 1, SPAN("&")));
}

static size_t find_check(const struct ctokens *tokens,
			 const struct cfunction *f, size_t i)
{
	const struct ctoken *at = tokens->list.at;
	struct span name = at[i].text;
	unsigned int depth = at[i].depth;
	size_t end = i + REACH < f->end ? i + REACH : f->end;

	for (i++; i < end && at[i].depth >= depth; i++) {
		if (ends_search(tokens, i, name))
			return 0;
		if (is_check(tokens, i, name))
			return i;
	}
	return 0;
}

static void body(struct report *to, const struct ctokens *tokens,
		 const struct cfunction *f)
{
	const struct ctoken *at = tokens->list.at;

	for (size_t i = f->first + 1; i < f->end; i++) {
		size_t check = 0;

		if (is_certain(tokens, i))
			check = find_check(tokens, f, i);
		if (!check || (!at[check].added && !at[i].added))
			continue;
		report(to, at[i].added ? at[i].text : at[check].text,
		       "'" SPAN_FMT "' is used before it is checked",
		       SPAN_ARG(at[i].text));
		report_also(to, at[i].added ? at[check].text : at[i].text,
			    at[i].added ? "the check" : "the use");
	}
}

const struct rule rule_nf_late_check = {
	.name = "NF_LATE_CHECK",
	.summary = "a pointer is checked after it was followed",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_C,
	.body = body,
};
