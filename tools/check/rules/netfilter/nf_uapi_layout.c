// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static bool is_uapi(struct span path)
{
	return span_find(path, SPAN("uapi/linux/netfilter")) != SIZE_MAX;
}

/* Why the size of this member is not the same for all programs, or NULL. */
static const char *trouble(struct cread type)
{
	static const char *const wide[] = {
		"__u64", "__s64", "u64", "s64", "uint64_t", "int64_t",
		"__be64", "__le64", NULL
	};
	static const char *const native[] = {
		"long", "size_t", "ssize_t", "time_t", NULL
	};

	if (ctoken_is(&type.list[type.end - 1], SPAN("*")))
		return "a pointer is as wide as the program's";
	for (; type.at < type.end; type.at++) {
		if (cread_skip_any(&type, native))
			return "its width is the program's";
		if (cread_skip_any(&type, wide))
			return "its alignment is the program's";
	}
	return NULL;
}

/*
 * "TYPE name;" or "TYPE name[n];", indented as in a struct. What is said to be
 * aligned has that between the name and the semicolon.
 */
static void code(struct report *to, struct cread c)
{
	struct cread type = c, rest = c;
	struct span name;
	const char *why;

	if (!is_uapi(report_file(to)->path) ||
	    c.list[c.at].text.p == c.list[c.at].line->text.p ||
	    c.list[c.at].in_macro || !cread_type(&rest))
		return;
	type.end = rest.at;
	if (!cread_ident(&rest, &name))
		return;
	cread_group(&rest, SPAN("["));
	why = trouble(type);
	if (why && cread_is(&rest, SPAN(";")))
		report(to, name, "'" SPAN_FMT "' of a UAPI struct: %s",
		       SPAN_ARG(name), why);
}

const struct rule rule_nf_uapi_layout = {
	.name = "NF_UAPI_LAYOUT",
	.summary = "a UAPI struct whose layout differs for 32-bit programs",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_KERNEL_C,
	.code = code,
};
