// SPDX-License-Identifier: GPL-2.0-only
/* extension_option_scope - an option in C and in manual pages */
#include "scaffold/extension_scope.h"

#include <inttypes.h>

#include "base/buf.h"
#include "base/limits.h"

static bool is_class(const struct extension_option *o, enum option_class class)
{
	return o->type->class == class;
}

/* A limit that the type alone would not set. */
static bool has_min(const struct extension_option *o)
{
	return o->min > 0;
}

static bool has_max(const struct extension_option *o)
{
	return o->max < o->type->max;
}

/* struct xt_option_entry has limits of 32 bits. */
static bool has_own_limits(const struct extension_option *o)
{
	return is_class(o, OPTION_NUMBER) &&
	       ((has_min(o) && o->min > UINT32_MAX) ||
		(has_max(o) && o->max > UINT32_MAX));
}

/* libxtables stores one value, and of those with an order ports only. */
static bool is_put(const struct extension_option *o)
{
	return o->type->traits & OPTION_PUT && !o->values &&
	       (!o->nbo || o->type->traits & OPTION_PORT);
}

static const char *index_of(const struct extension_option *o)
{
	return o->values ? "[i]" : "";
}

/* A constant that C compares with unsigned ones. */
static const char *c_number(struct arena *a, uint64_t n)
{
	return arena_printf(a, "%" PRIu64 "%s", n,
			    n > UINT32_MAX ? "ULL" : n > INT32_MAX ? "U" : "");
}

static const char *decimal(struct arena *a, uint64_t n)
{
	return arena_printf(a, "%" PRIu64, n);
}

static const char *roff(struct arena *a, const char *name)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	for (; *name; name++)
		buf_printf(&text, "%s%c", *name == '-' ? "\\" : "", *name);
	return arena_str(a, buf_span(&text));
}

static void set_comparison(const struct extension_option *o, struct scope *s)
{
	static const char *const operators[] = {
		[OPTION_EQUAL]	= "==",
		[OPTION_MIN]	= ">=",
		[OPTION_MAX]	= "<=",
	};
	static const char *const relations[] = {
		[OPTION_EQUAL]	= "is",
		[OPTION_MIN]	= "is at least",
		[OPTION_MAX]	= "is at most",
	};

	scope_set(s, "compare", operators[o->comparison]);
	scope_set(s, "relation", relations[o->comparison]);
}

/* The source, the destination or either one, as each language calls it. */
static void set_side(const struct extension_option *o, struct scope *s)
{
	static const struct {
		const char *side, *letter, *member, *comes, *not_come;
	} words[OPTION_SIDES] = {
		[OPTION_EITHER] = { "", "", "", "comes from or goes to",
				    "neither come from nor go to" },
		[OPTION_SOURCE] = { "from", "s", "h_source", "comes from",
				    "do not come from" },
		[OPTION_DESTINATION] = { "to", "d", "h_dest", "goes to",
					 "do not go to" },
	};

	scope_set_if(s, "of_source", o->side == OPTION_SOURCE);
	scope_set(s, "side", words[o->side].side);
	scope_set(s, "s_or_d", words[o->side].letter);
	scope_set(s, "h_side", words[o->side].member);
	scope_set(s, "comes", words[o->side].comes);
	scope_set(s, "not_come", words[o->side].not_come);
}

static void set_limits(const struct extension_option *o, struct scope *s)
{
	bool text = is_class(o, OPTION_STRING);
	bool limited = text || is_class(o, OPTION_DOUBLE) || has_min(o) ||
		       has_max(o);
	const char *unit = text ? " characters" : "";

	scope_set_if(s, "has_min", has_min(o));
	scope_set_if(s, "has_max", has_max(o));
	scope_set_if(s, "own_limits", has_own_limits(o));
	scope_set(s, "min", decimal(s->arena, o->min));
	scope_set(s, "max", decimal(s->arena, o->max));
	scope_set(s, "c_min", c_number(s->arena, o->min));
	scope_set(s, "c_max", c_number(s->arena, o->max));
	scope_set(s, "limits", !limited ? "" :
		  arena_printf(s->arena, " (%" PRIu64 " to %" PRIu64 "%s)",
			       o->min, o->max, unit));
}

