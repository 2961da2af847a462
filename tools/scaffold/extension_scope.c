// SPDX-License-Identifier: GPL-2.0-only
#include "scaffold/extension_scope.h"

#include <inttypes.h>

#include "base/buf.h"
#include "base/limits.h"

/* A longer name is too long for a subject to have it twice. */
#define SUBJECT_NAME_MAX	20

/* How an argument is called, on a terminal. */
static const char *const arguments[] = {
	[OPTION_FLAG] = "",
	[OPTION_NUMBER] = " number",
	[OPTION_RANGE] = " from[:to]",
	[OPTION_MARK] = " value[/mask]",
	[OPTION_STRING] = " text",
	[OPTION_MAC] = " address",
};

static bool is_class(const struct extension_option *o, enum option_class class)
{
	return o->type->class == class;
}

/* A limit of a number that the type alone would not set. */
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

/* What is between quotes in C. */
static const char *c_text(struct arena *a, const char *text)
{
	CLEANUP_BUF struct buf quoted;

	buf_init(&quoted, LIMIT_TEXT);
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			buf_add_char(&quoted, '\\');
		buf_add_char(&quoted, *text);
	}
	return arena_str(a, buf_span(&quoted));
}

static const char *roff(struct arena *a, const char *name)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	for (; *name; name++)
		buf_printf(&text, "%s%c", *name == '-' ? "\\" : "", *name);
	return arena_str(a, buf_span(&text));
}

static bool is_word_of(struct span field, struct span word)
{
	struct span rest = field;

	if (span_skip(&rest, word))
		return !rest.len || rest.p[0] == '_';
	return span_ends(field, word) &&
	       field.p[field.len - word.len - 1] == '_';
}

enum comparison extension_comparison(const struct extension_option *o)
{
	if (is_word_of(span_of(o->field), SPAN("min")))
		return COMPARE_MIN;
	if (is_word_of(span_of(o->field), SPAN("max")))
		return COMPARE_MAX;
	return COMPARE_EQUAL;
}

static void set_comparison(const struct extension_option *o, struct scope *s)
{
	static const char *const operators[] = {
		[COMPARE_EQUAL]	= "==",
		[COMPARE_MIN]	= ">=",
		[COMPARE_MAX]	= "<=",
	};
	static const char *const relations[] = {
		[COMPARE_EQUAL]	= "is",
		[COMPARE_MIN]	= "is at least",
		[COMPARE_MAX]	= "is at most",
	};

	scope_set(s, "compare", operators[extension_comparison(o)]);
	scope_set(s, "relation", relations[extension_comparison(o)]);
}

