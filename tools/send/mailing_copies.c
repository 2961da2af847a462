// SPDX-License-Identifier: GPL-2.0-only
/* mailing_copies - who gets one mail of a mailing besides, and by whose word */
#include "send/making.h"

#include "base/limits.h"
#include "model/mail.h"
#include "model/person.h"
#include "send/people.h"
#include "send/program.h"

/* One more of this mail, if nothing is against it. */
static void add_one(struct making *m, struct person_list *list,
		    struct span person)
{
	struct span mail = address_parse(person).mail;
	bool is_sender = span_eq_nocase(mail, m->mailing->from_mail);

	if (is_sender && m->settings->suppressed & SUPPRESS_SELF)
		return;
	if (!people_is_person(person) || making_excludes(m, person) ||
	    people_has(&m->mailing->to, mail) ||
	    people_has(&m->mailing->cc, mail))
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

static int check_person(const char *name, struct span person, struct err *e)
{
	return people_is_person(person) ? 0 :
	       err_set(e, ERR_USAGE,
		       "%s: '" SPAN_FMT "' is not an address: want NAME <USER@HOST>",
		       name, SPAN_ARG(person));
}

/* get_maintainer.pl says behind an address why it is there. */
static struct span without_role(struct span line)
{
	size_t close = span_rfind_char(line, '>');
	size_t open = span_find(line, SPAN(" ("));

	if (close != SIZE_MAX)
		return span_first(line, close + 1);
	if (open != SIZE_MAX && span_ends(line, SPAN(")")))
		return span_trim_right(span_first(line, open));
	return line;
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
		line = without_role(span_trim(line));
		if (!line.len)
			continue;
		if (check_person(c->name, line, e))
			return -1;
		add_one(m, list, line);
	}
	return 0;
}

/* People of a field that a program writes. */
static int add_of_fields(struct making *m, const struct program *c,
			 const struct opt_list *values,
			 struct person_list *list, struct err *e)
{
	struct person_list found = { 0 };

	for (size_t i = 0; i < values->n; i++)
		aliases_split(m->arena, span_of(values->at[i]), &found);
	for (size_t i = 0; i < found.n; i++) {
		if (check_person(c->name, found.at[i], e))
			return -1;
		add_one(m, list, found.at[i]);
	}
	return 0;
}

static int add_fields(struct making *m, const struct program *c,
		      struct letter *l, struct err *e)
{
	struct more_fields fields = { 0 };
	CLEANUP_BUF struct buf text;
	struct span answer;

	buf_init(&text, LIMIT_TEXT);
	if (!c->line)
		return 0;
	if (program_run(c, m->arena, l->file_name, l->bytes, &answer, e))
		return -1;
	if (more_fields_read(m->arena, answer, &fields, e))
		return err_prefix(e, "%s", c->name);
	for (size_t i = 0; i < fields.others.n; i++)
		buf_printf(&text, "%s\n", fields.others.at[i]);
	l->headers = arena_copy(m->arena, buf_span(&text));
	return add_of_fields(m, c, &fields.to, &l->to, e) ||
	       add_of_fields(m, c, &fields.cc, &l->cc, e) ? -1 : 0;
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

	return add_answer(m, &to, l, &l->to, e) ||
	       add_answer(m, &auto_to, l, &l->to, e) ||
	       add_answer(m, &cc, l, &l->cc, e) ||
	       add_answer(m, &auto_cc, l, &l->cc, e) ||
	       add_fields(m, &headers, l, e) ? -1 : 0;
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
	people_leave_out(&l->cc, &l->to);
	return 0;
}
