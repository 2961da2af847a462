// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/cline.h"

static void pair(struct report *to, const struct cline *above,
		 const struct cline *l)
{
	if (cline_begins(l, SPAN("else")) && cline_ends(above, SPAN("}")) &&
	    !above->is_joined &&
	    columns_of(above->indent) == columns_of(l->indent))
		report(to, cline_head(l)->text,
		       "an else on the line below its '}'");
}

static const char *const words[] = {
	"else", NULL
};

const struct rule rule_else_after_brace = {
	.name = "ELSE_AFTER_BRACE",
	.summary = "an else stands on the line below its brace",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.pair = pair,
};
