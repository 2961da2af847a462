// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "model/signature.h"

static bool is_report(const struct signature *s)
{
	return signature_is(s, SPAN("Reported-by")) ||
	       signature_is(s, SPAN("Reported-and-tested-by"));
}

/* A robot that files its report in public and asks for the link to it. */
static bool is_public(const struct signature *s)
{
	return span_find_nocase(s->who, SPAN("lkp@intel.com")) != SIZE_MAX;
}

static bool has_link(const struct message *m)
{
	size_t i = 0, j = 0;

	return message_trailer(m, SPAN("Closes"), &i) ||
	       message_trailer(m, SPAN("Link"), &j);
}

static void message(struct report *to, const struct patch *p)
{
	bool strict = speaks_checkpatch(to);
	struct line_list lines;
	struct signature s;

	dialect_trailer_lines(to, p, &lines);
	for (size_t i = 0; i < lines.list.n; i++) {
		if (!signature_read(lines.list.at[i], &s) || !is_report(&s))
			continue;
		if (!strict && (!is_public(&s) || has_link(&p->message)))
			continue;
		if (i + 1 == lines.list.n ||
		    !span_starts_nocase(lines.list.at[i + 1].text,
					SPAN("Closes:")))
			report_as(to, strict ? SEV_WARNING : SEV_NOTE, s.key,
				  "no Closes: with the address of the report after it");
	}
}

const struct rule rule_bad_reported_by_link = {
	.name = "BAD_REPORTED_BY_LINK",
	.summary = "Reported-by: without a link to the report",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
};
