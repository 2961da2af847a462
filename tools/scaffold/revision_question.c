// SPDX-License-Identifier: GPL-2.0-only
/* revision_question - a plugin that asks for the revision of a rule */
#include "model/cconstant.h"
#include "model/ccontrol.h"
#include "scaffold/revision_parts.h"

/* The comparison "A OP B"; false where OP is none. */
static bool compare(const struct ctoken *op, uint64_t a, uint64_t b, bool *out)
{
	if (ctoken_is(op, SPAN("<")))
		*out = a < b;
	else if (ctoken_is(op, SPAN("<=")))
		*out = a <= b;
	else if (ctoken_is(op, SPAN(">")))
		*out = a > b;
	else if (ctoken_is(op, SPAN(">=")))
		*out = a >= b;
	else if (ctoken_is(op, SPAN("==")))
		*out = a == b;
	else if (ctoken_is(op, SPAN("!=")))
		*out = a != b;
	else
		return false;
	return true;
}

/* What is at @i is compared with a number: with one result for both? */
static bool same_answer(const struct cfile *f, size_t i, unsigned int nr)
{
	const struct ctokens *t = &f->tokens;
	bool of_old, of_new;
	uint64_t n;

	return i + 2 < t->list.n && cconstant_read(t, i + 2, i + 3, &n) &&
	       compare(&t->list.at[i + 1], nr, n, &of_old) &&
	       compare(&t->list.at[i + 1], nr + 1, n, &of_new) &&
	       of_old == of_new;
}

static int check_question(const struct cfile *f, size_t i, unsigned int nr,
			  struct err *e)
{
	return same_answer(f, i, nr) ? 0 :
	       cfile_refuse(f, i, e,
			    "it is unclear what this should do for revision %u: compare it with a number that makes no difference between %u and %u",
			    nr + 1, nr, nr + 1);
}

/* "const int revision = match->u.user.revision;": the name, or empty. */
static struct span variable_of(const struct cfile *f, size_t i)
{
	const struct ctokens *t = &f->tokens;

	if (!ctoken_at_is(t, i + 1, SPAN(";")))
		return (struct span){ 0 };
	while (i-- > 1 && !ctoken_at_is(t, i, SPAN(";")) &&
	       !ctoken_at_is(t, i, SPAN("{")))
		if (ctoken_at_is(t, i, SPAN("=")) &&
		    t->list.at[i - 1].kind == CTOKEN_IDENT)
			return t->list.at[i - 1].text;
	return (struct span){ 0 };
}

/* All uses of such a variable, in whichever function. */
static int check_variable(const struct cfile *f, struct span name,
			  unsigned int nr, struct err *e)
{
	const struct ctokens *t = &f->tokens;

	for (size_t i = 1; i < t->list.n; i++)
		if (ctoken_at_is(t, i, name) &&
		    !ctoken_at_is(t, i + 1, SPAN("=")) &&
		    !ctoken_at_is(t, i - 1, SPAN(".")) &&
		    !ctoken_at_is(t, i - 1, SPAN("->")) &&
		    check_question(f, i, nr, e))
			return -1;
	return 0;
}

int revision_check_questions(const struct cfile *f, unsigned int nr,
			     struct err *e)
{
	const struct ctokens *t = &f->tokens;

	for (size_t i = 2; i < t->list.n; i++) {
		struct span name;

		if (!ctoken_at_is(t, i, SPAN("revision")) ||
		    !ctoken_at_is(t, i - 1, SPAN(".")) ||
		    !ctoken_at_is(t, i - 2, SPAN("user")))
			continue;
		name = variable_of(f, i);
		if (name.len ? check_variable(f, name, nr, e) :
			       check_question(f, i, nr, e))
			return -1;
	}
	return 0;
}
