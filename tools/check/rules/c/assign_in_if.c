// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"
#include "model/cstatement.h"

static const char *const words[] = { "if", NULL };

/* The first "if" of the line whose condition is the statement's head. */
static bool find_condition(const struct ctokens *tokens,
			   const struct cstatement *s, struct cread *condition)
{
	struct cread line = cread_line(tokens, s->first), group;

	if (!line_find(&line, words, true))
		return false;
	line.at++;
	group = cread_run(tokens, line.at, s->head_end);
	if (!cread_group(&group, SPAN("(")) || group.at != s->head_end)
		return false;
	*condition = cread_run(tokens, line.at, s->head_end);
	return true;
}

#define CONDITION_MAX	256	/* tokens that are looked at */

/* "=" or "+=", but "<<=" and ">>=" are not looked for. */
static const struct ctoken *find_assignment(struct cread c)
{
	if (c.end - c.at > CONDITION_MAX)
		c.end = c.at + CONDITION_MAX;
	for (; c.at < c.end; c.at++) {
		const struct ctoken *t = cread_peek(&c);

		if (t->kind == CTOKEN_PUNCT && t->text.len < 3 &&
		    cread_assignment(&c))
			return t;
	}
	return NULL;
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct ctoken *at = tokens->list.at, *assignment;
	struct cstatement_walk w;
	struct cread condition;
	struct cstatement s;

	cstatement_walk(&w, tokens);
	while (cstatement_next(&w, &s)) {
		if (!at[s.first].added ||
		    at[s.first].kind == CTOKEN_DIRECTIVE ||
		    !find_condition(tokens, &s, &condition))
			continue;
		assignment = find_assignment(condition);
		if (!assignment)
			continue;
		report(to, at[condition.at - 1].text,
		       "an assignment in the condition");
		report_also(to, assignment->text, "the assignment");
	}
}

const struct rule rule_assign_in_if = {
	.name = "ASSIGN_IN_IF",
	.summary = "if ((a = b))",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.hunk = hunk,
};
