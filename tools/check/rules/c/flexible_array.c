// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/cline.h"
#include "model/cread.h"

static struct cread run_of(const struct ctokens *tokens, const struct cline *l)
{
	return cread_run(tokens, l->first, l->first + l->n);
}

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

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	struct span name, count;
	struct cline_walk w;

	(void)f;
	cline_walk(&w, h, tokens);
	while (cline_next(&w)) {
		if (!cline_is_added(&w.now) || !cline_is_added(&w.prev) ||
		    !ends_struct(run_of(tokens, &w.now)) ||
		    !read_short_array(run_of(tokens, &w.prev), &name, &count))
			continue;
		report(to, cline_head(&w.now)->text, "the struct ends in '"
		       SPAN_FMT "[" SPAN_FMT "]'", SPAN_ARG(name),
		       SPAN_ARG(count));
		report_also(to, name, "this array");
	}
}

const struct rule rule_flexible_array = {
	.name = "FLEXIBLE_ARRAY",
	.summary = "a struct ends in an array of no or one element",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.hunk = hunk,
};
