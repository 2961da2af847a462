// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/person.h"

/* One in quotes has other characters: 王志 is a name and a surname. */
static bool is_one_word(struct span name)
{
	struct span word, more;

	return span_next_word(&name, &word) && !span_next_word(&name, &more) &&
	       word.p[0] != '"';
}

static void message(struct report *to, const struct patch *p)
{
	const struct trailer *t;
	size_t i = 0;

	while ((t = message_trailer(&p->message, SPAN("Signed-off-by"), &i))) {
		struct person who;

		if (!person_parse(report_arena(to), t->value, &who))
			continue;
		if (!who.name.len)
			report(to, t->value, "an address without a name");
		else if (is_one_word(who.name))
			report(to, t->value, "a name of one word: " SPAN_FMT,
			       SPAN_ARG(who.name));
	}
}

const struct rule rule_nf_real_name = {
	.name = "NF_REAL_NAME",
	.summary = "Signed-off-by: has a name of one word, or none",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.message = message,
};
