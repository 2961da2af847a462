// SPDX-License-Identifier: GPL-2.0-only
#include <inttypes.h>

#include "base/buf.h"
#include "base/limits.h"
#include "scaffold/extension_scope.h"

/* What nft has before a value: as it is, and inverted. */
struct nft_op {
	const char *is, *not;
};

static struct nft_op op_of(const struct extension_option *o)
{
	struct nft_op op = { "", "!= " };

	if (o->type->class != OPTION_NUMBER)
		return op;
	switch (extension_comparison(o)) {
	case COMPARE_MIN:
		return (struct nft_op){ ">= ", "< " };
	case COMPARE_MAX:
		return (struct nft_op){ "<= ", "> " };
	case COMPARE_EQUAL:
		break;
	}
	return op;
}

/* The sample of extension_sample() in nft's words, behind @op. */
static const char *sample(const struct extension_option *o, const char *op,
			  struct arena *a)
{
	const char *value = extension_sample(o, a);

	switch (o->type->class) {
	case OPTION_FLAG:
		return arena_printf(a, " meta pkttype %shost", op);
	case OPTION_NUMBER:
	case OPTION_RANGE:
		return arena_printf(a, " meta length %s%s", op, value + 1);
	case OPTION_MARK:
		return arena_printf(a, " meta mark and 0xff %s0x1",
				    *op ? op : "== ");
	case OPTION_MAC:
		return arena_printf(a, " ether saddr %s%s", op, value + 1);
	case OPTION_STRING:
		break;
	}
	return "";
}

/* The options of numbers @from to @to-1 that each rule must have. */
static const char *mandatory(const struct extension *x, size_t from, size_t to,
			     struct arena *a)
{
	CLEANUP_BUF struct buf rule;

	buf_init(&rule, LIMIT_TEXT);
	for (size_t i = from; i < to; i++)
		if (x->options.at[i].mandatory)
			buf_add_str(&rule, sample(&x->options.at[i],
						  op_of(&x->options.at[i]).is,
						  a));
	return arena_str(a, buf_span(&rule));
}

/* A C expression for the text before a value. */
static const char *expression(const struct extension_option *o,
			      const char *is, const char *not, struct arena *a)
{
	if (!o->invert)
		return arena_printf(a, "\"%s\"", is);
	return arena_printf(a, "invert ? \"%s\" : \"%s\"", not, is);
}

bool extension_has_nft(const struct extension *x)
{
	for (size_t i = 0; i < x->options.n; i++)
		if (x->options.at[i].type->class == OPTION_STRING)
			return false;
	return x->kind == EXTENSION_MATCH;
}

void extension_nft_scope(const struct extension *x,
			 const struct extension_option *o, struct scope *s)
{
	struct nft_op op = op_of(o);
	struct arena *a = s->arena;
	bool range = o->type->class == OPTION_RANGE && o->min < o->max &&
		     o->max <= UINT32_MAX;

	scope_set(s, "nft_op", expression(o, op.is, op.not, a));
	scope_set(s, "nft_masked", expression(o, "== ", "!= ", a));
	scope_set(s, "nft", sample(o, op.is, a));
	scope_set(s, "nft_inverted", sample(o, op.not, a));
	scope_set(s, "nft_before", mandatory(x, 0, o->nr, a));
	scope_set(s, "nft_after", mandatory(x, o->nr + 1, x->options.n, a));
	scope_set(s, "nft_range", !range ? "" :
		  arena_printf(a, " meta length %" PRIu64 "-%" PRIu64, o->min,
			       o->max));
}
