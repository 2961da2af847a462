/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * prior_print - earlier attempts as text
 *
 * text		for people: subject, date, author and fate, Message-ID
 * plain	for scripts: a line for each, tabs between date, fate, author,
 *		Message-ID and subject; what is empty reads "-"
 * json		an array of objects
 *
 * All of them escape what comes from outside.
 */
#ifndef TODO_PRIOR_PRINT_H
#define TODO_PRIOR_PRINT_H

#include "base/opt.h"
#include "base/term.h"
#include "db/mail_index.h"

/* The names for the option --format; their values are for prior_print(). */
extern const struct opt_choice prior_formats[];

/* Append all of them, in a format by its value. */
void prior_print(struct arena *a, const struct mail_hits *hits, int format,
		 const struct term *term, struct buf *to);

#endif
