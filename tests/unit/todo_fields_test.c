// SPDX-License-Identifier: GPL-2.0-only
#include "todo_testing.h"

#include "base/buf.h"
#include "base/embed.h"
#include "base/limits.h"

static void fields__an_item_has_what_its_lines_say(void **state)
{
	CLEANUP_STAGE struct todo_stage s;
	const struct todo_item *item;

	(void)state;
	assert_int_equal(stage_read(&s,
				    "# a comment\n"
				    "\n"
				    "Id: tee-oif\n"
				    "Area: iptables/man\n"
				    "State: done\n"
				    "Owner: Nora Netfilter\n"
				    "  <nora@example.org>\n"
				    "Source: a.c,\n"
				    "\tb.c\n"
				    "Date: 2026-11-23\n"
				    "Text: the task  \n"
				    " more\n"
				    " .\n"
				    "   a command\n"), 0);
	assert_int_equal(s.items.list.n, 1);
	item = s.items.list.at;
	assert_span(item->id, "tee-oif");
	assert_span(item->area, "iptables/man");
	assert_int_equal(item->state, TODO_DONE);
	assert_span(item->owner, "Nora Netfilter <nora@example.org>");
	assert_span(item->source, "a.c, b.c");
	assert_span(item->date, "2026-11-23");
	assert_span(item->title, "the task");
	assert_span(item->body, "more\n\n  a command\n");
	assert_string_equal(item->list, "x");
	assert_int_equal(item->line, 3);
}

static void fields__comments_alone_are_no_item(void **state)
{
	static const char *const texts[] = {
		"# my list\n\n", "# my list", "\n \n#\n#a\r\n\r\n", "",
		"\xef\xbb\xbf# a\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		CLEANUP_STAGE struct todo_stage s;

		assert_int_equal(stage_read(&s, texts[i]), 0);
		assert_int_equal(s.items.list.n, 0);
	}
}

static void fields__a_byte_order_mark_is_passed_over(void **state)
{
	CLEANUP_STAGE struct todo_stage s;

	(void)state;
	assert_int_equal(stage_read(&s, "\xef\xbb\xbf" "Id: a\nText: b\n"), 0);
	assert_int_equal(s.items.list.n, 1);
	assert_span(s.items.list.at->id, "a");
}

static void fields__two_are_needed_and_their_order_is_free(void **state)
{
	CLEANUP_STAGE struct todo_stage s;

	(void)state;
	assert_int_equal(stage_read(&s, "Text: b\nId: a\n\n\n\nId:c\nText:d"),
			 0);
	assert_int_equal(s.items.list.n, 2);
	assert_span(s.items.list.at[0].id, "a");
	assert_int_equal(s.items.list.at[0].state, TODO_OPEN);
	assert_span(s.items.list.at[0].owner, "");
	assert_span(s.items.list.at[0].body, "");
	assert_span(s.items.list.at[1].id, "c");
	assert_span(s.items.list.at[1].title, "d");
	assert_int_equal(s.items.list.at[1].line, 6);
}

static void fields__lines_may_end_as_on_other_systems(void **state)
{
	CLEANUP_STAGE struct todo_stage s;

	(void)state;
	assert_int_equal(stage_read(&s, "Id: a\r\nText: b\r\n c\r\n\r\n"
					"Id: d\r\nText: e\r\n"), 0);
	assert_int_equal(s.items.list.n, 2);
	assert_span(s.items.list.at[0].id, "a");
	assert_span(s.items.list.at[0].title, "b");
	assert_span(s.items.list.at[0].body, "c\n");
}

