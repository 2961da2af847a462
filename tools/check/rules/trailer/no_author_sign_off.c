// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "check/sign_off.h"

#define MAX_WORDS	8	/* of a name that are looked at */

static struct span local_part(struct span mail)
{
	size_t at = span_find_char(mail, '@');

	return at == SIZE_MAX ? mail : span_first(mail, at);
}

/* One of the words of a name, which may come in another order. */
static bool shares_word(struct span a, struct span b)
{
	struct span word;

	for (size_t i = 0; i < MAX_WORDS && span_next_word(&a, &word); i++)
		if (word.len > 2 && span_find_nocase(b, word) != SIZE_MAX)
			return true;
	return false;
}

/* Likely the same person at another place, or with another spelling. */
static bool is_likely_author(struct arena *a, const struct sign_off *s,
			     const struct trailer *t)
{
	struct person signer;

	if (!person_parse(a, t->value, &signer))
		return false;
	return shares_word(s->author.name, signer.name) ||
	       shares_word(local_part(signer.mail), s->author.mail);
}

static bool is_signed_by_likely(struct arena *a, const struct message *m,
				const struct sign_off *s)
{
	const struct trailer *t;
	size_t i = 0;

	while ((t = message_trailer(m, SPAN("Signed-off-by"), &i)))
		if (is_likely_author(a, s, t))
			return true;
	return false;
}

static void message(struct report *to, const struct patch *p)
{
	struct arena *a = report_arena(to);
	struct sign_off s;

	sign_off_find(to, p, &s);
	if (s.kind != SIGN_OFF_OTHERS)
		return;
	if (!speaks_checkpatch(to) &&
	    (!s.author.mail.len || is_signed_by_likely(a, &p->message, &s)))
		return;
	report(to, dialect_whole(to, p, s.by.line.text),
	       "no Signed-off-by: of the author, " SPAN_FMT,
	       SPAN_ARG(person_format(a, &s.author)));
}

const struct rule rule_no_author_sign_off = {
	.name = "NO_AUTHOR_SIGN_OFF",
	.summary = "the author did not sign the patch off, others did",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
};
