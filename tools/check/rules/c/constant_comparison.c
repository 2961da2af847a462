// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static bool is_macro_name(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!char_is_upper(s.p[i]) && s.p[i] != '_' &&
		    (!i || !char_is_digit(s.p[i])))
			return false;
	return s.len;
}

static bool is_constant(const struct ctoken *t)
{
	return t->kind == CTOKEN_NUMBER ||
	       (t->kind == CTOKEN_IDENT && is_macro_name(t->text));
}

/* What makes the constant a part of something larger. */
static bool ends_in_operator(const struct ctoken *t)
{
	return t->kind == CTOKEN_PUNCT &&
	       span_find_char(SPAN("()[]{};?:"), t->text.p[0]) == SIZE_MAX &&
	       (t->text.p[t->text.len - 1] != '=' ||
		span_find_char(SPAN("<>=!"), t->text.p[0]) != SIZE_MAX) &&
	       !ctoken_is(t, SPAN("="));
}

/* A name of a macro that is no value by itself: FOO(1), FOO[1], foo. */
static bool is_variable(const struct cread *line, size_t i)
{
	const struct ctoken *t = &line->list[i];

	if (t->kind != CTOKEN_IDENT)
		return false;
	return !is_macro_name(t->text) ||
	       (i + 1 < line->end &&
		(ctoken_is(t + 1, SPAN("(")) || ctoken_is(t + 1, SPAN("[")) ||
		 ctoken_is(t + 1, SPAN("->"))));
}

static bool is_reversed(const struct cread *line, size_t i)
{
	struct cread behind = *line;

	if (!is_constant(&line->list[i]) ||
	    (i > line->at && ends_in_operator(&line->list[i - 1])))
		return false;
	behind.at = i + 1;
	if (!cread_comparison(&behind))
		return false;
	return behind.at < line->end && is_variable(line, behind.at);
}

static void code(struct report *to, struct cread line)
{
	for (size_t i = line.end; i-- > line.at;) {
		if (!is_reversed(&line, i))
			continue;
		report(to, line.list[i].text,
		       "a constant on the left of a comparison");
		return;
	}
}

const struct rule rule_constant_comparison = {
	.name = "CONSTANT_COMPARISON",
	.summary = "if (NULL == a)",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.code = code,
};
