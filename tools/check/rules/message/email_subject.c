// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/words.h"

/* Offset of the tool's name with no colon right behind it. */
static size_t find_tool(struct span subject, struct span tool)
{
	size_t at = word_find(subject, tool);
	struct span behind;

	if (at == SIZE_MAX)
		return SIZE_MAX;
	behind = span_from(subject, at + tool.len);
	return behind.len && behind.p[0] != ':' ? at : SIZE_MAX;
}

static void mail(struct report *to, const struct patch *p)
{
	static const char *const tools[] = {
		"checkpatch", "sparse", "smatch", NULL
	};
	const struct mail_header *h = mail_header(&p->mail, SPAN("Subject"));
	struct span line = { 0 }, rest;

	if (!h)
		return;
	rest = h->raw;
	span_next_line(&rest, &line);
	for (size_t i = 0; tools[i]; i++) {
		size_t at = find_tool(line, span_of(tools[i]));

		if (at != SIZE_MAX) {
			report(to, span_first(span_from(line, at),
					      strlen(tools[i])),
			       "the subject names a tool: %s", tools[i]);
			return;
		}
	}
}

const struct rule rule_email_subject = {
	.name = "EMAIL_SUBJECT",
	.summary = "the subject names the tool that found it",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.mail = mail,
};
