// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"
#include "check/rule.h"

static const struct {
	const char *multiplies, *array;
} allocators[] = {
	{ "kmalloc", "kmalloc_array" },
	{ "kzalloc", "kcalloc" },
	{ "kvmalloc", "kvmalloc_array" },
	{ "kvzalloc", "kvcalloc" },
};

static const char *find_array(struct span name)
{
	for (size_t i = 0; i < sizeof(allocators) / sizeof(*allocators); i++)
		if (span_eq(name, span_of(allocators[i].multiplies)))
			return allocators[i].array;
	return NULL;
}

static bool is_sizeof(struct span factor)
{
	return span_starts(factor, SPAN("sizeof"));
}

/* 4, or ALL_CAPITALS: the product is known when it is compiled. */
static bool is_constant(struct span factor)
{
	if (factor.len && char_is_digit(factor.p[0]))
		return true;
	for (size_t i = 0; i < factor.len; i++)
		if (!char_is_upper(factor.p[i]) && factor.p[i] != '_' &&
		    !(i && char_is_digit(factor.p[i])))
			return false;
	return true;
}

/* A factor, up to "*" or ",". */
static bool read_factor(struct cread *c, struct span *text)
{
	const struct ctoken *first = cread_peek(c);

	if (cread_skip(c, SPAN("sizeof")) ? !cread_group(c, SPAN("(")) :
					    !cread_argument(c))
		return false;
	*text = ctoken_span(first, &c->list[c->at - 1]);
	return true;
}

static void statement(struct report *to, const struct ctokens *tokens,
		      const struct cstatement *s)
{
	struct cread c = cread_run(tokens, s->first, s->end);
	struct span name, a, b, one, other;
	const struct ctoken *call;

	if (!cread_lvalue(&c) || !cread_skip(&c, SPAN("=")))
		return;
	cread_group(&c, SPAN("("));
	call = cread_peek(&c);
	if (!cread_ident(&c, &name) || !find_array(name) ||
	    !cread_skip(&c, SPAN("(")) || !read_factor(&c, &a) ||
	    !cread_skip(&c, SPAN("*")) || !read_factor(&c, &b) ||
	    !cread_is(&c, SPAN(",")))
		return;
	one = is_sizeof(a) ? b : a;
	other = is_sizeof(a) ? a : b;
	if (!is_sizeof(one) && is_sizeof(other) && !is_constant(one))
		report(to, call->text, SPAN_FMT "() of a product, which %s() "
		       "checks", SPAN_ARG(name), find_array(name));
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	each_added_statement(to, tokens, statement);
}

static const char *const words[] = {
	"kmalloc", "kzalloc", "kvmalloc", "kvzalloc", NULL
};

const struct rule rule_alloc_with_multiply = {
	.name = "ALLOC_WITH_MULTIPLY",
	.summary = "kmalloc(n * sizeof(*p)) instead of kmalloc_array()",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = words,
	.hunk = hunk,
};
