// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/ccontrol.h"
#include "model/cflow.h"
#include "model/cname.h"

/* Tokens before a call in which the walk around it is looked for. */
#define WALK_MAX	500

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

/* "list_for_each_entry(p, ...)", which reads the next one out of p. */
static bool is_walk(const struct ctokens *tokens, size_t i, struct span name)
{
	const struct ctoken *t = &tokens->list.at[i];

	return t->kind == CTOKEN_IDENT && cname_is_loop(t->text) &&
	       span_find(t->text, SPAN("list_for_each_entry")) != SIZE_MAX &&
	       span_find(t->text, SPAN("safe")) == SIZE_MAX &&
	       ctoken_at_is(tokens, i + 1, SPAN("(")) &&
	       span_eq(first_argument(tokens, i), name);
}

/* From the call at @i to @end nothing leaves the loop or sets the pointer. */
static bool goes_on(const struct ctokens *tokens, size_t i, size_t end,
		    struct span name)
{
	static const char *const leaves[] = {
		"break", "return", "goto", NULL
	};

	for (i += 4; i < end; i++)
		if (span_is_one_of(tokens->list.at[i].text, leaves) ||
		    (names_variable(tokens, i, name) && is_replaced(tokens, i)))
			return false;
	return true;
}

/* The walk that goes on from what the call at @i in its body freed; or 0. */
static size_t find_walk(const struct ctokens *tokens,
			const struct cfunction *f, size_t i)
{
	size_t first = i - f->first > WALK_MAX ? i - WALK_MAX : f->first;
	struct span name = freed(tokens, i);

	for (size_t at = i; name.len && at-- > first;) {
		size_t body, end;

		if (!is_walk(tokens, at, name))
			continue;
		body = tokens->list.at[at + 1].mate;
		end = body == SIZE_MAX ? CTOKEN_NONE :
					 ccontrol_end(tokens, body + 1);
		return end != CTOKEN_NONE && end > i &&
		       goes_on(tokens, i, end, name) ? at : 0;
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

	if (use && at[use].depth >= at[i].depth)
		return use;
	return find_walk(tokens, f, i);
}

static void say(struct report *to, const struct ctoken *call,
		const struct ctoken *use)
{
	report(to, use->added ? use->text : call->text,
	       cname_is_loop(use->text) ?
	       "'" SPAN_FMT "' goes on from what " SPAN_FMT "() has freed" :
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
