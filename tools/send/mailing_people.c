// SPDX-License-Identifier: GPL-2.0-only
/* mailing_people - who sends a mailing, and who gets all mails of it */
#include "send/making.h"

#include <fnmatch.h>

#include "git/who.h"
#include "mime/mime.h"
#include "model/mail.h"
#include "send/people.h"

static int check_recipients(const struct mailing *m, struct err *e)
{
	return people_check(&m->to, e) || people_check(&m->cc, e) ||
	       people_check(&m->bcc, e) ? -1 : 0;
}

/* A name that is encoded for a mail, as git send-email takes it. */
static int decode_sender(struct arena *a, const char *text, struct span *out,
			 struct err *e)
{
	struct mail mail = { .source = "sendemail.from", .source_line = 1 };

	*out = span_of(text);
	if (span_find(*out, SPAN("=?")) == SIZE_MAX)
		return 0;
	if (mime_decode(a, span_of(arena_printf(a, "From: %s\n\n", text)),
			&mail, e))
		return -1;
	*out = mail_value(&mail, SPAN("From"));
	return 0;
}

/* As git send-email asks: the committer where there is no author. */
static struct span find_self(struct making *m,
			     struct span find(struct repo *repo,
					      struct arena *a,
					      enum who_role role))
{
	struct span found = find(m->repo, m->arena, WHO_AUTHOR);

	return found.len ? found : find(m->repo, m->arena, WHO_COMMITTER);
}

int making_find_sender(struct making *m, struct err *e)
{
	struct mailing *mailing = m->mailing;
	struct person_list list = { 0 };
	struct address from;
	struct span text;

	if (m->settings->from && *m->settings->from) {
		if (decode_sender(m->arena, m->settings->from, &text, e))
			return -1;
		from = address_decode(m->arena, text);
		mailing->from_name = from.name;
		mailing->from_mail = from.mail.len ? from.mail : text;
	} else {
		mailing->from_mail = find_self(m, who_mail);
	}
	if (!mailing->from_name.len)
		mailing->from_name = find_self(m, who_name);
	if (who_check(mailing->from_name, mailing->from_mail, "", e))
		return -1;
	*VEC_ADD(m->arena, &list) = mailing->from_mail;
	return people_check(&list, e);
}

/* Append those that the strings name, by name or address. */
static int add_named(struct making *m, const struct opt_list *names,
		     struct person_list *to, struct err *e)
{
	for (size_t i = 0; i < names->n; i++) {
		struct person_list found = { 0 };

		if (aliases_expand(&m->aliases, m->arena,
				   span_of(names->at[i]), &found, e))
			return -1;
		for (size_t k = 0; k < found.n; k++)
			people_add_once(m->arena, to, found.at[k]);
	}
	return 0;
}

/*
 * Whoever answered the last version, unless a copy goes there anyway. Of a
 * name that is none only the address is taken: others wrote these headers.
 */
static void add_reviewers(struct making *m)
{
	const struct opt_list *all = &m->wish->reviewers;

	for (size_t i = 0; i < all->n; i++) {
		struct span person = span_of(all->at[i]);
		struct span mail = address_parse(person).mail;

		if (!people_is_person(person))
			person = mail;
		if (people_is_person(person) &&
		    !span_eq_nocase(mail, m->mailing->from_mail) &&
		    !people_has(&m->mailing->to, mail))
			people_add_once(m->arena, &m->mailing->cc, person);
	}
}

/* What the configuration names, beside the command line. */
static int add_configured(struct making *m, struct err *e)
{
	const struct mail_settings *s = m->settings;
	struct mailing *mailing = m->mailing;

	if (!m->wish->to.n && (add_named(m, &s->to, &mailing->to, e) ||
			       add_named(m, &s->format.to, &mailing->to, e) ||
			       add_named(m, &s->series_to, &mailing->to, e)))
		return -1;
	if (add_named(m, &s->cc, &mailing->cc, e) ||
	    add_named(m, &s->series_cc, &mailing->cc, e))
		return -1;
	if (s->suppressed & SUPPRESS_CC)
		return 0;
	return add_named(m, &s->format.cc, &mailing->cc, e);
}

bool making_excludes(const struct making *m, struct span person)
{
	const char *mail = arena_str(m->arena, address_parse(person).mail);
	const struct opt_list *patterns = &m->settings->excluded;

	for (size_t i = 0; i < patterns->n; i++) {
		struct opt_list some = { 0 };

		opt_split(m->arena, patterns->at[i], &some);
		for (size_t k = 0; k < some.n; k++) {
			if (!fnmatch(some.at[k], mail, FNM_CASEFOLD))
				return true;
		}
	}
	return false;
}

static void exclude(struct making *m, struct person_list *list)
{
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++) {
		if (!making_excludes(m, list->at[i]))
			list->at[n++] = list->at[i];
	}
	list->n = n;
}

int making_find_recipients(struct making *m, struct err *e)
{
	struct mailing *mailing = m->mailing;

	if (aliases_read(m->arena, m->settings, &m->aliases, e) ||
	    add_named(m, &m->wish->to, &mailing->to, e) ||
	    add_named(m, &m->wish->cc, &mailing->cc, e) ||
	    add_configured(m, e) ||
	    add_named(m, &m->settings->bcc, &mailing->bcc, e) ||
	    check_recipients(mailing, e))
		return -1;
	if (!m->wish->no_people) {
		if (making_add_maintainers(m, e))
			return -1;
		add_reviewers(m);
	}
	if (!mailing->to.n)
		people_add_once(m->arena, &mailing->to, SPAN(PROJECT_LIST));
	exclude(m, &mailing->to);
	exclude(m, &mailing->cc);
	exclude(m, &mailing->bcc);
	people_leave_out(&mailing->cc, &mailing->to);
	people_leave_out(&mailing->bcc, &mailing->to);
	people_leave_out(&mailing->bcc, &mailing->cc);
	return mailing->to.n ? 0 :
	       err_set(e, ERR_USAGE,
		       "nobody is left in To:, because b4.email-exclude excludes all");
}
