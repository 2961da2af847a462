// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/ccontrol.h"
#include "model/cflow.h"

static const char *const frees[] = {
	"kfree", "kvfree", "kfree_sensitive", "kfree_skb", "consume_skb",
	"kfree_skb_reason", "vfree", "nf_ct_put", "free", "xfree", NULL
};

/* "kfree(p);", and p is a variable: p, else empty. */
static struct span freed(const struct ctokens *tokens, size_t i)
{
	struct span name = first_argument(tokens, i);

	return name.len && ctoken_at_is(tokens, i + 3, SPAN(")")) &&
	       ctoken_at_is(tokens, i + 4, SPAN(";")) ? name :
						       (struct span){ 0 };
}

/* "p = ...", "&p": from here on it may be another one. */
static bool is_replaced(const struct ctokens *tokens, size_t i)
{
	return ctoken_at_is(tokens, i + 1, SPAN("=")) ||
	       ctoken_at_is(tokens, i + 1, SPAN("++")) ||
	       ctoken_at_is(tokens, i + 1, SPAN("+=")) ||
	       ctoken_is(&tokens->list.at[i - 1], SPAN("&"));
}

static bool is_loop(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *t = &tokens->list.at[i];

	return ctoken_is(t, SPAN("for")) || ctoken_is(t, SPAN("while")) ||
	       (t->kind == CTOKEN_IDENT &&
		span_find(t->text, SPAN("for_each")) != SIZE_MAX);
}

/* The token that follows what the call at @i freed; or 0. */
static size_t find_use(const struct ctokens *tokens, const struct cfunction *f,
		       size_t i)
{
	struct span name = freed(tokens, i);
	struct cflow flow;
	int gone = 1;

	if (!name.len || cflow_is_branch(tokens, i))
		return 0;
	cflow_begin(&flow, tokens, CFLOW_LEAST);
	for (i += 4; i < f->end; i++) {
		gone = cflow_step(&flow, i, gone);
		if (is_loop(tokens, i))
			return 0;
		if (!names_variable(tokens, i, name))
			continue;
		if (is_replaced(tokens, i))
			gone = 0;
		else if (gone && follows_pointer(tokens, i))
			return i;
	}
	return 0;
}

/*
 * Where the block that the call is in ends, its way ends or goes on; before
 * that, what holds is certain.
 */
static size_t find_certain_use(const struct ctokens *tokens,
			       const struct cfunction *f, size_t i)
{
	const struct ctoken *at = tokens->list.at;
	size_t use = find_use(tokens, f, i);

	return at[use].depth < at[i].depth ? 0 : use;
}

static void say(struct report *to, const struct ctoken *call,
		const struct ctoken *use)
{
	report(to, use->added ? use->text : call->text,
	       "'" SPAN_FMT "' is used after " SPAN_FMT "()",
	       SPAN_ARG(use->text), SPAN_ARG(call->text));
	report_also(to, use->added ? call->text : use->text,
		    use->added ? "it is freed here" : "it is used here");
}

static void body(struct report *to, const struct ctokens *tokens,
		 const struct cfunction *f)
{
	static const struct consequence followed = {
		frees, find_certain_use, say
	};

	each_consequence(to, tokens, f, &followed);
}

const struct rule rule_nf_use_after_free = {
	.name = "NF_USE_AFTER_FREE",
	.summary = "a pointer is used after its memory was freed",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_C,
	.words = frees,
	.body = body,
};
