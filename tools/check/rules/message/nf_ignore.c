// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "check/silence.h"

/* In the log it stays in the history for ever, and does nothing. */
static void look_at_log(struct report *to, const struct message *m)
{
	struct silence s;

	for (size_t i = 0; i < m->log.n; i++)
		if (silence_read(m->log.at[i].text, &s))
			report(to, s.line, "nfkit-ignore: above the ---");
}

static void look_at_notes(struct report *to, const struct message *m)
{
	struct silence s;

	for (size_t i = 0; i < m->notes.n; i++) {
		if (!silence_read(m->notes.at[i].text, &s) || s.reason.len)
			continue;
		if (s.rule.len)
			report(to, s.line, "no reason after " SPAN_FMT,
			       SPAN_ARG(s.rule));
		else
			report(to, s.line, "no rule and no reason");
	}
}

/* Lines that silence nothing are found where it is known: in silence.c. */
static void look(struct report *to, const struct patch *p)
{
	look_at_log(to, &p->message);
	look_at_notes(to, &p->message);
}

const struct rule rule_nf_ignore = {
	.name = "NF_IGNORE",
	.summary = "a line nfkit-ignore: that does nothing, or has no reason",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.mail = look,
};
