// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void code(struct report *to, struct cread c)
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

static const char *const words[] = { "NULL", NULL };

const struct rule rule_comparison_to_null = {
	.name = "COMPARISON_TO_NULL",
	.summary = "a pointer is compared to NULL",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.code = code,
};
