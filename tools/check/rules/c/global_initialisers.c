// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static bool is_zero(const struct ctoken *t)
{
	return ctoken_is(t, SPAN("NULL")) || ctoken_is(t, SPAN("false")) ||
	       (t->kind == CTOKEN_NUMBER && span_eq(t->text, SPAN("0")));
}

/* The loader of BPF programs wants their variables to have a value. */
static bool is_bpf(struct span path)
{
	return span_starts(path, SPAN("tools/testing/selftests/bpf/progs/")) ||
	       span_ends(path, SPAN(".bpf.c")) ||
	       (span_starts(path, SPAN("samples/bpf/")) &&
		span_ends(path, SPAN("_kern.c")));
}

/* At the very start of a line: a type, a name, "= 0;" */
static void code(struct report *to, struct cread line)
{
	const struct ctoken *first = cread_peek(&line), *t;
	struct span name;

	if (first->text.p != first->line->text.p ||
	    is_bpf(report_file(to)->path) ||
	    !cread_declared_type(&line) || !cread_ident(&line, &name) ||
	    !cread_skip(&line, SPAN("=")))
		return;
	t = cread_peek(&line);
	if (!t || !is_zero(t))
		return;
	line.at++;
	if (cread_is(&line, SPAN(";")))
		report(to, t->text, "a global variable has this value anyway");
}

const struct rule rule_global_initialisers = {
	.name = "GLOBAL_INITIALISERS",
	.summary = "int a = 0; outside of functions",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.code = code,
};
