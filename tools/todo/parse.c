// SPDX-License-Identifier: GPL-2.0-only
#include "todo/parse.h"

#include "base/buf.h"
#include "base/limits.h"

struct todo_item *todo_parser_add(struct todo_parser *p, struct err *e)
{
	struct todo_item *item;

	if (p->items->list.n - p->first == LIMIT_TODO_ITEMS) {
		err_set(e, ERR_LIMIT, "%s:%u: more than %d items", p->name,
			p->nr, LIMIT_TODO_ITEMS);
		return NULL;
	}
	item = VEC_ADD(p->arena, &p->items->list);
	item->list = p->name;
	item->line = p->nr;
	return item;
}

const struct todo_item *todo_parser_find(const struct todo_parser *p,
					 struct span id)
{
	for (size_t i = p->first; i < p->items->list.n; i++)
		if (span_eq(p->items->list.at[i].id, id))
			return &p->items->list.at[i];
	return NULL;
}

/* Words with one blank between already, as most text has them. */
static bool is_folded(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (char_is_space(s.p[i]) &&
		    (s.p[i] != ' ' || !i || i + 1 == s.len ||
		     s.p[i - 1] == ' '))
			return false;
	return true;
}

struct span todo_fold(struct arena *a, struct span text)
{
	CLEANUP_BUF struct buf b;
	struct span word;

	buf_init(&b, text.len);
	if (is_folded(text))
		return arena_copy(a, text);
	while (span_next_word(&text, &word)) {
		if (b.len)
			buf_add_char(&b, ' ');
		buf_add(&b, word);
	}
	return arena_copy(a, buf_span(&b));
}

static bool has_fields(struct span text)
{
	struct span line;

	while (span_next_line(&text, &line))
		if (span_starts(line, SPAN("Id:")) ||
		    span_starts(line, SPAN("Text:")))
			return true;
	return false;
}

/* Such a list is no list of old: that one knows no comments. */
static bool is_comment(struct span text)
{
	struct span line;

	while (span_next_line(&text, &line))
		if (span_trim(line).len && line.p[0] != '#')
			return false;
	return true;
}

static int refuse_binary(struct span text, const char *name, struct err *e)
{
	unsigned int nr = 1;
	struct span line;

	for (; span_next_line(&text, &line); nr++)
		if (span_find_char(line, '\0') != SIZE_MAX)
			return err_set(e, ERR_SYNTAX,
				       "%s:%u: a NUL byte: this is not a TODO list",
				       name, nr);
	return 0;
}

int todo_parse(struct arena *a, struct span text, const char *name,
	       struct todo_items *items, struct err *e)
{
	struct todo_parser p = {
		.arena = a, .name = name, .nr = 1, .items = items,
		.first = items->list.n,
	};

	/* The byte order mark that some editors write. */
	span_skip(&text, SPAN("\xef\xbb\xbf"));
	if (refuse_binary(text, name, e))
		return -1;
	return has_fields(text) || is_comment(text) ?
	       todo_parse_fields(&p, text, e) :
	       todo_parse_classic(&p, text, e);
}
