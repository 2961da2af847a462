// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

/* "etc.", "e.g.", "a.m.": the stop is part of the last word. */
static bool ends_in_abbreviation(struct span summary)
{
	static const char *const words[] = {
		"etc.", "al.", "resp.", "incl.", "vs.", NULL
	};
	struct span word = summary, rest = summary;

	while (span_next_word(&rest, &word))
		;
	span_skip_char(&word, '(');
	for (size_t i = 0; words[i]; i++)
		if (span_eq_nocase(word, span_of(words[i])))
			return true;
	for (size_t i = 0; i < word.len; i++)
		if (i % 2 ? word.p[i] != '.' : !char_is_alpha(word.p[i]))
			return false;
	return word.len >= 4;
}

static void message(struct report *to, const struct patch *p)
{
	struct span summary = span_trim(p->message.subject.summary);

	struct span stop = span_from(summary, summary.len - !!summary.len);

	/* The subject of a reply is that of somebody else. */
	if (!span_eq(stop, SPAN(".")) || span_ends(summary, SPAN("..")) ||
	    ends_in_abbreviation(summary) || p->message.subject.is_reply)
		return;
	report(to, stop, "the summary ends in a full stop");
	report_fix(to, stop, SPAN(""));
}

const struct rule rule_nf_summary_period = {
	.name = "NF_SUMMARY_PERIOD",
	.summary = "the summary ends in a full stop",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.message = message,
};
