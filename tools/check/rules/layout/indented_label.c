// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

/* "name:" behind more than one blank, and no bit-field. */
static bool is_label(const struct cread *line)
{
	const struct ctoken *name = &line->list[line->at];
	const struct ctoken *colon = name + 1;
	size_t indent = (size_t)(name->text.p - name->line->text.p);

	if (line->at + 1 >= line->end || name->kind != CTOKEN_IDENT ||
	    !name->starts_line || !indent ||
	    (indent == 1 && name->line->text.p[0] == ' ') ||
	    span_eq(name->text, SPAN("default")))
		return false;
	if (!ctoken_is(colon, SPAN(":")) ||
	    colon->text.p != name->text.p + name->text.len)
		return false;
	return line->at + 2 >= line->end ||
	       colon[1].kind != CTOKEN_NUMBER;
}

static void code(struct report *to, struct cread line)
{
	if (is_label(&line))
		report(to, line.list[line.at].text, "an indented label");
}

const struct rule rule_indented_label = {
	.name = "INDENTED_LABEL",
	.summary = "a label is indented",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.code = code,
};
