// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "check/lines.h"

/* "(a->b)": one name and at least one member. */
static bool read_member(struct cread *c, struct span *what)
{
	struct cread rest = *c;
	size_t first = c->at + 1;

	if (!cread_skip(&rest, SPAN("(")) || !cread_lvalue(&rest) ||
	    rest.at == first + 1 || !cread_skip(&rest, SPAN(")")))
		return false;
	*what = ctoken_span(&rest.list[first], &rest.list[rest.at - 2]);
	*c = rest;
	return true;
}

/* &(a->b), *(a->b) */
static void address(struct report *to, struct cread c)
{
	while (c.at < c.end) {
		const struct ctoken *t = cread_peek(&c);
		bool star = cread_is(&c, SPAN("*"));
		struct cread rest = c;
		struct span what;

		c.at++;
		if (!star && !ctoken_is(t, SPAN("&")))
			continue;
		rest.at++;
		if (rest.at == rest.end ||
		    (star && cread_peek(&rest)->text.p != t->text.p + 1) ||
		    !read_member(&rest, &what))
			continue;
		report(to, what, "parentheses around '" SPAN_FMT "'",
		       SPAN_ARG(what));
		c = rest;
	}
}

/* (a->b)(...) */
static void call(struct report *to, struct cread c)
{
	size_t first = c.at;

	for (; c.at < c.end; c.at++) {
		struct cread rest = c;
		struct span what;

		if (!read_member(&rest, &what) || !cread_is(&rest, SPAN("(")))
			continue;
		if (c.at == first || !ctoken_is(&c.list[c.at - 1], SPAN("if")))
			report(to, what, "parentheses around the function '"
			       SPAN_FMT "'", SPAN_ARG(what));
		break;
	}
}

/* if ((a == b)) */
static void doubled(struct report *to, struct cread c)
{
	static const char *const words[] = { "if", NULL };
	const struct ctoken *open;
	unsigned int n = 0;

	if (!line_find(&c, words, true))
		return;
	open = &c.list[++c.at];
	while (cread_skip(&c, SPAN("(")))
		n++;
	if (n < 2 || !cread_operand(&c) || !cread_comparison(&c) ||
	    !cread_operand(&c))
		return;
	for (; n; n--)
		if (!cread_skip(&c, SPAN(")")))
			return;
	report_as(to, SEV_WARNING, open->text,
		  "parentheses twice around the condition");
}

static void code(struct report *to, struct cread c)
{
	address(to, c);
	call(to, c);
	doubled(to, c);
}

/* What stands here binds as && and || do, or is the end of the condition. */
static bool is_loose(const struct cread *condition, size_t i)
{
	static const char *const words[] = { "(", ")", "&&", "||", NULL };

	return i < condition->at || i >= condition->end ||
	       span_is_one_of(condition->list[i].text, words);
}

/* "(a->b)", "(a == b)", "(!a)": what needs none beside && and ||. */
static bool read_comparison(struct cread *c, struct span *what,
			    bool *compares)
{
	struct cread rest = *c;
	size_t first = c->at + 1;

	if (!cread_skip(&rest, SPAN("(")))
		return false;
	if (!cread_skip(&rest, SPAN("&")) && !cread_skip(&rest, SPAN("!")))
		cread_skip(&rest, SPAN("~"));
	if (!cread_lvalue(&rest))
		return false;
	*compares = cread_comparison(&rest);
	if ((*compares && !cread_argument(&rest)) ||
	    !cread_skip(&rest, SPAN(")")) || rest.at == first + 2)
		return false;
	*what = ctoken_span(&rest.list[first], &rest.list[rest.at - 2]);
	*c = rest;
	return true;
}

/* Right behind a name it is a call, behind ! or the like it is needed. */
static bool is_bound(const struct ctoken *before, const struct ctoken *open)
{
	return before->text.p + before->text.len == open->text.p &&
	       (before->kind == CTOKEN_IDENT || ctoken_is(before, SPAN("&")) ||
		ctoken_is(before, SPAN("!")) || ctoken_is(before, SPAN("~")) ||
		ctoken_is(before, SPAN("&&")));
}

static void condition(struct report *to, const struct ctoken *at,
		      struct cread c)
{
	const struct cread all = c;
	struct span what;
	bool compares;

	while (c.at < c.end) {
		const struct ctoken *open = cread_peek(&c);
		size_t before = c.at - 1;

		if (is_bound(open - 1, open) ||
		    !read_comparison(&c, &what, &compares)) {
			c.at++;
			continue;
		}
		if (!speaks_checkpatch(to) && compares &&
		    !(is_loose(&all, before) && is_loose(&all, c.at)))
			continue;
		report(to, at->text, "parentheses around '" SPAN_FMT "'",
		       SPAN_ARG(what));
	}
}

static void statement(struct report *to, const struct ctokens *tokens,
		      const struct cstatement *s)
{
	struct cread c = cread_run(tokens, s->first, s->end), behind;

	if (!cread_skip(&c, SPAN("if")))
		return;
	behind = c;
	if (!cread_group(&behind, SPAN("(")))
		return;
	c.at++;
	c.end = behind.at - 1;
	condition(to, &tokens->list.at[s->first], c);
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	each_added_statement(to, tokens, statement);
}

const struct rule rule_unnecessary_parentheses = {
	.name = "UNNECESSARY_PARENTHESES",
	.summary = "&(a->b), (a->b)(), or parentheses around a comparison",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.hunk = hunk,
	.code = code,
};
