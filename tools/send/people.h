/* SPDX-License-Identifier: GPL-2.0-only */
/* people - who gets a series, by the MAINTAINERS of its tree */
#ifndef SEND_PEOPLE_H
#define SEND_PEOPLE_H

#include "model/change.h"
#include "send/mailing.h"

/*
 * Add to @to the lists of netfilter and to @cc maintainers, reviewers and other
 * lists of all entries in @text, a MAINTAINERS file, that the @n changes touch;
 * nobody twice. Left out is who looks after everything, and, where netfilter's
 * list gets it, networking as a whole: netfilter's maintainers send it on.
 */
void people_add(struct arena *a, struct span text,
		const struct change *const *changes, size_t n,
		struct mailing *mailing);

/* Add @person unless one with that address is there already. */
void people_add_once(struct arena *a, struct person_list *list,
		     struct span person);

#endif
