// SPDX-License-Identifier: GPL-2.0-only
#include "check/comments.h"

static bool is_line_comment(const struct ctoken *t)
{
	return t->kind == CTOKEN_COMMENT && span_starts(t->text, SPAN("//"));
}

/* The last token of the line of token @i. */
static size_t last_of_line(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *at = tokens->list.at;

	while (i + 1 < tokens->list.n && at[i + 1].line == at[i].line)
		i++;
	return i;
}

static size_t first_of_line(const struct ctokens *tokens, size_t i)
{
	while (i && tokens->list.at[i - 1].line == tokens->list.at[i].line)
		i--;
	return i;
}

/* The line of the hunk, removed ones too, above that of @t; or NULL. */
static const struct diff_line *line_above(const struct ctokens *tokens,
					  const struct ctoken *t)
{
	return t->line > tokens->hunk->lines.at ? t->line - 1 : NULL;
}

static bool has_comment_above(const struct ctokens *tokens, size_t i)
{
	size_t first = first_of_line(tokens, i);
	const struct diff_line *above = line_above(tokens, &tokens->list.at[i]);

	if (!above)
		return false;
	if (above->kind == DIFF_REMOVED)
		return span_find(above->text, SPAN("*/")) != SIZE_MAX ||
		       span_find(above->text, SPAN("/*")) != SIZE_MAX;
	if (!first || tokens->list.at[first - 1].line != above)
		return false;
	for (size_t at = first; at-- > 0;) {
		if (tokens->list.at[at].line != above)
			break;
		if (tokens->list.at[at].kind == CTOKEN_COMMENT)
			return true;
	}
	return false;
}

bool has_comment(const struct ctokens *tokens, size_t i)
{
	size_t last = last_of_line(tokens, i), below = last + 1;
	const struct ctoken *at = tokens->list.at;

	if (at[last].kind == CTOKEN_COMMENT || has_comment_above(tokens, i))
		return true;
	return below < tokens->list.n &&
	       at[below].line == at[last].line + 1 &&
	       is_line_comment(&at[last_of_line(tokens, below)]);
}
