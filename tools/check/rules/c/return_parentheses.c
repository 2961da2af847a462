// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"
#include "check/rule.h"

/* "((a))": the run within all parentheses that enclose the whole of it. */
static struct cread unwrap(struct cread c)
{
	struct cread group = c;

	while (cread_group(&group, SPAN("(")) && group.at == group.end) {
		c.at++;
		c.end--;
		group = c;
	}
	return c;
}

/* "return (a);", "return (a ? b : c);" */
static void statement(struct report *to, const struct ctokens *tokens,
		      const struct cstatement *s)
{
	struct cread c = cread_run(tokens, s->first, s->end);
	const struct ctoken *keyword = cread_peek(&c);
	struct cread value, behind;

	if (!cread_skip(&c, SPAN("return")))
		return;
	value = behind = c;
	if (!cread_group(&behind, SPAN("(")) || !cread_is(&behind, SPAN(";")))
		return;
	value.end = behind.at;
	value = unwrap(value);
	if (cread_argument(&value) &&
	    (value.at == value.end || cread_is(&value, SPAN("?"))))
		report(to, keyword->text, "parentheses around what is returned");
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	each_added_statement(to, tokens, statement);
}

static const char *const words[] = { "return", NULL };

const struct rule rule_return_parentheses = {
	.name = "RETURN_PARENTHESES",
	.summary = "return (value);",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.hunk = hunk,
};
