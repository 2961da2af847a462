// SPDX-License-Identifier: GPL-2.0-only
/* mailing_people - who sends a mailing, and who gets which mail of it */
#include "send/making.h"

#include <fnmatch.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "model/mail.h"
#include "model/person.h"
#include "send/people.h"
#include "send/program.h"

static bool has_any(struct span s, struct span chars)
{
	for (size_t i = 0; i < chars.len; i++) {
		if (span_find_char(s, chars.p[i]) != SIZE_MAX)
			return true;
	}
	return false;
}

static bool has_control(struct span s)
{
	for (size_t i = 0; i < s.len; i++) {
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f)
			return true;
	}
	return false;
}

/*
 * NAME <A@B> or A@B, without what could be read as another header or address:
 * outside quotes these characters are none of an address (RFC 5322, 3.2.3).
 */
static bool is_person(struct span person)
{
	struct span mail = address_parse(person).mail;
	size_t at = span_find_char(mail, '@');

	person = span_trim(person);
	return !has_control(person) &&
	       (span_find_char(person, '<') == SIZE_MAX ||
		person.p[person.len - 1] == '>') &&
	       at != SIZE_MAX && at && at + 1 < mail.len &&
	       !has_any(mail, SPAN(" <>()[],;:\"\\"));
}

static int check_persons(const struct person_list *list, struct err *e)
{
	for (size_t i = 0; i < list->n; i++) {
		if (!is_person(list->at[i]))
			return err_set(e, ERR_USAGE,
				       "'" SPAN_FMT "' is no address: want NAME <USER@HOST>",
				       SPAN_ARG(list->at[i]));
	}
	return 0;
}

static int check_recipients(const struct mailing *m, struct err *e)
{
	return check_persons(&m->to, e) || check_persons(&m->cc, e) ||
	       check_persons(&m->bcc, e) ? -1 : 0;
}

int making_find_sender(struct making *m, struct err *e)
{
	struct mailing *mailing = m->mailing;
	struct person_list list = { 0 };
	struct address from;

	if (m->settings->from) {
		from = address_parse(span_of(m->settings->from));
		mailing->from_name = from.name;
		mailing->from_mail = from.mail;
	} else {
		mailing->from_name = repo_setting(m->repo, m->arena,
				"GIT_COMMITTER_NAME", "user.name");
		mailing->from_mail = repo_setting(m->repo, m->arena,
				"GIT_COMMITTER_EMAIL", "user.email");
	}
	if (!mailing->from_name.len || !mailing->from_mail.len)
		return err_set(e, ERR_USAGE,
			       "git does not know who you are: set it with 'git config --global user.%s ...'",
			       mailing->from_name.len ? "email" : "name");
	*VEC_ADD(m->arena, &list) = mailing->from_mail;
	return check_persons(&list, e);
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

/* Whom the MAINTAINERS at the top of the tree names, if there is one. */
static int add_maintainers(struct making *m, struct err *e)
{
	const char *root = repo_root(m->repo);
	const char *path = path_join(m->arena, root ? root : ".",
				     "MAINTAINERS");
	struct span text;

	if (!m->mailing->project || !m->mailing->project->fixes_tag ||
	    !file_exists(path))
		return 0;
	if (file_read(m->arena, path, LIMIT_MAINTAINERS, &text, e))
		return -1;
	people_add(m->arena, text, m->changes, m->range.commits.n, m->mailing);
	if (check_recipients(m->mailing, e))
		return err_prefix(e, "%s", path);
	return 0;
}

static bool has_person(const struct person_list *list, struct span mail)
{
	for (size_t i = 0; i < list->n; i++) {
		if (span_eq_nocase(address_parse(list->at[i]).mail, mail))
			return true;
	}
	return false;
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

		if (!is_person(person))
			person = mail;
		if (is_person(person) &&
		    !span_eq_nocase(mail, m->mailing->from_mail) &&
		    !has_person(&m->mailing->to, mail))
			people_add_once(m->arena, &m->mailing->cc, person);
	}
}

/* What the configuration names, beside the command line. */
static int add_configured(struct making *m, struct err *e)
{
	const struct mail_settings *s = m->settings;
	struct mailing *mailing = m->mailing;

	if (!m->wish->to.n && (add_named(m, &s->to, &mailing->to, e) ||
			       add_named(m, &s->format_to, &mailing->to, e) ||
			       add_named(m, &s->series_to, &mailing->to, e)))
		return -1;
	if (add_named(m, &s->cc, &mailing->cc, e) ||
	    add_named(m, &s->series_cc, &mailing->cc, e))
		return -1;
	if (s->suppressed & SUPPRESS_CC)
		return 0;
	return add_named(m, &s->format_cc, &mailing->cc, e);
}

/* b4.email-exclude: patterns of addresses that never get a mail. */
static bool is_excluded(struct making *m, struct span person)
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
		if (!is_excluded(m, list->at[i]))
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
		if (add_maintainers(m, e))
			return -1;
		add_reviewers(m);
	}
	if (!mailing->to.n)
		people_add_once(m->arena, &mailing->to, SPAN(PROJECT_LIST));
	exclude(m, &mailing->to);
	exclude(m, &mailing->cc);
	exclude(m, &mailing->bcc);
	return mailing->to.n ? 0 :
	       err_set(e, ERR_USAGE,
		       "nobody is left in To:, for b4.email-exclude leaves all out");
}

