// SPDX-License-Identifier: GPL-2.0-only
#include "model/cline.h"

void cline_walk(struct cline_walk *w, const struct ctokens *new_side)
{
	*w = (struct cline_walk){ .tokens = new_side };
}

bool cline_is_blank(const struct cline *l)
{
	return l->line && !span_trim(l->text).len;
}

const struct ctoken *cline_head(const struct cline *l)
{
	return l->n ? &l->at[0] : NULL;
}

const struct ctoken *cline_tail(const struct cline *l)
{
	return l->n ? &l->at[l->n - 1] : NULL;
}

bool cline_begins(const struct cline *l, struct span text)
{
	return l->n && ctoken_is(cline_head(l), text);
}

bool cline_ends(const struct cline *l, struct span text)
{
	return l->n && ctoken_is(cline_tail(l), text);
}

const struct ctoken *cline_string_piece(const struct cline *l)
{
	static const char *const prefixes[] = { "", "L", "u", "U", "u8", NULL };
	const struct ctoken *head = cline_head(l);
	size_t quote;

	if (!head || head->kind != CTOKEN_STRING || head->text.p != l->text.p)
		return NULL;
	quote = span_find_char(head->text, '"');
	if (quote != SIZE_MAX &&
	    span_is_one_of(span_first(head->text, quote), prefixes))
		return NULL;
	return head;
}

unsigned int columns_of(struct span text)
{
	unsigned int n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += text.p[i] == '\t' ? TAB_COLUMNS - n % TAB_COLUMNS : 1;
	return n;
}

static struct span text_before(const struct ctoken *t)
{
	struct span line = t->line->text;

	return span_first(line, (size_t)(t->text.p - line.p));
}

unsigned int ctoken_column(const struct ctoken *t)
{
	return columns_of(text_before(t));
}

bool ctoken_has_space_before(const struct ctoken *t)
{
	struct span before = text_before(t);

	return before.len && char_is_space(before.p[before.len - 1]);
}

bool ctoken_has_space_after(const struct ctoken *t)
{
	struct span line = t->line->text;
	size_t end = (size_t)(t->text.p - line.p) + t->text.len;

	return end < line.len && char_is_space(line.p[end]);
}

struct span columns_fill(struct arena *a, unsigned int from, unsigned int to)
{
	unsigned int tabs = to / TAB_COLUMNS - from / TAB_COLUMNS;
	unsigned int blanks = tabs ? to % TAB_COLUMNS : to - from;

	return span_of(arena_printf(a, "%.*s%.*s", (int)tabs,
				    "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t",
				    (int)blanks, "        "));
}
