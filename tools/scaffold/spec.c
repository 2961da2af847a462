// SPDX-License-Identifier: GPL-2.0-only
#include "scaffold/spec.h"

#include "base/limits.h"
#include "base/term.h"

/* Up to the next comma, which is cut off too; false at the end. */
static bool next_word(struct span *rest, struct span *word)
{
	if (!rest->p)
		return false;
	if (!span_next_until(rest, ',', word)) {
		*word = *rest;
		*rest = (struct span){ 0 };
	}
	return true;
}

/* NULL where none is near. */
static const char *nearest_type(struct span type)
{
	size_t n;
	const struct option_type *types = option_type_all(&n);
	unsigned int best = TERM_FAR, distance;
	const char *near = NULL;

	for (size_t i = 0; i < n; i++) {
		distance = term_distance(type, span_of(types[i].name));
		if (distance >= best)
			continue;
		best = distance;
		near = types[i].name;
	}
	return near;
}

static void unknown_type(const char *name, struct span type, struct mistakes *m)
{
	CLEANUP_BUF struct buf valid;
	size_t n;
	const struct option_type *types = option_type_all(&n);
	const char *near = nearest_type(type);

	buf_init(&valid, LIMIT_TEXT);
	if (near) {
		mistakes_add(m, "option '%s': there is no type '" SPAN_FMT "', did you mean '%s'?",
			     name, SPAN_ARG(type), near);
		return;
	}
	for (size_t i = 0; i < n; i++)
		buf_printf(&valid, "%s%s", i ? ", " : "", types[i].name);
	mistakes_add(m, "option '%s': there is no type '" SPAN_FMT "', the types are %s",
		     name, SPAN_ARG(type), valid.p);
}

void spec_read_type(struct extension_option *o, struct span type,
		    struct mistakes *m)
{
	o->type = option_type_find(type);
	if (!o->type)
		unknown_type(o->name, type, m);
}

static void read_limit(const char *name, struct span text, bool *has,
		       uint64_t *value, struct mistakes *m)
{
	struct span digits = text;
	int base = span_skip(&digits, SPAN("0x")) ? 16 : 10;

	if (span_number(digits, base, UINT64_MAX, value))
		*has = true;
	else
		mistakes_add(m, "option '%s': '" SPAN_FMT "' is not a number, write 200 or 0xc8",
			     name, SPAN_ARG(text));
}

static void read_values(struct extension_option *o, struct span text,
			struct mistakes *m)
{
	uint64_t n;

	if (span_number(text, 10, UINT16_MAX, &n) && n)
		o->values = (unsigned int)n;
	else
		mistakes_add(m, "option '%s': multiple=" SPAN_FMT ", want 2 to %u values",
			     o->name, SPAN_ARG(text), EXTENSION_VALUES_MAX);
}

static const char **add_name(struct extension_option *o, bool excl,
			     struct arena *a)
{
	return excl ? VEC_ADD(a, &o->excl_names) : VEC_ADD(a, &o->also_names);
}

/* "a+b" */
static void read_names(struct extension_option *o, struct span names,
		       bool excl, struct arena *a)
{
	struct span name;

	while (span_next_until(&names, '+', &name))
		*add_name(o, excl, a) = arena_str(a, name);
	*add_name(o, excl, a) = arena_str(a, names);
}

bool spec_read_pair(struct extension_option *o, struct span word,
		    struct mistakes *m)
{
	if (span_skip(&word, SPAN("min=")))
		read_limit(o->name, word, &o->has_min, &o->min, m);
	else if (span_skip(&word, SPAN("max=")))
		read_limit(o->name, word, &o->has_max, &o->max, m);
	else if (span_skip(&word, SPAN("multiple=")))
		read_values(o, word, m);
	else if (span_skip(&word, SPAN("also=")))
		read_names(o, word, false, m->arena);
	else if (span_skip(&word, SPAN("excl=")))
		read_names(o, word, true, m->arena);
	else
		return false;
	return true;
}

static void read_attribute(struct extension_option *o, struct span word,
			   struct mistakes *m)
{
	if (span_eq(word, SPAN("mandatory")))
		o->mandatory = true;
	else if (span_eq(word, SPAN("invert")))
		o->invert = true;
	else if (span_eq(word, SPAN("nbo")))
		o->nbo = true;
	else if (!spec_read_pair(o, word, m))
		mistakes_add(m, "option '%s': '" SPAN_FMT "' means nothing here, want mandatory, invert, nbo, min=N, max=N, multiple=N, also=NAME or excl=NAME",
			     o->name, SPAN_ARG(word));
}

void spec_add_option(struct extension *x, const char *text, struct mistakes *m)
{
	struct span rest = span_of(text), name, word = { 0 };
	struct extension_option *o;

	if (x->options.n > LIMIT_OPTIONS)
		return;
	o = VEC_ADD(m->arena, &x->options);
	if (!span_next_until(&rest, ':', &name)) {
		o->name = arena_str(m->arena, span_of(text));
		mistakes_add(m, "option '%s' has no type: write %s:uint32, for example",
			     text, text);
		return;
	}
	o->name = arena_str(m->arena, name);
	next_word(&rest, &word);
	spec_read_type(o, word, m);
	while (next_word(&rest, &word))
		read_attribute(o, word, m);
}

void spec_add_hook(struct extension *x, const char *name, struct mistakes *m)
{
	unsigned int nr = hook_find(span_of(name));

	if (nr < HOOKS)
		x->hooks |= 1U << nr;
	else
		mistakes_add(m, "there is no hook '%s', the hooks are prerouting, input, forward, output and postrouting",
			     name);
}

void spec_check_types(const struct extension *x, struct span header,
		      const char *path, struct mistakes *m)
{
	for (size_t i = 0; i < x->options.n; i++) {
		const struct extension_option *o = &x->options.at[i];
		size_t first = m->lines.n;
		const char *name;

		if (!o->type || !(o->type->traits & OPTION_RECENT))
			continue;
		name = arena_printf(m->arena, "XTTYPE_%s", o->type->name);
		if (span_find_nocase(header, span_of(name)) == SIZE_MAX)
			mistakes_add(m, "option '%s': %s does not know the type %s, which takes a newer libxtables",
				     o->name, path, o->type->name);
		mistakes_place(m, first, o->place);
	}
}
