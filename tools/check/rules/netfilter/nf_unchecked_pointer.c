// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

/* Tokens behind a call in which the pointer's first use is looked for. */
#define REACH	200

/* These return NULL when there is no memory, or too little packet. */
static const char *const may_fail[] = {
	"skb_header_pointer", "kmalloc", "kzalloc", "kcalloc",
	"kmalloc_array", "kvmalloc", "kvzalloc", "kvcalloc", "kmemdup",
	"kstrdup", "nla_memdup", "nla_strdup", "alloc_skb", "nlmsg_new",
	"nla_nest_start", "nla_nest_start_noflag", "nfnl_msg_put",
	"nlmsg_put", NULL
};

/* "p = kmalloc(...);", which ends at @end. */
static bool read_assignment(const struct cread *line,
			    const struct ctokens *tokens, struct span *pointer,
			    struct cread *behind)
{
	struct cread c = cread_run(tokens, line->at, tokens->list.n);

	if (!cread_ident(&c, pointer) || !cread_skip(&c, SPAN("=")) ||
	    !cread_skip_any(&c, may_fail) || !cread_group(&c, SPAN("(")) ||
	    !cread_skip(&c, SPAN(";")))
		return false;
	*behind = c;
	return true;
}

/* *p or p->x or p[x], but for the size of it. */
static bool is_followed(const struct cread *c)
{
	const struct ctoken *t = cread_peek(c), *before = t - 1;

	if (c->at + 1 < c->end && (ctoken_is(t + 1, SPAN("->")) ||
				   ctoken_is(t + 1, SPAN("["))))
		return true;
	return ctoken_is(before, SPAN("*")) &&
	       (before[-1].kind == CTOKEN_PUNCT) &&
	       !ctoken_is(before - 1, SPAN(")"));
}

static bool is_in_sizeof(const struct cread *c)
{
	size_t first = c->at > 3 ? c->at - 3 : 0;

	for (size_t i = first; i < c->at; i++)
		if (ctoken_is(&c->list[i], SPAN("sizeof")))
			return true;
	return false;
}

/* The first use of the pointer, if it is one that needs it to be there. */
static const struct ctoken *first_use(struct cread c, struct span pointer)
{
	unsigned int depth = c.list[c.at - 1].depth;
	size_t end = c.at + REACH < c.end ? c.at + REACH : c.end;

	for (; c.at < end; c.at++) {
		const struct ctoken *t = cread_peek(&c);

		if (t->depth < depth || t->kind == CTOKEN_DIRECTIVE)
			return NULL;
		if (ctoken_is(t, pointer) && !is_in_sizeof(&c))
			return is_followed(&c) ? t : NULL;
	}
	return NULL;
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	for (size_t i = 0; i < tokens->list.n;) {
		struct cread line = cread_line(tokens, i), behind;
		const struct ctoken *use = NULL;
		struct span pointer;

		if (tokens->list.at[i].added &&
		    read_assignment(&line, tokens, &pointer, &behind))
			use = first_use(behind, pointer);
		if (use) {
			report(to, use->text, "'" SPAN_FMT
			       "' may be NULL and is not checked",
			       SPAN_ARG(pointer));
			report_also(to, pointer, "it is set here");
		}
		i = line.end;
	}
}

const struct rule rule_nf_unchecked_pointer = {
	.name = "NF_UNCHECKED_POINTER",
	.summary = "a pointer that may be NULL is used unchecked",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_INNER_C,
	.words = may_fail,
	.hunk = hunk,
};
