// SPDX-License-Identifier: GPL-2.0-only
/* extension_rules - the least rule that has an option */
#include "base/limits.h"
#include "model/extension_derive.h"

static const struct extension_option *find(const struct extension *x,
					   const char *name)
{
	for (size_t i = 0; i < x->options.n; i++)
		if (span_eq(span_of(x->options.at[i].name), span_of(name)))
			return &x->options.at[i];
	return NULL;
}

/* Add to @bits the one of the option @name; @key is "also" or "excl". */
static void add_bit(const struct extension *x, const struct extension_option *o,
		    const char *key, const char *name, uint32_t *bits,
		    struct mistakes *m)
{
	const struct extension_option *other = find(x, name);

	if (!other)
		mistakes_add(m, "option '%s': %s=%s: there is no such option",
			     o->name, key, name);
	else if (other == o)
		mistakes_add(m, "option '%s': %s=%s: this is the option itself",
			     o->name, key, name);
	else
		*bits |= 1U << other->nr;
}

static void read_names(const struct extension *x, struct extension_option *o,
		       struct mistakes *m)
{
	for (size_t i = 0; i < o->also_names.n; i++)
		add_bit(x, o, "also", o->also_names.at[i], &o->also, m);
	for (size_t i = 0; i < o->excl_names.n; i++)
		add_bit(x, o, "excl", o->excl_names.at[i], &o->excl, m);
}

/* @bits and all that they need. */
static uint32_t close_over(const struct extension *x, uint32_t bits)
{
	uint32_t before;

	do {
		before = bits;
		for (size_t i = 0; i < x->options.n; i++)
			if (bits & 1U << i)
				bits |= x->options.at[i].also;
	} while (bits != before);
	return bits;
}

/* Two options of the rule that exclude each other; false where all is well. */
static bool find_quarrel(const struct extension *x, uint32_t rule,
			 const struct extension_option **a,
			 const struct extension_option **b)
{
	for (size_t i = 0; i < x->options.n; i++) {
		*a = &x->options.at[i];
		if (!(rule & 1U << i) || !((*a)->excl & rule))
			continue;
		*b = &x->options.at[__builtin_ctz((*a)->excl & rule)];
		return true;
	}
	return false;
}

static void derive_rule(const struct extension *x, struct extension_option *o,
			struct mistakes *m)
{
	const struct extension_option *a, *b;

	size_t first = m->lines.n;

	o->rule = close_over(x, x->rule | 1U << o->nr);
	if (find_quarrel(x, o->rule, &a, &b))
		mistakes_add(m, "option '%s' can never be given: it needs --%s and --%s, which exclude each other",
			     o->name, a->name, b->name);
	mistakes_place(m, first, o->place);
}

void extension_derive_rules(struct extension *x, struct mistakes *m)
{
	uint32_t mandatory = 0;

	for (size_t i = 0; i < x->options.n; i++) {
		size_t first = m->lines.n;

		read_names(x, &x->options.at[i], m);
		mistakes_place(m, first, x->options.at[i].place);
		mandatory |= (uint32_t)x->options.at[i].mandatory << i;
	}
	x->rule = close_over(x, mandatory);
	for (size_t i = 0; i < x->options.n; i++)
		derive_rule(x, &x->options.at[i], m);
}
