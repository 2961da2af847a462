// SPDX-License-Identifier: GPL-2.0-only
/* extension_test_scope - good and bad rules with an option */
#include <inttypes.h>

#include "base/buf.h"
#include "base/limits.h"
#include "scaffold/extension_scope.h"

#define TEXT_MAX	255	/* of an option of type string */

/* @n letters. */
static const char *letters(struct arena *a, uint64_t n)
{
	char text[TEXT_MAX + 1];

	for (uint64_t i = 0; i < n; i++)
		text[i] = (char)('a' + i % 26);
	return arena_str(a, (struct span){ text, n });
}

/* @want, or the limit that is next to it. */
static uint64_t within(const struct extension_option *o, uint64_t want)
{
	return want < o->min ? o->min : want > o->max ? o->max : want;
}

uint64_t extension_sample_number(const struct extension_option *o)
{
	return within(o, o->type->class == OPTION_DOUBLE ? 1 : 100);
}

const char *extension_sample(const struct extension *x,
			     const struct extension_option *o, struct arena *a)
{
	bool ipv6 = x->family->ip == FAMILY_IPV6;

	switch (o->type->class) {
	case OPTION_NUMBER:
	case OPTION_RANGE:
		return arena_printf(a, " %" PRIu64, extension_sample_number(o));
	case OPTION_DOUBLE:
		return arena_printf(a, " %" PRIu64 ".000",
				    extension_sample_number(o));
	case OPTION_STRING:
		return arena_printf(a, " %s", letters(a, within(o, 4)));
	case OPTION_FLAG:
	case OPTION_OTHER:
		break;
	}
	return ipv6 && o->type->sample[1] ? o->type->sample[1] :
					    o->type->sample[0];
}

const char *extension_rule(const struct extension *x, uint32_t set,
			   struct arena *a)
{
	CLEANUP_BUF struct buf rule;

	buf_init(&rule, LIMIT_TEXT);
	for (size_t i = 0; i < x->options.n; i++) {
		const struct extension_option *o = &x->options.at[i];

		if (set & 1U << i)
			buf_printf(&rule, " --%s%s", o->name,
				   extension_sample(x, o, a));
	}
	return arena_str(a, buf_span(&rule));
}

const char *extension_prefix(const struct extension *x, struct arena *a)
{
	return arena_printf(a, "%s_%s_", x->family->upper, x->upper);
}

const char *extension_bits(const struct extension *x, uint32_t set,
			   const char *prefix, struct arena *a)
{
	CLEANUP_BUF struct buf bits;

	buf_init(&bits, LIMIT_TEXT);
	for (size_t i = 0; i < x->options.n; i++)
		if (set & 1U << i)
			buf_printf(&bits, "%s%s%s", bits.len ? " | " : "",
				   prefix, x->options.at[i].upper);
	return arena_printf(a, set & (set - 1) ? "(%s)" : "%s", bits.p);
}

const char *extension_words(const struct extension *x, uint32_t set,
			    const char *before, const char *behind,
			    struct arena *a)
{
	CLEANUP_BUF struct buf words;

	buf_init(&words, LIMIT_TEXT);
	for (size_t i = 0; set; i++) {
		if (!(set & 1U << i))
			continue;
		set &= ~(1U << i);
		buf_printf(&words, "%s%s%s%s",
			   !words.len ? "" : set ? ", " : " and ", before,
			   x->options.at[i].name, behind);
	}
	return arena_str(a, buf_span(&words));
}

/* One more than @n, which may be the largest number there is. */
static const char *above(struct arena *a, uint64_t n)
{
	return n == UINT64_MAX ? "18446744073709551616" :
	       arena_printf(a, "%" PRIu64, n + 1);
}

