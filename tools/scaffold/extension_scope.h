/* SPDX-License-Identifier: GPL-2.0-only */
/* extension_scope - the names that the templates of an extension may use */
#ifndef SCAFFOLD_EXTENSION_SCOPE_H
#define SCAFFOLD_EXTENSION_SCOPE_H

#include "model/extension.h"
#include "scaffold/scope.h"

/*
 * All names that need no template: set in @top, whose arena is used, and in
 * its lists "option" and "member". @author is put between quotes of C.
 */
void extension_scope(const struct extension *x, const char *author,
		     struct scope *top);

/* The names that the tests in .t files use, in the scope of an option. */
void extension_test_scope(const struct extension *x,
			  const struct extension_option *o, struct scope *s);

/* The names of what nft says instead, where extension_has_nft(). */
void extension_nft_scope(const struct extension *x,
			 const struct extension_option *o, struct scope *s);

/* True for a match whose options nft can all say in other words. */
bool extension_has_nft(const struct extension *x);

/* A good argument with a blank before it, as iptables-save prints it. */
const char *extension_sample(const struct extension_option *o, struct arena *a);

/* How a match compares with a number: the option's name decides. */
enum comparison { COMPARE_EQUAL, COMPARE_MIN, COMPARE_MAX };

enum comparison extension_comparison(const struct extension_option *o);

/* " --OPTION VALUE" for a rule that works: what must be given, or the first. */
const char *extension_example(const struct extension *x, struct arena *a);

#endif
