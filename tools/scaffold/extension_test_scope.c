// SPDX-License-Identifier: GPL-2.0-only
#include <inttypes.h>

#include "base/buf.h"
#include "base/limits.h"
#include "scaffold/extension_scope.h"

/* @n letters. */
static const char *letters(struct arena *a, uint64_t n)
{
	char text[EXTENSION_TEXT_MAX + 1];

	for (uint64_t i = 0; i < n; i++)
		text[i] = (char)('a' + i % 26);
	return arena_str(a, (struct span){ text, n });
}

/* @want, or the limit that is next to it. */
static uint64_t within(const struct extension_option *o, uint64_t want)
{
	return want < o->min ? o->min : want > o->max ? o->max : want;
}

const char *extension_sample(const struct extension_option *o, struct arena *a)
{
	switch (o->type->class) {
	case OPTION_FLAG:
		return "";
	case OPTION_NUMBER:
	case OPTION_RANGE:
		return arena_printf(a, " %" PRIu64, within(o, 100));
	case OPTION_MARK:
		return " 0x1/0xff";
	case OPTION_STRING:
		return arena_printf(a, " %s", letters(a, within(o, 4)));
	case OPTION_MAC:
		return " 42:01:02:03:04:05";
	}
	return "";
}

/* The options of numbers @from to @to-1 that each rule must have. */
static const char *mandatory(const struct extension *x, size_t from, size_t to,
			     struct arena *a)
{
	CLEANUP_BUF struct buf rule;

	buf_init(&rule, LIMIT_TEXT);
	for (size_t i = from; i < to; i++) {
		const struct extension_option *o = &x->options.at[i];

		if (o->mandatory)
			buf_printf(&rule, " --%s%s", o->name, extension_sample(o, a));
	}
	return arena_str(a, buf_span(&rule));
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

void extension_test_scope(const struct extension *x,
			  const struct extension_option *o, struct scope *s)
{
	const char *before = mandatory(x, 0, o->nr, s->arena);
	const char *after = mandatory(x, o->nr + 1, x->options.n, s->arena);

	scope_set(s, "sample", extension_sample(o, s->arena));
	scope_set(s, "before", before);
	scope_set(s, "after", after);
	scope_set_if(s, "others", *before || *after);
	if (o->type->class == OPTION_NUMBER || o->type->class == OPTION_RANGE)
		set_numbers(o, s);
	if (o->type->class == OPTION_STRING)
		set_texts(o, s);
}

const char *extension_example(const struct extension *x, struct arena *a)
{
	const struct extension_option *first = x->options.at;
	const char *rule = mandatory(x, 0, x->options.n, a);

	if (*rule || !x->options.n)
		return rule;
	return arena_printf(a, " --%s%s", first->name, extension_sample(first, a));
}
