// SPDX-License-Identifier: GPL-2.0-only
/* The samples are made up in the shapes of the real files. */
#include "todo_testing.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"

struct expected {
	enum todo_state state;
	const char *id, *area, *owner, *title;
};

static void assert_items(const struct todo_stage *s,
			 const struct expected *want, size_t n)
{
	assert_int_equal(s->items.list.n, n);
	for (size_t i = 0; i < n; i++) {
		const struct todo_item *item = &s->items.list.at[i];

		assert_int_equal(item->state, want[i].state);
		assert_span(item->id, want[i].id);
		assert_span(item->area, want[i].area);
		assert_span(item->owner, want[i].owner);
		assert_span(item->title, want[i].title);
	}
}

static void classic__bare_lines_are_open_items(void **state)
{
	static const struct expected want[] = {
		{ TODO_OPEN, "merge-the-module", "", "", "Merge the module" },
		{ TODO_OPEN, "x-marks-nothing-here-see-below",
		  "", "", "x marks nothing here (see below)" },
		{ TODO_OPEN, "c-utility", "", "", "-C utility." },
	};
	CLEANUP_STAGE struct todo_stage s;

	(void)state;
	assert_int_equal(stage_read(&s, "Merge the module\n"
					"x marks nothing here\n"
					"\t(see   below)\n"
					"\n"
					"-C utility.\n"), 0);
	assert_items(&s, want, NELEMS(want));
}

static void classic__two_blanks_begin_an_item_without_sections(void **state)
{
	static const struct expected want[] = {
		{ TODO_OPEN, "u32-classifier", "", "", "u32 classifier" },
		{ TODO_DONE, "fix-the-thing-in-test2", "", "",
		  "fix the thing in -test2" },
		{ TODO_OPEN, "random-crashes-after-all-of-it", "", "",
		  "Random crashes after all of it" },
		{ TODO_DONE, "big-x", "", "", "Big X" },
	};
	CLEANUP_STAGE struct todo_stage s;

	(void)state;
	assert_int_equal(stage_read(&s, "  u32 classifier\n"
					"x fix the thing\n"
					"\tin -test2\n"
					"  Random crashes\n"
					"     after all of it\n"
					"X Big X\n"
					"\t\n"), 0);
	assert_items(&s, want, NELEMS(want));
}

static const char sections[] =
	"TODO list for something. \n"
	"Currently maintained by Nora Netfilter <nora@example.org>\n"
	"\n"
	"Please tell me\n"
	"  who does what.\n"
	"\n"
	"CVS ID: $Id: TODO,v 1.58 2002/02/25 09:27:31 nora Exp $\n"
	"\n"
	"IMPORTANT issues:\n"
	"- first thing [NN]\n"
	"x second thing (solved: so)[NN]\n"
	"- a third one which\n"
	"  goes on [OO]\n"
	"\n"
	"NICE to have:\n"
	"? perhaps a bug (somebody said\n"
	"\tso) [PP]\n"
	"X done [NN] (in 2.4.4)\n"
	"- the [[!] x] of a rule (NN suggested that) [Done by Nora]\n"
	"- in the other place [BZ]\n"
	"- done\n"
	"======================================================================\n"
	"[NN]\tNora Netfilter <nora@example.org>\n"
	"[OO]\tOtto 'O' Owner <otto@example.org>\n"
	"\n"
	"[BZ]\tIncluded in Bugzilla System\n";

