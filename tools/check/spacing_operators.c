// SPDX-License-Identifier: GPL-2.0-only
/* spacing_operators - blanks around operators */
#include "check/dialect.h"
#include "check/spacing.h"

#include "model/cname.h"
#include "model/words.h"

/* What is next to an operator, on one side. */
enum side {
	NOTHING	= 1 << 0,	/* an edge of the line */
	BLANK	= 1 << 1,
	COMMENT	= 1 << 2,
	BRACKET	= 1 << 3,
	ANOTHER	= 1 << 4,	/* operator */
	WORD	= 1 << 5,
};

struct op {
	const struct ctoken *t;
	struct span text;	/* "?:" is one operator, but two tokens */
	struct span before, after;	/* the line on both sides of it */
	enum coperator_role role;
	enum side left, right;
};

static bool is_operator(const struct ctoken *t)
{
	char c = t->text.p[0];

	return t->kind == CTOKEN_PUNCT && !ctoken_is(t, SPAN("...")) &&
	       span_find_char(SPAN("(){}[].#"), c) == SIZE_MAX;
}

static enum side left_side(const struct op *op, const struct ctoken *prev)
{
	char c;

	if (!prev || !span_trim(op->before).len)
		return NOTHING;
	c = op->before.p[op->before.len - 1];
	if (char_is_space(c))
		return BLANK;
	if (c == '(' || c == '[')
		return BRACKET;
	if (prev->kind == CTOKEN_COMMENT)
		return COMMENT;
	return is_operator(prev) ? ANOTHER : WORD;
}

static enum side right_side(const struct op *op, const struct ctoken *next)
{
	struct span rest = span_trim(op->after);
	char c;

	if (!op->after.len || span_eq(rest, SPAN("\\")))
		return NOTHING;
	c = op->after.p[0];
	if (char_is_space(c))
		return BLANK;
	if (c == ')' || c == ']')
		return BRACKET;
	if (!next)
		return WORD;
	if (next->kind == CTOKEN_COMMENT)
		return COMMENT;
	return is_operator(next) ? ANOTHER : WORD;
}

static struct op op_at(const struct cline *l, size_t *i,
		       const enum coperator_role *roles)
{
	const struct ctoken *t = &l->at[*i];
	size_t start = (size_t)(t->text.p - l->text.p);
	struct op op = { .t = t, .text = t->text, .role = roles[l->first + *i] };
	const struct ctoken *prev = *i ? t - 1 : NULL, *next;

	if (ctoken_is(t, SPAN("?")) && *i + 1 < l->n &&
	    ctoken_is(t + 1, SPAN(":")) && !ctoken_has_space_after(t)) {
		op.text.len++;
		++*i;
	}
	next = *i + 1 < l->n ? &l->at[*i + 1] : NULL;
	op.before = span_first(l->text, start);
	op.after = span_from(l->text, start + op.text.len);
	op.left = left_side(&op, prev);
	op.right = right_side(&op, next);
	return op;
}

static bool is_op(const struct op *op, const char *const *list)
{
	return span_is_one_of(op->text, list);
}

static size_t blanks_at_end(struct span s)
{
	return s.len - span_trim_right(s).len;
}

/* Not for what may be of one operand, or part of a type, or has none. */
static bool can_be_fixed(const struct op *op)
{
	static const char *const plain[] = {
		"=", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=", "%=",
		"&=", "|=", "^=", "<<=", ">>=", "||", "->", ",", ";", NULL
	};

	return is_op(op, plain) && !span_starts(op->after, SPAN(";")) &&
	       !span_starts(op->after, SPAN(","));
}

/* Put the operator between these two instead of what is beside it. */
static void fix(struct report *to, const struct op *op, const char *before,
		const char *behind)
{
	bool keep_left = op->left == NOTHING || (op->left == BLANK && *before);
	bool keep_right = op->right == NOTHING ||
			  (op->right == BLANK && *behind);
	size_t left = keep_left ? 0 : blanks_at_end(op->before);
	size_t right = keep_right ? 0 : op->after.len -
					span_trim_left(op->after).len;
	struct span at = { op->text.p - left, left + op->text.len + right };

	before = keep_left ? "" : before;
	behind = keep_right ? "" : behind;
	if (can_be_fixed(op))
		report_fix(to, at, span_of(arena_printf(report_arena(to),
			   "%s" SPAN_FMT "%s", before, SPAN_ARG(op->text),
			   behind)));
}