static void fields__a_bad_line_is_named(void **state)
{
	static const struct { const char *text, *says; } cases[] = {
		{ "Id: a\nSate: open\nText: b\n",
		  "x:2: there is no field 'Sate', did you mean 'State'?" },
		{ "Id: a\nid: b\n",
		  "x:2: there is no field 'id', did you mean 'Id'?" },
		{ "Id: a\nPriority: 1\n",
		  "x:2: there is no field 'Priority'" },
		{ "Id: a\nnonsense\n",
		  "x:2: no field and no comment: a line is 'Key: value' or begins with a blank or '#'" },
		{ "Id: a\nText: b\nText: c\n",
		  "x:3: a second 'Text', the first is in line 2" },
		{ "  b\nId: a\n",
		  "x:1: the line begins with a blank, but there is no field above to continue" },
		{ "Id: a\n# comment\n  b\nText: c\n",
		  "x:3: the line begins with a blank, but there is no field above to continue" },
		{ "Id: a\nText: b\n\nId: c\n\n",
		  "x:4: the item has no 'Text'" },
		{ "\nText: b\n", "x:2: the item has no 'Id'" },
		{ "Id: a\nText:\n b\n",
		  "x:2: the Text says nothing in its first line" },
		{ "Text: b\nId: a_b\n",
		  "x:2: the Id 'a_b' is not 1 to 40 of a-z, 0-9 and '-'" },
		{ "Text: b\nId: A\n",
		  "x:2: the Id 'A' is not 1 to 40 of a-z, 0-9 and '-'" },
		{ "Text: b\nId: -a\n",
		  "x:2: the Id '-a' is not 1 to 40 of a-z, 0-9 and '-'" },
		{ "Text: b\nId:\n",
		  "x:2: the Id '' is not 1 to 40 of a-z, 0-9 and '-'" },
		{ "Text: b\nId: a2345678901234567890123456789012345678901\n",
		  "x:2: the Id 'a2345678901234567890123456789012345678901' is not 1 to 40 of a-z, 0-9 and '-'" },
		{ "Id: a\nText: b\n\nText: c\nId: a\n",
		  "x:5: the Id 'a' is taken by the item of line 1" },
		{ "Id: a\nText: b\nState: Open\n",
		  "x:3: the State 'Open' is none of open, done, unsure" },
		{ "Id: a\nText: b\nState:\n",
		  "x:3: the State '' is none of open, done, unsure" },
		{ "Id: a\nText: b\nDate: 2026-13-01\n",
		  "x:3: the Date '2026-13-01' is not a day as YYYY-MM-DD" },
		{ "Id: a\nText: b\nDate: 2026-00-01\n",
		  "x:3: the Date '2026-00-01' is not a day as YYYY-MM-DD" },
		{ "Id: a\nText: b\nDate: 2026-1-010\n",
		  "x:3: the Date '2026-1-010' is not a day as YYYY-MM-DD" },
		{ "Id: a\nText: b\nDate: 23.11.2026\n",
		  "x:3: the Date '23.11.2026' is not a day as YYYY-MM-DD" },
		{ "Id: a\nText: b\nDate: 2026-11-32\n",
		  "x:3: the Date '2026-11-32' is not a day as YYYY-MM-DD" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		assert_refused(cases[i].text, cases[i].says);
}

static void fields__what_is_no_text_is_refused(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct todo_items items = { 0 };
	struct err e = { 0 };

	(void)state;
	assert_int_equal(todo_parse(&a, SPAN("Id: a\nText: \0b\n"), "x",
				    &items, &e), -1);
	assert_string_equal(e.msg, "x:2: a NUL byte: this is not a TODO list");
}

static void add_items(struct buf *to, unsigned int n)
{
	for (unsigned int i = 0; i < n; i++)
		buf_printf(to, "Id: a%u\nText: b\n\n", i);
}

static void fields__there_is_a_limit(void **state)
{
	CLEANUP_BUF struct buf b;

	(void)state;
	buf_init(&b, LIMIT_TODO);
	add_items(&b, LIMIT_TODO_ITEMS + 1);
	assert_refused(b.p, "x:15003: more than 5000 items");
}

static void fields__lists_share_neither_limit_nor_ids(void **state)
{
	CLEANUP_STAGE struct todo_stage s;
	CLEANUP_BUF struct buf b;

	(void)state;
	buf_init(&b, LIMIT_TODO);
	add_items(&b, LIMIT_TODO_ITEMS);
	assert_int_equal(stage_read(&s, b.p), 0);
	assert_int_equal(todo_parse(&s.arena, buf_span(&b), "y", &s.items,
				    &s.e), 0);
	assert_int_equal(s.items.list.n, 2 * LIMIT_TODO_ITEMS);
}

static bool is_complete(const struct todo_item *item)
{
	return item->area.len && item->source.len && item->date.len &&
	       item->body.len;
}

/* "man-tee-oif" is in "iptables/man". */
static bool fits_its_area(const struct todo_item *item)
{
	static const struct { struct span kind, area; } pairs[] = {
		{ SPAN("man-"), SPAN("/man") },
		{ SPAN("help-"), SPAN("/help") },
		{ SPAN("test-"), SPAN("/tests") },
		{ SPAN("xlate-"), SPAN("/translate") },
		{ SPAN("code-"), SPAN("") },
	};

	for (size_t i = 0; i < NELEMS(pairs); i++)
		if (span_starts(item->id, pairs[i].kind))
			return span_ends(item->area, pairs[i].area);
	return false;
}

static void fields__the_shipped_list_is_complete(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct todo_items items = { 0 };
	struct err e = { 0 };
	struct span text;

	(void)state;
	assert_true(embed_find("todo/netfilter.todo", &text));
	if (todo_parse(&a, text, "todo/netfilter.todo", &items, &e))
		fail_msg("%s", e.msg);
	assert_true(items.list.n >= 15);
	for (size_t i = 0; i < items.list.n; i++) {
		const struct todo_item *item = &items.list.at[i];

		if (!is_complete(item) || !fits_its_area(item))
			fail_msg("line %u: todo/README.md wants all fields and an Id of the area's kind",
				 item->line);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields__an_item_has_what_its_lines_say),
		cmocka_unit_test(fields__comments_alone_are_no_item),
		cmocka_unit_test(
			fields__a_byte_order_mark_is_passed_over),
		cmocka_unit_test(
			fields__two_are_needed_and_their_order_is_free),
		cmocka_unit_test(fields__lines_may_end_as_on_other_systems),
		cmocka_unit_test(fields__a_bad_line_is_named),
		cmocka_unit_test(fields__what_is_no_text_is_refused),
		cmocka_unit_test(fields__there_is_a_limit),
		cmocka_unit_test(fields__lists_share_neither_limit_nor_ids),
		cmocka_unit_test(fields__the_shipped_list_is_complete),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
