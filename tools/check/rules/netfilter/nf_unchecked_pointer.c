// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

/* Tokens behind a call in which the pointer's first use is looked for. */
#define REACH	200

/* Tokens of a declaration before its "=". */
#define DECLARATION	16

/* These return NULL when there is no memory, or too little packet. */
static const char *const may_fail[] = {
	"skb_header_pointer", "kmalloc", "kzalloc", "kcalloc",
	"kmalloc_array", "kvmalloc", "kvzalloc", "kvcalloc", "kmemdup",
	"kstrdup", "nla_memdup", "nla_strdup", "alloc_skb", "nlmsg_new",
	"nla_nest_start", "nla_nest_start_noflag", "nfnl_msg_put",
	"nlmsg_put", NULL
};

static bool is_arrow(const struct ctoken *t)
{
	return ctoken_is(t, SPAN("->")) || ctoken_is(t, SPAN("."));
}

/* A variable or a member, by the tokens that it is written with. */
struct pointer {
	size_t first, end;
};

/* "p", "f->p", or a declaration: "struct x a, *p"; an "=" is behind it. */
static bool read_pointer(struct cread *c, struct pointer *p)
{
	size_t first = c->at;

	for (; c->at < c->end && !cread_is(c, SPAN("=")); c->at++) {
		const struct ctoken *t = cread_peek(c);

		if (c->at - first > DECLARATION ||
		    (t->kind != CTOKEN_IDENT && !ctoken_is(t, SPAN("*")) &&
		     !ctoken_is(t, SPAN(",")) && !is_arrow(t)))
			return false;
	}
	if (c->at == first || ctoken_is(&c->list[first], SPAN("*")) ||
	    c->list[c->at - 1].kind != CTOKEN_IDENT)
		return false;
	p->end = c->at;
	p->first = c->at - 1;
	while (p->first > first + 1 && is_arrow(&c->list[p->first - 1]))
		p->first -= 2;
	return p->first == first || p->first + 1 == p->end;
}

/* "p = kmalloc(...);", which ends at @end. */
static bool read_assignment(const struct cread *line,
			    const struct ctokens *tokens, struct pointer *p,
			    struct cread *behind)
{
	struct cread c = cread_run(tokens, line->at, tokens->list.n);
	size_t call;

	if (!read_pointer(&c, p) || !cread_skip(&c, SPAN("=")))
		return false;
	call = c.at;
	if (!cread_skip_any(&c, may_fail) || !cread_group(&c, SPAN("(")) ||
	    !cread_skip(&c, SPAN(";")))
		return false;
	*behind = c;
	while (call < c.at && !ctoken_is(&c.list[call], SPAN("__GFP_NOFAIL")))
		call++;
	return call == c.at;
}

/* The pointer is at the cursor, and no member of something else. */
static bool is_pointer(const struct cread *c, const struct pointer *p)
{
	size_t n = p->end - p->first;

	if (c->end - c->at < n || is_arrow(&c->list[c->at - 1]))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!span_eq(c->list[c->at + i].text,
			     c->list[p->first + i].text))
			return false;
	return true;
}

/* *p or p->x or p[x]. */
static bool is_followed(const struct cread *c, const struct pointer *p)
{
	const struct ctoken *t = cread_peek(c), *before = t - 1;
	size_t behind = c->at + (p->end - p->first);

	if (behind < c->end && (ctoken_is(&c->list[behind], SPAN("->")) ||
				ctoken_is(&c->list[behind], SPAN("["))))
		return true;
	return ctoken_is(before, SPAN("*")) &&
	       (before[-1].kind == CTOKEN_PUNCT) &&
	       !ctoken_is(before - 1, SPAN(")"));
}

/* What has the pointer goes somewhere, where it may be looked at. */
static bool is_passed_on(const struct cread *c, const struct pointer *p)
{
	return p->end - p->first > 1 &&
	       ctoken_is(cread_peek(c), c->list[p->first].text) &&
	       !is_arrow(&c->list[c->at - 1]) &&
	       !(c->at + 1 < c->end && is_arrow(&c->list[c->at + 1]));
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
static const struct ctoken *first_use(struct cread c, const struct pointer *p)
{
	unsigned int depth = c.list[c.at - 1].depth;
	size_t end = c.at + REACH < c.end ? c.at + REACH : c.end;

	for (; c.at < end; c.at++) {
		const struct ctoken *t = cread_peek(&c);

		if (t->depth < depth || t->kind == CTOKEN_DIRECTIVE ||
		    is_passed_on(&c, p))
			return NULL;
		if (is_pointer(&c, p) && !is_in_sizeof(&c))
			return is_followed(&c, p) ? t : NULL;
	}
	return NULL;
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct ctoken *at = tokens->list.at;

	for (size_t i = 0; i < tokens->list.n;) {
		struct cread line = cread_line(tokens, i), behind;
		const struct ctoken *use = NULL;
		struct pointer p;

		if (at[i].added && read_assignment(&line, tokens, &p, &behind))
			use = first_use(behind, &p);
		if (use) {
			struct span name = ctoken_span(&at[p.first],
						       &at[p.end - 1]);

			report(to, use->text, "'" SPAN_FMT
			       "' may be NULL and is not checked",
			       SPAN_ARG(name));
			report_also(to, name, "it is set here");
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
