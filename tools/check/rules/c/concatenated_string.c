// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static bool touches(const struct ctoken *a, const struct ctoken *b)
{
	return a->text.p + a->text.len == b->text.p;
}

static bool is_word(const struct ctoken *t)
{
	return t->kind == CTOKEN_IDENT || t->kind == CTOKEN_NUMBER;
}

static bool is_glued(const struct ctoken *a, const struct ctoken *b)
{
	char c = b->text.p[0];

	if (!touches(a, b))
		return false;
	if (a->kind == CTOKEN_STRING)
		return b->kind == CTOKEN_IDENT && (char_is_upper(c) || c == '_');
	return b->kind == CTOKEN_STRING && c == '"' && is_word(a);
}

static void code(struct report *to, struct cread line)
{
	for (size_t i = line.at; i + 1 < line.end; i++) {
		if (!is_glued(&line.list[i], &line.list[i + 1]))
			continue;
		report(to, line.list[i + 1].text, "no space before it");
		return;
	}
}

const struct rule rule_concatenated_string = {
	.name = "CONCATENATED_STRING",
	.summary = "\"no space between a string and\"MACRO",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.code = code,
};
