// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "model/file_kind.h"
#include "model/project.h"

/* "sizeof(NAME" up to the bracket that is not read yet. */
static bool read_sizeof(struct cread *c, struct span *name)
{
	const struct ctoken *first;

	if (!cread_skip(c, SPAN("sizeof")) || !cread_skip(c, SPAN("(")))
		return false;
	first = cread_peek(c);
	if (!cread_lvalue(c) || !cread_skip(c, SPAN(")")))
		return false;
	*name = ctoken_span(first, &c->list[c->at - 2]);
	return true;
}

/* sizeof(a) / sizeof(a[0]) */
static bool read_quotient(struct cread c, struct span *array)
{
	struct span first;

	if (!read_sizeof(&c, array) || !cread_skip(&c, SPAN("/")) ||
	    !read_sizeof(&c, &first) || first.len < array->len)
		return false;
	return span_starts(first, *array) &&
	       span_eq(span_from(first, array->len), SPAN("[0]"));
}

/* The kernel and iptables do; nft has array_size(), and others none. */
static bool has_macro(const struct report *to)
{
	struct span path = report_file(to)->path;
	const struct project *project = project_of_path(path);

	return speaks_checkpatch(to) || file_is_kernel(path) ||
	       (project && span_eq(span_of(project->name), SPAN("iptables")));
}

static void code(struct report *to, struct cread c)
{
	struct span array;

	if (!has_macro(to))
		return;
	for (; c.at < c.end; c.at++)
		if (read_quotient(c, &array)) {
			report(to, array, "the size of '" SPAN_FMT
			       "' is divided by that of its first element",
			       SPAN_ARG(array));
			break;
		}
}

static const char *const words[] = { "sizeof", NULL };

const struct rule rule_array_size = {
	.name = "ARRAY_SIZE",
	.summary = "sizeof(a) / sizeof(a[0]) instead of ARRAY_SIZE(a)",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.code = code,
};
