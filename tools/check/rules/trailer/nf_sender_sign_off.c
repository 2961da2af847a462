// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/person.h"

static bool is_sender(struct arena *a, struct address sender,
		      const struct trailer *t)
{
	struct person who;

	if (!person_parse(a, t->value, &who))
		return false;
	return span_eq_nocase(who.mail, sender.mail) ||
	       (sender.name.len &&
		span_find_nocase(t->value, sender.name) != SIZE_MAX);
}

static bool is_signed_by(struct arena *a, const struct message *m,
			 struct address sender)
{
	const struct trailer *t;
	size_t i = 0;

	while ((t = message_trailer(m, SPAN("Signed-off-by"), &i)))
		if (is_sender(a, sender, t))
			return true;
	return false;
}

/*
 * Somebody else, not the same person from another address, or by way of a
 * relay: "Nora Netfilter via B4 Relay".
 */
static bool is_other_person(const struct message *m)
{
	return m->sender.name.len &&
	       span_find(m->sender.name, SPAN(" via ")) == SIZE_MAX &&
	       !span_eq_nocase(m->author.mail, m->sender.mail) &&
	       !span_eq_nocase(m->author.name, m->sender.name);
}

static void message(struct report *to, const struct patch *p)
{
	const struct message *m = &p->message;
	const struct trailer *t;
	size_t i = 0;

	t = message_trailer(m, SPAN("Signed-off-by"), &i);
	if (!t || !is_other_person(m) ||
	    is_signed_by(report_arena(to), m, m->sender))
		return;
	report(to, t->line.text,
	       "no Signed-off-by: of the sender, " SPAN_FMT " <" SPAN_FMT ">",
	       SPAN_ARG(m->sender.name), SPAN_ARG(m->sender.mail));
}

const struct rule rule_nf_sender_sign_off = {
	.name = "NF_SENDER_SIGN_OFF",
	.summary = "the sender of somebody else's patch did not sign it off",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.message = message,
};
