// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static const char *const words[] = { "NR_CPUS", NULL };

/* "TYPE name[NR_CPUS]" */
static bool declares_array(struct cread line)
{
	struct span name;

	while (cread_skip(&line, SPAN("static")) ||
	       cread_skip(&line, SPAN("extern")))
		;
	return cread_declared_type(&line) && cread_ident(&line, &name) &&
	       cread_is(&line, SPAN("["));
}

static bool has(struct cread line, struct span punct)
{
	for (; line.at < line.end; line.at++)
		if (cread_is(&line, punct))
			return true;
	return false;
}

/* "[0 ... NR_CPUS - 1] =" or ".cpus = NR_CPUS" */
static bool initialises(struct cread line)
{
	return (has(line, SPAN("[")) && has(line, SPAN("..."))) ||
	       cread_is(&line, SPAN("."));
}

static void code(struct report *to, struct cread line)
{
	struct cread found = line;

	if (cread_peek(&line)->kind == CTOKEN_DIRECTIVE ||
	    declares_array(line) || initialises(line) ||
	    !line_find(&found, words, false))
		return;
	report(to, cread_peek(&found)->text,
	       "NR_CPUS is more than there are");
}

const struct rule rule_nr_cpus = {
	.name = "NR_CPUS",
	.summary = "NR_CPUS is taken for the number of CPUs",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = words,
	.code = code,
};
