// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

/* What git format-patch --cover-letter and b4 leave to be replaced. */
static const char *const marks[] = {
	"*** SUBJECT HERE ***", "*** BLURB HERE ***", "EDITME:", NULL
};

static void look(struct report *to, struct span text)
{
	for (size_t i = 0; marks[i]; i++) {
		struct span mark = span_of(marks[i]);
		size_t at = span_find(text, mark);

		if (at == SIZE_MAX)
			continue;
		mark = span_first(span_from(text, at), mark.len);
		report(to, mark, "'" SPAN_FMT "' is still to be replaced",
		       SPAN_ARG(mark));
		return;
	}
}

/* A cover letter is a mail too, but has no message of a commit. */
static void mail(struct report *to, const struct patch *p)
{
	const struct message *m = &p->message;

	look(to, m->subject.summary);
	for (size_t i = 0; i < m->log.n; i++)
		look(to, m->log.at[i].text);
	for (size_t i = 0; i < m->notes.n; i++)
		look(to, m->notes.at[i].text);
}

const struct rule rule_nf_unedited = {
	.name = "NF_UNEDITED",
	.summary = "a place that a template leaves to be filled in is as it was",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER,
	.mail = mail,
};
