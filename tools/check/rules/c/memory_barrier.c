// SPDX-License-Identifier: GPL-2.0-only
#include "check/comments.h"
#include "check/lines.h"

/* mb() rmb() wmb() */
static bool is_plain(struct span name)
{
	if (!span_skip_char(&name, 'r'))
		span_skip_char(&name, 'w');
	return span_eq(name, SPAN("mb"));
}

/* What stands behind smp_ or virt_. */
static bool is_stem(struct span name)
{
	static const char *const stems[] = {
		"mb__before_atomic", "mb__after_atomic", "store_release",
		"load_acquire", "store_mb", NULL
	};

	return span_is_one_of(name, stems) || is_plain(name);
}

static bool is_barrier(struct span name)
{
	if (span_skip(&name, SPAN("smp_")) || span_skip(&name, SPAN("virt_")))
		return is_stem(name);
	return is_plain(name);
}

/* __smp_mb() and its like, which only an architecture may use. */
static bool is_inner(struct span name)
{
	return span_skip(&name, SPAN("__smp_")) && is_stem(name);
}

static void call(struct report *to, const struct ctokens *tokens, size_t i)
{
	struct span name = tokens->list.at[i].text;

	if (is_barrier(name) && !has_comment(tokens, i))
		report(to, name, SPAN_FMT "() without a comment",
		       SPAN_ARG(name));
	if (is_inner(name))
		report(to, name, SPAN_FMT "() outside of barrier.h",
		       SPAN_ARG(name));
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct ctoken *at = tokens->list.at;

	for (size_t i = 0; i + 1 < tokens->list.n; i++)
		if (at[i].added && at[i].kind == CTOKEN_IDENT &&
		    ctoken_is(&at[i + 1], SPAN("(")) &&
		    at[i + 1].line == at[i].line)
			call(to, tokens, i);
}

const struct rule rule_memory_barrier = {
	.name = "MEMORY_BARRIER",
	.summary = "a memory barrier without a comment",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.hunk = hunk,
};
