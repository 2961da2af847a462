// SPDX-License-Identifier: GPL-2.0-only
/* cmacro_shape - what the body of a macro is made of, see cmacro.h */
#include "model/cmacro.h"

#include "model/cread.h"

/*
 * A piece of a body in which each bracketed group counts as one constant. A
 * group that touches the name before it melts into that: foo(x) is a name.
 */
enum piece_kind { NAME, CONSTANT, TEXT, CHARACTER, OTHER };

struct piece {
	enum piece_kind kind;
	struct span text;
};

struct body {
	VEC(struct piece) list;
	struct span end;	/* of the token before, to see what touches */
	bool behind_group;	/* that token was a closing bracket */
};

static void add(struct arena *a, struct body *b, enum piece_kind kind,
		struct span text)
{
	struct piece *p = VEC_ADD(a, &b->list);

	p->kind = kind;
	p->text = text;
}

/* A name beside a string is part of the string: "%" PRIu64. */
static bool melts_into_text(struct arena *a, struct body *b,
			    enum piece_kind kind, struct span text)
{
	struct piece *last = b->list.n ? VEC_LAST(&b->list) : NULL;

	if (!last)
		return false;
	if (kind == TEXT && last->kind == NAME) {
		b->list.n--;
		if (!melts_into_text(a, b, TEXT, text))
			add(a, b, TEXT, text);
		return true;
	}
	return kind == NAME && last->kind == TEXT;
}

static enum piece_kind kind_of(const struct ctoken *t)
{
	switch (t->kind) {
	case CTOKEN_IDENT:	return NAME;
	case CTOKEN_NUMBER:	return CONSTANT;
	case CTOKEN_STRING:	return TEXT;
	case CTOKEN_CHAR:	return CHARACTER;
	default:		return OTHER;
	}
}

static bool touches(const struct body *b, const struct ctoken *t)
{
	return b->list.n && b->end.p + b->end.len == t->text.p;
}

/* Take the group of brackets that begins at @i; behind it, or 0. */
static size_t take_group(struct arena *a, struct body *b,
			 const struct ctokens *tokens,
			 const struct cmacro *m, size_t i)
{
	const struct ctoken *t = &tokens->list.at[i];
	struct piece *last = b->list.n ? VEC_LAST(&b->list) : NULL;

	if (t->kind != CTOKEN_PUNCT || t->mate == SIZE_MAX ||
	    t->mate <= i || t->mate >= m->end)
		return 0;
	if (!(touches(b, t) && last->kind == NAME) &&
	    !(last && span_eq(t->text, SPAN("["))))
		add(a, b, touches(b, t) && last->kind == CONSTANT ?
		    OTHER : CONSTANT, t->text);
	b->end = tokens->list.at[t->mate].text;
	b->behind_group = true;
	return t->mate + 1;
}

/* A name right behind foo(x) is more of that. */
static bool melts_into_name(const struct body *b, const struct ctoken *t)
{
	return b->behind_group && touches(b, t) &&
	       VEC_LAST(&b->list)->kind == NAME;
}

static void take_token(struct arena *a, struct body *b, const struct ctoken *t)
{
	enum piece_kind kind = kind_of(t);

	if (t->kind == CTOKEN_COMMENT)
		return;
	if (!(kind == NAME && melts_into_name(b, t)) &&
	    !melts_into_text(a, b, kind, t->text))
		add(a, b, kind, t->text);
	b->end = t->text;
	b->behind_group = false;
}

static void flatten(struct arena *a, const struct ctokens *tokens,
		    const struct cmacro *m, struct body *b)
{
	for (size_t i = m->body; i < m->end;) {
		size_t behind = take_group(a, b, tokens, m, i);

		if (!behind)
			take_token(a, b, &tokens->list.at[i]);
		i = behind ? behind : i + 1;
	}
}

static bool is(const struct body *b, size_t i, struct span text)
{
	return i < b->list.n && span_eq(b->list.at[i].text, text);
}

static bool is_kind(const struct body *b, size_t i, enum piece_kind kind)
{
	return i < b->list.n && b->list.at[i].kind == kind;
}