static void set_numbers(const struct extension_option *o, struct scope *s)
{
	struct arena *a = s->arena;

	scope_set(s, "low", arena_printf(a, "%" PRIu64, o->min));
	scope_set(s, "high", arena_printf(a, "%" PRIu64, o->max));
	scope_set(s, "hex", arena_printf(a, "0x%" PRIx64, o->max));
	scope_set(s, "above", above(a, o->max));
	scope_set(s, "below", !o->min ? "" :
		  arena_printf(a, "%" PRIu64, o->min - 1));
	scope_set_if(s, "is_range", o->min < o->max);
}

static void set_texts(const struct extension_option *o, struct scope *s)
{
	scope_set(s, "longest", letters(s->arena, o->max));
	scope_set(s, "shorter", o->min < 2 ? "" :
		  letters(s->arena, o->min - 1));
	scope_set_if(s, "quoted", o->min <= 3 && o->max >= 3);
}

static uint32_t bits_below(unsigned int nr)
{
	return (1U << nr) - 1;
}

/* One more than may be given. */
static const char *too_many(const struct extension *x,
			    const struct extension_option *o, struct arena *a)
{
	CLEANUP_BUF struct buf rule;

	buf_init(&rule, LIMIT_TEXT);
	for (unsigned int i = 0; o->values && i <= o->values; i++)
		buf_printf(&rule, "%s--%s%s", i ? " " : "", o->name,
			   extension_sample(x, o, a));
	return arena_str(a, buf_span(&rule));
}

/* @rule, which may be empty, and the options of @set behind it. */
static const char *rule_with(const struct extension *x, const char *rule,
			     uint32_t set, struct arena *a)
{
	const char *words = arena_printf(a, "%s%s", rule,
					 extension_rule(x, set, a));

	return *words == ' ' ? words + 1 : words;
}

/* Rules that lack what the option needs, or have what it excludes. */
static void set_bad_rules(const struct extension *x, const char *rule,
			  const struct extension_option *o, struct scope *s)
{
	uint32_t alone = x->rule | 1U << o->nr, both;

	scope_set(s, "without_also", !(o->also & ~alone) ? "" :
		  rule_with(x, rule, alone, s->arena));
	scope_set(s, "with_excl", "");
	if (!o->excl)
		return;
	both = o->rule | x->options.at[__builtin_ctz(o->excl)].rule;
	scope_set(s, "with_excl", rule_with(x, rule, both, s->arena));
}

void extension_rule_scope(const struct extension *x, const char *rule,
			  struct scope *top)
{
	const struct scope_list *options = scope_list_of(top, "option");

	scope_set(top, "rule", rule);
	for (size_t i = 0; i < x->options.n; i++) {
		const struct extension_option *o = &x->options.at[i];
		uint32_t others = o->rule & ~(1U << o->nr);
		struct scope *s = options->elements.at[i];
		const char *lead = rule_with(x, rule,
					     others & bits_below(o->nr),
					     s->arena);

		scope_set(s, "lead", !*lead ? "" :
			  arena_printf(s->arena, "%s ", lead));
		scope_set(s, "others", !others ? "" :
			  rule_with(x, rule, others, s->arena));
		set_bad_rules(x, rule, o, s);
	}
}

void extension_test_scope(const struct extension *x,
			  const struct extension_option *o, struct scope *s)
{
	uint32_t below = bits_below(o->nr), self = 1U << o->nr;
	struct arena *a = s->arena;

	scope_set(s, "sample", extension_sample(x, o, a));
	scope_set(s, "before", extension_rule(x, o->rule & below, a));
	scope_set(s, "after", extension_rule(x, o->rule & ~below & ~self, a));
	scope_set(s, "too_many", too_many(x, o, a));
	switch (o->type->class) {
	case OPTION_NUMBER:
	case OPTION_RANGE:
	case OPTION_DOUBLE:
		set_numbers(o, s);
		break;
	case OPTION_STRING:
		set_texts(o, s);
		break;
	case OPTION_FLAG:
	case OPTION_OTHER:
		break;
	}
}

const char *extension_example(const struct extension *x, struct arena *a)
{
	if (x->rule || !x->options.n)
		return extension_rule(x, x->rule, a);
	return extension_rule(x, x->options.at[0].rule, a);
}