static void classic__sections_have_items_with_owners(void **state)
{
	static const struct expected want[] = {
		{ TODO_OPEN, "first-thing", "IMPORTANT issues",
		  "Nora Netfilter", "first thing" },
		{ TODO_DONE, "second-thing-solved-so", "IMPORTANT issues",
		  "Nora Netfilter", "second thing (solved: so)" },
		{ TODO_OPEN, "a-third-one-which-goes-on", "IMPORTANT issues",
		  "Otto 'O' Owner", "a third one which goes on" },
		{ TODO_UNSURE, "perhaps-a-bug-somebody-said-so",
		  "NICE to have", "PP", "perhaps a bug (somebody said so)" },
		{ TODO_DONE, "done-in-2-4-4", "NICE to have",
		  "Nora Netfilter", "done (in 2.4.4)" },
		{ TODO_OPEN, "the-x-of-a-rule-nn-suggested", "NICE to have",
		  "", "the [[!] x] of a rule (NN suggested that) [Done by Nora]" },
		{ TODO_OPEN, "in-the-other-place-bz", "NICE to have", "",
		  "in the other place [BZ]" },
		{ TODO_OPEN, "done", "NICE to have", "", "done" },
	};
	CLEANUP_STAGE struct todo_stage s;

	(void)state;
	if (stage_read(&s, sections))
		fail_msg("%s", s.e.msg);
	assert_items(&s, want, NELEMS(want));
}

static void classic__items_know_their_line_and_the_files_date(void **state)
{
	CLEANUP_STAGE struct todo_stage s;

	(void)state;
	assert_int_equal(stage_read(&s, sections), 0);
	assert_int_equal(s.items.list.at[2].line, 12);
	assert_span(s.items.list.at[2].source, "x:12");
	assert_span(s.items.list.at[2].date, "2002-02-25");
}

static void classic__ids_are_unique_and_hold_in_a_line(void **state)
{
	static const struct { const char *text, *ids[4]; } cases[] = {
		{ "- a\n- a\n- a\n", { "a", "a-2", "a-3" } },
		{ "- a 2\n- a\n- A!\n", { "a-2", "a", "a-3" } },
		{ "- ???\n- ...\n", { "item", "item-2" } },
		{ "- one two three four five six seven\n",
		  { "one-two-three-four-five-six" } },
		{ "- onewordthatislongerthanthirtytwobytes\n",
		  { "onewordthatislongerthanthirtytwo" } },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_STAGE struct todo_stage s;

		assert_int_equal(stage_read(&s, cases[i].text), 0);
		for (size_t k = 0; cases[i].ids[k]; k++)
			assert_span(s.items.list.at[k].id, cases[i].ids[k]);
	}
}

static void classic__a_line_that_has_no_place_is_named(void **state)
{
	static const char lost[] =
		"the line is neither an item nor a section, and continues nothing: is this a TODO list?";
	static const struct { const char *text, *where, *says; } cases[] = {
		{ "THINGS:\n- a\nlost\n", "x:3: ", lost },
		{ "  a\nlost\n", "x:2: ", lost },
		{ "head\n- a\n\nhead?\n", "x:4: ", lost },
		{ "- a\n\n  b\n", "x:3: ",
		  "the line is indented, but there is no item above to continue" },
		{ "\ta\n", "x:1: ",
		  "the line is indented, but there is no item above to continue" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		char want[200];

		snprintf(want, sizeof(want), "%s%s", cases[i].where,
			 cases[i].says);
		assert_refused(cases[i].text, want);
	}
}

static void classic__nothing_is_an_empty_list(void **state)
{
	static const char *const cases[] = { "", "\n\n", " \n\t\n" };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_STAGE struct todo_stage s;

		assert_int_equal(stage_read(&s, cases[i]), 0);
		assert_int_equal(s.items.list.n, 0);
	}
}

