/* SPDX-License-Identifier: GPL-2.0-only */
/* rng - a RELAX NG schema as a document: what it defines (for schema.c) */
#ifndef XML_RNG_H
#define XML_RNG_H

#include <libxml/tree.h>

#include "base/arena.h"

/* Make the start of the schema a choice of all definitions of an element. */
void rng_allow_any_root(xmlDoc *rng);

/*
 * Does the schema have an element of this name? If not, *@near is one whose
 * name is nearly that, from @a, or NULL.
 */
bool rng_has_name(struct arena *a, xmlDoc *rng, const char *name,
		  const char **near);

/*
 * What an element of the schema is made of, for people: "title, para,
 * attribute version"; "text" where it has no parts.
 */
const char *rng_content(struct arena *a, xmlDoc *rng, const char *name);

#endif
