/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * person - whom a trailer names: NAME (NOTE) <ADDRESS> NOTE
 *
 * address_parse() of model/mail.h is for headers, which programs write. This
 * is for what people write, and takes what they mean by it: a name may be in
 * quotes, an address may stand alone and need no <>. A name with more than
 * letters, digits, blanks and dashes is put in quotes, so that two ways to
 * write the same one compare equal.
 */
#ifndef MODEL_PERSON_H
#define MODEL_PERSON_H

#include "base/arena.h"
#include "base/span.h"

struct person {
	struct span name;
	struct span name_note;		/* "(Google)", all of them in one */
	struct span mail;		/* without <> */
	struct span note;		/* behind the address */
	unsigned int name_notes;
};

/*
 * False where there is no address, or a name and no <> around it. Strings are
 * those of @text, or made in @a.
 */
bool person_parse(struct arena *a, struct span text, struct person *out);

/* As it should be written; commas and dots behind the address are dropped. */
struct span person_format(struct arena *a, const struct person *p);

/* The same name, notes and address, byte for byte. */
bool person_eq(const struct person *a, const struct person *b);

#endif
