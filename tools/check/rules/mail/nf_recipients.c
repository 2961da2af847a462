// SPDX-License-Identifier: GPL-2.0-only
#include "check/recipients.h"
#include "check/rule.h"
#include "model/project.h"

/* By its tag, or else by its files; NULL where neither says. */
static const struct project *project_of(struct arena *a, const struct patch *p)
{
	const struct subject_line *s = &p->message.subject;
	VEC(struct span) paths = { 0 };

	for (size_t i = 0; i < s->tags.n; i++) {
		const struct project *found = project_by_name(s->tags.at[i]);

		if (found)
			return found;
	}
	for (size_t i = 0; i < p->diff.files.n; i++)
		*VEC_ADD(a, &paths) = p->diff.files.at[i].path;
	return project_of_paths(paths.at, paths.n);
}

static void mail(struct report *to, const struct patch *p)
{
	const struct mail_header *h = mail_header(&p->mail, SPAN("To"));
	const struct project *project;

	if (!h)
		return;
	if (!mail_goes_to(&p->mail, SPAN("netfilter-devel@")))
		report(to, h->raw, "netfilter-devel is not among To: and Cc:");
	project = project_of(report_arena(to), p);
	if (project && project->keeper &&
	    !mail_reaches(&p->mail, span_of(project->keeper)))
		report_as(to, SEV_NOTE, h->raw, "%s, who keeps %s, is not "
			  "among To: and Cc:", project->keeper, project->name);
}

const struct rule rule_nf_recipients = {
	.name = "NF_RECIPIENTS",
	.summary = "the mail does not go to the list, or to the maintainers",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.mail = mail,
};
