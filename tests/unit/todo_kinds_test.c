// SPDX-License-Identifier: GPL-2.0-only
/* The answers of servers, in what is odd about them. */
#include "todo_testing.h"

#include "todo/kind.h"

/* What the kind @name makes of @text. */
static int parse(struct todo_stage *s, const char *name, struct span text)
{
	const struct todo_source source = {
		"x", todo_kind_find(span_of(name)), "http://h/",
	};

	*s = (struct todo_stage){ 0 };
	return source.kind->parse(&s->arena, text, &source, &s->items, &s->e);
}

static void assert_items(struct todo_stage *s, const char *name,
			 struct span text, size_t n)
{
	if (parse(s, name, text))
		fail_msg("%s", s->e.msg);
	assert_int_equal(s->items.list.n, n);
}

static void bugs_csv__takes_a_byte_order_mark_and_empty_lines(void **state)
{
	CLEANUP_STAGE struct todo_stage s;

	(void)state;
	assert_items(&s, "bugs-csv",
		     SPAN("\xef\xbb\xbf" "bug_id,short_desc\r\n\r\n7,\"a\"\r\n\r\n\n"),
		     1);
	assert_span(s.items.list.at[0].id, "bug-7");
	assert_span(s.items.list.at[0].title, "a");
}

static void bugs_csv__still_refuses_a_bug_without_a_number(void **state)
{
	CLEANUP_STAGE struct todo_stage s;

	(void)state;
	assert_int_equal(parse(&s, "bugs-csv",
			       SPAN("bug_id,short_desc\n,a\n")), -1);
	assert_string_equal(s.e.msg, "x: the number of a bug is ''");
}

#define ENTRY(author)	SPAN("<feed><entry><link href='http://h/1@x/'/>" \
			     author "<title>t</title></entry></feed>")

static void atom__shows_what_there_is_of_an_author(void **state)
{
	static const struct { struct span text; const char *owner; } cases[] = {
		{ ENTRY(""), "" },
		{ ENTRY("<author></author>"), "" },
		{ ENTRY("<author><name>N</name></author>"), "N" },
		{ ENTRY("<author><email>n@x</email></author>"), "n@x" },
		{ ENTRY("<author><name>N</name><email>n@x</email></author>"),
		  "N <n@x>" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_STAGE struct todo_stage s;

		assert_items(&s, "inbox", cases[i].text, 1);
		assert_span(s.items.list.at[0].owner, cases[i].owner);
	}
}

static void patchwork__shows_no_submitter_where_there_is_none(void **state)
{
	CLEANUP_STAGE struct todo_stage s;

	(void)state;
	assert_items(&s, "patchwork",
		     SPAN("[{\"id\": 1, \"name\": \"x\", \"submitter\": null}]"),
		     1);
	assert_int_equal(s.items.list.at[0].owner.len, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bugs_csv__takes_a_byte_order_mark_and_empty_lines),
		cmocka_unit_test(bugs_csv__still_refuses_a_bug_without_a_number),
		cmocka_unit_test(atom__shows_what_there_is_of_an_author),
		cmocka_unit_test(patchwork__shows_no_submitter_where_there_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
