// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/cline.h"
#include "model/cread.h"

/* "};", "} __packed;" */
static bool ends_struct(struct cread c)
{
	if (!cread_skip(&c, SPAN("}")))
		return false;
	cread_skip(&c, SPAN("__packed"));
	return cread_skip(&c, SPAN(";")) && c.at == c.end;
}

/* "TYPE name[0];" or "} name[1];" */
static bool read_short_array(struct cread c, struct span *name,
			     struct span *count)
{
	if (cread_skip(&c, SPAN("}")))
		cread_skip(&c, SPAN("__packed"));
	else if (!cread_declared_type(&c))
		return false;
	return cread_ident(&c, name) && cread_skip(&c, SPAN("[")) &&
	       cread_kind(&c, CTOKEN_NUMBER, count) &&
	       (span_eq(*count, SPAN("0")) || span_eq(*count, SPAN("1"))) &&
	       cread_skip(&c, SPAN("]")) && cread_skip(&c, SPAN(";")) &&
	       c.at == c.end;
}

static void pair(struct report *to, const struct cline *above,
		 const struct cline *l)
{
	struct span name, count;

	if (!cline_is_added(above) || !ends_struct(cread_part(l, 0, l->n)) ||
	    !read_short_array(cread_part(above, 0, above->n), &name, &count))
		return;
	report(to, cline_head(l)->text, "the struct ends in '" SPAN_FMT "["
	       SPAN_FMT "]'", SPAN_ARG(name), SPAN_ARG(count));
	report_also(to, name, "this array");
}

const struct rule rule_flexible_array = {
	.name = "FLEXIBLE_ARRAY",
	.summary = "a struct ends in an array of no or one element",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.pair = pair,
};
