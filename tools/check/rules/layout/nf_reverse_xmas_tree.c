// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/cdeclaration.h"
#include "model/cname.h"

#define BLOCK_MAX	64	/* declarations that are compared */

/* Declarations that follow each other at the start of a block. */
struct block {
	struct cline lines[BLOCK_MAX];
	size_t n;
	bool is_open;		/* the next line may belong to it */
	bool is_body;		/* of a function, not of a struct */
};

/* The last token that is no comment, or NULL. */
static const struct ctoken *last_code(const struct cline *l)
{
	for (size_t i = l->n; i--; )
		if (l->at[i].kind != CTOKEN_COMMENT)
			return &l->at[i];
	return NULL;
}

static bool ends_in(const struct cline *l, struct span text)
{
	const struct ctoken *t = last_code(l);

	return t && ctoken_is(t, text);
}

static unsigned int width_of(const struct cline *l)
{
	return ctoken_column(last_code(l)) + 1;
}

static bool has_initialiser(const struct cline *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (ctoken_is(&l->at[i], SPAN("=")))
			return true;
	return false;
}

/* "*name =", "name;" or ", name[": one of the names that a line declares. */
static bool is_declared(const struct cline *l, const struct ctoken *t)
{
	bool is_behind = t == cdeclaration_name(l) ||
			 ctoken_is(t - 1, SPAN(",")) ||
			 ctoken_is(t - 1, SPAN("*"));

	return is_behind && t->kind == CTOKEN_IDENT && t + 1 < l->at + l->n &&
	       span_find_char(SPAN("=,;[:"), t[1].text.p[0]) != SIZE_MAX;
}

static bool declares(const struct cline *l, struct span name)
{
	const struct ctoken *t = cdeclaration_name(l);

	for (; t < l->at + l->n; t++)
		if (span_eq(t->text, name) && is_declared(l, t))
			return true;
	return false;
}

/* True where a value that @l begins with is made of what @above declares. */
static bool uses(const struct cline *l, const struct cline *above)
{
	const struct ctoken *t = cdeclaration_name(l);

	while (++t < l->at + l->n)
		if (t->kind == CTOKEN_IDENT && declares(above, t->text))
			return true;
	return false;
}

/* Line @i is longer than the one above it, and could stand before it. */
static bool is_misplaced(const struct block *b, size_t i)
{
	if (width_of(&b->lines[i]) <= width_of(&b->lines[i - 1]))
		return false;
	for (size_t j = 0; j < i; j++)
		if (uses(&b->lines[i], &b->lines[j]))
			return false;
	return true;
}

static bool is_new(const struct block *b, size_t i)
{
	return cline_is_added(&b->lines[i]) ||
	       cline_is_added(&b->lines[i - 1]);
}

/* A block that is out of order without the patch is left alone. */
static void judge(struct report *to, const struct block *b)
{
	bool is_body = b->is_body;

	for (size_t i = 0; i < b->n; i++) {
		is_body |= has_initialiser(&b->lines[i]);
		if (i && is_misplaced(b, i) && !is_new(b, i))
			return;
	}
	for (size_t i = 1; is_body && i < b->n; i++) {
		const struct cline *l = &b->lines[i];

		if (!is_misplaced(b, i))
			continue;
		report(to, cline_is_added(l) ? l->text : l[-1].text,
		       "a declaration of %u columns below one of %u",
		       width_of(l), width_of(&l[-1]));
	}
}

static void close_block(struct report *to, struct block *b)
{
	judge(to, b);
	b->n = 0;
	b->is_open = b->is_body = false;
}

/* "{" behind a condition or the head of a function. */
static bool opens_body(const struct cline *prev, const struct cline *now)
{
	if (!ends_in(now, SPAN("{")))
		return false;
	if (now->n == 1)
		return ends_in(prev, SPAN(")"));
	return now->n > 1 && (ctoken_is(cline_tail(now) - 1, SPAN(")")) ||
			      ctoken_is(cline_tail(now) - 1, SPAN("else")) ||
			      ctoken_is(cline_tail(now) - 1, SPAN("do")));
}

static bool is_plain_declaration(const struct cline *l)
{
	return l->indent.len && cdeclaration_name(l) &&
	       ends_in(l, SPAN(";")) && !(l->at[0].told & CNAME_STORAGE);
}

static void take(struct report *to, struct block *b, const struct cline *prev,
		 const struct cline *now)
{
	if (now->n && !last_code(now))
		return;
	if (opens_body(prev, now)) {
		close_block(to, b);
		b->is_open = b->is_body = true;
	} else if (b->is_open && b->n < BLOCK_MAX &&
		   is_plain_declaration(now)) {
		b->lines[b->n++] = *now;
	} else if (b->is_open) {
		close_block(to, b);
	}
}

static bool is_in_net(struct span path)
{
	return span_starts(path, SPAN("net/")) ||
	       span_starts(path, SPAN("include/net/")) ||
	       span_starts(path, SPAN("include/linux/netfilter"));
}

static void hunk(struct report *to, const struct ctokens *new_side)
{
	const struct file_diff *f = report_file(to);
	struct block block = { .is_open = true };
	struct cline_walk w;

	if (!is_in_net(f->path))
		return;
	cline_walk(&w, new_side);
	while (cline_next(&w))
		take(to, &block, &w.prev, &w.now);
	close_block(to, &block);
}

const struct rule rule_nf_reverse_xmas_tree = {
	.name = "NF_REVERSE_XMAS_TREE",
	.summary = "a declaration is longer than the one above it",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.hunk = hunk,
};
