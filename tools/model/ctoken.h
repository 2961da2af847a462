/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * ctoken - the C tokens of a hunk
 *
 * One side of a hunk is read as C: the new one (context and added lines) or
 * the old one (context and removed lines). A hunk can begin in the middle of
 * a comment, a string or a macro; the tokenizer finds out from what follows:
 * a closing mark before any opening one, lines that begin with a comment's
 * " *", a string that would not end, a first line that ends in a backslash.
 *
 * White space is no token, nor is a backslash that joins lines; comments are
 * tokens, for rules look at them. A comment or a string that goes over lines
 * is one token per line: of a comment without the blanks at both ends, of a
 * string with them.
 *
 * Total and linear: bytes that are no C become CTOKEN_OTHER.
 *
 * Format: C11 (N1570), 5.1.1.2 and 6.4, without trigraphs and digraphs; of GCC
 * #include_next, #import and __has_include().
 */
#ifndef MODEL_CTOKEN_H
#define MODEL_CTOKEN_H

#include "model/diff.h"

enum ctoken_kind {
	CTOKEN_IDENT,		/* keywords too */
	CTOKEN_NUMBER,		/* preprocessing number: 0x10UL, 1.5e+3 */
	CTOKEN_STRING,		/* with quotes and prefix; <x.h> of a header */
	CTOKEN_CHAR,		/* with quotes and prefix */
	CTOKEN_PUNCT,		/* longest operator: "->", "<<=", "{" */
	CTOKEN_COMMENT,		/* with its marks, or a piece of one */
	CTOKEN_DIRECTIVE,	/* "#" and the word behind it, at line start */
	CTOKEN_OTHER,		/* a byte that is no C, or a run of non-ASCII */
};

/* There are many: mind the size. */
struct ctoken {
	struct span text;
	const struct diff_line *line;	/* its .nr and .new_nr say where */
	enum ctoken_kind kind : 8;
	bool added : 1;			/* on an added (removed) line */
	bool in_macro : 1;		/* belongs to a preprocessor line */
	bool starts_line : 1;		/* first token of its line */
	unsigned int told : 8;		/* cname_bits() of an identifier */
	/*
	 * Braces open since the hunk began; a pair has the same number, those
	 * around it, as what is outside has. A preprocessor line begins with
	 * the number at its place and leaves it alone; #else and #elif go back
	 * to that of their #if.
	 */
	unsigned int depth;
	/*
	 * Where the bracket is that this one pairs with, as an index of the
	 * list; SIZE_MAX where it is outside the hunk, and for all else.
	 * Brackets pair inside of one preprocessor line or outside of them.
	 */
	size_t mate;
};

/* A line of the side that was read, with its tokens. See also cline.h. */
struct cline {
	const struct diff_line *line;	/* NULL: none, before the first */
	struct span text;		/* of the line, without its marker */
	struct span indent;		/* the blanks and tabs it begins with */
	const struct ctoken *at;	/* the first of its tokens */
	size_t first;			/* ... its place in the list */
	size_t n;
	bool in_comment;		/* it begins inside a comment */
	bool is_joined;			/* a backslash joins the next line */
};

struct cstatement;

struct ctokens {
	const struct hunk *hunk;	/* that they are of */
	VEC(struct ctoken) list;
	VEC(struct cline) lines;
	const struct cstatement *statements;	/* NULL: not read yet */
	size_t n_statements;
	bool began_in_comment, began_in_string, began_in_macro;
};

enum diff_side { DIFF_OLD, DIFF_NEW };

/* The tokens of the hunk, whose lines they point to. */
void ctokens_of_hunk(struct arena *a, const struct hunk *h,
		     enum diff_side side, struct ctokens *out);

/* The same for a whole file: a hunk in which all lines are added. */
void ctokens_of_file(struct arena *a, struct span text, struct ctokens *out);

/* True where the token is an identifier or a punctuator of this text. */
static inline bool ctoken_is(const struct ctoken *t, struct span text)
{
	return (t->kind == CTOKEN_IDENT || t->kind == CTOKEN_PUNCT) &&
	       span_eq(t->text, text);
}

/* True for "#define", "# define". */
bool ctoken_is_define(const struct ctoken *t);

/* The index behind the last token of the directive that begins at index @i. */
size_t ctoken_directive_end(const struct ctokens *tokens, size_t i);

#endif
