// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

/* typedef int (*name)(...); or typedef int name(...); */
static bool is_of_function(struct cread c)
{
	struct span name;

	return cread_declared_type(&c) &&
	       (cread_ident(&c, &name) || cread_group(&c, SPAN("("))) &&
	       cread_is(&c, SPAN("("));
}

/* u8, uint32_t, __be16 */
static bool is_sized(struct span name)
{
	for (size_t i = 0; i < name.len; i++)
		if (char_is_digit(name.p[i]))
			return cread_is_type_name(name);
	return false;
}

/* A name for an integer of another meaning: sparse tells them apart. */
static bool is_of_integer(struct cread c)
{
	for (; c.at < c.end; c.at++)
		if (cread_is(&c, SPAN("__bitwise")) ||
		    is_sized(cread_peek(&c)->text))
			return true;
	return false;
}

static const char *const words[] = { "typedef", NULL };

static void code(struct report *to, struct cread c)
{
	const struct ctoken *keyword;

	if (!line_find(&c, words, false))
		return;
	keyword = cread_peek(&c);
	c.at++;
	if (!is_of_function(c) && !is_of_integer(c))
		report(to, keyword->text, "a new typedef");
}

const struct rule rule_new_typedefs = {
	.name = "NEW_TYPEDEFS",
	.summary = "a typedef that hides what a thing is",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = words,
	.code = code,
};
