// SPDX-License-Identifier: GPL-2.0-only
#include "check/comments.h"
#include "check/dialect.h"
#include "check/lines.h"

/*
 * "spinlock_t x;", "struct mutex x;", "DEFINE_MUTEX(" at a line's start; for
 * checkpatch.pl a pointer is a lock, too.
 */
static bool read_lock(const struct report *to, struct cread c,
		      struct span *kind)
{
	const struct ctoken *first = cread_peek(&c);

	if (cread_skip(&c, SPAN("DEFINE_MUTEX"))) {
		*kind = first->text;
		return cread_is(&c, SPAN("("));
	}
	if (!cread_skip(&c, SPAN("spinlock_t")) &&
	    !(cread_skip(&c, SPAN("struct")) && cread_skip(&c, SPAN("mutex"))))
		return false;
	*kind = ctoken_span(first, &c.list[c.at - 1]);
	if (speaks_checkpatch(to))
		while (cread_skip(&c, SPAN("*")))
			;
	return cread_lvalue(&c) && cread_is(&c, SPAN(";"));
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	struct span kind;

	for (size_t i = 0; i < tokens->list.n;) {
		struct cread line = cread_line(tokens, i);

		if (tokens->list.at[i].added && read_lock(to, line, &kind) &&
		    !has_comment(tokens, i))
			report(to, kind, "a lock, " SPAN_FMT
			       ", without a comment", SPAN_ARG(kind));
		i = line.end;
	}
}

static const char *const words[] = { "spinlock_t", "mutex", "DEFINE_MUTEX", NULL };

const struct rule rule_uncommented_definition = {
	.name = "UNCOMMENTED_DEFINITION",
	.summary = "no comment says what a new lock protects",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = words,
	.hunk = hunk,
};