static void add_flag(struct buf *flags, const char *name, bool set)
{
	if (set)
		buf_printf(flags, "%s%s", flags->len ? " | " : ".flags = ",
			   name);
}

/* Bits as libxtables has them: by the ids, which old options have, too. */
static const char *id_bits(const struct extension *x, uint32_t set,
			   struct arena *a)
{
	return extension_bits(x, set, !x->old ? extension_prefix(x, a) :
			      arena_printf(a, "1 << O_%s_", x->upper), a);
}

/* What is behind .type in the table of libxtables. */
static const char *entry(const struct extension *x,
			 const struct extension_option *o, struct arena *a)
{
	bool text = is_class(o, OPTION_STRING);
	bool limits = is_class(o, OPTION_NUMBER) && !has_own_limits(o);
	CLEANUP_BUF struct buf flags;
	CLEANUP_BUF struct buf row;

	buf_init(&flags, LIMIT_TEXT);
	buf_init(&row, LIMIT_TEXT);
	add_flag(&flags, "XTOPT_MAND", o->mandatory);
	add_flag(&flags, "XTOPT_INVERT", o->invert);
	add_flag(&flags, "XTOPT_MULTI", o->values);
	add_flag(&flags, "XTOPT_NBO", o->nbo && o->type->traits & OPTION_PORT);
	add_flag(&flags, "XTOPT_PUT", is_put(o));
	if (flags.len)
		buf_printf(&row, ", %s", flags.p);
	if (is_put(o))
		buf_printf(&row, ", XTOPT_POINTER(struct %s, %s)", x->info,
			   o->field);
	if (o->also)
		buf_printf(&row, ", .also = %s", id_bits(x, o->also, a));
	if (o->excl)
		buf_printf(&row, ", .excl = %s", id_bits(x, o->excl, a));
	if ((limits || text) && has_min(o))
		buf_printf(&row, ", .min = %s", c_number(a, o->min));
	if ((limits && has_max(o)) || text)
		buf_printf(&row, ", .max = %s", c_number(a, o->max));
	if (span_eq(span_of(o->type->name), SPAN("tosmask")))
		buf_add_str(&row, ", .max = 0x3f");
	return arena_str(a, buf_span(&row));
}

static const char *upper(struct arena *a, const char *name)
{
	char *copy = arena_str(a, span_of(name));

	for (char *c = copy; *c; c++)
		*c = char_upper(*c);
	return copy;
}

/* How a value is turned between the byte orders: NULL where it is not. */
struct order {
	const char *store, *load, *kernel;
};

static struct order order_of(const struct extension_option *o)
{
	switch (o->nbo ? option_type_bits(o->type) : 0) {
	case 16:
		return (struct order){ "htons", "ntohs", "ntohs" };
	case 32:
		return (struct order){ "htonl", "ntohl", "ntohl" };
	case 64:
		return (struct order){ "htobe64", "be64toh", "be64_to_cpu" };
	}
	return (struct order){ 0 };
}

static void set_loaded(const struct extension_option *o, struct scope *s,
		       const char *name, const char *convert,
		       const char *suffix)
{
	const char *plain = arena_printf(s->arena, "info->%s%s%s", o->field,
					 suffix, index_of(o));

	scope_set(s, name, !convert ? plain :
		  arena_printf(s->arena, "%s(%s)", convert, plain));
}

static void set_parsed(const struct extension_option *o, struct scope *s,
		       const char *name, const char *what)
{
	struct order order = order_of(o);
	const char *plain = arena_printf(s->arena, "cb->val.u%u%s",
					 option_type_bits(o->type), what);

	scope_set(s, name, !order.store ? plain :
		  arena_printf(s->arena, "%s(%s)", order.store, plain));
}

/* The value in C: in the kernel, in the plugin, and as it is parsed. */
static void set_values(const struct extension_option *o, struct scope *s)
{
	struct order order = order_of(o);

	set_loaded(o, s, "value", order.kernel, "");
	set_loaded(o, s, "from", order.kernel, "_min");
	set_loaded(o, s, "to", order.kernel, "_max");
	set_loaded(o, s, "shown", order.load, "");
	set_loaded(o, s, "shown_from", order.load, "_min");
	set_loaded(o, s, "shown_to", order.load, "_max");
	set_parsed(o, s, "parsed", "");
	set_parsed(o, s, "parsed_from", "_range[0]");
	set_parsed(o, s, "parsed_to", "_range[1]");
	scope_set(s, "bits", decimal(s->arena, option_type_bits(o->type)));
	scope_set_if(s, "put", is_put(o));
	scope_set(s, "i", index_of(o));
	scope_set(s, "i_param", o->values ? ", unsigned int i" : "");
	scope_set(s, "i_arg", o->values ? ", i" : "");
}

