// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "check/functions.h"

/* "add", but not "nf_add" or "add2": it may be a word of the sentence. */
static bool is_plain_word(struct span name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!char_is_alpha(name.p[i]))
			return false;
	return true;
}

/* The name as a word of the text, that is not all of it. */
static bool has_name(const struct report *to, struct span string,
		     struct span name)
{
	size_t from = 0, at;

	while ((at = span_find(span_from(string, from), name)) != SIZE_MAX) {
		size_t end = from + at + name.len;

		at += from;
		if ((!at || !char_is_word(string.p[at - 1])) &&
		    (end >= string.len || !char_is_word(string.p[end])) &&
		    (speaks_checkpatch(to) || !is_plain_word(name) ||
		     span_starts(span_from(string, end), SPAN("()")) ||
		     span_starts(span_from(string, end), SPAN(":"))))
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
		if (has_name(to, t->text, name))
			report(to, t->text, "the string names the function, '"
			       SPAN_FMT "'", SPAN_ARG(name));
		break;
	}
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	each_line_in_function(to, tokens, line);
}

const struct rule rule_embedded_function_name = {
	.name = "EMBEDDED_FUNCTION_NAME",
	.summary = "a string has the name of its function in it",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.hunk = hunk,
};
