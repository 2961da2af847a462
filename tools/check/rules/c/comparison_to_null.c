// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"
#include "model/file_kind.h"

static void line(struct report *to, struct cread c)
{
	while (c.at < c.end) {
		struct cread rest = c;
		const struct ctoken *operand = cread_peek(&c), *operator;

		if (operand->kind != CTOKEN_IDENT || !cread_operand(&rest)) {
			c.at++;
			continue;
		}
		operator = cread_peek(&rest);
		if (!cread_skip(&rest, SPAN("==")) &&
		    !cread_skip(&rest, SPAN("!="))) {
			c.at++;
			continue;
		}
		c.at = rest.at;
		if (cread_skip(&c, SPAN("NULL")))
			report(to, ctoken_span(operand, c.list + rest.at),
			       "compared to NULL with '" SPAN_FMT "'",
			       SPAN_ARG(operator->text));
	}
}

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	(void)h;
	if (file_is_c(f->path))
		each_added_line(to, tokens, line);
}

const struct rule rule_comparison_to_null = {
	.name = "COMPARISON_TO_NULL",
	.summary = "a pointer is compared to NULL",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