static void say(struct report *to, enum severity severity,
		const struct op *op, const char *what)
{
	report_as(to, severity, op->text, "%s '" SPAN_FMT "'", what,
		  SPAN_ARG(op->text));
}

/* Whether an operator without blank goes well with what is before it. */
static bool ends_in_operator(struct span before)
{
	char c = before.len ? before.p[before.len - 1] : 0;

	return span_find_char(SPAN(")!~*-&|{"), c) != SIZE_MAX ||
	       span_ends(before, SPAN("++"));
}

static bool next_is_modifier(const struct op *op)
{
	struct span rest = span_trim_left(op->after);

	return cname_is_modifier(span_first(rest, word_len(rest)));
}

static void look_at_unary(struct report *to, const struct op *op)
{
	if (op->left & (WORD | ANOTHER) && !ends_in_operator(op->before))
		say(to, SEV_ERROR, op, "no space before");
	if (span_eq(op->text, SPAN("*")) && next_is_modifier(op))
		return;
	if (op->right == BLANK)
		say(to, SEV_ERROR, op, "a space after the unary");
}

static void look_at_step(struct report *to, const struct op *op)
{
	bool is_behind = op->right & (BLANK | ANOTHER | BRACKET | NOTHING |
				      COMMENT) && op->left != BLANK;
	bool is_before = op->left & (BLANK | NOTHING | ANOTHER | BRACKET |
				     COMMENT) && op->right != BLANK;

	if (!is_behind && !is_before)
		say(to, SEV_ERROR, op, "no space on either side of");
	if (op->left == BLANK &&
	    (op->right & (BRACKET | NOTHING) ||
	     span_starts(op->after, SPAN(";"))))
		say(to, SEV_ERROR, op, "a space before");
	if (op->left == NOTHING && op->right == BLANK)
		say(to, SEV_ERROR, op, "a space after");
}

/*
 * "xmlNode *node", "(const char *[])": the type is one that only the headers
 * of the program know. Nobody multiplies so.
 */
static bool is_pointer(const struct op *op)
{
	return span_eq(op->text, SPAN("*")) && op->left == BLANK &&
	       (op->right == WORD || span_starts(op->after, SPAN("["))) &&
	       op->t[-1].kind == CTOKEN_IDENT;
}

static void look_at_arithmetic(struct report *to, const struct op *op)
{
	if (!speaks_checkpatch(to) && is_pointer(op))
		return;
	if (op->after.len) {
		if (!(op->left & (NOTHING | BLANK)) ||
		    !(op->right & (NOTHING | BLANK)))
			say(to, SEV_NOTE, op, "no spaces around");
	} else if (op->left != BLANK) {
		say(to, SEV_NOTE, op, "no space before");
	}
}

static void look_at_comma(struct report *to, const struct op *op)
{
	if (op->left == BLANK) {
		say(to, SEV_ERROR, op, "a space before");
		fix(to, op, "", " ");
	}
	if (!(op->right & (BLANK | NOTHING | COMMENT)) &&
	    !span_starts(op->after, SPAN("}"))) {
		say(to, SEV_ERROR, op, "no space after");
		/* Before a ")" there is none either. */
		if (op->right != BRACKET)
			fix(to, op, "", " ");
	}
}

static void look_at_semicolon(struct report *to, const struct op *op)
{
	if (!(op->right & (BLANK | NOTHING | BRACKET | COMMENT)) &&
	    !span_starts(op->after, SPAN("\\")) &&
	    !span_starts(op->after, SPAN(";"))) {
		say(to, SEV_ERROR, op, "no space after");
		fix(to, op, "", " ");
	}
}

