// SPDX-License-Identifier: GPL-2.0-only
#include "model/coperator.h"

#include "model/cline.h"
#include "model/cname.h"
#include "model/cread.h"

/* What stands before a token. */
enum before {
	STATEMENT,	/* nothing: one begins */
	OPERATOR,	/* an operand is to come */
	VALUE,
	TYPE,
	COMMA,
	UNCHANGED,	/* of a parenthesis: what it has in it */
};

struct reader {
	struct arena *arena;
	const struct ctokens *tokens;
	enum coperator_role *roles;
	size_t i;
	size_t line_end;	/* the first token behind the line of .i */
	enum before before;
	enum before pending;		/* what the next "(...)" will be */
	enum coperator_role colon;	/* what the next ":" is */
	VEC(enum before) parens;	/* what each open one will be */
	size_t outer_parens;		/* of them are outside of the macro */
	enum before outer;		/* .before there */
	bool in_macro;
};

static const struct ctoken *token(const struct reader *r, size_t i)
{
	return i < r->tokens->list.n ? &r->tokens->list.at[i] : NULL;
}

static bool is_at(const struct reader *r, size_t i, struct span text)
{
	const struct ctoken *t = token(r, i);

	return t && ctoken_is(t, text);
}

static bool is_ident(const struct reader *r, size_t i)
{
	const struct ctoken *t = token(r, i);

	return t && t->kind == CTOKEN_IDENT;
}

/* Behind the last token of the line; it is looked for once. */
static size_t end_of_line(struct reader *r)
{
	if (r->line_end <= r->i) {
		r->line_end = r->i + 1;
		while (token(r, r->line_end) &&
		       !token(r, r->line_end)->starts_line)
			r->line_end++;
	}
	return r->line_end;
}

/*
 * "foo *", "const foo *" where only the place tells that foo is a type: its
 * tokens.
 */
static size_t unknown_type_len(const struct reader *r)
{
	size_t first = r->i + is_at(r, r->i, SPAN("const"));
	size_t end = first + 1;
	bool is_argument;

	while (is_at(r, end, SPAN("*")))
		end++;
	if (end == first + 1 || !is_ident(r, first) ||
	    (token(r, first)->told & CNAME_KEYWORD))
		return 0;
	is_argument = r->i && (is_at(r, r->i - 1, SPAN("(")) ||
			       is_at(r, r->i - 1, SPAN(",")));
	if (is_at(r, end, SPAN(")")) && is_argument)
		return end - r->i;
	if (!is_ident(r, end) || ctoken_has_space_after(token(r, end - 1)) ||
	    !ctoken_has_space_before(token(r, first + 1)))
		return 0;
	/* checkpatch.pl learns no type from an array of pointers to it. */
	if (!is_argument && is_at(r, end + 1, SPAN("[")))
		return 0;
	return is_argument || r->before == STATEMENT ? end - r->i : 0;
}

/* The type that begins here, if a name or the end of it follows. */
static size_t type_len(struct reader *r)
{
	struct cread c;

	if (!(token(r, r->i)->told & CNAME_OF_TYPE))
		return unknown_type_len(r);
	c = cread_run(r->tokens, r->i, end_of_line(r));
	if (!cread_type(&c))
		return unknown_type_len(r);
	if (c.at == c.end || is_ident(r, c.at) || is_at(r, c.at, SPAN(",")) ||
	    is_at(r, c.at, SPAN(")")) || is_at(r, c.at, SPAN("(")))
		return c.at - r->i;
	return 0;
}

static bool has_two_meanings(const struct ctoken *t)
{
	return ctoken_is(t, SPAN("-")) || ctoken_is(t, SPAN("+")) ||
	       ctoken_is(t, SPAN("*")) || ctoken_is(t, SPAN("&")) ||
	       ctoken_is(t, SPAN("&&"));
}

static void take_type(struct reader *r, size_t len)
{
	for (; len; len--, r->i++)
		if (has_two_meanings(token(r, r->i)))
			r->roles[r->i] = OPERATOR_IN_TYPE;
	r->before = TYPE;
}

/* "name:", by what stands before it. */
static void see_label(struct reader *r)
{
	const struct ctoken *width = token(r, r->i + 2);
	bool has_width = width && width->kind == CTOKEN_NUMBER;

	if ((has_width && r->before == COMMA) || r->before == TYPE)
		r->colon = OPERATOR_BIT_FIELD;
	else if (r->before == STATEMENT)
		r->colon = OPERATOR_LABEL;
}

struct word {
	const char *name;
	enum before pending;
};

/* Words that an operand, or a condition in parentheses, follows. */
static bool take_keyword(struct reader *r, struct span name)
{
	static const struct word words[] = {
		{ "if", STATEMENT }, { "while", STATEMENT },
		{ "for", STATEMENT }, { "sizeof", VALUE },
		{ "case", UNCHANGED }, { "return", UNCHANGED },
		{ "else", UNCHANGED }, { "goto", UNCHANGED },
		{ "typeof", UNCHANGED }, { "__typeof__", UNCHANGED },
		{ NULL, UNCHANGED }
	};

	for (const struct word *w = words; w->name; w++) {
		if (!span_is(name, w->name))
			continue;
		if (span_eq(name, SPAN("case")))
			r->colon = OPERATOR_CASE;
		if (w->pending != UNCHANGED && is_at(r, r->i + 1, SPAN("(")))
			r->pending = w->pending;
		r->before = OPERATOR;
		return true;
	}
	return false;
}

