// SPDX-License-Identifier: GPL-2.0-only
#include "model/ccontrol.h"

#include "model/cname.h"

static const struct ctoken *token(const struct ctokens *tokens, size_t i)
{
	return i < tokens->list.n ? &tokens->list.at[i] : NULL;
}

size_t ctoken_skip_comments(const struct ctokens *tokens, size_t i)
{
	while (i < tokens->list.n &&
	       tokens->list.at[i].kind == CTOKEN_COMMENT)
		i++;
	return i;
}

bool ccontrol_begins(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *t = token(tokens, i);

	if (!t || t->kind != CTOKEN_IDENT ||
	    !ctoken_at_is(tokens, i + 1, SPAN("(")))
		return false;
	return span_eq(t->text, SPAN("if")) ||
	       span_eq(t->text, SPAN("for")) ||
	       span_eq(t->text, SPAN("while")) ||
	       span_eq(t->text, SPAN("switch")) || cname_is_loop(t->text);
}

/* An else that is no "else if" in one line. */
static bool is_bare_else(const struct ctokens *tokens, size_t i)
{
	return ctoken_at_is(tokens, i, SPAN("else")) &&
	       !(ctoken_at_is(tokens, i + 1, SPAN("if")) &&
		 !tokens->list.at[i + 1].starts_line);
}

size_t ccontrol_condition_end(const struct ctokens *tokens, size_t i)
{
	for (size_t n = 0; n < CCONTROL_MAX; n++, i++) {
		const struct ctoken *t = token(tokens, i);

		if (!t || ctoken_is(t, SPAN(";")) || ctoken_is(t, SPAN("{")))
			return CTOKEN_NONE;
		if (ctoken_is(t, SPAN("(")))
			return t->mate == SIZE_MAX ? CTOKEN_NONE : t->mate + 1;
		if (ctoken_is(t, SPAN("do")) || is_bare_else(tokens, i))
			return i + 1;
	}
	return CTOKEN_NONE;
}

size_t ccontrol_end(const struct ctokens *tokens, size_t i)
{
	for (size_t n = 0; n < CCONTROL_MAX; n++, i++) {
		const struct ctoken *t = token(tokens, i);

		if (!t || ctoken_is(t, SPAN("}")))
			return CTOKEN_NONE;
		if (ctoken_is(t, SPAN(";")))
			return i + 1;
		if (ctoken_is(t, SPAN("{")))
			return t->mate == SIZE_MAX ? CTOKEN_NONE : t->mate + 1;
		if (t->mate != SIZE_MAX && t->mate > i)
			i = t->mate;
	}
	return CTOKEN_NONE;
}

bool ccontrol_may_end_do(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *at = tokens->list.at;
	size_t open;

	if (!ctoken_at_is(tokens, i, SPAN("}")))
		return false;
	open = at[i].mate;
	if (open == SIZE_MAX)
		return true;
	while (open && at[open - 1].kind == CTOKEN_COMMENT)
		open--;
	return open && ctoken_is(&at[open - 1], SPAN("do"));
}
