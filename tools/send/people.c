// SPDX-License-Identifier: GPL-2.0-only
#include "send/people.h"

#include "model/mail.h"

static bool has_any(struct span s, struct span chars)
{
	for (size_t i = 0; i < chars.len; i++) {
		if (span_find_char(s, chars.p[i]) != SIZE_MAX)
			return true;
	}
	return false;
}

struct span people_tidy(struct arena *a, struct span person)
{
	struct span rest = span_trim(person), mail, name;

	if (!span_next_word(&rest, &mail) || !people_is_person(mail))
		return person;
	name = span_trim_left(rest);
	if (!span_skip_char(&name, '(') || !span_ends(name, SPAN(")")))
		return person;
	name.len--;
	if (!name.len || has_any(name, SPAN("()<>\"\\")))
		return person;
	return span_of(arena_printf(a, SPAN_FMT " <" SPAN_FMT ">",
				    SPAN_ARG(name), SPAN_ARG(mail)));
}

bool people_has_control(struct span text)
{
	for (size_t i = 0; i < text.len; i++) {
		if ((unsigned char)text.p[i] < ' ' || text.p[i] == 0x7f)
			return true;
	}
	return false;
}

/* Outside quotes these characters are none of an address (RFC 5322, 3.2.3). */
bool people_is_person(struct span person)
{
	struct span mail = address_parse(person).mail;
	size_t at = span_find_char(mail, '@');

	person = span_trim(person);
	return !people_has_control(person) &&
	       (span_find_char(person, '<') == SIZE_MAX ||
		person.p[person.len - 1] == '>') &&
	       at != SIZE_MAX && at && at + 1 < mail.len &&
	       !has_any(mail, SPAN(" <>()[],;:\"\\"));
}

int people_check(const struct person_list *list, struct err *e)
{
	for (size_t i = 0; i < list->n; i++) {
		if (!people_is_person(list->at[i]))
			return err_set(e, ERR_USAGE,
				       "'" SPAN_FMT "' is not an address: want NAME <USER@HOST>",
				       SPAN_ARG(list->at[i]));
	}
	return 0;
}

bool people_has(const struct person_list *list, struct span mail)
{
	for (size_t i = 0; i < list->n; i++) {
		if (span_eq_nocase(address_parse(list->at[i]).mail, mail))
			return true;
	}
	return false;
}

void people_add_once(struct arena *a, struct person_list *list,
		     struct span person)
{
	if (!people_has(list, address_parse(person).mail))
		*VEC_ADD(a, list) = person;
}

void people_leave_out(struct person_list *list,
		      const struct person_list *others)
{
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++) {
		if (!people_has(others, address_parse(list->at[i]).mail))
			list->at[n++] = list->at[i];
	}
	list->n = n;
}