/* Pieces of "name->a.b", or of a##b, from @i; 0: none there. */
static size_t name_len(const struct body *b, size_t i)
{
	size_t n = 1;

	if (!is_kind(b, i, NAME))
		return 0;
	while ((is(b, i + n, SPAN("->")) || is(b, i + n, SPAN(".")) ||
		is(b, i + n, SPAN("##"))) && is_kind(b, i + n + 1, NAME))
		n += 2;
	return n;
}

/* A name or a constant, with "," or ";" behind it, or !, ~ or - before it. */
static bool is_one_value(const struct body *b)
{
	size_t n = b->list.n, first, len;

	if (is(b, n - 1, SPAN(",")) || is(b, n - 1, SPAN(";")))
		n--;
	first = is(b, 0, SPAN("-")) || is(b, 0, SPAN("#"));
	if (n == b->list.n)
		first |= is(b, 0, SPAN("!")) || is(b, 0, SPAN("~"));
	len = is_kind(b, first, CONSTANT) ? 1 : name_len(b, first);
	if (n == 1 && is_kind(b, 0, CHARACTER))
		return true;
	return len && first + len == n;
}

/* A type, or what only a declaration or an initializer has. */
static bool is_declaration(const struct body *b)
{
	static const char *const parts[] = {
		"struct", "union", "module_param_named", "MODULE_PARM_DESC",
		"DECLARE_PER_CPU", "DEFINE_PER_CPU", NULL
	};
	static const char *const endings[] = {
		"int", "char", "short", "long", "void", "bool", "signed",
		"float", "double", "_t", "_handler", NULL
	};

	for (size_t i = 0; i < b->list.n; i++) {
		struct span text = b->list.at[i].text;

		if (is(b, i, SPAN(".")) && is_kind(b, i + 1, NAME) &&
		    is(b, i + 2, SPAN("=")))
			return true;
		if (!is_kind(b, i, NAME))
			continue;
		for (const char *const *p = parts; *p; p++)
			if (span_find(text, span_of(*p)) != SIZE_MAX)
				return true;
		for (const char *const *e = endings; *e; e++)
			if (span_ends(text, span_of(*e)))
				return true;
		if (cread_is_type_name(text))
			return true;
	}
	return false;
}

static bool is_for(const struct body *b)
{
	size_t n = b->list.n, value = 2 + is(b, 2, SPAN("-"));

	/* for(...) melts into one name; for (...) is two pieces. */
	if (!is(b, 0, SPAN("for")) || !is_kind(b, 1, CONSTANT))
		return false;
	return n == 2 || (n == value + 1 && (is_kind(b, value, NAME) ||
					     is_kind(b, value, CONSTANT)));
}

/* One that needs nothing around it. */
static bool is_statement(const struct body *b)
{
	size_t n = b->list.n;

	if (is(b, 0, SPAN("case")) || is_for(b))
		return true;
	if (is(b, 0, SPAN("while")))
		return n == 3 && is_kind(b, 1, CONSTANT) &&
		       is_kind(b, 2, CONSTANT);
	n -= is(b, n - 1, SPAN(";"));
	return is(b, 0, SPAN("do")) &&
	       (is(b, 1, SPAN("{")) ||
		(n == 4 && is_kind(b, 1, CONSTANT) &&
		 is(b, 2, SPAN("while")) && is_kind(b, 3, CONSTANT)));
}

static enum cmacro_shape shape_of(const struct body *b)
{
	size_t n = b->list.n;

	if (!n)
		return CMACRO_EMPTY;
	if (is_one_value(b) || is_declaration(b) || is_kind(b, 0, TEXT) ||
	    is_kind(b, n - 1, TEXT) || is(b, 0, SPAN("[")))
		return CMACRO_VALUE;
	if (is_statement(b) || (is(b, 0, SPAN("(")) && is(b, 1, SPAN("{"))))
		return CMACRO_STATEMENT;
	if (is(b, 0, SPAN("if")))
		return CMACRO_IF;
	for (size_t i = 0; i < n; i++)
		if (is(b, i, SPAN(";")))
			return CMACRO_STATEMENTS;
	return CMACRO_COMPLEX;
}

enum cmacro_shape cmacro_shape(struct arena *a, const struct ctokens *tokens,
			       const struct cmacro *m)
{
	struct body b = { 0 };

	flatten(a, tokens, m, &b);
	return shape_of(&b);
}
