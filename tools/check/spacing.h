/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * spacing - the parts of the rule SPACING: blanks around what a line has
 *
 * Each looks at one added line and reports what it finds.
 */
#ifndef CHECK_SPACING_H
#define CHECK_SPACING_H

#include "check/rule.h"
#include "model/cline.h"
#include "model/coperator.h"

/* @roles are those of all tokens of the hunk. */
void spacing_of_operators(struct report *to, const struct cline *l,
			  const enum coperator_role *roles);

/* Parentheses, brackets, braces and semicolons. */
void spacing_of_brackets(struct report *to, const struct cline *l);

/* Keywords, names of functions, casts, heads of structs, function pointers. */
void spacing_of_words(struct report *to, const struct cline *l);

/* Cures of the finding reported last: no blank, or one, beside a token. */
void spacing_cut_before(struct report *to, const struct cline *l,
			const struct ctoken *t);
void spacing_cut_behind(struct report *to, const struct cline *l,
			const struct ctoken *t);
void spacing_add_before(struct report *to, const struct ctoken *t);
void spacing_add_behind(struct report *to, const struct ctoken *t);

#endif
