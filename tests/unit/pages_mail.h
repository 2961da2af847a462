/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * pages_mail - a whole mail around what stands in a fence
 *
 * tools/check/rules/README.md describes the kinds.
 */
#ifndef UNIT_PAGES_MAIL_H
#define UNIT_PAGES_MAIL_H

#include "check/rule.h"

struct page_words {
	struct span kind;	/* mail, mbox, message, diff, c, h ... */
	struct span file;	/* file=PATH; empty: by the kind */
	enum profile profile;	/* 0: not said */
};

/*
 * Make the mail (or the box) and say which of its lines is the fence's first.
 * -1 where the text does not fit its kind.
 */
int page_mail(struct arena *a, const struct page_words *words,
	      struct span text, struct span *mail, unsigned int *first);

#endif
