// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/cname.h"

#define TABS_MAX	5

static const struct ctoken *find_control(struct cread line)
{
	static const char *const words[] = { "if", "while", "for", "switch", NULL };

	for (; line.at < line.end; line.at++) {
		const struct ctoken *t = cread_peek(&line);
		struct cread c = line;
		struct span word;

		if (ctoken_is(t, SPAN("do")) || ctoken_is(t, SPAN("else")))
			return t;
		if ((cread_skip_any(&c, words) ||
		     (cread_ident(&c, &word) && cname_is_loop(word))) &&
		    cread_is(&c, SPAN("(")))
			return t;
	}
	return NULL;
}

static void code(struct report *to, struct cread line)
{
	const struct ctoken *first = cread_peek(&line), *control;
	size_t tabs = 0;

	while (tabs < first->line->text.len && first->line->text.p[tabs] == '\t')
		tabs++;
	if (tabs <= TABS_MAX || first->kind == CTOKEN_DIRECTIVE)
		return;
	control = find_control(line);
	if (control)
		report(to, control->text, "indented by %zu tabs", tabs);
}

const struct rule rule_deep_indentation = {
	.name = "DEEP_INDENTATION",
	.summary = "a condition or loop is indented by six tabs or more",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.code = code,
};
