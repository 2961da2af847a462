/* SPDX-License-Identifier: GPL-2.0-only */
/* extension_scope - the names that the templates of an extension may use */
#ifndef SCAFFOLD_EXTENSION_SCOPE_H
#define SCAFFOLD_EXTENSION_SCOPE_H

#include "model/extension.h"
#include "scaffold/scope.h"

/*
 * All names that need no template: set in @top, whose arena is used, and in
 * its lists. @author is put between quotes of C.
 */
void extension_scope(const struct extension *x, const char *author,
		     struct scope *top);

/* Those of one option, in a scope of its own; calls the two below. */
void extension_option_scope(const struct extension *x,
			    const struct extension_option *o, struct scope *s);

/* The names that the tests in .t files use, in the scope of an option. */
void extension_test_scope(const struct extension *x,
			  const struct extension_option *o, struct scope *s);

/*
 * Those of the rules that begin with @rule, "-m quotalen": in @top, and in the
 * scope of each option, which are there.
 */
void extension_rule_scope(const struct extension *x, const char *rule,
			  struct scope *top);

/* The names of the tests with packets: of an option, and of all. */
void extension_packet_scope(const struct extension *x,
			    const struct extension_option *o, struct scope *s);
void extension_packet_place(const struct extension *x, struct scope *top);

/* The number of a good value of a number, a range or a double. */
uint64_t extension_sample_number(const struct extension_option *o);

/* The names of what nft says instead, in the scope of an option. */
void extension_nft_scope(const struct extension *x,
			 const struct extension_option *o, struct scope *s);

/* True for an option that nft has other words for. */
bool extension_has_words(const struct extension *x,
			 const struct extension_option *o);

/* True for a match that has words for a rule at least. */
bool extension_has_nft(const struct extension *x);

/* A good argument with a blank before it, as iptables-save prints it. */
const char *extension_sample(const struct extension *x,
			     const struct extension_option *o, struct arena *a);

/* " --OPTION VALUE" for a rule that works: what must be given, or the first. */
const char *extension_example(const struct extension *x, struct arena *a);

/* The options of @set with their samples, in order, a blank before each. */
const char *extension_rule(const struct extension *x, uint32_t set,
			   struct arena *a);

/* "XT_NAME_", which is before the bits of its options in C. */
const char *extension_prefix(const struct extension *x, struct arena *a);

/* "PREFIX_A", "(PREFIX_A | PREFIX_B)", or "" for no option of @set. */
const char *extension_bits(const struct extension *x, uint32_t set,
			   const char *prefix, struct arena *a);

/* "--a, --b and --c": before and behind each name is what is given here. */
const char *extension_words(const struct extension *x, uint32_t set,
			    const char *before, const char *behind,
			    struct arena *a);

#endif
