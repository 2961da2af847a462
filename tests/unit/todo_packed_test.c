// SPDX-License-Identifier: GPL-2.0-only
#include "todo_testing.h"

#include "base/limits.h"
#include "todo/packed.h"

static void todo_unpack__gives_back_what_was_packed(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct todo_items items = { 0 }, got = { 0 };
	CLEANUP_BUF struct buf b;
	const struct todo_item *item;

	(void)state;
	buf_init(&b, LIMIT_TEXT);
	*VEC_ADD(&a, &items.list) = (struct todo_item){ .id = SPAN("first") };
	*VEC_ADD(&a, &items.list) = (struct todo_item){
		.id = SPAN("a"), .area = SPAN("b\tc"), .state = TODO_UNSURE,
		.owner = SPAN("\\"), .source = SPAN("d\\n"),
		.date = SPAN("2026-01-02"), .title = SPAN("\xff\t\n\\t"),
		.body = SPAN("one\ntwo\n"),
	};
	todo_pack(&items, 1, &b);
	assert_true(todo_unpack(&a, buf_span(&b), "list", &got));
	assert_int_equal(got.list.n, 1);
	item = &got.list.at[0];
	assert_span(item->id, "a");
	assert_span(item->area, "b\tc");
	assert_int_equal(item->state, TODO_UNSURE);
	assert_span(item->owner, "\\");
	assert_span(item->source, "d\\n");
	assert_span(item->date, "2026-01-02");
	assert_span(item->title, "\xff\t\n\\t");
	assert_span(item->body, "one\ntwo\n");
	assert_string_equal(item->list, "list");
}

static void todo_unpack__refuses_what_is_damaged(void **state)
{
	static const char *const cases[] = {
		"a", "a\tb\n", "a\tb\topen\td\te\tf\tg\n",
		"a\tb\tnone\td\te\tf\tg\th\n",
	};
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct todo_items got = { 0 };

		assert_false(todo_unpack(&a, span_of(cases[i]), "x", &got));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(todo_unpack__gives_back_what_was_packed),
		cmocka_unit_test(todo_unpack__refuses_what_is_damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
