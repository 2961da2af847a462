// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "model/carm.h"
#include "model/cline.h"
#include "model/ccontrol.h"
#include "model/cname.h"

/* The index of the first token of the line that is one of these; or NONE. */
static size_t find_control(const struct ctokens *tokens, const struct cline *l)
{
	static const char *const words[] = {
		"if", "while", "for", "else", NULL
	};
	const struct ctoken *at = tokens->list.at;

	for (size_t i = l->first; i < l->first + l->n; i++)
		if (at[i].told & CNAME_KEYWORD &&
		    span_is_one_of(at[i].text, words))
			return i;
	return CTOKEN_NONE;
}

/* The last if of the line is an else if: that is no beginning. */
static bool goes_on(const struct ctokens *tokens, const struct cline *l)
{
	for (size_t i = l->first + l->n; i-- > l->first;)
		if (ctoken_at_is(tokens, i, SPAN("if")))
			return i && ctoken_at_is(tokens, i - 1, SPAN("else")) &&
			       i > l->first;
	return true;
}

/* The lines that were looked at as arms of an if above them. */
struct seen {
	const struct hunk *hunk;
	bool *lines;	/* one for each of the hunk; NULL: none yet */
};

static void see(struct report *to, struct seen *seen,
		const struct diff_line *line)
{
	if (!seen->lines)
		seen->lines = arena_zalloc(report_arena(to),
					   seen->hunk->lines.n, sizeof(bool));
	seen->lines[line - seen->hunk->lines.at] = true;
}

static bool was_seen(const struct seen *seen, const struct diff_line *line)
{
	return seen->lines && seen->lines[line - seen->hunk->lines.at];
}

static void judge_arms(struct report *to, const struct ctokens *tokens,
		       const struct carm *arms, size_t n)
{
	size_t braced = 0, allowed = 0;
	struct span at = tokens->list.at[arms[0].first].text;

	for (size_t i = 0; i < n; i++) {
		braced += arms[i].has_braces;
		allowed += carm_is_tall(tokens, &arms[i]) ||
			   carm_needs_braces(tokens, &arms[i]);
	}
	if (!braced)
		return;
	if (!allowed)
		report(to, at, "braces in an if whose arms are all of one line");
	else if (allowed != n && braced != n)
		report_as(to, SEV_NOTE, at,
			  "braces in %zu of the %zu arms of an if", braced, n);
}

/* checkpatch.pl forgets the removed lines between the arms when it counts. */
static const struct diff_line *line_of_arm(const struct report *to,
					   const struct ctokens *tokens,
					   const struct carm *arms, size_t i)
{
	const struct diff_line *first = tokens->list.at[arms[0].first].line;
	const struct diff_line *line = tokens->list.at[arms[i].first].line;

	if (!speaks_checkpatch(to))
		return line;
	return first + (line->new_nr - first->new_nr);
}

/* All arms of the if that the line begins with. */
static void check_arms(struct report *to, const struct ctokens *tokens,
		       const struct cline *l, struct seen *seen)
{
	struct carm arms[CARM_MAX];
	size_t n;

	if (!cline_begins(l, SPAN("if")) || goes_on(tokens, l))
		return;
	n = carm_chain(tokens, l->first, arms);
	if (n < 2)
		return;
	for (size_t i = 0; i < n; i++)
		see(to, seen, line_of_arm(to, tokens, arms, i));
	judge_arms(to, tokens, arms, n);
}

static bool next_has_braces(const struct ctokens *tokens, struct span word,
			    const struct carm *arm)
{
	struct carm arms[CARM_MAX];
	size_t n;

	if (!span_eq(word, SPAN("if")) && !span_eq(word, SPAN("else")))
		return false;
	n = carm_chain(tokens, arm->first, arms);
	return !n || (n > 1 && arms[1].has_braces);
}

static void check_one(struct report *to, const struct ctokens *tokens,
		      const struct cline *l)
{
	size_t i = find_control(tokens, l);
	struct carm arm;

	if (i == CTOKEN_NONE || (i > l->first &&
				 ctoken_at_is(tokens, i - 1, SPAN("}"))))
		return;
	if (!carm_read(tokens, i, &arm) || !arm.has_braces ||
	    carm_is_tall(tokens, &arm) || carm_needs_braces(tokens, &arm) ||
	    next_has_braces(tokens, tokens->list.at[i].text, &arm))
		return;
	report(to, tokens->list.at[i].text, "braces around one statement");
}

static bool is_code(const struct cline *l)
{
	return l->n && l->at[0].kind != CTOKEN_DIRECTIVE;
}

/* How many of the tokens are no comment at the end. */
static size_t count_code(const struct cline *l)
{
	size_t n = l->n;

	while (n && l->at[n - 1].kind == CTOKEN_COMMENT)
		n--;
	return n;
}

/* "} else" or "else {": one side has a brace, and the other has none. */
static bool is_lopsided(const struct cline *l)
{
	if (count_code(l) != 2)
		return false;
	return (ctoken_is(&l->at[0], SPAN("}")) &&
		ctoken_is(&l->at[1], SPAN("else"))) ||
	       (ctoken_is(&l->at[0], SPAN("else")) &&
		ctoken_is(&l->at[1], SPAN("{")));
}

static void check_blanks(struct report *to, const struct cline *prev,
			 const struct cline *now)
{
	bool is_close = now->n == 1 && cline_begins(now, SPAN("}")) &&
			!now->is_joined;

	if (is_close && prev->line && cline_is_blank(prev))
		report_as(to, SEV_NOTE, now->text, "an empty line above it");
	if (cline_is_blank(now) && prev->n && !prev->is_joined &&
	    cline_ends(prev, SPAN("{")))
		report_as(to, SEV_NOTE, now->text, "an empty line after a '{'");
}

static void look(struct report *to, const struct ctokens *tokens,
		 const struct cline_walk *w, struct seen *seen)
{
	const struct cline *l = &w->now;

	if (is_code(l)) {
		check_arms(to, tokens, l, seen);
		if (!was_seen(seen, l->line))
			check_one(to, tokens, l);
		if (is_lopsided(l))
			report_as(to, SEV_NOTE, l->text,
				  "a brace on one side of the else only");
	}
	check_blanks(to, &w->prev, l);
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	struct seen seen = { .hunk = tokens->hunk };
	struct cline_walk w;

	cline_walk(&w, tokens);
	while (cline_next(&w))
		if (cline_is_added(&w.now))
			look(to, tokens, &w, &seen);
}

const struct rule rule_braces = {
	.name = "BRACES",
	.summary = "braces around one statement, in one arm only, or an empty line in them",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.hunk = hunk,
};