/* One more of this mail, if nothing is against it. */
static void add_one(struct making *m, struct person_list *list,
		    struct span person)
{
	struct span mail = address_parse(person).mail;
	bool is_sender = span_eq_nocase(mail, m->mailing->from_mail);

	if (is_sender && m->settings->suppressed & SUPPRESS_SELF)
		return;
	if (!is_person(person) || is_excluded(m, person) ||
	    has_person(&m->mailing->to, mail) ||
	    has_person(&m->mailing->cc, mail))
		return;
	people_add_once(m->arena, list, arena_copy(m->arena, person));
}

/* Which bit of suppressCc is about this trailer; 0: it names nobody. */
static unsigned int kind_of_trailer(struct span key)
{
	if (span_eq_nocase(key, SPAN("Cc")))
		return SUPPRESS_BODY_CC;
	if (span_eq_nocase(key, SPAN("Signed-off-by")))
		return SUPPRESS_SIGN_OFF;
	return key.len > 3 &&
	       span_eq_nocase(span_from(key, key.len - 3), SPAN("-by")) ?
	       SUPPRESS_MISC_BY : 0;
}

/* As git send-email reads a log: each line "KEY: PERSON", wherever it is. */
static void add_trailers(struct making *m, struct letter *l,
			 struct span text)
{
	struct span line, key;
	struct person p;
	unsigned int kind;

	while (span_next_line(&text, &line)) {
		if (!span_next_until(&line, ':', &key) || !key.len)
			continue;
		kind = kind_of_trailer(key);
		if (!kind || m->settings->suppressed & kind ||
		    span_find_char(key, ' ') != SIZE_MAX ||
		    !person_parse(m->arena, span_trim(line), &p))
			continue;
		p.name_note = p.note = (struct span){ 0 };
		add_one(m, &l->cc, person_format(m->arena, &p));
	}
}

static void add_author(struct making *m, struct letter *l,
		       const struct change *c)
{
	struct person p = { .name = c->author_name, .mail = c->author_mail };

	if (!(m->settings->suppressed & SUPPRESS_AUTHOR))
		add_one(m, &l->cc, person_format(m->arena, &p));
}

/* A line of what a program writes is a person. */
static int add_answer(struct making *m, const struct program *c,
		      struct letter *l, struct person_list *list,
		      struct err *e)
{
	struct span text, line;

	if (!c->line)
		return 0;
	if (program_run(c, m->arena, l->file_name, l->bytes, &text, e))
		return -1;
	while (span_next_line(&text, &line)) {
		line = span_trim(line);
		if (line.len && !is_person(line))
			return err_set(e, ERR_USAGE,
				       "%s: '" SPAN_FMT "' is no address: want NAME <USER@HOST>",
				       c->name, SPAN_ARG(line));
		if (line.len)
			add_one(m, list, line);
	}
	return 0;
}

bool making_asks_programs(const struct making *m)
{
	const struct mail_settings *s = m->settings;

	return s->to_cmd || s->cc_cmd || s->header_cmd || s->auto_to_cmd ||
	       s->auto_cc_cmd;
}

static int ask_programs(struct making *m, struct letter *l, struct err *e)
{
	const struct mail_settings *s = m->settings;
	bool no_cc = s->suppressed & SUPPRESS_CC_CMD;
	const struct program to = { "sendemail.toCmd", s->to_cmd, false };
	const struct program cc = { "sendemail.ccCmd",
				    no_cc ? NULL : s->cc_cmd, false };
	const struct program headers = { "sendemail.headerCmd",
					 s->header_cmd, false };
	const struct program auto_to = { "b4.send-auto-to-cmd",
					 s->auto_to_cmd, true };
	const struct program auto_cc = { "b4.send-auto-cc-cmd",
					 s->auto_cc_cmd, true };

	if (add_answer(m, &to, l, &l->to, e) ||
	    add_answer(m, &auto_to, l, &l->to, e) ||
	    add_answer(m, &cc, l, &l->cc, e) ||
	    add_answer(m, &auto_cc, l, &l->cc, e))
		return -1;
	if (!headers.line)
		return 0;
	return program_run(&headers, m->arena, l->file_name, l->bytes,
			   &l->headers, e);
}

/* sendemail.toCover, .ccCover: who gets the first mail gets the others. */
static void add_from_first(struct making *m, struct letter *l)
{
	const struct letter *first = m->mailing->letters.at;

	if (l == first)
		return;
	for (size_t i = 0; m->settings->to_cover && i < first->to.n; i++)
		people_add_once(m->arena, &l->to, first->to.at[i]);
	for (size_t i = 0; m->settings->cc_cover && i < first->cc.n; i++)
		people_add_once(m->arena, &l->cc, first->cc.at[i]);
}

static void leave_out(struct person_list *list, const struct person_list *to)
{
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++) {
		if (!has_person(to, address_parse(list->at[i]).mail))
			list->at[n++] = list->at[i];
	}
	list->n = n;
}

int making_find_copies(struct making *m, struct letter *l,
		       const struct change *c, struct err *e)
{
	if (c && !m->wish->no_people) {
		add_author(m, l, c);
		add_trailers(m, l, c->message);
	}
	if (making_asks_programs(m) && ask_programs(m, l, e))
		return -1;
	add_from_first(m, l);
	leave_out(&l->cc, &l->to);
	return 0;
}
