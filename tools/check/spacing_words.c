// SPDX-License-Identifier: GPL-2.0-only
/* spacing_words - blanks behind keywords, names and casts */
#include "check/dialect.h"
#include "check/spacing.h"

#include "model/cname.h"
#include "model/cread.h"

static bool is_at(const struct cline *l, size_t i, struct span text)
{
	return i < l->n && ctoken_is(&l->at[i], text);
}

static bool is_ident(const struct cline *l, size_t i)
{
	return i < l->n && l->at[i].kind == CTOKEN_IDENT;
}

/* "if(": the first of the line. */
static void look_at_conditions(struct report *to, const struct cline *l)
{
	static const char *const words[] = {
		"if", "while", "for", "switch", NULL
	};

	for (size_t i = 0; i < l->n; i++) {
		if (!is_ident(l, i) || !span_is_one_of(l->at[i].text, words) ||
		    !is_at(l, i + 1, SPAN("(")) ||
		    ctoken_has_space_after(&l->at[i]))
			continue;
		report(to, l->at[i].text, "no space between '" SPAN_FMT
		       "' and '('", SPAN_ARG(l->at[i].text));
		spacing_add_behind(to, &l->at[i]);
		return;
	}
}

/* "return(a) + b": "return(a)" is a matter of RETURN_PARENTHESES. */
static void look_at_return(struct report *to, const struct cline *l)
{
	size_t close;

	if (!is_at(l, 0, SPAN("return")) || !is_at(l, 1, SPAN("(")) ||
	    ctoken_has_space_after(&l->at[0]))
		return;
	close = l->at[1].mate == SIZE_MAX ? l->n : l->at[1].mate - l->first;
	if (!is_at(l, close + 1, SPAN(";")))
		report(to, l->at[0].text, "no space between 'return' and '('");
}

/* True where the tokens before @end end in a type; or a word that may be. */
static bool ends_in_type(const struct cline *l, size_t end)
{
	size_t name = end - 1;

	for (size_t i = 0; i < end; i++)
		if (cread_is_type(cread_part(l, i, end)))
			return true;
	while (name && is_ident(l, name - 1) &&
	       ((l->at[name - 1].told & CNAME_STORAGE) ||
		span_eq(l->at[name - 1].text, SPAN("typedef"))))
		name--;
	return !name && is_at(l, end + 1, SPAN("*"));
}

/* "function (": all of the line. */
static void look_at_calls(struct report *to, const struct cline *l)
{
	static const char *const fine[] = {
		"if", "for", "while", "switch", "return", "case", "volatile",
		"__volatile__", "__attribute__", "format", "__extension__",
		"asm", "__asm__", "scoped_guard", NULL
	};
	bool is_define = l->n && l->at[0].kind == CTOKEN_DIRECTIVE &&
			 span_ends(l->at[0].text, SPAN("define"));

	for (size_t i = 0; i + 1 < l->n; i++)
		if (is_ident(l, i) && is_at(l, i + 1, SPAN("(")) &&
		    ctoken_has_space_after(&l->at[i]) &&
		    !span_is_one_of(l->at[i].text, fine) &&
		    !(is_define && i == 1) && !ends_in_type(l, i + 1)) {
			report_as(to, SEV_WARNING, l->at[i].text,
				  "a space between '" SPAN_FMT "' and '('",
				  SPAN_ARG(l->at[i].text));
			spacing_cut_behind(to, l, &l->at[i]);
		}
}

/* "(type)" from @i: its closing parenthesis, or 0. */
static size_t cast_end(const struct cline *l, size_t i)
{
	size_t end;

	if (!is_at(l, i, SPAN("(")) || l->at[i].mate == SIZE_MAX ||
	    l->at[i].mate >= l->first + l->n)
		return 0;
	end = l->at[i].mate - l->first;
	if (cread_is_type(cread_part(l, i + 1, end)))
		return end;
	if (!is_ident(l, i + 1) || !is_at(l, end - 1, SPAN("*")))
		return 0;
	for (size_t k = i + 2; k < end; k++)
		if (!is_at(l, k, SPAN("*")) &&
		    !(is_ident(l, k) && (l->at[k].told & CNAME_MODIFIER)))
			return 0;
	return end;
}

