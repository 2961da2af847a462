/* SPDX-License-Identifier: GPL-2.0-only */
/* people - lists of persons, as they stand in To: and Cc: */
#ifndef SEND_PEOPLE_H
#define SEND_PEOPLE_H

#include "base/err.h"
#include "base/vec.h"

struct person_list {
	struct span *at;	/* "NAME <A@B>" or "A@B" */
	size_t n, cap;
};

/*
 * True for NAME <A@B> and A@B, if there is nothing in it that could be read as
 * another header or address.
 */
bool people_is_person(struct span person);

/* "A@B (NAME)", which old programs write, as "NAME <A@B>" in @a. */
struct span people_tidy(struct arena *a, struct span person);

/* Is there anything in it that is no text, like a tab, ESC or a new line? */
bool people_has_control(struct span text);

/* Are all of @list such? ERR_USAGE with the first that is none. */
int people_check(const struct person_list *list, struct err *e) MUST_CHECK;

/* Is somebody with the address @mail, without <> and in any case, in it? */
bool people_has(const struct person_list *list, struct span mail);

/* Append @person, borrowed, unless one with that address is there already. */
void people_add_once(struct arena *a, struct person_list *list,
		     struct span person);

/* Take those out of @list whose address is in @others. */
void people_leave_out(struct person_list *list,
		      const struct person_list *others);

#endif
