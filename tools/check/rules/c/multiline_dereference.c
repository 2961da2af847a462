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

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	struct cline_walk w;

	(void)f;
	cline_walk(&w, h, tokens);
	while (cline_next(&w)) {
		const struct ctoken *head = cline_head(&w.now);

		if (!head || head->kind != CTOKEN_IDENT ||
		    !cline_is_added(&w.now) || !cline_is_added(&w.prev) ||
		    !ends_in_member(&w.prev))
			continue;
		report(to, head->text, "a member on another line than what "
		       "it is of");
		report_also(to, cline_tail(&w.prev)->text, "the rest of it");
	}
}

const struct rule rule_multiline_dereference = {
	.name = "MULTILINE_DEREFERENCE",
	.summary = "a member is on another line than what it is of",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.hunk = hunk,
};
