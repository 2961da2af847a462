// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/cdeclaration.h"
#include "model/cname.h"

/* Blanks behind one tab or more: how many. */
static size_t count_blanks(struct span indent)
{
	size_t tabs = 0;

	while (tabs < indent.len && indent.p[tabs] == '\t')
		tabs++;
	for (size_t i = tabs; i < indent.len; i++)
		if (indent.p[i] != ' ')
			return 0;
	return tabs ? indent.len - tabs : 0;
}

static bool is_alone(const struct cline *l, size_t n)
{
	return l->n == n || l->at[n].kind == CTOKEN_COMMENT;
}

/* What only a statement or a block begins with. */
static bool begins_statement(const struct cline *l)
{
	static const char *const words[] = {
		"else", "while", NULL
	};
	const struct ctoken *t = cline_head(l);

	if (!t)
		return false;
	if (t->told & CNAME_KEYWORD)
		return true;
	if (ctoken_is(t, SPAN("{")))
		return is_alone(l, 1);
	if (ctoken_is(t, SPAN("}"))) {
		for (const char *const *w = words; *w; w++)
			if (l->n > 1 && ctoken_is(&l->at[1], span_of(*w)))
				return true;
		return is_alone(l, 1);
	}
	return false;
}

/* "int a;" or "int a =", and no parameter of a function. */
static bool is_declaration(const struct cline *l)
{
	const struct ctoken *name = cdeclaration_name(l);

	return name && name + 1 < l->at + l->n &&
	       (ctoken_is(name + 1, SPAN(";")) ||
		ctoken_is(name + 1, SPAN("=")));
}

static void pair(struct report *to, const struct cline *above,
		 const struct cline *l)
{
	size_t n = count_blanks(l->indent);

	(void)above;
	if (n % TAB_COLUMNS && l->n &&
	    (begins_statement(l) || is_declaration(l)))
		report(to, l->indent, "%zu space%s after the tabs", n,
		       n > 1 ? "s" : "");
}

const struct rule rule_tabstop = {
	.name = "TABSTOP",
	.summary = "a statement does not begin at a tab stop",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.pair = pair,
};
