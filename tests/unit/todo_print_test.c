// SPDX-License-Identifier: GPL-2.0-only
#include "todo_testing.h"

#include <locale.h>

#include "base/buf.h"
#include "base/limits.h"
#include "todo/print.h"

static const struct term utf8 = { .width = 80, .utf8 = true };

static const char *printed(struct todo_stage *s, const char *text,
			   todo_printer *printer, const struct term *term)
{
	static const struct todo_query all = { .state = TODO_ANY_STATE };
	struct todo_hits hits = { 0 };
	CLEANUP_BUF struct buf b;

	buf_init(&b, LIMIT_TEXT);
	if (stage_read(s, text) ||
	    todo_query_run(&s->arena, &all, &s->items, &hits, &s->e))
		fail_msg("%s", s->e.msg);
	printer(&s->arena, &hits, term, &b);
	return arena_str(&s->arena, buf_span(&b));
}

static const char list[] =
	"Id: one\nArea: iptables/man\nText: a task of some words\n\n"
	"Id: three\nArea: nft\nText: b\n";

static void table__is_a_line_for_each_in_a_pipe(void **state)
{
	CLEANUP_STAGE struct todo_stage s, empty;

	(void)state;
	assert_string_equal(printed(&s, list, todo_print_table, &utf8),
			    "ID     AREA          TASK\n"
			    "one    iptables/man  a task of some words\n"
			    "three  nft           b\n");
	assert_string_equal(printed(&empty, "", todo_print_table, &utf8), "");
}

static void table__shows_state_and_owner_where_they_say_something(void **state)
{
	CLEANUP_STAGE struct todo_stage s;

	(void)state;
	assert_string_equal(printed(&s,
				    "Id: one\nText: a\nOwner: Nora <n@example.org>\n\n"
				    "Id: two\nText: b\nState: done\n\n"
				    "Id: six\nText: c\nOwner: <o@x>\n",
				    todo_print_table, &utf8),
			    "ID   STATE  OWNER  TASK\n"
			    "one  open   Nora   a\n"
			    "two  done          b\n"
			    "six  open   <o@x>  c\n");
}

static void table__fills_tasks_into_the_last_column(void **state)
{
	static const struct term term = {
		.width = 50, .width_known = true, .utf8 = true
	};
	CLEANUP_STAGE struct todo_stage s, t;

	(void)state;
	assert_string_equal(printed(&s,
				    "Id: one\nArea: iptables/man\n"
				    "Text: a task of some words that go on\n",
				    todo_print_table, &term),
			    "ID   AREA          TASK\n"
			    "one  iptables/man  a task of some words that go on\n");
	assert_string_equal(printed(&t,
				    "Id: one\nArea: iptables/man\n"
				    "Text: a task of some words that go on.\n",
				    todo_print_table, &term),
			    "ID   AREA          TASK\n"
			    "one  iptables/man  a task of some words that go\n"
			    "                   on.\n");
}

