// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

/* linux/compiler_attributes.h and linux/compiler_types.h have these. */
static const struct macro {
	const char *attribute, *name;
} macros[] = {
	{ "alias", "__alias" },
	{ "aligned", "__aligned" },
	{ "always_inline", "__always_inline" },
	{ "assume_aligned", "__assume_aligned" },
	{ "cold", "__cold" },
	{ "const", "__attribute_const__" },
	{ "copy", "__copy" },
	{ "designated_init", "__designated_init" },
	{ "externally_visible", "__visible" },
	{ "format", "__printf or __scanf" },
	{ "gnu_inline", "__gnu_inline" },
	{ "malloc", "__malloc" },
	{ "mode", "__mode" },
	{ "no_caller_saved_registers", "__no_caller_saved_registers" },
	{ "noclone", "__noclone" },
	{ "noinline", "noinline" },
	{ "nonstring", "__nonstring" },
	{ "noreturn", "__noreturn" },
	{ "packed", "__packed" },
	{ "pure", "__pure" },
	{ "section", "__section" },
	{ "unused", "__always_unused or __maybe_unused" },
	{ "used", "__used" },
	{ "weak", "__weak" },
	{ NULL, NULL }
};

/* "__packed__" and "packed" are the same attribute. */
static struct span bare(struct span name)
{
	while (span_skip_char(&name, '_'))
		;
	while (name.len && name.p[name.len - 1] == '_')
		name.len--;
	return name;
}

static void attribute(struct report *to, struct span name)
{
	for (const struct macro *m = macros; m->attribute; m++)
		if (span_eq(bare(name), span_of(m->attribute)))
			report(to, name, "attribute '" SPAN_FMT
			       "', the kernel's name is %s", SPAN_ARG(name),
			       m->name);
}

/* The list between "__attribute__((" and the brackets' end. */
static void attributes(struct report *to, struct cread c)
{
	struct span name;

	while (cread_ident(&c, &name)) {
		attribute(to, name);
		cread_group(&c, SPAN("("));
		cread_skip(&c, SPAN(","));
	}
}

static const char *const words[] = { "__attribute__", NULL };

static void code(struct report *to, struct cread c)
{
	struct cread whole;

	if (!line_find(&c, words, true))
		return;
	c.at++;
	whole = c;
	if (!cread_group(&whole, SPAN("(")) || !cread_skip(&c, SPAN("(")) ||
	    !cread_skip(&c, SPAN("(")))
		return;
	c.end = whole.at;
	attributes(to, c);
}

const struct rule rule_prefer_defined_attribute_macro = {
	.name = "PREFER_DEFINED_ATTRIBUTE_MACRO",
	.summary = "__attribute__((x)) where the kernel has __x",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_INNER_C,
	.words = words,
	.code = code,
};
