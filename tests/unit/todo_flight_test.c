// SPDX-License-Identifier: GPL-2.0-only
#include "todo_testing.h"

#include "todo/flight.h"

static bool is_about(struct span id, struct span source, struct span title)
{
	CLEANUP_ARENA struct arena a = { 0 };
	const struct todo_item item = { .id = id, .source = source };
	const struct todo_item patch = { .title = title };
	struct flight_clues clues;

	flight_find_clues(&a, &item, &clues);
	return flight_matches(&clues, &patch);
}

static void flight__knows_an_extension_by_its_names(void **state)
{
	static const struct { struct span title; bool is_about; } cases[] = {
		{ SPAN("[iptables] extensions: libxt_TEE: document --oif"), true },
		{ SPAN("[nf-next] netfilter: xt_TEE: fix it"), true },
		{ SPAN("[iptables] man: TEE: say more"), true },
		{ SPAN("edit libxt_TEE.man"), true },
		{ SPAN("xt_TEEN: add"), false },
		{ SPAN("my_xt_TEE"), true },
		{ SPAN("nxt_TEE: other"), false },
		{ SPAN("a TEE for you"), false },
		{ SPAN("tee: lower case"), false },
		{ SPAN(""), false },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		if (is_about(SPAN("x"), SPAN("extensions/libxt_TEE.c, extensions/libxt_TEE.man"),
			     cases[i].title) != cases[i].is_about)
			fail_msg("'" SPAN_FMT "'", SPAN_ARG(cases[i].title));
}

static void flight__finds_paths_however_they_are_listed(void **state)
{
	static const struct span sources[] = {
		SPAN("a/xt_a.c, b/c.man"), SPAN("a/xt_a.c,b/c.man"),
		SPAN(" ,a/xt_a.c ,\tb/c.man,"), SPAN("a/xt_a.c b/c.man"),
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(sources); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		const struct todo_item item = { .source = sources[i] };
		struct flight_clues clues;

		flight_find_clues(&a, &item, &clues);
		assert_int_equal(clues.files.n, 2);
		assert_span(clues.files.at[0], "a/xt_a.c");
		assert_span(clues.files.at[1], "b/c.man");
	}
}

static void flight__knows_a_bug_by_its_number(void **state)
{
	static const struct { struct span title; bool is_about; } cases[] = {
		{ SPAN("fix bug 1234"), true },
		{ SPAN("see show_bug.cgi?id=1234"), true },
		{ SPAN("12345 and 01234"), false },
		{ SPAN("no number"), false },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		if (is_about(SPAN("bug-1234"), SPAN("https://x/1234"),
			     cases[i].title) != cases[i].is_about)
			fail_msg("'" SPAN_FMT "'", SPAN_ARG(cases[i].title));
}

static void flight__has_no_clue_where_nothing_is_named(void **state)
{
	static const struct span sources[] = {
		SPAN(""), SPAN("a mail"), SPAN("https://x.example/a/b.html"),
		SPAN("/etc/passwd"), SPAN("../x.c"), SPAN("list.todo:7"),
	};
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(sources); i++) {
		const struct todo_item item = {
			.id = SPAN("bug-x"), .source = sources[i],
		};
		struct flight_clues clues;

		flight_find_clues(&a, &item, &clues);
		assert_false(flight_has_clues(&clues));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(flight__knows_an_extension_by_its_names),
		cmocka_unit_test(flight__finds_paths_however_they_are_listed),
		cmocka_unit_test(flight__knows_a_bug_by_its_number),
		cmocka_unit_test(flight__has_no_clue_where_nothing_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