static void table__puts_tasks_below_on_a_narrow_terminal(void **state)
{
	static const struct { bool utf8; const char *want; } cases[] = {
		{ true, "one  iptables/man\n  a task of some\n  words\n"
			"two  nft  Nora Ne\xe2\x80\xa6\n  b\n" },
		{ false, "one  iptables/man\n  a task of some\n  words\n"
			 "two  nft  Nora...\n  b\n" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct term term = {
			.width = 18, .width_known = true, .utf8 = cases[i].utf8
		};
		CLEANUP_STAGE struct todo_stage s;

		assert_string_equal(printed(&s,
					    "Id: one\nArea: iptables/man\n"
					    "Text: a task of some words\n\n"
					    "Id: two\nArea: nft\nText: b\n"
					    "Owner: Nora Netfilter\n",
					    todo_print_table, &term),
				    cases[i].want);
	}
}

static void table__has_columns_while_thirty_are_left_for_the_task(void **state)
{
	static const struct { unsigned int width; const char *want; } cases[] = {
		{ 49, "ID   AREA          TASK\none  iptables/man  a\n" },
		{ 48, "one  iptables/man\n  a\n" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct term term = {
			.width = cases[i].width, .width_known = true,
		};
		CLEANUP_STAGE struct todo_stage s;

		assert_string_equal(printed(&s,
					    "Id: one\nArea: iptables/man\n"
					    "Text: a\n",
					    todo_print_table, &term),
				    cases[i].want);
	}
}

static void table__keeps_the_id_whole_on_one_column(void **state)
{
	static const struct term term = { .width = 1, .width_known = true };
	CLEANUP_STAGE struct todo_stage s;

	(void)state;
	assert_string_equal(printed(&s, "Id: one\nArea: x\nText: ab\n",
				    todo_print_table, &term),
			    "one\n  a\n  b\n");
}

static void table__aligns_by_columns_and_not_by_bytes(void **state)
{
	CLEANUP_STAGE struct todo_stage s;

	(void)state;
	assert_string_equal(printed(&s,
				    "Id: a\nArea: \xc3\xa4rger\nText: x\n\n"
				    "Id: b\nArea: \xe6\xbc\xa2\xe5\xad\x97\nText: y\n\n"
				    "Id: c\nArea: abcde\nText: z\n",
				    todo_print_table, &utf8),
			    "ID  AREA   TASK\n"
			    "a   \xc3\xa4rger  x\n"
			    "b   \xe6\xbc\xa2\xe5\xad\x97   y\n"
			    "c   abcde  z\n");
}

static void table__has_colour_where_the_terminal_has(void **state)
{
	static const struct term term = {
		.width = 80, .width_known = true, .utf8 = true, .colour = true
	};
	CLEANUP_STAGE struct todo_stage s;

	(void)state;
	assert_string_equal(printed(&s, "Id: abc\nText: x\n", todo_print_table,
				    &term),
			    "\033[2mID   TASK\033[0m\n"
			    "\033[1mabc\033[0m  x\n");
}

static const char hostile[] =
	"Id: a\nArea: \033[2J\nOwner: \xff\nSource: a\tb\n"
	"Text: \xe2\x80\xae" "evil\x07\n a\001b\n  c\002d\n";

static void printers__say_nothing_raw(void **state)
{
	static const struct { todo_printer *printer; const char *want; } cases[] = {
		{ todo_print_table,
		  "ID  AREA     OWNER  TASK\n"
		  "a   \\x1b[2J  \\xff   \\u{202e}evil\\x07\n" },
		{ todo_print_plain,
		  "a\topen\t\\x1b[2J\t\\xff\t-\ta b\t\\u{202e}evil\\x07\n" },
		{ todo_print_cards,
		  "a\n"
		  "State:  open\nArea:   \\x1b[2J\nOwner:  \\xff\n"
		  "Source: a b\nDate:   -\nList:   x\n\n"
		  "    \\u{202e}evil\\x07\n\n"
		  "    a\\x01b\n     c\\x02d\n" },
		{ todo_print_json,
		  "[\n  {\n    \"id\": \"a\",\n    \"state\": \"open\",\n"
		  "    \"area\": \"\\u001B[2J\",\n    \"owner\": \"\\uFFFD\",\n"
		  "    \"date\": null,\n    \"source\": \"a b\",\n"
		  "    \"title\": \"\\u202Eevil\\u0007\",\n"
		  "    \"body\": \"a\\u0001b\\n c\\u0002d\\n\",\n"
		  "    \"list\": \"x\",\n    \"line\": 1\n  }\n]\n" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_STAGE struct todo_stage s;

		assert_string_equal(printed(&s, hostile, cases[i].printer,
					    &utf8), cases[i].want);
	}
}

static void printers__are_ascii_where_the_locale_is(void **state)
{
	static const struct term ascii = { .width = 80 };
	CLEANUP_STAGE struct todo_stage s;

	(void)state;
	assert_string_equal(printed(&s, "Id: a\nText: \xc3\xa4\n",
				    todo_print_plain, &ascii),
			    "a\topen\t-\t-\t-\t-\t\\u{e4}\n");
}

static void json__of_nothing_is_an_empty_array(void **state)
{
	CLEANUP_STAGE struct todo_stage s;

	(void)state;
	assert_string_equal(printed(&s, "", todo_print_json, &utf8), "[]\n");
}

static void cards__fill_paragraphs_and_keep_commands(void **state)
{
	static const struct term narrow = {
		.width = 24, .width_known = true, .utf8 = true
	};
	CLEANUP_STAGE struct todo_stage s;

	(void)state;
	assert_string_equal(printed(&s,
				    "Id: a\nSource: one two three four\n"
				    "Text: title\n"
				    " one two three\n"
				    " four five\n"
				    " .\n"
				    "   a command that is too long to fit\n"
				    " six\n\n"
				    "Id: b\nText: t\n",
				    todo_print_cards, &narrow),
			    "a\nState:  open\nArea:   -\nOwner:  -\n"
			    "Source: one two three\n        four\n"
			    "Date:   -\nList:   x\n\n"
			    "    title\n\n"
			    "    one two three four\n    five\n\n"
			    "      a command that is too long to fit\n"
			    "    six\n"
			    "\n"
			    "b\nState:  open\nArea:   -\nOwner:  -\nSource: -\n"
			    "Date:   -\nList:   x\n\n    t\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table__is_a_line_for_each_in_a_pipe),
		cmocka_unit_test(
			table__shows_state_and_owner_where_they_say_something),
		cmocka_unit_test(table__fills_tasks_into_the_last_column),
		cmocka_unit_test(table__puts_tasks_below_on_a_narrow_terminal),
		cmocka_unit_test(
			table__has_columns_while_thirty_are_left_for_the_task),
		cmocka_unit_test(table__keeps_the_id_whole_on_one_column),
		cmocka_unit_test(table__aligns_by_columns_and_not_by_bytes),
		cmocka_unit_test(table__has_colour_where_the_terminal_has),
		cmocka_unit_test(printers__say_nothing_raw),
		cmocka_unit_test(printers__are_ascii_where_the_locale_is),
		cmocka_unit_test(json__of_nothing_is_an_empty_array),
		cmocka_unit_test(cards__fill_paragraphs_and_keep_commands),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
