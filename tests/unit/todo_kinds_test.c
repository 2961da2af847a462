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

static void bugs__have_links_to_their_server(void **state)
{
	static const struct { const char *place, *link; } cases[] = {
		{ "https://bugs.forrest/", "https://bugs.forrest/show_bug.cgi?id=7" },
		{ "https://rest/", "https://rest/show_bug.cgi?id=7" },
		{ "https://h/b/rest/bug?x=1", "https://h/b/show_bug.cgi?id=7" },
		{ "https://h/b/buglist.cgi?x=/rest/",
		  "https://h/b/show_bug.cgi?id=7" },
		{ "https://h", "https://h/show_bug.cgi?id=7" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_STAGE struct todo_stage s = { 0 };
		const struct todo_source source = {
			"x", todo_kind_find(SPAN("bugs-csv")), cases[i].place,
		};

		assert_int_equal(source.kind->parse(&s.arena, SPAN("bug_id\n7\n"),
						    &source, &s.items, &s.e),
				 0);
		assert_span(s.items.list.at[0].source, cases[i].link);
	}
}

static void patchwork__asks_the_api_of_a_project(void **state)
{
	static const struct { const char *place; bool is_api; } cases[] = {
		{ "https://h/pw/project/nf/list/", false },
		{ "https://api/project/nf/", false },
		{ "https://api.h/my-project/x/", true },
		{ "https://my-project/x", true },
		{ "https://h/api/1.2/patches/?project=nf", true },
		{ "https://h/api/1.2/project/nf", true },
	};
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		const char *url = todo_url_patchwork(&a, cases[i].place);

		if (span_eq(span_of(url), span_of(cases[i].place)) !=
		    cases[i].is_api)
			fail_msg("%s: %s", cases[i].place, url);
	}
	assert_true(span_starts(span_of(todo_url_patchwork(&a, cases[1].place)),
				SPAN("https://api/api/1.2/patches/?project=nf&")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bugs_csv__takes_a_byte_order_mark_and_empty_lines),
		cmocka_unit_test(bugs_csv__still_refuses_a_bug_without_a_number),
		cmocka_unit_test(atom__shows_what_there_is_of_an_author),
		cmocka_unit_test(patchwork__shows_no_submitter_where_there_is_none),
		cmocka_unit_test(bugs__have_links_to_their_server),
		cmocka_unit_test(patchwork__asks_the_api_of_a_project),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
