/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * cline - walk over the lines of a hunk's new side, each with its C tokens
 *
 *	struct cline_walk w;
 *
 *	cline_walk(&w, tokens);
 *	while (cline_next(&w))
 *		if (cline_is_added(&w.now))
 *			look_at(&w.prev, &w.now);
 *
 * Removed lines are left out. Columns are those of a tab of 8.
 */
#ifndef MODEL_CLINE_H
#define MODEL_CLINE_H

#include "model/ctoken.h"

#define TAB_COLUMNS	8

struct cline_walk {
	const struct ctokens *tokens;
	struct cline prev, now;
	size_t next_line;
};

/* Begin a walk, before the first line. @new_side must outlive it. */
void cline_walk(struct cline_walk *w, const struct ctokens *new_side);

/* Go on to the next line; false behind the last one. */
static inline bool cline_next(struct cline_walk *w)
{
	if (w->next_line == w->tokens->lines.n)
		return false;
	w->prev = w->now;
	w->now = w->tokens->lines.at[w->next_line++];
	return true;
}

static inline bool cline_is_added(const struct cline *l)
{
	return l->line && l->line->kind == DIFF_ADDED;
}

/* Nothing but white space. */
bool cline_is_blank(const struct cline *l);

/* Its first or last token, or NULL: comments are tokens. */
const struct ctoken *cline_head(const struct cline *l);
const struct ctoken *cline_tail(const struct cline *l);

/* True where the first or last token is this word or punctuator. */
bool cline_begins(const struct cline *l, struct span text);
bool cline_ends(const struct cline *l, struct span text);

/*
 * The piece of a string that the line begins with, where that has begun in a
 * line before and a backslash goes on with it; NULL where there is none.
 */
const struct ctoken *cline_string_piece(const struct cline *l);

/* Columns that @text takes, if it begins at column 0. */
unsigned int columns_of(struct span text);

/* White space that goes from one column to another, by tabs where they fit. */
struct span columns_fill(struct arena *a, unsigned int from, unsigned int to);

/* The column that @t begins at. */
unsigned int ctoken_column(const struct ctoken *t);

/* True where white space is before or behind the token, in its line. */
bool ctoken_has_space_before(const struct ctoken *t);
bool ctoken_has_space_after(const struct ctoken *t);

#endif
