// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/log.h"

#define MIN_LETTERS	60

static bool is_trailer(const struct message *m, struct span line)
{
	for (size_t i = 0; i < m->trailers.n; i++)
		if (m->trailers.at[i].line.text.p == line.p)
			return true;
	return false;
}

static void message(struct report *to, const struct patch *p)
{
	struct log_walk log = { .msg = &p->message };
	struct span first = { 0 };
	struct line line;
	size_t letters = 0;

	while (log_next(&log, &line)) {
		size_t n = span_trim(line.text).len;

		if (is_trailer(&p->message, line.text))
			break;
		if (n && !first.p)
			first = line.text;
		letters += n;
	}
	if (letters && letters < MIN_LETTERS)
		report(to, first, "a message of %zu letters", letters);
}

const struct rule rule_nf_short_message = {
	.name = "NF_SHORT_MESSAGE",
	.summary = "the commit message is hardly longer than a subject",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.message = message,
};