static const char *words_in_roff(const struct extension *x, uint32_t set,
				 struct arena *a)
{
	return extension_words(x, set, "\\fB\\-\\-", "\\fP", a);
}

/* "; must be given; needs --a": what the options of a rule must heed. */
static const char *remarks(const struct extension *x,
			   const struct extension_option *o, struct arena *a)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	if (o->mandatory)
		buf_add_str(&text, "; must be given");
	if (o->values)
		buf_printf(&text, "; up to %u times", o->values);
	if (o->also)
		buf_printf(&text, "; needs %s",
			   extension_words(x, o->also, "--", "", a));
	if (o->excl)
		buf_printf(&text, "; not with %s",
			   extension_words(x, o->excl, "--", "", a));
	return arena_str(a, buf_span(&text));
}

static void set_relations(const struct extension *x,
			  const struct extension_option *o, struct scope *s)
{
	struct arena *a = s->arena;
	const char *prefix = extension_prefix(x, a);
	bool asks = x->kind != EXTENSION_TARGET ||
		    o->type->traits & OPTION_ASKS;

	scope_set_if(s, "asks", asks);
	scope_set(s, "ask", arena_printf(a, "%s_%s_%s", x->lower,
					 o->values ? "any" : "opt", o->field));
	scope_set_if(s, "writes", o->type->traits & OPTION_WRITES);
	scope_set(s, "multiple", !o->values ? "" : decimal(a, o->values));
	scope_set(s, "if_one_holds", asks ? ": one that holds is enough" : "");
	scope_set(s, "also", extension_bits(x, o->also, prefix, a));
	scope_set(s, "also_words", extension_words(x, o->also, "--", "", a));
	scope_set(s, "also_roff", words_in_roff(x, o->also, a));
	scope_set(s, "excl", extension_bits(x, o->excl, prefix, a));
	scope_set(s, "excl_words", extension_words(x, o->excl, "--", "", a));
	scope_set(s, "excl_roff", words_in_roff(x, o->excl, a));
	scope_set(s, "remarks", remarks(x, o, a));
}

void extension_option_scope(const struct extension *x,
			    const struct extension_option *o, struct scope *s)
{
	struct arena *a = s->arena;
	bool wide = option_type_bits(o->type) == 64;

	scope_set(s, "option", o->name);
	scope_set(s, "field", o->field);
	scope_set(s, "FIELD", o->upper);
	scope_set(s, "roff", roff(a, o->name));
	scope_set(s, "TYPE", upper(a, o->type->name));
	scope_set(s, "nr", decimal(a, o->nr + (x->old ? x->old->ids : 0)));
	scope_set(s, "bit", arena_printf(a, "0x%x", 1U << o->nr));
	scope_set_if(s, "mandatory", o->mandatory);
	scope_set_if(s, "invert", o->invert);
	scope_set(s, "bang", o->invert ? "[!] " : "");
	scope_set(s, "roff_bang", o->invert ? "[\\fB!\\fP] " : "");
	scope_set(s, "usage", arena_printf(a, "%s%s", o->name,
					   o->type->argument));
	scope_set(s, "has_argument", *o->type->argument ? "required_argument" :
							  "no_argument");
	scope_set(s, "entry", entry(x, o, a));
	scope_set(s, "format", wide ? "%llu" : "%u");
	scope_set(s, "cast", wide ? "(unsigned long long)" : "");
	scope_set(s, "pieces", arena_printf(a, "templates/types/%s",
					    o->type->pieces));
	scope_set_if(s, "wide", wide);
	set_values(o, s);
	set_relations(x, o, s);
	set_comparison(o, s);
	set_side(o, s);
	set_limits(o, s);
	extension_test_scope(x, o, s);
	extension_packet_scope(x, o, s);
	extension_nft_scope(x, o, s);
}
