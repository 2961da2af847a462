// SPDX-License-Identifier: GPL-2.0-only
#include "check/functions.h"

/* The name as a word of the text, that is not all of it. */
static bool has_name(struct span string, struct span name)
{
	size_t from = 0, at;

	while ((at = span_find(span_from(string, from), name)) != SIZE_MAX) {
		size_t end = from + at + name.len;

		at += from;
		if ((!at || !char_is_word(string.p[at - 1])) &&
		    (end >= string.len || !char_is_word(string.p[end])))
			return string.len != name.len + 2;
		from = at + 1;
	}
	return false;
}

static void line(struct report *to, struct cread c, struct span name)
{
	for (; c.at < c.end; c.at++) {
		const struct ctoken *t = cread_peek(&c);

		if (t->kind != CTOKEN_STRING || t->text.p[0] == '<')
			continue;
		if (has_name(t->text, name))
			report(to, t->text, "the string names the function, '"
			       SPAN_FMT "'", SPAN_ARG(name));
		break;
	}
}

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	(void)f;
	each_line_in_function(to, h, tokens, line);
}

const struct rule rule_embedded_function_name = {
	.name = "EMBEDDED_FUNCTION_NAME",
	.summary = "a string has the name of its function in it",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.hunk = hunk,
};