static void set_limits(const struct extension_option *o, struct scope *s)
{
	bool text = is_class(o, OPTION_STRING);
	bool limited = text || has_min(o) || has_max(o);
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

static void add_flags(const struct extension *x,
		      const struct extension_option *o, bool put,
		      struct buf *to)
{
	const char *before = ", .flags = ";

	if (o->mandatory) {
		buf_printf(to, "%sXTOPT_MAND", before);
		before = " | ";
	}
	if (o->invert) {
		buf_printf(to, "%sXTOPT_INVERT", before);
		before = " | ";
	}
	if (put)
		buf_printf(to,
			   "%sXTOPT_PUT, XTOPT_POINTER(struct xt_%s_%sinfo, %s)",
			   before, x->lower, x->suffix, o->field);
}

/* What is behind .type in the table of libxtables. */
static const char *entry(const struct extension *x,
			 const struct extension_option *o, struct arena *a)
{
	bool limits = is_class(o, OPTION_NUMBER) && !has_own_limits(o);
	bool text = is_class(o, OPTION_STRING);
	bool put = is_class(o, OPTION_NUMBER) || text ||
		   is_class(o, OPTION_MAC);
	CLEANUP_BUF struct buf row;

	buf_init(&row, LIMIT_TEXT);
	add_flags(x, o, put, &row);
	if ((limits || text) && has_min(o))
		buf_printf(&row, ", .min = %s", c_number(a, o->min));
	if ((limits && has_max(o)) || text)
		buf_printf(&row, ", .max = %s", c_number(a, o->max));
	return arena_str(a, buf_span(&row));
}

static const char *upper(struct arena *a, const char *name)
{
	char *copy = arena_str(a, span_of(name));

	for (char *c = copy; *c; c++)
		*c = char_upper(*c);
	return copy;
}

static void set_option(const struct extension *x,
		       const struct extension_option *o, struct scope *s)
{
	struct arena *a = s->arena;
	bool wide = o->type->bytes == 8;

	scope_set(s, "option", o->name);
	scope_set(s, "field", o->field);
	scope_set(s, "FIELD", o->upper);
	scope_set(s, "roff", roff(a, o->name));
	scope_set(s, "TYPE", upper(a, o->type->name));
	scope_set(s, "nr", decimal(a, o->nr));
	scope_set(s, "bit", arena_printf(a, "0x%x", 1U << o->nr));
	scope_set(s, "bits", decimal(a, o->type->bytes * 8));
	scope_set_if(s, "mandatory", o->mandatory);
	scope_set_if(s, "invert", o->invert);
	scope_set(s, "bang", o->invert ? "[!] " : "");
	scope_set(s, "roff_bang", o->invert ? "[\\fB!\\fP] " : "");
	scope_set(s, "usage", arena_printf(a, "%s%s", o->name,
					   arguments[o->type->class]));
	scope_set(s, "entry", entry(x, o, a));
	scope_set(s, "format", wide ? "%llu" : "%u");
	scope_set(s, "cast", wide ? "(unsigned long long)" : "");
	scope_set(s, "pieces", arena_printf(a, "templates/types/%s",
					    option_class_name(o->type->class)));
	scope_set_if(s, "wide", wide);
	set_comparison(o, s);
	set_limits(o, s);
	extension_test_scope(x, o, s);
	extension_nft_scope(x, o, s);
}

static void set_members(const struct extension *x, struct scope *top)
{
	for (size_t i = 0; i < x->members.n; i++) {
		const struct extension_member *m = &x->members.at[i];
		struct scope *s = scope_add(top, "member");

		scope_set(s, "type", m->type);
		scope_set(s, "member", !m->count ? m->name :
			  arena_printf(top->arena, "%s[%u]", m->name,
				       m->count));
	}
}

static void set_kind(const struct extension *x, struct scope *top)
{
	bool match = x->kind == EXTENSION_MATCH;
	struct arena *a = top->arena;

	scope_set_if(top, "match", match);
	scope_set(top, "kind", match ? "match" : "target");
	scope_set(top, "KIND", match ? "MATCH" : "TARGET");
	scope_set(top, "kindinfo", match ? "matchinfo" : "targinfo");
	scope_set(top, "mt", x->suffix);
	scope_set(top, "info", arena_printf(a, "xt_%s_%sinfo", x->lower,
					    x->suffix));
	scope_set(top, "rule", arena_printf(a, "-%c %s", match ? 'm' : 'j',
					    x->name));
}

/* What some option of the extension needs or has. */
static void set_sums(const struct extension *x, struct scope *top)
{
	uint32_t all = 0, invert = 0, mandatory = 0;
	bool numbers = false, wide = false, macs = false, cases = false;
	bool logic = x->kind == EXTENSION_TARGET || !x->options.n;

	for (size_t i = 0; i < x->options.n; i++) {
		const struct extension_option *o = &x->options.at[i];
		bool number = is_class(o, OPTION_NUMBER) ||
			      is_class(o, OPTION_RANGE);

		all |= 1U << i;
		invert |= (uint32_t)o->invert << i;
		mandatory |= (uint32_t)o->mandatory << i;
		numbers |= number;
		wide |= o->type->bytes == 8;
		macs |= is_class(o, OPTION_MAC);
		cases |= is_class(o, OPTION_RANGE) || has_own_limits(o) ||
			 is_class(o, OPTION_MARK);
		logic |= number || is_class(o, OPTION_STRING) ||
			 is_class(o, OPTION_FLAG);
	}
	scope_set_if(top, "options", x->options.n > 0);
	scope_set_if(top, "inverts", invert);
	scope_set_if(top, "numbers", numbers);
	scope_set_if(top, "macs", macs);
	scope_set_if(top, "cases", cases);
	scope_set_if(top, "logic", logic);
	scope_set_if(top, "needs_option", mandatory ||
		     (x->kind == EXTENSION_MATCH && all));
	scope_set_if(top, "wants_one", !mandatory &&
		     x->kind == EXTENSION_MATCH && all);
	scope_set_if(top, "xlates", extension_has_nft(x));
	scope_set(top, "value_type", wide ? "u64" : "u32");
	scope_set(top, "all_bits", arena_printf(top->arena, "0x%x", all));
	scope_set(top, "invert_bits", arena_printf(top->arena, "0x%x", invert));
}

void extension_scope(const struct extension *x, const char *author,
		     struct scope *top)
{
	scope_set(top, "name", x->name);
	scope_set(top, "lower", x->lower);
	scope_set(top, "UPPER", x->upper);
	scope_set_if(top, "long_name", span_of(x->name).len > SUBJECT_NAME_MAX);
	scope_set(top, "author", c_text(top->arena, author));
	scope_set(top, "example", extension_example(x, top->arena));
	set_kind(x, top);
	set_sums(x, top);
	set_members(x, top);
	scope_list_of(top, "option");
	for (size_t i = 0; i < x->options.n; i++)
		set_option(x, &x->options.at[i], scope_add(top, "option"));
}
