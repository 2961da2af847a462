// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/cline.h"
#include "model/cname.h"
#include "model/ccontrol.h"

/* The line has a word that controls what is below it. */
static bool has_control(const struct cline *l, const struct ctokens *all)
{
	if (l->n && l->at[0].kind == CTOKEN_DIRECTIVE)
		return false;
	for (size_t i = l->first; i < l->first + l->n; i++) {
		const struct ctoken *t = &all->list.at[i];

		if (i && ctoken_is(t, SPAN("while")) &&
		    ctoken_is(t - 1, SPAN("}")))
			return false;
		if (ctoken_is(t, SPAN("do")) || ctoken_is(t, SPAN("else")))
			return true;
		if (ccontrol_begins(all, i) && !ctoken_is(t, SPAN("switch")))
			return true;
	}
	return false;
}

static size_t skip_line(const struct ctokens *all, size_t i)
{
	const struct diff_line *line = all->list.at[i].line;

	while (i < all->list.n && all->list.at[i].line == line)
		i++;
	return i;
}

static bool is_label(const struct ctokens *all, size_t i)
{
	return all->list.at[i].kind == CTOKEN_IDENT &&
	       ctoken_at_is(all, i + 1, SPAN(":"));
}

/* The first token at or behind @i that is code and no label, or NULL. */
static const struct ctoken *first_code(const struct ctokens *all, size_t i)
{
	for (;;) {
		const struct ctoken *t;

		i = ctoken_skip_comments(all, i);
		if (i >= all->list.n)
			return NULL;
		t = &all->list.at[i];
		if (span_starts(t->text, SPAN("#el")))
			return NULL;
		if (t->text.p[0] != '#' && !is_label(all, i))
			return t;
		i = skip_line(all, i);
	}
}

static bool is_joined(const struct diff_line *l)
{
	return span_ends(span_trim_right(l->text), SPAN("\\"));
}

/* The line belongs to a macro that began above it. */
static bool is_in_macro(const struct cline *prev)
{
	return prev->is_joined ||
	       (prev->n && prev->at[0].kind == CTOKEN_DIRECTIVE &&
		span_ends(prev->at[0].text, SPAN("define")));
}

/*
 * The first token of what the line controls, if that begins in another line.
 * A loop that a macro ends in controls nothing yet.
 */
static const struct ctoken *body_of(const struct cline_walk *w)
{
	const struct ctokens *all = w->tokens;
	size_t i = ccontrol_condition_end(all, w->now.first);
	const struct diff_line *last;

	if (i == CTOKEN_NONE)
		return NULL;
	last = all->list.at[i - 1].line;
	if (is_in_macro(&w->prev) && !is_joined(last))
		return NULL;
	i = ctoken_skip_comments(all, i);
	if (ctoken_at_is(all, i, SPAN("{"))) {
		last = all->list.at[i].line;
		i = ctoken_skip_comments(all, i + 1);
	}
	if (i >= all->list.n || all->list.at[i].line == last)
		return NULL;
	return first_code(all, i);
}

static bool is_suspect(const struct ctoken *body, unsigned int outer,
		       unsigned int inner)
{
	if (inner == outer)
		return !ctoken_is(body, SPAN("{")) &&
		       !ctoken_is(body, SPAN("}")) &&
		       !ctoken_is(body, SPAN("else"));
	return inner % TAB_COLUMNS || inner < outer ||
	       inner > outer + TAB_COLUMNS;
}

/* Of the line: what it controls may stand behind a comment. */
static unsigned int indent_of(const struct ctoken *t)
{
	while (!t->starts_line)
		t--;
	return ctoken_column(t);
}

static void hunk(struct report *to, const struct ctokens *new_side)
{
	struct cline_walk w;

	cline_walk(&w, new_side);
	while (cline_next(&w)) {
		const struct ctoken *body;
		unsigned int outer = columns_of(w.now.indent), inner;

		if (!has_control(&w.now, new_side))
			continue;
		body = body_of(&w);
		if (!body || (!cline_is_added(&w.now) && !body->added))
			continue;
		inner = indent_of(body);
		if (!is_suspect(body, outer, inner))
			continue;
		report(to, w.now.text, "indented by %u columns, what it controls by %u",
		       outer, inner);
		report_also(to, body->text, "controlled by it");
	}
}

const struct rule rule_suspect_code_indent = {
	.name = "SUSPECT_CODE_INDENT",
	.summary = "what an if or a loop controls is not indented by a tab more",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.hunk = hunk,
};
