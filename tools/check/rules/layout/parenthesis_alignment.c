// SPDX-License-Identifier: GPL-2.0-only
#include "check/source.h"
#include "model/cline.h"
#include "model/cname.h"
#include "model/cread.h"

#define WIDTH_MAX	80	/* columns of a line that --fix has moved */

static bool is_at(const struct cline *l, size_t i, struct span text)
{
	return i < l->n && ctoken_is(&l->at[i], text);
}

static bool is_name(const struct cline *l, size_t i)
{
	return i < l->n && l->at[i].kind == CTOKEN_IDENT;
}

/* "foo" or "(*foo)" at @i: tokens of it. */
static size_t callee_len(const struct cline *l, size_t i)
{
	if (is_at(l, i, SPAN("(")) && is_at(l, i + 1, SPAN("*")) &&
	    is_name(l, i + 2) && is_at(l, i + 3, SPAN(")")))
		return 4;
	return is_name(l, i);
}

/* A type that only its place tells: the first word of a line. */
static size_t unknown_type_len(const struct cline *l)
{
	size_t i = 1;

	if (l->indent.len || !is_name(l, 0) ||
	    (l->at[0].told & (CNAME_KEYWORD | CNAME_STORAGE)) ||
	    span_eq(l->at[0].text, SPAN("typedef")))
		return 0;
	while (is_at(l, i, SPAN("*")))
		i++;
	return i;
}

/* "*a->b = foo": tokens of it. */
static size_t assignment_len(const struct cline *l)
{
	struct cread c = cread_part(l, 0, l->n);
	struct span name;

	while (cread_skip(&c, SPAN("*")))
		;
	return cread_lvalue(&c) && cread_skip(&c, SPAN("=")) &&
	       cread_ident(&c, &name) ? c.at - l->first : 0;
}

/* The line is a call, a condition or a function's head up to a "(". */
static bool opens_list(const struct cline *l)
{
	struct cread type = cread_part(l, 0, l->n), behind = type;
	size_t types[] = { 0, 0, unknown_type_len(l), 0 };
	size_t len = assignment_len(l);

	if (cread_specifiers(&behind)) {
		type.end = behind.at;
		types[1] = type.end - l->first;
		types[3] = types[1] - cread_ends_in_words(&type);
	}
	if (len && is_at(l, len, SPAN("(")))
		return true;
	if (is_name(l, 0) && (l->at[0].told & CNAME_KEYWORD) &&
	    is_at(l, 1, SPAN("if")) && is_at(l, 2, SPAN("(")))
		return true;
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		len = callee_len(l, types[i]);
		if (len && is_at(l, types[i] + len, SPAN("(")))
			return true;
	}
	return false;
}

static bool goes_on(const struct cline *l)
{
	return !l->is_joined &&
	       (cline_ends(l, SPAN(",")) || cline_ends(l, SPAN("&&")) ||
		cline_ends(l, SPAN("||")));
}

/* The last "(" that the line leaves open, or NULL. */
static const struct ctoken *last_open(const struct cline *l)
{
	for (size_t i = l->n; i--; ) {
		const struct ctoken *t = &l->at[i];

		if (ctoken_is(t, SPAN("(")) &&
		    (t->mate == SIZE_MAX || t->mate >= l->first + l->n))
			return t;
	}
	return NULL;
}

static size_t count_tabs(struct span indent)
{
	size_t n = 0;

	while (n < indent.len && indent.p[n] == '\t')
		n++;
	return n;
}

/* By tabs and less than 8 blanks; or by @tabs tabs and blanks. */
static bool is_indented_to(struct span indent, unsigned int column,
			   size_t tabs)
{
	size_t own = count_tabs(indent);

	return columns_of(indent) == column &&
	       span_find_char(span_from(indent, own), '\t') == SIZE_MAX &&
	       (own == column / TAB_COLUMNS || own == tabs);
}

/*
 * Not where the line would get too wide, or others of the list follow: then
 * there is more to be done.
 */
static void fix(struct report *to, const struct cline *l,
		const struct ctoken *open, unsigned int column)
{
	struct span text = span_from(l->text, l->indent.len);

	if (open->mate < l->first + l->n &&
	    column + columns_of(text) <= WIDTH_MAX)
		report_fix(to, l->indent,
			   columns_fill(report_arena(to), 0, column));
}

static void hunk(struct report *to, const struct ctokens *new_side)
{
	struct cline_walk w;

	if (!source_has_tabs(to))
		return;
	cline_walk(&w, new_side);
	while (cline_next(&w)) {
		const struct ctoken *open;
		unsigned int column;

		if (!cline_is_added(&w.prev) || !goes_on(&w.prev) ||
		    !opens_list(&w.prev))
			continue;
		open = last_open(&w.prev);
		if (!open)
			continue;
		column = ctoken_column(open) + 1;
		if (is_indented_to(w.now.indent, column,
				   count_tabs(w.prev.indent)))
			continue;
		report(to, w.now.text, "begins at column %u, the list in parentheses at %u",
		       columns_of(w.now.indent) + 1, column + 1);
		report_also(to, open->text, "opened here");
		if (cline_is_added(&w.now))
			fix(to, &w.now, open, column);
	}
}

const struct rule rule_parenthesis_alignment = {
	.name = "PARENTHESIS_ALIGNMENT",
	.summary = "a line does not align with the open parenthesis",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
