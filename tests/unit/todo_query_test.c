// SPDX-License-Identifier: GPL-2.0-only
#include "todo_testing.h"

#include "base/buf.h"
#include "todo/query.h"

static const char list[] =
	"Id: one\nArea: iptables/man\nText: TEE has no page\n write it\n\n"
	"Id: two\nArea: iptables\nState: done\nText: b\n"
	"Owner: Nora Netfilter <nora@example.org>\n\n"
	"Id: three\nArea: iptables2\nSource: libxt_TEE.c\nText: c\n\n"
	"Id: four\nState: unsure\nText: d\n";

/* The ids of what matches, with a blank behind each. */
static const char *found(struct todo_stage *s, const struct todo_query *q)
{
	CLEANUP_BUF struct buf ids;
	struct todo_hits hits = { 0 };

	buf_init(&ids, 1000);
	assert_int_equal(stage_read(s, list), 0);
	if (todo_query_run(&s->arena, q, &s->items, &hits, &s->e))
		return s->e.msg;
	for (size_t i = 0; i < hits.list.n; i++) {
		buf_add(&ids, hits.list.at[i]->id);
		buf_add_char(&ids, ' ');
	}
	return arena_str(&s->arena, buf_span(&ids));
}

static void query__filters_by_what_is_asked(void **state)
{
	static const struct { struct todo_query q; const char *ids; } cases[] = {
		{ { .state = TODO_ANY_STATE }, "one two three four " },
		{ { .state = TODO_OPEN }, "one three " },
		{ { .state = TODO_DONE }, "two " },
		{ { .state = TODO_UNSURE }, "four " },
		{ { .state = TODO_ANY_STATE, .area = "iptables" }, "one two " },
		{ { .state = TODO_ANY_STATE, .area = "IPTABLES/man" }, "one " },
		{ { .state = TODO_OPEN, .area = "iptables" }, "one " },
		{ { .state = TODO_ANY_STATE, .owner = "nora" }, "two " },
		{ { .state = TODO_ANY_STATE, .owner = "EXAMPLE.ORG" }, "two " },
		{ { .state = TODO_ANY_STATE, .owner = "otto" }, "" },
		{ { .state = TODO_ANY_STATE, .free = true },
		  "one three four " },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_STAGE struct todo_stage s;

		assert_string_equal(found(&s, &cases[i].q), cases[i].ids);
	}
}

static void query__wants_all_words_anywhere(void **state)
{
	static const struct { const char *words[3], *ids; } cases[] = {
		{ { "tee" }, "one three " },
		{ { "tee", "WRITE" }, "one " },
		{ { "write", "libxt" }, "" },
		{ { "/man" }, "one " },
		{ { "nora" }, "two " },
		{ { "hree" }, "three " },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		const char *words[3];
		struct todo_query q = {
			.state = TODO_ANY_STATE, .words = { .at = words },
		};
		CLEANUP_STAGE struct todo_stage s;

		while (cases[i].words[q.words.n]) {
			words[q.words.n] = cases[i].words[q.words.n];
			q.words.n++;
		}
		assert_string_equal(found(&s, &q), cases[i].ids);
	}
}

static void query__an_area_that_is_not_there_is_a_mistake(void **state)
{
	static const struct { const char *area, *says; } cases[] = {
		{ "iptable", "there is no area 'iptable', did you mean 'iptables'?" },
		{ "iptables/mna", "there is no area 'iptables/mna', did you mean 'iptables/man'?" },
		{ "kernel", "no item has the area 'kernel'" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct todo_query q = { .area = cases[i].area };
		CLEANUP_STAGE struct todo_stage s;

		assert_string_equal(found(&s, &q), cases[i].says);
		assert_int_equal(s.e.code, ERR_USAGE);
	}
}

/* Day 20783 is 2026-11-26, day 19783 is 2024-03-01. */
static void query__knows_how_old_an_item_is(void **state)
{
	static const struct {
		const char *date;
		int days;
		int64_t today;
		bool matches;
	} cases[] = {
		{ "2026-11-26", 1, 20783, true },
		{ "2026-11-25", 1, 20783, true },
		{ "2026-11-24", 1, 20783, false },
		{ "2026-11-27", 1, 20783, true },
		{ "2024-02-29", 1, 19783, true },
		{ "2024-02-28", 1, 19783, false },
		{ "2023-03-01", 366, 19783, true },
		{ "2023-02-28", 366, 19783, false },
		{ "2023-02-28", TODO_AGE_OLD, 19783, true },
		{ "2023-03-01", TODO_AGE_OLD, 19783, false },
		{ "1970-01-01", 7, 7, true },
		{ "", 366, 19783, false },
		{ "", TODO_AGE_OLD, 19783, false },
		{ "", 0, 19783, true },
		{ "2024-xx-01", 366, 19783, false },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		const struct todo_item item = {
			.date = span_of(cases[i].date),
		};
		const struct todo_query q = {
			.state = TODO_ANY_STATE, .days = cases[i].days,
			.today = cases[i].today,
		};

		if (todo_query_matches(&q, &item) != cases[i].matches)
			fail_msg("%s, %d", cases[i].date, cases[i].days);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(query__filters_by_what_is_asked),
		cmocka_unit_test(query__wants_all_words_anywhere),
		cmocka_unit_test(query__an_area_that_is_not_there_is_a_mistake),
		cmocka_unit_test(query__knows_how_old_an_item_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
