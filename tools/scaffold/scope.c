// SPDX-License-Identifier: GPL-2.0-only
#include "scaffold/scope.h"

static struct scope_text *find_text(const struct scope *s, struct span name)
{
	for (size_t i = 0; i < s->texts.n; i++)
		if (span_eq(span_of(s->texts.at[i].name), name))
			return &s->texts.at[i];
	return NULL;
}

static struct scope_list *find_list(const struct scope *s, struct span name)
{
	for (size_t i = 0; i < s->lists.n; i++)
		if (span_eq(span_of(s->lists.at[i].name), name))
			return &s->lists.at[i];
	return NULL;
}

void scope_set(struct scope *s, const char *name, const char *text)
{
	struct scope_text *t = find_text(s, span_of(name));

	if (!t)
		t = VEC_ADD(s->arena, &s->texts);
	t->name = name;
	t->text = text;
}

void scope_set_if(struct scope *s, const char *name, bool value)
{
	scope_set(s, name, value ? "yes" : "");
}

struct scope_list *scope_list_of(struct scope *s, const char *name)
{
	struct scope_list *list = find_list(s, span_of(name));

	if (!list) {
		list = VEC_ADD(s->arena, &s->lists);
		list->name = name;
	}
	return list;
}

struct scope *scope_add(struct scope *s, const char *name)
{
	struct scope *element = ARENA_NEW(s->arena, struct scope);

	element->arena = s->arena;
	element->outer = s;
	*VEC_ADD(s->arena, &scope_list_of(s, name)->elements) = element;
	return element;
}

const char *scope_text(const struct scope *s, struct span name)
{
	for (; s; s = s->outer) {
		const struct scope_text *t = find_text(s, name);

		if (t)
			return t->text;
	}
	return NULL;
}

const struct scope_list *scope_find_list(const struct scope *s,
					 struct span name)
{
	for (; s; s = s->outer) {
		const struct scope_list *list = find_list(s, name);

		if (list)
			return list;
	}
	return NULL;
}
