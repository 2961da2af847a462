/* SPDX-License-Identifier: GPL-2.0-only */
/* terms - the options that an entry of the HOWTO explains, and where */
#ifndef HOWTO_TERMS_H
#define HOWTO_TERMS_H

#include "howto/document.h"

/* A <term> of DocBook, a <tag> or an <item> of LinuxDoc. */
struct howto_term {
	const char *text;	/* without markup, on one line */
	unsigned int line;
	size_t start;		/* where its text begins */
	size_t item_end;	/* where another option could follow, or 0 */
	size_t list_end;	/* where a text could, or 0 */
	bool is_item;		/* of an <itemize> or <enum> */
};

struct howto_terms {
	struct howto_term *at;
	size_t n, cap;
};

/* All of @entry with an option, in the order of the file, added to @to. */
void howto_terms(struct arena *a, const struct howto *howto,
		 const struct howto_entry *entry, struct howto_terms *to);

/* The same with terms that have none, as the values of an option. */
void howto_all_terms(struct arena *a, const struct howto *howto,
		     const struct howto_entry *entry, struct howto_terms *to);

/* Has one of them the option @name? Then *@inverts tells whether with a "!". */
bool howto_terms_have(const struct howto_terms *terms, struct span name,
		      bool *inverts);

#endif
