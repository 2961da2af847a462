/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * cmacro - the macros that a hunk defines
 *
 * A macro goes as far as its lines are joined by backslashes, or as the hunk
 * does. Format: C11 (N1570), 6.10.3.
 */
#ifndef MODEL_CMACRO_H
#define MODEL_CMACRO_H

#include "model/ctoken.h"

struct cmacro {
	const struct ctoken *define;	/* "#define" */
	struct span name;
	bool has_parameters;		/* "(" touches the name */
	VEC(struct span) parameters;	/* "args..." and "..." too */
	size_t body, end;		/* its tokens are [body, end) */
};

/* What the body is made of, parentheses and braces taken as one value. */
enum cmacro_shape {
	CMACRO_EMPTY,
	CMACRO_VALUE,		/* a value, a name, a type, an initializer */
	CMACRO_STATEMENT,	/* one that stands alone: do, for, case ... */
	CMACRO_IF,		/* begins with an if that is open to an else */
	CMACRO_STATEMENTS,	/* several, with nothing around them */
	CMACRO_COMPLEX,		/* an expression, with nothing around it */
};

/* The next macro at or behind token *@i; *@i moves behind it. */
bool cmacro_next(struct arena *a, const struct ctokens *tokens, size_t *i,
		 struct cmacro *out);

/* The shape of its body; @a is for what is read on the way. */
enum cmacro_shape cmacro_shape(struct arena *a, const struct ctokens *tokens,
			       const struct cmacro *m);

/* Uses of a parameter in the body of a macro. */
struct cmacro_uses {
	unsigned int named;	/* times that its name is there */
	unsigned int evaluated;	/* but for sizeof(x), #x, x##y and the like */
	bool has_operator;	/* the first such use touches an operator */
	unsigned int members;	/* of .evaluated: behind "->" or "." */
	bool is_member;		/* the first of .evaluated is one of these */
};

/* Those of the parameter that has this name. */
struct cmacro_uses cmacro_uses(const struct ctokens *tokens,
			       const struct cmacro *m, struct span parameter);

/* A body that is do { ... } while (0), of a macro that takes arguments. */
struct cmacro_loop {
	unsigned int semicolons;	/* between the braces */
	bool begins_with_keyword;	/* if, while, for or switch */
	bool ends_in_semicolon;		/* behind the while (0) */
};

/* False where the body is something else. */
bool cmacro_loop(const struct ctokens *tokens, const struct cmacro *m,
		 struct cmacro_loop *out);

#endif