/* "VEC(struct span) list": no cast, a macro that makes a type of one. */
static bool is_argument(const struct report *to, const struct cline *l,
			size_t i)
{
	return !speaks_checkpatch(to) && i && is_ident(l, i - 1) &&
	       !ctoken_has_space_after(&l->at[i - 1]) &&
	       !(l->at[i - 1].told & CNAME_KEYWORD);
}

/* What may stand apart from the type in parentheses before it. */
static bool may_be_apart(const struct cline *l, size_t i)
{
	if (i >= l->n)
		return l->is_joined;
	return is_at(l, i, SPAN("=")) || is_at(l, i, SPAN("{")) ||
	       span_starts(l->at[i].text, SPAN("==")) ||
	       (is_ident(l, i) &&
		((l->at[i].told & CNAME_MODIFIER) ||
		 span_eq(l->at[i].text, SPAN("__attribute__"))));
}

/* "(type) value": the last of the line. */
static void look_at_casts(struct report *to, const struct cline *l)
{
	for (size_t i = l->n; i--; ) {
		size_t end = cast_end(l, i);

		if (!end || !ctoken_has_space_after(&l->at[end]) ||
		    is_argument(to, l, i) || may_be_apart(l, end + 1))
			continue;
		if (!i || (!is_at(l, i - 1, SPAN("sizeof")) &&
			   !is_at(l, i - 1, SPAN("__alignof__"))))
			report_as(to, SEV_NOTE, l->at[end].text,
				  "a space after a cast");
		return;
	}
}

/* "struct x{" and "enum x=". */
static void look_at_aggregate(struct report *to, const struct cline *l)
{
	size_t i = is_at(l, 0, SPAN("typedef")), names = 0;
	const struct ctoken *word = i < l->n ? &l->at[i] : NULL;

	if (!is_at(l, i, SPAN("enum")) && !is_at(l, i, SPAN("union")) &&
	    !is_at(l, i, SPAN("struct")))
		return;
	while (is_ident(l, ++i))
		names++;
	if (names && names < 3 && i < l->n &&
	    !ctoken_has_space_before(&l->at[i]) &&
	    (is_at(l, i, SPAN("{")) || l->at[i].text.p[0] == '='))
		report_as(to, SEV_WARNING, word->text,
			  "no space after the name of the " SPAN_FMT,
			  SPAN_ARG(word->text));
}

/* "type (*name)(", from its "(" on. */
static void look_at_pointer(struct report *to, const struct cline *l,
			    size_t i)
{
	const struct ctoken *t = &l->at[i];
	static const char *const what[] = {
		"a space after '(' of a function pointer",
		"a space before the name of a function pointer",
		"a space after the name of a function pointer",
		"a space before the arguments of a function pointer",
	};

	if (!ctoken_has_space_before(t) && !is_at(l, i - 1, SPAN("*")))
		report_as(to, SEV_WARNING, t->text,
			  "no space after the type that is returned");
	for (size_t k = 0; k < 4; k++)
		if (ctoken_has_space_after(&t[k]))
			report_as(to, SEV_WARNING, t[k].text, "%s", what[k]);
}

static void look_at_function_pointer(struct report *to,
				     const struct cline *l)
{
	struct cread c = cread_part(l, 0, l->n);
	size_t i;

	if (!cread_specifiers(&c))
		return;
	i = c.at - l->first;
	if (is_at(l, i, SPAN("(")) && is_at(l, i + 1, SPAN("*")) &&
	    is_ident(l, i + 2) && is_at(l, i + 3, SPAN(")")) &&
	    is_at(l, i + 4, SPAN("(")))
		look_at_pointer(to, l, i);
}

void spacing_of_words(struct report *to, const struct cline *l)
{
	look_at_casts(to, l);
	look_at_aggregate(to, l);
	look_at_function_pointer(to, l);
	look_at_calls(to, l);
	look_at_return(to, l);
	look_at_conditions(to, l);
}