static void take_ident(struct reader *r)
{
	const struct ctoken *t = token(r, r->i);
	size_t type = type_len(r);

	if (type) {
		take_type(r, type);
		return;
	}
	if (t->told & CNAME_MODIFIER) {
		r->before = TYPE;
	} else if (r->before == STATEMENT &&
		   (t->told & (CNAME_STORAGE | CNAME_INLINE))) {
		/* A declaration, which goes on to begin. */
	} else if (span_eq(t->text, SPAN("__attribute__"))) {
		r->pending = r->before;
		r->before = OPERATOR;
	} else if (!take_keyword(r, t->text)) {
		if (is_at(r, r->i + 1, SPAN("(")))
			r->pending = VALUE;
		else if (is_at(r, r->i + 1, SPAN(":")))
			see_label(r);
		r->before = VALUE;
	}
	r->i++;
}

/* "(type)": true, and up to the ")", if nothing else is pending. */
static bool take_cast(struct reader *r)
{
	enum before outer = r->before;
	size_t len;

	if (r->pending != UNCHANGED || !is_ident(r, r->i + 1))
		return false;
	r->i++;
	len = type_len(r);
	if (!len || !is_at(r, r->i + len, SPAN(")"))) {
		r->i--;
		return false;
	}
	*VEC_ADD(r->arena, &r->parens) = outer;
	take_type(r, len);
	return true;
}

static void take_paren(struct reader *r)
{
	if (take_cast(r))
		return;
	*VEC_ADD(r->arena, &r->parens) = r->pending;
	r->pending = UNCHANGED;
	r->before = OPERATOR;
	r->i++;
}

static void close_paren(struct reader *r)
{
	enum before what = STATEMENT;

	if (r->parens.n > r->outer_parens)
		what = r->parens.at[--r->parens.n];
	if (what != UNCHANGED)
		r->before = what;
}

static void take_colon(struct reader *r)
{
	r->roles[r->i] = r->colon;
	r->before = r->colon == OPERATOR_CASE || r->colon == OPERATOR_LABEL ?
		    STATEMENT : OPERATOR;
	r->colon = OPERATOR_PLAIN;
}

static void take_operator(struct reader *r, const struct ctoken *t)
{
	char c = t->text.p[0];

	if (ctoken_is(t, SPAN("++")) || ctoken_is(t, SPAN("--"))) {
		if (r->before == VALUE)
			r->roles[r->i] = OPERATOR_POSTFIX;
		return;
	}
	if (ctoken_is(t, SPAN("]")) || c == '.' || c == '#')
		return;
	if (has_two_meanings(t))
		r->roles[r->i] = r->before == VALUE ? OPERATOR_BINARY :
						      OPERATOR_UNARY;
	r->before = OPERATOR;
}

static void take_punct(struct reader *r)
{
	const struct ctoken *t = token(r, r->i);
	char c = t->text.p[0];

	if (c == '(') {
		take_paren(r);
		return;
	}
	if (c == ')') {
		close_paren(r);
	} else if (c == ';' || c == '{' || c == '}') {
		r->before = STATEMENT;
		r->colon = OPERATOR_PLAIN;
	} else if (c == ',') {
		r->before = COMMA;
	} else if (c == ':') {
		take_colon(r);
	} else {
		take_operator(r, t);
	}
	r->i++;
}

/* "#define name(": the name is no value, nor are its parameters. */
static void take_directive(struct reader *r)
{
	const struct ctoken *t = token(r, r->i), *name = token(r, r->i + 1);

	r->before = STATEMENT;
	r->i++;
	if (!span_ends(t->text, SPAN("define")) || !is_ident(r, r->i))
		return;
	r->i++;
	if (is_at(r, r->i, SPAN("(")) && !ctoken_has_space_after(name))
		r->pending = OPERATOR;
}

/* A preprocessor line is apart from the code around it. */
static void cross_line(struct reader *r, const struct ctoken *t)
{
	bool begins = t->kind == CTOKEN_DIRECTIVE;

	if (r->in_macro && (begins || !t->in_macro)) {
		r->parens.n = r->outer_parens;
		r->outer_parens = 0;
		r->before = r->outer;
		r->pending = UNCHANGED;
	}
	if (begins) {
		r->outer = r->before;
		r->outer_parens = r->parens.n;
	}
	r->in_macro = t->in_macro;
}

static void take(struct reader *r)
{
	const struct ctoken *t = token(r, r->i);

	cross_line(r, t);
	switch (t->kind) {
	case CTOKEN_DIRECTIVE:
		take_directive(r);
		break;
	case CTOKEN_IDENT:
		take_ident(r);
		break;
	case CTOKEN_PUNCT:
		take_punct(r);
		break;
	case CTOKEN_NUMBER:
	case CTOKEN_STRING:
	case CTOKEN_CHAR:
		r->before = VALUE;
		r->i++;
		break;
	case CTOKEN_COMMENT:
	case CTOKEN_OTHER:
		r->i++;
		break;
	}
}

const enum coperator_role *coperator_roles(struct arena *a,
					   const struct ctokens *tokens)
{
	struct reader r = {
		.arena = a, .tokens = tokens, .pending = UNCHANGED,
		.in_macro = tokens->began_in_macro,
	};

	r.roles = arena_zalloc(a, tokens->list.n + 1, sizeof(*r.roles));
	while (r.i < tokens->list.n)
		take(&r);
	return r.roles;
}
