/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * ctype - which tokens make a type
 *
 * Without the headers a type is known by its words (int, struct x), by its
 * name (u8, size_t, foo_t) or by typeof(). Other typedefs are not known here.
 * The functions look at the @n tokens at @t and tell how many of them make
 * what they are asked for; 0 where it does not begin there.
 */
#ifndef MODEL_CTYPE_H
#define MODEL_CTYPE_H

#include "model/ctoken.h"

/* "const struct x": without pointers. */
size_t ctype_base_len(const struct ctoken *t, size_t n);

/* "const struct x *const *": with all that goes before the name. */
size_t ctype_len(const struct ctoken *t, size_t n);

/* "static inline int": a type with a storage class before it, or without. */
size_t cdeclare_len(const struct ctoken *t, size_t n);

/*
 * The @n tokens of a type end in two words, "unsigned int". Where no name is
 * behind them checkpatch.pl takes the last for one: "unsigned int (__rcu *f)(".
 */
bool ctype_ends_in_words(const struct ctoken *t, size_t n);

/* "a->b[1].c": a name and what is selected of it. */
size_t clvalue_len(const struct ctoken *t, size_t n);

#endif
