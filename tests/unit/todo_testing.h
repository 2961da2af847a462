/* SPDX-License-Identifier: GPL-2.0-only */
/* todo_testing - a list without a file */
#ifndef UNIT_TODO_TESTING_H
#define UNIT_TODO_TESTING_H

#include "testing.h"

#include "todo/parse.h"

struct todo_stage {
	struct arena arena;
	struct err e;
	struct todo_items items;
};

/* What todo_parse() returns of @text as the list "x". */
static inline int stage_read(struct todo_stage *s, const char *text)
{
	*s = (struct todo_stage){ 0 };
	return todo_parse(&s->arena, span_of(text), "x", &s->items, &s->e);
}

static inline void stage_release(struct todo_stage *s)
{
	arena_release(&s->arena);
}
#define CLEANUP_STAGE	__attribute__((cleanup(stage_release)))

/* The list cannot be read, and the message is @want. */
static inline void assert_refused(const char *text, const char *want)
{
	CLEANUP_STAGE struct todo_stage s;

	assert_int_equal(stage_read(&s, text), -1);
	assert_string_equal(s.e.msg, want);
}

#endif
