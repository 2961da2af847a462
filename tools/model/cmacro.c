// SPDX-License-Identifier: GPL-2.0-only
#include "model/cmacro.h"

#include "model/cread.h"

/* Tokens before an operand of typecheck() that are looked at. */
#define TYPE_TOKENS	8

/* "(" that touches the name, up to its ")". */
static void read_parameters(struct arena *a, struct cread *c,
			    struct cmacro *out)
{
	const struct ctoken *open = cread_peek(c);
	struct cread rest = *c;
	struct span name = { 0 };

	if (open->text.p != out->name.p + out->name.len ||
	    !cread_group(c, SPAN("(")))
		return;
	out->has_parameters = true;
	for (rest.at++; rest.at < c->at; rest.at++) {
		const struct ctoken *t = cread_peek(&rest);
		bool ends = ctoken_is(t, SPAN(",")) || rest.at == c->at - 1;

		if (!ends)
			name = name.len ? (struct span){ name.p,
				(size_t)(t->text.p - name.p) + t->text.len } :
				t->text;
		else if (name.len)
			*VEC_ADD(a, &out->parameters) = name;
		if (ends)
			name = (struct span){ 0 };
	}
}

bool cmacro_next(struct arena *a, const struct ctokens *tokens, size_t *i,
		 struct cmacro *out)
{
	for (; *i < tokens->list.n; ++*i) {
		const struct ctoken *t = &tokens->list.at[*i];
		struct cread c;

		if (!ctoken_is_define(t))
			continue;
		*out = (struct cmacro){ .define = t };
		out->end = ctoken_directive_end(tokens, *i);
		c = cread_run(tokens, *i + 1, out->end);
		*i = out->end;
		if (!cread_ident(&c, &out->name)) {
			--*i;
			continue;
		}
		if (cread_is(&c, SPAN("(")))
			read_parameters(a, &c, out);
		out->body = c.at;
		return true;
	}
	return false;
}

/* What looks at its operand without working it out, or not as a value. */
static bool is_unevaluated(struct span word)
{
	static const char *const words[] = {
		"sizeof", "typeof", "__typeof__", "offsetof", "sizeof_field",
		"__stringify", "__must_be_array", NULL
	};

	return span_is_one_of(word, words) ||
	       span_starts(word, SPAN("__builtin"));
}

/* Is the use at @i the second operand of typecheck(TYPE, x)? */
static bool is_typechecked(const struct cread *body, size_t i)
{
	size_t first = i - body->at > TYPE_TOKENS ? i - TYPE_TOKENS : body->at;
	struct cread c = *body;

	for (size_t at = i; at-- > first;) {
		c.at = at;
		if (cread_skip(&c, SPAN("typecheck")))
			return cread_skip(&c, SPAN("(")) && cread_type(&c) &&
			       cread_skip(&c, SPAN(",")) && c.at <= i;
	}
	return false;
}

static bool is_hash(const struct ctoken *t)
{
	return ctoken_is(t, SPAN("#")) || ctoken_is(t, SPAN("##"));
}

/* The token before @i but for "(", or NULL. */
static const struct ctoken *before_parentheses(const struct cread *body,
					       size_t i)
{
	while (i > body->at && ctoken_is(&body->list[i - 1], SPAN("(")))
		i--;
	return i > body->at ? &body->list[i - 1] : NULL;
}

static bool is_evaluated(const struct cread *body, size_t i)
{
	const struct ctoken *before = before_parentheses(body, i);

	if (before && (is_hash(before) || is_unevaluated(before->text)))
		return false;
	if (i + 1 < body->end && ctoken_is(&body->list[i + 1], SPAN("##")))
		return false;
	return !is_typechecked(body, i);
}

static bool is_operator(const struct ctoken *t)
{
	static const char *const operators[] = {
		"<=", ">=", "==", "!=", "->", "<<", ">>", "<", ">", "!", "~",
		"&&", "||", "^", "++", "--", "&", "|", "+", "-", "*", "/",
		"%", NULL
	};

	if (t->kind != CTOKEN_PUNCT)
		return false;
	return span_is_one_of(t->text, operators);
}

/* Such as the first half of "+=": only behind the use it is an operator. */
static bool begins_as_operator(const struct ctoken *t)
{
	return is_operator(t) ||
	       (t->kind == CTOKEN_PUNCT && t->text.len > 1 &&
		span_ends(t->text, SPAN("=")));
}

static bool touches_operator(const struct cread *body, size_t i)
{
	return (i > body->at && is_operator(&body->list[i - 1])) ||
	       (i + 1 < body->end && begins_as_operator(&body->list[i + 1]));
}

/* The name of a member, which is no expression and takes no parentheses. */
static bool is_member(const struct cread *body, size_t i)
{
	return i > body->at && (ctoken_is(&body->list[i - 1], SPAN("->")) ||
				ctoken_is(&body->list[i - 1], SPAN(".")));
}

struct cmacro_uses cmacro_uses(const struct ctokens *tokens,
			       const struct cmacro *m, struct span parameter)
{
	struct cread body = cread_run(tokens, m->body, m->end);
	struct cmacro_uses uses = { 0 };

	for (size_t i = m->body; i < m->end; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (t->kind != CTOKEN_IDENT || !span_eq(t->text, parameter))
			continue;
		uses.named++;
		if (!is_evaluated(&body, i))
			continue;
		uses.members += is_member(&body, i);
		if (!uses.evaluated++) {
			uses.has_operator = touches_operator(&body, i);
			uses.is_member = uses.members;
		}
	}
	return uses;
}

/* What is between the braces, from behind the "{" on. */
static void look_inside(struct cread c, struct cmacro_loop *out)
{
	static const char *const keywords[] = {
		"if", "while", "for", "switch", NULL
	};

	out->begins_with_keyword = cread_skip_any(&c, keywords);
	for (; c.at < c.end; c.at++)
		out->semicolons += cread_is(&c, SPAN(";"));
}

bool cmacro_loop(const struct ctokens *tokens, const struct cmacro *m,
		 struct cmacro_loop *out)
{
	struct cread c = cread_run(tokens, m->body, m->end), inside;
	struct span zero;

	*out = (struct cmacro_loop){ 0 };
	if (!m->has_parameters || !cread_skip(&c, SPAN("do")))
		return false;
	inside = c;
	if (!cread_group(&c, SPAN("{")))
		return false;
	inside.at++;
	inside.end = c.at - 1;
	look_inside(inside, out);
	if (!cread_skip(&c, SPAN("while")) || !cread_skip(&c, SPAN("(")) ||
	    !cread_kind(&c, CTOKEN_NUMBER, &zero) ||
	    !span_eq(zero, SPAN("0")) || !cread_skip(&c, SPAN(")")))
		return false;
	while (cread_skip(&c, SPAN(";")))
		out->ends_in_semicolon = true;
	return c.at == c.end;
}
