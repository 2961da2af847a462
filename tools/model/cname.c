// SPDX-License-Identifier: GPL-2.0-only
#include "model/cname.h"

/* Take off what @name ends in, if it does. */
static bool cut(struct span *name, struct span end)
{
	if (!span_ends(*name, end))
		return false;
	name->len -= end.len;
	return true;
}

/* "net_" or "nf_log_": one or two words in lower case. */
static bool is_log_prefix(struct span prefix)
{
	size_t words = 0;

	for (size_t i = 0; i < prefix.len; i++) {
		if (prefix.p[i] == '_' && (!i || prefix.p[i - 1] == '_'))
			return false;
		if (char_is_upper(prefix.p[i]))
			return false;
		words += prefix.p[i] == '_';
	}
	return span_ends(prefix, SPAN("_")) && words <= 2;
}

/* pr_warn_once(): a prefix, a level and how often. */
static bool is_leveled_log(struct span name)
{
	static const char *const levels[] = {
		"printk", "emerg", "alert", "crit", "err", "warning", "warn",
		"notice", "info", "debug", "vdbg", "dbg", "devel", "cont",
		"WARN", NULL
	};

	if (!cut(&name, SPAN("_ratelimited")))
		cut(&name, SPAN("_once"));
	for (const char *const *level = levels; *level; level++) {
		struct span prefix = name;

		if (cut(&prefix, span_of(*level)) && is_log_prefix(prefix))
			return true;
	}
	return false;
}

static bool is_module_macro(struct span name)
{
	if (!span_skip(&name, SPAN("MODULE_")) || !name.len)
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (!char_is_upper(name.p[i]) && name.p[i] != '_')
			return false;
	return true;
}

bool cname_is_log(struct span name)
{
	static const char *const names[] = {
		"printk", "printk_ratelimited", "printk_once",
		"printk_deferred", "printk_deferred_once", "TP_printk",
		"WARN", "WARN_RATELIMIT", "WARN_ONCE", "panic",
		"seq_vprintf", "seq_printf", "seq_puts", NULL
	};

	return span_is_one_of(name, names) || is_module_macro(name) ||
	       is_leveled_log(name);
}

bool cname_is_loop(struct span name)
{
	size_t at = span_find(name, SPAN("for_each"));

	for (size_t i = 0; i < name.len; i++)
		if (char_is_upper(name.p[i]))
			return false;
	return at != SIZE_MAX && (!at || name.p[at - 1] == '_');
}

bool cname_is_keyword(struct span name)
{
	static const char *const names[] = {
		"do", "for", "while", "if", "else", "return", "goto",
		"continue", "switch", "default", "case", "break", NULL
	};

	return span_is_one_of(name, names);
}

/* __init, __net_initdata, __meminitconst ... */
static bool is_section(struct span name)
{
	static const char *const ends[] = {
		"init", "initdata", "initconst", NULL
	};

	if (!span_skip(&name, SPAN("__mem")) &&
	    !span_skip(&name, SPAN("__cpu")) &&
	    !span_skip(&name, SPAN("__dev")) &&
	    !span_skip(&name, SPAN("__net_")) && !span_skip(&name, SPAN("__")))
		return false;
	return span_is_one_of(name, ends);
}

bool cname_is_modifier(struct span name)
{
	static const char *const names[] = {
		"__percpu", "__nocast", "__safe", "__bitwise", "__packed__", "__packed2__", "__naked",
		"__maybe_unused", "__always_unused", "__noreturn", "__used",
		"__cold", "__pure", "__noclone", "__deprecated",
		"__read_mostly", "__ro_after_init", "__kprobes",
		"____cacheline_aligned", "____cacheline_aligned_in_smp",
		"____cacheline_internodealigned_in_smp", "__weak", "__user",
		"__kernel", "__force", "__iomem", "__must_check", "__ref",
		"__refconst", "__refdata", "__rcu", "__private", NULL
	};

	/* Most names are none, and are done here. */
	if (!span_starts(name, SPAN("__")))
		return span_eq(name, SPAN("const")) ||
		       span_eq(name, SPAN("volatile")) ||
		       span_eq(name, SPAN("fastcall"));
	return span_is_one_of(name, names) || is_section(name);
}

bool cname_is_storage(struct span name)
{
	static const char *const names[] = {
		"extern", "static", "asmlinkage", NULL
	};

	return span_is_one_of(name, names);
}

bool cname_is_inline(struct span name)
{
	static const char *const names[] = {
		"inline", "__always_inline", "noinline", "__inline",
		"__inline__", NULL
	};

	return span_is_one_of(name, names);
}

bool cname_is_basic_type(struct span name)
{
	static const char *const names[] = {
		"void", "char", "short", "int", "long", "signed", "unsigned",
		"float", "double", "bool", NULL
	};

	return span_is_one_of(name, names);
}

/* u8, __u8, s16, __be32, __le64 ... */
static bool is_sized(struct span name)
{
	static const char *const sizes[] = { "8", "16", "32", "64", NULL };

	span_skip(&name, SPAN("__"));
	if (!span_skip(&name, SPAN("be")) && !span_skip(&name, SPAN("le")) &&
	    !span_skip_char(&name, 'u') && !span_skip_char(&name, 's'))
		return false;
	return span_is_one_of(name, sizes);
}

bool cname_is_typedef(struct span name)
{
	static const char *const names[] = {
		"u_char", "u_short", "u_int", "u_long", "unchar", "ushort",
		"uint", "ulong", "FILE", NULL
	};

	return span_is_one_of(name, names) || is_sized(name) ||
	       (name.len > 2 && span_ends(name, SPAN("_t"))) ||
	       span_ends(name, SPAN("_handler")) ||
	       span_ends(name, SPAN("_handler_fn"));
}
