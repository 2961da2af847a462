// SPDX-License-Identifier: GPL-2.0-only
#include "model/cname.h"

#include <limits.h>

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
	static const struct span levels[] = {
		{ "printk", 6 }, { "emerg", 5 }, { "alert", 5 },
		{ "crit", 4 }, { "err", 3 }, { "warning", 7 }, { "warn", 4 },
		{ "notice", 6 }, { "info", 4 }, { "debug", 5 }, { "vdbg", 4 },
		{ "dbg", 3 }, { "devel", 5 }, { "cont", 4 }, { "WARN", 4 },
	};

	if (!cut(&name, SPAN("_ratelimited")))
		cut(&name, SPAN("_once"));
	for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++) {
		struct span prefix = name;

		if (cut(&prefix, levels[i]) && is_log_prefix(prefix))
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

	if (at == SIZE_MAX || (at && name.p[at - 1] != '_'))
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (char_is_upper(name.p[i]))
			return false;
	return true;
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

/* A name of which all is known. */
struct known {
	const char *name;
	enum cname_bits bits;
};

static const struct known in_upper_f[] = {
	{ "FILE", CNAME_TYPEDEF }, { NULL }
};

static const struct known in_a[] = {
	{ "asmlinkage", CNAME_STORAGE }, { NULL }
};

static const struct known in_b[] = {
	{ "break", CNAME_KEYWORD }, { "bool", CNAME_BASIC }, { NULL }
};

static const struct known in_c[] = {
	{ "case", CNAME_KEYWORD }, { "continue", CNAME_KEYWORD },
	{ "const", CNAME_MODIFIER }, { "char", CNAME_BASIC }, { NULL }
};

static const struct known in_d[] = {
	{ "default", CNAME_KEYWORD }, { "do", CNAME_KEYWORD },
	{ "double", CNAME_BASIC }, { NULL }
};

static const struct known in_e[] = {
	{ "else", CNAME_KEYWORD }, { "extern", CNAME_STORAGE },
	{ "enum", CNAME_TAG }, { NULL }
};

static const struct known in_f[] = {
	{ "for", CNAME_KEYWORD }, { "fastcall", CNAME_MODIFIER },
	{ "float", CNAME_BASIC }, { NULL }
};

static const struct known in_g[] = {
	{ "goto", CNAME_KEYWORD }, { NULL }
};

static const struct known in_i[] = {
	{ "if", CNAME_KEYWORD }, { "inline", CNAME_INLINE },
	{ "int", CNAME_BASIC }, { NULL }
};

static const struct known in_l[] = {
	{ "long", CNAME_BASIC }, { NULL }
};

static const struct known in_n[] = {
	{ "noinline", CNAME_INLINE }, { NULL }
};

static const struct known in_r[] = {
	{ "return", CNAME_KEYWORD }, { NULL }
};

static const struct known in_s[] = {
	{ "switch", CNAME_KEYWORD }, { "static", CNAME_STORAGE },
	{ "short", CNAME_BASIC }, { "signed", CNAME_BASIC },
	{ "struct", CNAME_TAG }, { NULL }
};

static const struct known in_t[] = {
	{ "typeof", CNAME_TYPEOF }, { NULL }
};

static const struct known in_u[] = {
	{ "unsigned", CNAME_BASIC }, { "u_char", CNAME_TYPEDEF },
	{ "u_short", CNAME_TYPEDEF }, { "u_int", CNAME_TYPEDEF },
	{ "u_long", CNAME_TYPEDEF }, { "unchar", CNAME_TYPEDEF },
	{ "ushort", CNAME_TYPEDEF }, { "uint", CNAME_TYPEDEF },
	{ "ulong", CNAME_TYPEDEF }, { "union", CNAME_TAG }, { NULL }
};

static const struct known in_v[] = {
	{ "volatile", CNAME_MODIFIER }, { "void", CNAME_BASIC }, { NULL }
};

static const struct known in_w[] = {
	{ "while", CNAME_KEYWORD }, { NULL }
};

static const struct known in_underscore[] = {
	{ "__percpu", CNAME_MODIFIER }, { "__nocast", CNAME_MODIFIER },
	{ "__safe", CNAME_MODIFIER }, { "__bitwise", CNAME_MODIFIER },
	{ "__packed__", CNAME_MODIFIER }, { "__packed2__", CNAME_MODIFIER },
	{ "__naked", CNAME_MODIFIER }, { "__maybe_unused", CNAME_MODIFIER },
	{ "__always_unused", CNAME_MODIFIER },
	{ "__noreturn", CNAME_MODIFIER }, { "__used", CNAME_MODIFIER },
	{ "__cold", CNAME_MODIFIER }, { "__pure", CNAME_MODIFIER },
	{ "__noclone", CNAME_MODIFIER }, { "__deprecated", CNAME_MODIFIER },
	{ "__read_mostly", CNAME_MODIFIER },
	{ "__ro_after_init", CNAME_MODIFIER }, { "__kprobes", CNAME_MODIFIER },
	{ "____cacheline_aligned", CNAME_MODIFIER },
	{ "____cacheline_aligned_in_smp", CNAME_MODIFIER },
	{ "____cacheline_internodealigned_in_smp", CNAME_MODIFIER },
	{ "__weak", CNAME_MODIFIER }, { "__user", CNAME_MODIFIER },
	{ "__kernel", CNAME_MODIFIER }, { "__force", CNAME_MODIFIER },
	{ "__iomem", CNAME_MODIFIER }, { "__must_check", CNAME_MODIFIER },
	{ "__ref", CNAME_MODIFIER }, { "__refconst", CNAME_MODIFIER },
	{ "__refdata", CNAME_MODIFIER }, { "__rcu", CNAME_MODIFIER },
	{ "__private", CNAME_MODIFIER },
	{ "__typeof__", CNAME_TYPEOF }, { "__always_inline", CNAME_INLINE },
	{ "__inline", CNAME_INLINE }, { "__inline__", CNAME_INLINE }, { NULL }
};

/* By the first character, for each name of a hunk is looked up. */
static const struct known *const known[UCHAR_MAX + 1] = {
	['F'] = in_upper_f, ['a'] = in_a, ['b'] = in_b, ['c'] = in_c,
	['d'] = in_d, ['e'] = in_e, ['f'] = in_f, ['g'] = in_g, ['i'] = in_i,
	['l'] = in_l, ['n'] = in_n, ['r'] = in_r, ['s'] = in_s, ['t'] = in_t,
	['u'] = in_u, ['v'] = in_v, ['w'] = in_w, ['_'] = in_underscore,
};

static bool is_typedef(struct span name)
{
	switch (name.p[name.len - 1]) {
	case 't':
		return name.len > 2 && span_ends(name, SPAN("_t"));
	case 'r':
		return span_ends(name, SPAN("_handler"));
	case 'n':
		return span_ends(name, SPAN("_handler_fn"));
	case '8':
	case '6':
	case '2':
	case '4':
		return is_sized(name);
	default:
		return false;
	}
}

unsigned int cname_bits(struct span name)
{
	const struct known *k;

	if (!name.len)
		return 0;
	k = known[(unsigned char)name.p[0]];
	for (; k && k->name; k++)
		if (span_is(name, k->name))
			return k->bits;
	if (is_typedef(name))
		return CNAME_TYPEDEF;
	return name.p[0] == '_' && is_section(name) ? CNAME_MODIFIER : 0;
}
