/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * ccontrol - where a statement has its condition, its body and its end
 *
 * The functions take an index into the tokens of a hunk and give one back.
 * They look at most at CCONTROL_MAX tokens, pairs of brackets counted as
 * one, so that a walk that calls them for each line stays linear.
 */
#ifndef MODEL_CCONTROL_H
#define MODEL_CCONTROL_H

#include "model/ctoken.h"

#define CCONTROL_MAX	256
#define CTOKEN_NONE	SIZE_MAX

/* The first token at or behind @i that is no comment; list.n at the end. */
size_t ctoken_skip_comments(const struct ctokens *tokens, size_t i);

/* True where token @i exists and is this word or punctuator. */
static inline bool ctoken_at_is(const struct ctokens *tokens, size_t i,
				struct span text)
{
	return i < tokens->list.n && ctoken_is(&tokens->list.at[i], text);
}

/*
 * Behind the condition of the statement that begins at @i: behind the ")" of
 * its first parentheses, or behind an "else" or "do". CTOKEN_NONE where the
 * statement ends before, or the hunk, or a block begins.
 */
size_t ccontrol_condition_end(const struct ctokens *tokens, size_t i);

/*
 * Behind the first semicolon or block at or behind @i. CTOKEN_NONE where the
 * hunk, or the block around, ends before.
 */
size_t ccontrol_end(const struct ctokens *tokens, size_t i);

/* Token @i is the "}" of a do, or the "{" of it is outside of the hunk. */
bool ccontrol_may_end_do(const struct ctokens *tokens, size_t i);

/* True where @i is if, for, while, switch or a loop macro, and then "(". */
bool ccontrol_begins(const struct ctokens *tokens, size_t i);

#endif
