// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "model/cline.h"
#include "model/cname.h"

/* kmalloc(), devm_kcalloc(), kmemdup_nul(), dev_alloc_skb() ... */
static bool is_allocator(struct span name)
{
	static const char *const others[] = {
		"kstrdup", "kstrdup_const", "kmemdup", "kmemdup_nul",
		"dma_alloc_coherent", NULL
	};
	static const char *const ends[] = {
		"", "_array", "_node", "_array_node", NULL
	};

	if (span_is_one_of(name, others) || span_ends(name, SPAN("alloc_skb")) ||
	    span_ends(name, SPAN("alloc_skb_ip_align")))
		return true;
	span_skip(&name, SPAN("devm_"));
	if (!span_skip(&name, SPAN("kv")) && !span_skip(&name, SPAN("k")) &&
	    !span_skip(&name, SPAN("v")))
		return false;
	return name.len > 1 && span_find_char(SPAN("czm"), name.p[0]) != SIZE_MAX &&
	       span_starts(span_from(name, 1), SPAN("alloc")) &&
	       span_is_one_of(span_from(name, 6), ends);
}

static struct cread run_of(const struct cline *l)
{
	return (struct cread){ .list = l->at, .at = 0, .end = l->n };
}

static struct span lvalue(struct cread *c)
{
	size_t first = c->at;

	if (!cread_lvalue(c))
		return (struct span){ 0 };
	return ctoken_span(&c->list[first], &c->list[c->at - 1]);
}

/* "if (!p)", "if (p == NULL)", "if (NULL == p)": p, or empty. */
static struct span tested(const struct cline *l)
{
	struct cread c = run_of(l);
	struct span p = { 0 };
	bool is_test;

	if (!cread_skip(&c, SPAN("if")) || !cread_skip(&c, SPAN("(")))
		return p;
	is_test = cread_skip(&c, SPAN("!")) ||
		  (cread_skip(&c, SPAN("NULL")) && cread_skip(&c, SPAN("==")));
	p = lvalue(&c);
	is_test |= cread_skip(&c, SPAN("==")) && cread_skip(&c, SPAN("NULL"));
	return is_test && cread_is(&c, SPAN(")")) ? p : (struct span){ 0 };
}

/* "p = kmalloc(", with a type before it, or a cast; and not __GFP_NOWARN. */
static bool allocates(const struct cline *l, struct span p)
{
	struct cread c = run_of(l), all = c;
	struct span name;

	for (; all.at < all.end; all.at++)
		if (cread_is(&all, SPAN("__GFP_NOWARN")))
			return false;
	cread_type(&c);
	if (!span_eq(lvalue(&c), p) || !cread_skip(&c, SPAN("=")))
		return false;
	cread_group(&c, SPAN("("));
	return cread_ident(&c, &name) && is_allocator(name) &&
	       cread_is(&c, SPAN("("));
}

static const struct ctoken *find_log(const struct cline *l)
{
	for (size_t i = 0; i + 1 < l->n; i++)
		if (l->at[i].kind == CTOKEN_IDENT &&
		    ctoken_is(&l->at[i + 1], SPAN("(")) &&
		    cname_is_log(l->at[i].text))
			return &l->at[i];
	return NULL;
}

/* The two lines above a test: the allocation is one of them, or both. */
struct above {
	struct cline first, second;
};

/* checkpatch.pl looks at the statement that begins in the first line only. */
static bool allocate(const struct report *to, const struct above *above,
		     struct span p)
{
	bool is_joined = above->first.n && !cline_ends(&above->first, SPAN(";")) &&
			 !cline_ends(&above->first, SPAN("}"));

	if (above->second.n && allocates(&above->second, p))
		return !speaks_checkpatch(to) || !above->first.n || is_joined;
	return is_joined && allocates(&above->first, p);
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	struct above above = { 0 };
	struct cline_walk w;

	cline_walk(&w, tokens);
	while (cline_next(&w)) {
		const struct ctoken *call = NULL;
		struct span p = { 0 };

		if (cline_is_added(&w.now) && w.prev.n) {
			call = find_log(&w.now);
			p = tested(&w.prev);
		}
		if (call && p.len && allocate(to, &above, p))
			report(to, call->text, "a message that memory is short, "
			       "which the allocator prints");
		above.first = above.second;
		above.second = w.prev;
	}
}

const struct rule rule_oom_message = {
	.name = "OOM_MESSAGE",
	.summary = "a message when an allocation fails",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.hunk = hunk,
};