/* Each would take hours in the square or the cube of the input's size. */
static void classic__is_fast_on_what_is_made_to_be_slow(void **state)
{
	CLEANUP_BUF struct buf same, tags;
	CLEANUP_STAGE struct todo_stage s, t;
	clock_t start = clock();

	(void)state;
	buf_init(&same, LIMIT_TODO);
	buf_init(&tags, LIMIT_TODO);
	for (unsigned int i = 0; i < LIMIT_TODO_ITEMS; i++)
		buf_add_str(&same, "- a\n");
	buf_add_str(&tags, "- a ");
	for (unsigned int i = 0; i < 500000; i++)
		buf_add_str(&tags, "[XX]");
	buf_add_str(&tags, "\n==========\n");
	for (unsigned int i = 0; i < 256; i++)
		buf_add_str(&tags, "[XX] nobody\n");
	assert_int_equal(stage_read(&s, same.p), 0);
	assert_span(s.items.list.at[LIMIT_TODO_ITEMS - 1].id, "a-5000");
	assert_int_equal(stage_read(&t, tags.p), 0);
	assert_true(clock() - start < 30 * CLOCKS_PER_SEC);
}

static void classic__there_is_a_limit_of_owners(void **state)
{
	CLEANUP_BUF struct buf b;

	(void)state;
	buf_init(&b, LIMIT_TODO);
	buf_add_str(&b, "==========\n");
	for (unsigned int i = 0; i <= 256; i++)
		buf_add_str(&b, "[XX] x <x>\n");
	assert_refused(b.p, "x: more than 256 owners");
}

/* The list, written out of what the parser took it for, is the list. */
static void assert_emitted(struct span text, const char *name)
{
	CLEANUP_STAGE struct todo_stage s = { 0 };
	struct todo_parser p = {
		.arena = &s.arena, .name = name, .nr = 1, .items = &s.items,
	};
	CLEANUP_BUF struct buf b;

	buf_init(&b, LIMIT_TODO);
	if (todo_emit_classic(&p, text, &b, &s.e))
		fail_msg("%s", s.e.msg);
	if (!span_eq(buf_span(&b), text))
		fail_msg("%s: other bytes: %s", name, b.p);
}

static void classic__can_be_written_as_it_was(void **state)
{
	static const char *const cases[] = {
		"", "\n", "one\ntwo", "one\n\tmore \n\n",
		"x done\n  open\n     more\t\nX\tdone\n",
		"  TITLE \n\n$Id: x $\nNICE:  \n- a [XX]\n  b\n? c\n\tmore\n"
		"===========\n[XX]\tA <a>\n\n",
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		assert_emitted(span_of(cases[i]), cases[i]);
}

/* The real files, where they are at hand: see NFKIT_SHARED. */
static void classic__real_files_can_be_written_as_they_were(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	const char *shared = getenv("NFKIT_SHARED");
	const char *dir = path_join(&a, shared ? shared : "../shared",
				    "todo-history");
	DIR *files = opendir(dir);
	const struct dirent *entry;
	struct err e = { 0 };
	unsigned int n = 0;

	(void)state;
	if (!files) {
		print_message("no real TODO files in %s\n", dir);
		skip();
	}
	while (files && (entry = readdir(files))) {
		struct span text;

		if (!span_starts(span_of(entry->d_name), SPAN("TODO.")))
			continue;
		assert_int_equal(file_read(&a, path_join(&a, dir,
							 entry->d_name),
					   LIMIT_TODO, &text, &e), 0);
		assert_emitted(text, entry->d_name);
		n++;
	}
	closedir(files);
	assert_in_range(n, 1, 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(classic__bare_lines_are_open_items),
		cmocka_unit_test(
			classic__two_blanks_begin_an_item_without_sections),
		cmocka_unit_test(classic__sections_have_items_with_owners),
		cmocka_unit_test(
			classic__items_know_their_line_and_the_files_date),
		cmocka_unit_test(classic__ids_are_unique_and_hold_in_a_line),
		cmocka_unit_test(classic__a_line_that_has_no_place_is_named),
		cmocka_unit_test(classic__nothing_is_an_empty_list),
		cmocka_unit_test(classic__is_fast_on_what_is_made_to_be_slow),
		cmocka_unit_test(classic__there_is_a_limit_of_owners),
		cmocka_unit_test(classic__can_be_written_as_it_was),
		cmocka_unit_test(
			classic__real_files_can_be_written_as_they_were),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
