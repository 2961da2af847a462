// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static const char *const words[] = { "__read_mostly", NULL };

static bool has_const(const struct cread *c, size_t from)
{
	for (; from < c->at; from++)
		if (ctoken_is(&c->list[from], SPAN("const")))
			return true;
	return false;
}

/* The first type that has a name behind it is const, and no pointer. */
static void code(struct report *to, struct cread line)
{
	struct cread found = line;
	size_t first;

	while (cread_skip(&line, SPAN("static")) ||
	       cread_skip(&line, SPAN("extern")))
		;
	first = line.at;
	if (cread_declared_type(&line) && has_const(&line, first) &&
	    !ctoken_is(&line.list[line.at - 1], SPAN("*")) &&
	    line_find(&found, words, false))
		report(to, cread_peek(&found)->text,
		       "__read_mostly of what is const");
}

const struct rule rule_const_read_mostly = {
	.name = "CONST_READ_MOSTLY",
	.summary = "__read_mostly with const",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = words,
	.code = code,
};
