// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/cline.h"

/* The tabs that the line begins with, if a word follows them; or UINT_MAX. */
static unsigned int tabs_of(struct span text)
{
	unsigned int n = 0;

	while (span_skip_char(&text, '\t'))
		n++;
	return text.len && !char_is_space(text.p[0]) ? n : (unsigned int)-1;
}

/* "else", with braces around it or not, and nothing else. */
static bool is_bare_else(const struct cline *l)
{
	size_t i = 0;

	if (i < l->n && ctoken_is(&l->at[i], SPAN("}")))
		i++;
	if (i == l->n || !ctoken_is(&l->at[i++], SPAN("else")))
		return false;
	if (i < l->n && ctoken_is(&l->at[i], SPAN("{")))
		i++;
	return i == l->n || l->at[i].kind == CTOKEN_COMMENT;
}

/* if (a) return b; else return c; is a choice between equals. */
static bool is_return(const struct diff_line *l, unsigned int tabs)
{
	return l->kind != DIFF_REMOVED && tabs_of(l->text) == tabs &&
	       span_starts(span_trim_left(l->text), SPAN("return"));
}

static const struct diff_line *line_below(const struct hunk *h,
					  const struct diff_line *l)
{
	return l + 1 < h->lines.at + h->lines.n ? l + 1 : NULL;
}

static bool is_needless(const struct hunk *h, const struct cline_walk *w)
{
	const struct diff_line *below = line_below(h, w->now.line);
	unsigned int tabs = tabs_of(w->now.text);

	if (!tabs || !is_bare_else(&w->now) || !cline_is_added(&w->prev) ||
	    tabs_of(w->prev.text) != tabs + 1)
		return false;
	return cline_begins(&w->prev, SPAN("break")) ||
	       (cline_begins(&w->prev, SPAN("return")) && below &&
		!is_return(below, tabs + 1));
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	struct cline_walk w;

	cline_walk(&w, tokens);
	while (cline_next(&w)) {
		if (!cline_is_added(&w.now) || !is_needless(tokens->hunk, &w))
			continue;
		report(to, span_trim(w.now.text), "else after a " SPAN_FMT,
		       SPAN_ARG(cline_head(&w.prev)->text));
		report_also(to, cline_head(&w.prev)->text, "it ends here");
	}
}

static const char *const words[] = { "else", NULL };

const struct rule rule_unnecessary_else = {
	.name = "UNNECESSARY_ELSE",
	.summary = "an else after a return or a break",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.hunk = hunk,
};
