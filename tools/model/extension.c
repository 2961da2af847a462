// SPDX-License-Identifier: GPL-2.0-only
#include "model/extension.h"

#include <stdarg.h>
#include <stdio.h>

#include "model/extension_derive.h"

#define LINE_MAX_BYTES	4096

void mistakes_add(struct mistakes *m, const char *fmt, ...)
{
	char line[LINE_MAX_BYTES];
	va_list args;

	va_start(args, fmt);
	vsnprintf(line, sizeof(line), fmt, args);
	va_end(args);
	*VEC_ADD(m->arena, &m->lines) = arena_str(m->arena, span_of(line));
}

void mistakes_place(struct mistakes *m, size_t first, const char *place)
{
	for (size_t i = first; place && i < m->lines.n; i++)
		m->lines.at[i] = arena_printf(m->arena, "%s: %s", place,
					      m->lines.at[i]);
}

static const char *map(struct arena *a, const char *text, char change(char c))
{
	char *copy = arena_str(a, span_of(text));

	for (char *c = copy; *c; c++)
		*c = *c == '-' ? '_' : change(*c);
	return copy;
}

const char *extension_kind_name(enum extension_kind kind)
{
	static const char *const names[] = {
		[EXTENSION_MATCH]	= "match",
		[EXTENSION_TARGET]	= "target",
		[EXTENSION_QUEUE]	= "queue",
		[EXTENSION_RULES]	= "rules",
	};

	return names[kind];
}

bool extension_is_program(const struct extension *x)
{
	return x->kind == EXTENSION_QUEUE || x->kind == EXTENSION_RULES;
}

/* One module may have a match dscp and a target DSCP: xt_mark.c does. */
static void derive_old_names(struct extension *x, struct arena *a)
{
	bool match = x->kind == EXTENSION_MATCH;

	x->lower = arena_printf(a, "%s%s_v%u", x->lower, match ? "" : "_tg",
				x->old->revision);
	x->upper = arena_printf(a, "%s%s_V%u", x->upper, match ? "" : "_TG",
				x->old->revision);
	x->info = x->old->info;
	x->flags = x->old->flags;
	x->invflags = x->old->invflags;
}

static void derive_names(struct extension *x, struct arena *a)
{
	x->lower = map(a, x->name, char_lower);
	x->upper = map(a, x->name, char_upper);
	x->suffix = x->kind == EXTENSION_MATCH ? "mt" : "tg";
	x->info = arena_printf(a, "%s_%s_%sinfo", x->family->prefix, x->lower,
			       x->suffix);
	x->flags = "flags";
	x->invflags = "invflags";
	if (x->old)
		derive_old_names(x, a);
	for (size_t i = 0; i < x->options.n; i++) {
		struct extension_option *o = &x->options.at[i];

		o->field = map(a, o->name, char_lower);
		o->upper = map(a, o->name, char_upper);
		o->comparison = option_name_comparison(span_of(o->name));
		if (o->type && o->type->traits & OPTION_HAS_SIDES)
			o->side = option_name_side(span_of(o->name));
		o->nr = (unsigned int)i;
	}
}

static void derive_limits(struct extension_option *o)
{
	if (!o->has_max)
		o->max = o->type->max;
}

static uint32_t chains_of(const struct extension *x,
			  const struct hook_table *table)
{
	return x->family->ip == FAMILY_BRIDGE ? table->bridge : table->hooks;
}

/* The first table that has all of the hooks, or else the first with one. */
static const struct hook_table *find_table(const struct extension *x)
{
	size_t n;
	const struct hook_table *all = hook_table_all(&n), *found = NULL;

	for (size_t i = 0; i < n; i++) {
		uint32_t chains = chains_of(x, &all[i]);

		if (chains && !(x->hooks & ~chains))
			return &all[i];
		if (!found && x->hooks & chains)
			found = &all[i];
	}
	return found ? found : all;
}

/* A table and chains that a rule may be in. */
static void derive_chains(struct extension *x, struct mistakes *m)
{
	uint32_t chains;

	x->tried = x->table ? x->table : find_table(x);
	chains = chains_of(x, x->tried);
	x->chains = x->hooks ? x->hooks : chains;
	/* In ebtables no table has all hooks: tests are for what one has. */
	if (!x->table)
		x->chains &= chains;
	if (x->family->ip == FAMILY_ARP)
		x->chains &= 1U << hook_find(SPAN("input")) |
			     1U << hook_find(SPAN("output"));
	for (unsigned int k = 0; k < HOOKS; k++)
		if (chains && x->chains & ~chains & 1U << k)
			mistakes_add(m, "the table %s has no chain %s",
				     x->tried->name, hook_at(k)->chain);
}

/* A target's verdict is not the same for all: see check_unspec(). */
static const struct family *default_family(const struct extension *x)
{
	return family_find(x->kind == EXTENSION_TARGET ? SPAN("both") :
							 SPAN("unspec"));
}

/* Where the family is not known, one that the name could be for. */
static void derive_names_early(struct extension *x, struct arena *a)
{
	const char *lower = map(a, x->name, char_lower);
	bool small = span_eq(span_of(x->name), span_of(lower));

	if (!x->family)
		x->family = x->kind == EXTENSION_TARGET && small ?
			    family_find(SPAN("bridge")) : default_family(x);
	derive_names(x, a);
}

void extension_try_name(const struct extension *x, struct mistakes *m)
{
	struct extension named = *x;

	derive_names_early(&named, m->arena);
	extension_check_name(&named, m);
}

void extension_derive(struct extension *x, struct mistakes *m)
{
	if (extension_is_program(x))
		x->family = family_find(SPAN("both"));
	if (!x->family)
		x->family = default_family(x);
	derive_names(x, m->arena);
	if (!x->old)
		extension_check_name(x, m);
	derive_chains(x, m);
	if (!extension_check_options(x, m))
		return;
	extension_derive_rules(x, m);
	if (m->lines.n)
		return;
	for (size_t i = 0; i < x->options.n; i++)
		derive_limits(&x->options.at[i]);
	if (!extension_is_program(x))
		extension_derive_members(x, m);
}
