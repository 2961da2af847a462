// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static bool is_tool(struct span path)
{
	return span_starts(path, SPAN("tools/")) ||
	       span_find(path, SPAN("/tools/")) != SIZE_MAX;
}

/* "uint8_t", "u_int32_t", "__s16_t" to the sign and the width; or false. */
static bool read_c99_type(struct span word, char *sign, uint64_t *bits)
{
	*sign = 's';
	span_skip(&word, SPAN("__"));
	if (span_skip_char(&word, 'u'))
		*sign = 'u';
	else
		span_skip_char(&word, 's');
	span_skip_char(&word, '_');
	if (!span_skip(&word, SPAN("int")))
		return false;
	span_skip_char(&word, '_');
	return span_next_number(&word, 10, 64, bits) &&
	       span_eq(word, SPAN("_t"));
}

/* A type, a name and what ends a declarator: moves behind the type. */
static bool read_declared(struct cread *c)
{
	static const char *const ends[] = { "=", ";", ",", "[", NULL };
	struct cread rest = *c, type;
	struct span name;

	if (!cread_declared_type(&rest))
		return false;
	type = rest;
	if (!cread_ident(&rest, &name) || !cread_skip_any(&rest, ends))
		return false;
	*c = type;
	return true;
}

/* Most lines have no word that could be one: reading types takes longer. */
static bool has_c99_type(struct cread c)
{
	uint64_t bits;
	char sign;

	for (; c.at < c.end; c.at++)
		if (c.list[c.at].kind == CTOKEN_IDENT &&
		    span_ends(c.list[c.at].text, SPAN("_t")) &&
		    read_c99_type(c.list[c.at].text, &sign, &bits))
			return true;
	return false;
}

static void code(struct report *to, struct cread c)
{
	size_t first = c.at;
	uint64_t bits;
	char sign;

	if (!has_c99_type(c))
		return;
	while (first < c.end && !read_declared(&c))
		c.at = ++first;
	for (; first < c.at; first++) {
		struct span word = c.list[first].text;

		if (!read_c99_type(word, &sign, &bits))
			continue;
		if (is_tool(report_file(to)->path))
			break;
		report(to, word, "'" SPAN_FMT "', the kernel's is '%c%u'",
		       SPAN_ARG(word), sign, (unsigned int)bits);
		break;
	}
}

const struct rule rule_prefer_kernel_types = {
	.name = "PREFER_KERNEL_TYPES",
	.summary = "a uint32_t or the like where the kernel has u32",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_INNER_C,
	.code = code,
};
