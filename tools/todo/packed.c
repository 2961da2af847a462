// SPDX-License-Identifier: GPL-2.0-only
#include "todo/packed.h"

#define FIELDS	8

static void add_field(struct buf *to, struct span s)
{
	size_t n;

	while (s.len) {
		for (n = 0; n < s.len && s.p[n] != '\t' && s.p[n] != '\n' &&
			    s.p[n] != '\\'; n++)
			;
		buf_add(to, span_first(s, n));
		s = span_from(s, n);
		if (!s.len)
			break;
		buf_add_char(to, '\\');
		buf_add_char(to, *s.p == '\t' ? 't' : *s.p == '\n' ? 'n' : '\\');
		s = span_from(s, 1);
	}
}

void todo_pack(const struct todo_items *items, size_t first, struct buf *to)
{
	for (size_t i = first; i < items->list.n; i++) {
		const struct todo_item *item = &items->list.at[i];
		const struct span fields[FIELDS] = {
			item->id, item->area,
			span_of(todo_state_name(item->state)), item->owner,
			item->source, item->date, item->title, item->body,
		};

		for (size_t k = 0; k < FIELDS; k++) {
			add_field(to, fields[k]);
			buf_add_char(to, k + 1 < FIELDS ? '\t' : '\n');
		}
	}
}

static struct span unescaped(struct arena *a, struct span s)
{
	char *copy;
	size_t len = 0;

	if (span_find_char(s, '\\') == SIZE_MAX)
		return s;
	copy = arena_alloc(a, s.len);
	for (size_t i = 0; i < s.len; i++) {
		char c = s.p[i];

		if (c == '\\' && ++i < s.len)
			c = s.p[i] == 't' ? '\t' : s.p[i] == 'n' ? '\n' : '\\';
		copy[len++] = c;
	}
	return (struct span){ copy, len };
}

static bool read_fields(struct arena *a, struct span line,
			struct span fields[FIELDS])
{
	for (size_t k = 0; k + 1 < FIELDS; k++) {
		if (!span_next_until(&line, '\t', &fields[k]))
			return false;
		fields[k] = unescaped(a, fields[k]);
	}
	fields[FIELDS - 1] = unescaped(a, line);
	return true;
}

bool todo_unpack(struct arena *a, struct span bytes, const char *name,
		 struct todo_items *items)
{
	struct span line, f[FIELDS];

	while (span_next_line(&bytes, &line)) {
		enum todo_state state;

		if (!read_fields(a, line, f) || !todo_state_find(f[2], &state))
			return false;
		*VEC_ADD(a, &items->list) = (struct todo_item){
			.id = f[0], .area = f[1], .state = state,
			.owner = f[3], .source = f[4], .date = f[5],
			.title = f[6], .body = f[7], .list = name,
		};
	}
	return true;
}