/* <foo@bar>, in a macro about people. */
static bool is_address(const struct op *op)
{
	struct span word = op->after;
	size_t at = span_find_char(word, '@');

	if (span_eq(op->text, SPAN("<")))
		return at && at != SIZE_MAX &&
		       span_find_char(word, '>') != SIZE_MAX &&
		       span_find_char(word, '>') > at + 1;
	return span_eq(op->text, SPAN(">")) &&
	       span_find_char(op->before, '@') != SIZE_MAX;
}

static void look_at_others(struct report *to, const struct op *op)
{
	bool is_choice = op->text.p[0] == '?' || op->text.p[0] == ':';

	if ((op->left & (NOTHING | BLANK | COMMENT)) &&
	    (op->right & (NOTHING | BLANK | COMMENT)))
		return;
	if (is_address(op))
		return;
	if (span_eq(op->text, SPAN(":")) &&
	    (span_ends(op->before, SPAN(":")) ||
	     span_starts(op->after, SPAN(":"))))
		return;
	say(to, is_choice && op->left == WORD && op->right == WORD ?
	    SEV_NOTE : SEV_ERROR, op, "no spaces around");
	fix(to, op, " ", " ");
}

/* The operator itself is an argument of a macro: "f(a, +, b)". */
static bool is_argument(const struct op *op)
{
	struct span next = span_trim_left(op->after);

	return op->role != OPERATOR_POSTFIX && op->left & (NOTHING | BLANK) &&
	       op->before.len &&
	       (span_starts(next, SPAN(",")) || span_starts(next, SPAN(")")));
}

/*
 * checkpatch.pl takes each "+" for one of two operands. So is one with a blank
 * behind it, where the first operand is behind an #if.
 */
static bool is_before_operand(const struct report *to, const struct op *op)
{
	static const char *const always[] = { "!", "~", NULL };
	static const char *const unary[] = { "*", "-", "&", "&&", NULL };

	if (is_op(op, always))
		return true;
	return op->role == OPERATOR_UNARY &&
	       (is_op(op, unary) ||
		(span_eq(op->text, SPAN("+")) && op->right != BLANK &&
		 !speaks_checkpatch(to)));
}

static void say_beside(struct report *to, const struct op *op)
{
	say(to, SEV_ERROR, op, "a space beside");
	fix(to, op, "", "");
}

static void look(struct report *to, const struct op *op)
{
	static const char *const steps[] = { "++", "--", NULL };
	static const char *const arithmetic[] = {
		"<<", ">>", "&", "^", "|", "+", "-", "*", "/", "%", NULL
	};

	if (is_argument(op) || op->role == OPERATOR_BIT_FIELD ||
	    op->role == OPERATOR_IN_TYPE)
		return;
	if (span_eq(op->text, SPAN(";")))
		look_at_semicolon(to, op);
	else if (span_eq(op->text, SPAN(",")))
		look_at_comma(to, op);
	else if (is_before_operand(to, op))
		look_at_unary(to, op);
	else if (is_op(op, steps))
		look_at_step(to, op);
	else if (is_op(op, arithmetic))
		look_at_arithmetic(to, op);
	else if (span_eq(op->text, SPAN("->"))) {
		if (op->left == BLANK || op->right == BLANK)
			say_beside(to, op);
	} else if (op->role == OPERATOR_CASE || op->role == OPERATOR_LABEL) {
		if (op->left == BLANK)
			say(to, SEV_ERROR, op, "a space before");
	} else {
		look_at_others(to, op);
	}
}

void spacing_of_operators(struct report *to, const struct cline *l,
			  const enum coperator_role *roles)
{
	if (l->n && l->at[0].kind == CTOKEN_DIRECTIVE &&
	    span_find(l->at[0].text, SPAN("include")) != SIZE_MAX)
		return;
	for (size_t i = 0; i < l->n; i++) {
		struct op op;

		if (!is_operator(&l->at[i]))
			continue;
		op = op_at(l, &i, roles);
		look(to, &op);
	}
}
