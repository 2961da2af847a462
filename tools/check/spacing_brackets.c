// SPDX-License-Identifier: GPL-2.0-only
/* spacing_brackets - blanks at brackets and semicolons */
#include "check/dialect.h"
#include "check/spacing.h"

#include "model/cread.h"

static const struct ctoken *next_of(const struct cline *l, size_t i)
{
	return i + 1 < l->n ? &l->at[i + 1] : NULL;
}

/* The first of these in the line that a blank follows, but not its end. */
static const struct ctoken *before_blank(const struct cline *l,
					 struct span bracket)
{
	for (size_t i = 0; i + 1 < l->n; i++)
		if (ctoken_is(&l->at[i], bracket) &&
		    ctoken_has_space_after(&l->at[i]))
			return &l->at[i];
	return NULL;
}

static const struct ctoken *behind_blank(const struct cline *l,
					 struct span bracket)
{
	for (size_t i = 1; i < l->n; i++)
		if (ctoken_is(&l->at[i], bracket) &&
		    ctoken_has_space_before(&l->at[i]))
			return &l->at[i];
	return NULL;
}

static bool has_word(const struct cline *l, struct span word)
{
	for (size_t i = 0; i < l->n; i++)
		if (ctoken_is(&l->at[i], word))
			return true;
	return false;
}

/* "for ( ;" and "; )" are as usual; so is ": )" in assembler. */
static bool may_have_blank(const struct cline *l, const struct ctoken *t)
{
	const struct ctoken *end = l->at + l->n;

	if (ctoken_is(t, SPAN("(")))
		return t + 1 < end && ctoken_is(t + 1, SPAN(";")) &&
		       has_word(l, SPAN("for"));
	if (t == l->at)
		return false;
	return ctoken_is(t - 1, SPAN(":")) ||
	       (ctoken_is(t - 1, SPAN(";")) && has_word(l, SPAN("for")));
}

static void look_inside(struct report *to, const struct cline *l)
{
	static const struct span open[] = { { "[", 1 }, { "(", 1 } };
	static const struct span close[] = { { "]", 1 }, { ")", 1 } };

	for (size_t i = 0; i < 2; i++) {
		const struct ctoken *t = before_blank(l, open[i]);

		if (t && !may_have_blank(l, t)) {
			report(to, t->text, "a space after '" SPAN_FMT "'",
			       SPAN_ARG(open[i]));
			spacing_cut_behind(to, l, t);
		}
		t = behind_blank(l, close[i]);
		if (t && !may_have_blank(l, t)) {
			report(to, t->text, "a space before '" SPAN_FMT "'",
			       SPAN_ARG(close[i]));
			spacing_cut_before(to, l, t);
		}
	}
}

/* "){" where the parentheses hold more than a type, "else{" or "do{". */
static bool lacks_blank(const struct report *to, const struct cline *l,
			size_t brace)
{
	const struct ctoken *prev = &l->at[brace - 1];

	if (ctoken_has_space_before(&l->at[brace]))
		return false;
	if (ctoken_is(prev, SPAN("else")) || ctoken_is(prev, SPAN("do")))
		return true;
	if (!ctoken_is(prev, SPAN(")")) || prev->mate == SIZE_MAX ||
	    prev->mate < l->first)
		return false;
	/* (u8 [3]){ 1 } is a type, too. */
	if (!speaks_checkpatch(to) && ctoken_is(&l->at[brace - 2], SPAN("]")))
		return false;
	return !cread_is_type(cread_part(l, prev->mate - l->first + 1,
					 brace - 1));
}

static void look_at_braces(struct report *to, const struct cline *l)
{
	for (size_t i = 1; i < l->n; i++)
		if (ctoken_is(&l->at[i], SPAN("{")) && lacks_blank(to, l, i)) {
			report(to, l->at[i].text, "no space before '{'");
			spacing_add_before(to, &l->at[i]);
			break;
		}
	for (size_t i = 0; i < l->n; i++) {
		const struct ctoken *next = next_of(l, i);

		if (!ctoken_is(&l->at[i], SPAN("}")) || !next ||
		    ctoken_has_space_after(&l->at[i]) ||
		    span_find_char(SPAN(",;)}"), next->text.p[0]) != SIZE_MAX)
			continue;
		report(to, l->at[i].text, "no space after '}'");
		spacing_add_behind(to, &l->at[i]);
		break;
	}
}

void spacing_of_brackets(struct report *to, const struct cline *l)
{
	const struct ctoken *tail = cline_tail(l);

	if (l->n > 1 && !l->is_joined && ctoken_is(tail, SPAN(";")) &&
	    ctoken_has_space_before(tail)) {
		report_as(to, SEV_WARNING, tail->text, "a space before ';'");
		spacing_cut_before(to, l, tail);
	}
	look_at_braces(to, l);
	look_inside(to, l);
}
