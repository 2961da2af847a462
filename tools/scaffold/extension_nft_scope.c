// SPDX-License-Identifier: GPL-2.0-only
/* extension_nft_scope - what nft says instead of an option */
#include <inttypes.h>

#include "base/buf.h"
#include "base/limits.h"
#include "scaffold/extension_scope.h"

/* What nft has before a value: as it is, and inverted. */
struct nft_op {
	const char *is, *not;
};

static const struct option_nft *nft_of(const struct extension_option *o)
{
	return &o->type->nft[o->side];
}

static struct nft_op op_of(const struct extension_option *o)
{
	struct nft_op op = { "", "!= " };

	if (nft_of(o)->equal)
		op.is = nft_of(o)->equal;
	if (o->type->class != OPTION_NUMBER)
		return op;
	switch (o->comparison) {
	case OPTION_MIN:
		return (struct nft_op){ ">= ", "< " };
	case OPTION_MAX:
		return (struct nft_op){ "<= ", "> " };
	case OPTION_EQUAL:
		break;
	}
	return op;
}

/* The row's text for the version of IP that the tests are for. */
static const char *by_family(const struct extension *x,
			     const char *const text[2])
{
	return x->family->ip == FAMILY_IPV6 && text[1] ? text[1] : text[0];
}

/* The sample of extension_sample() in nft's words, behind @op. */
static const char *sample(const struct extension *x,
			  const struct extension_option *o, const char *op,
			  struct arena *a)
{
	const char *words = by_family(x, nft_of(o)->words);
	const char *value = by_family(x, nft_of(o)->value);

	if (!value)
		value = extension_sample(x, o, a) + 1;
	return arena_printf(a, "%s%s%s", words, op, value);
}

/* The options of @set, which all have words. */
static const char *rule(const struct extension *x, uint32_t set,
			struct arena *a)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	for (size_t i = 0; i < x->options.n; i++)
		if (set & 1U << i)
			buf_add_str(&text, sample(x, &x->options.at[i],
						  op_of(&x->options.at[i]).is,
						  a));
	return arena_str(a, buf_span(&text));
}

/* A C expression for the text before a value. */
static const char *expression(const struct extension_option *o,
			      const char *is, const char *not, struct arena *a)
{
	if (!o->invert)
		return arena_printf(a, "\"%s\"", is);
	return arena_printf(a, "invert ? \"%s\" : \"%s\"", not, is);
}

bool extension_has_words(const struct extension *x,
			 const struct extension_option *o)
{
	/* No packet is that long, and nft does not take such lengths. */
	bool too_wide = o->min > UINT32_MAX;

	return x->kind == EXTENSION_MATCH && nft_of(o)->words[0] &&
	       !o->values && !too_wide;
}

/* True where there are words for all options of the smallest rule with @o. */
static bool has_rule(const struct extension *x,
		     const struct extension_option *o)
{
	for (size_t i = 0; i < x->options.n; i++)
		if (o->rule & 1U << i &&
		    !extension_has_words(x, &x->options.at[i]))
			return false;
	return true;
}

bool extension_has_nft(const struct extension *x)
{
	for (size_t i = 0; i < x->options.n; i++)
		if (has_rule(x, &x->options.at[i]))
			return true;
	return x->kind == EXTENSION_MATCH && !x->options.n;
}

/* Where a packet may lack what is asked for, nft's "!=" does not match it. */
static bool has_inverse(const struct extension *x,
			const struct extension_option *o)
{
	unsigned int lacking = OPTION_PORT | OPTION_ETHERNET;

	if (x->family->ip == FAMILY_BRIDGE)
		lacking |= OPTION_TRANSPORT;
	return o->invert && !(o->type->traits & lacking);
}

void extension_nft_scope(const struct extension *x,
			 const struct extension_option *o, struct scope *s)
{
	uint32_t below = (1U << o->nr) - 1, self = 1U << o->nr;
	struct nft_op op = op_of(o);
	struct arena *a = s->arena;
	bool told = has_rule(x, o);
	bool range = told && o->type->class == OPTION_RANGE &&
		     o->min < o->max && o->max <= UINT32_MAX;

	scope_set_if(s, "translates", extension_has_words(x, o));
	scope_set(s, "nft_op", expression(o, nft_of(o)->equal ? "" : op.is,
					  op.not, a));
	scope_set(s, "nft_masked", expression(o, "== ", "!= ", a));
	scope_set(s, "nft", told ? sample(x, o, op.is, a) : "");
	scope_set(s, "nft_inverted", !told || !has_inverse(x, o) ? "" :
		  sample(x, o, op.not, a));
	scope_set(s, "nft_before", told ? rule(x, o->rule & below, a) : "");
	scope_set(s, "nft_after", told ?
		  rule(x, o->rule & ~below & ~self, a) : "");
	scope_set(s, "nft_range", !range ? "" :
		  arena_printf(a, " meta length %" PRIu64 "-%" PRIu64, o->min,
			       o->max));
}
