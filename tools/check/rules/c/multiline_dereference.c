// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/cline.h"

static bool ends_in_member(const struct cline *l)
{
	return l->n > 1 && (cline_ends(l, SPAN("->")) ||
			    cline_ends(l, SPAN("."))) &&
	       (l->at[l->n - 2].kind == CTOKEN_IDENT ||
		ctoken_is(&l->at[l->n - 2], SPAN("]")));
}

static void pair(struct report *to, const struct cline *above,
		 const struct cline *l)
{
	const struct ctoken *head = cline_head(l);

	if (!head || head->kind != CTOKEN_IDENT || !cline_is_added(above) ||
	    !ends_in_member(above))
		return;
	report(to, head->text, "a member on another line than what it is of");
	report_also(to, cline_tail(above)->text, "the rest of it");
}

const struct rule rule_multiline_dereference = {
	.name = "MULTILINE_DEREFERENCE",
	.summary = "a member is not on the line of its struct",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.pair = pair,
};
