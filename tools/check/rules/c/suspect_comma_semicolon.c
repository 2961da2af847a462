// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"
#include "model/cstatement.h"

/* "a = f()", "f()" */
static void skip_target(struct cread *c)
{
	struct cread rest = *c;

	if (cread_lvalue(&rest) && cread_assignment(&rest))
		*c = rest;
}

static bool read_pair(struct cread c, const struct ctoken **comma)
{
	skip_target(&c);
	if (!cread_argument(&c))
		return false;
	*comma = cread_peek(&c);
	if (!cread_skip(&c, SPAN(",")))
		return false;
	skip_target(&c);
	return cread_argument(&c) && cread_skip(&c, SPAN(";")) &&
	       c.at == c.end;
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct ctoken *at = tokens->list.at, *comma;
	struct cstatement_walk w;
	struct cstatement s;

	cstatement_walk(&w, tokens);
	while (cstatement_next(&w, &s))
		if (at[s.first].added &&
		    read_pair(cread_run(tokens, s.first, s.end), &comma)) {
			report(to, at[s.first].text,
			       "two statements with a comma between them");
			report_also(to, comma->text, "the comma");
		}
}

const struct rule rule_suspect_comma_semicolon = {
	.name = "SUSPECT_COMMA_SEMICOLON",
	.summary = "a comma where a semicolon was meant",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.hunk = hunk,
};
