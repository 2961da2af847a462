// SPDX-License-Identifier: GPL-2.0-only
/* Where a new entry goes in lists as Linux has them, or nearly. */
#include "testing.h"

#include <string.h>

#include "scaffold/listing.h"

static const char sorted[] = "top\nx a y\nx c y\nx e y\n\nbottom\n";
static const char unsorted[] = "x a\nx z\nx b\nx d\n";
static const char blocks[] =
	"menu\n\nx a\n\tone\n\n\ttwo\n\nx c\n\tthree\n\nendmenu\n";

static const char commented[] =
	"# all\nx a\n# of c\n# and more\nx c\n# others\ny\n";
static const char conditional[] =
	"if X\n\nx a\n\n"
	"if N\nendif\n\nif C\n\nif D\nendif\n\n# of c\nx c\n\nendif\n\n"
	"x e\n\nendif\n";

static void listing__entry_goes_to_its_sorted_place(void **state)
{
	static const struct {
		const char *text, *name;
		bool blocks;
		const char *behind;	/* what follows the new entry */
	} cases[] = {
		{ sorted, "A", false, "x a" },
		{ sorted, "b", false, "x c" },
		{ sorted, "d", false, "x e" },
		{ sorted, "f", false, "\nbottom" },
		{ unsorted, "c", false, "x d" },
		{ unsorted, "e", false, "" },
		{ unsorted, "A", false, "x a" },
		{ blocks, "b", true, "x c" },
		{ blocks, "d", true, "endmenu" },
		{ "x a\n\tend", "b", true, "" },
		{ "x ab\n", "a", false, "x ab" },
		{ "x a", "b", false, "" },
		{ "x a \\\n\tb \\\n\tc\nd\n", "b", false, "d\n" },
		{ "x a \\\n\tb", "b", false, "" },
		{ "x a \\", "b", false, "" },
		{ commented, "A", false, "x a" },
		{ commented, "b", false, "# of c" },
		{ commented, "d", false, "# others" },
		{ "# xt_a, old\nx a\n", "A", false, "# xt_a" },
		{ "# A: old\nx a\n", "A", false, "# A: old" },
		{ "# an old\nx a\n", "A", false, "x a" },
		{ conditional, "A", true, "x a" },
		{ conditional, "b", true, "if C\n" },
		{ conditional, "d", true, "x e" },
		{ "if X\nx a\nif C\nx c\n\ty\nendif\n\nendif X\n", "d", true,
		  "endif X\n" },
		{ "ifdef X\nx a\nifeq\nx c\nifdef\nendif\nendif\nendif X\n",
		  "d", false, "endif X\n" },
		{ "x a\nif C\nx c\n", "d", true, "" },
		{ "x a\n\tif not\nx c\n", "b", true, "x c" },
		{ "menux a\nif a\nx c\nendif\n", "b", true, "if a" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct span text = span_of(cases[i].text), rest;
		struct err e = { 0 };
		size_t at;

		if (listing_place(text, SPAN("x "), span_of(cases[i].name),
				  cases[i].blocks ? LISTING_BLOCKS :
				  LISTING_LINES, "list", &at, &e))
			fail_msg("%s: %s", cases[i].name, e.msg);
		rest = span_from(text, at);
		if (!span_starts(rest, span_of(cases[i].behind)) ||
		    (!*cases[i].behind && rest.len))
			fail_msg("%zu: '%s' goes before '%s'", i, cases[i].name,
				 rest.p);
	}
}

static void listing__there_must_be_entries_but_not_this_one(void **state)
{
	struct err e = { 0 };
	size_t at;

	(void)state;
	assert_int_equal(listing_place(SPAN("y a\n"), SPAN("x "), SPAN("a"),
				       LISTING_LINES, "list", &at, &e), -1);
	assert_int_equal(e.code, ERR_NOENT);
	err_clear(&e);
	assert_int_equal(listing_place(span_of(sorted), SPAN("x "), SPAN("c"),
				       LISTING_LINES, "list", &at, &e), -1);
	assert_int_equal(e.code, ERR_EXISTS);
	assert_string_equal(e.msg, "'list' has an entry x c already");
}

static void listing__section_is_behind_its_comment(void **state)
{
	static const char text[] =
		"a\n#\n# matches\n#\nb\n#\n# targets\n#\nc\n";
	static const struct {
		const char *text, *word, *want;
	} cases[] = {
		{ text, "matches", "#\nb\n#\n" },
		{ text, "targets", "#\nc\n" },
		{ text, "match", text },
		{ "#matches\nb\n\n# targets\n", "matches", "b\n\n" },
		{ "b\n# targets", "targets", "" },
		{ "b # targets\nc\n", "targets", "b # targets\nc\n" },
		{ "", "targets", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_true(span_eq(listing_section(span_of(cases[i].text),
						    span_of(cases[i].word)),
				    span_of(cases[i].want)));
}

static void listing__chapter_is_below_its_title(void **state)
{
	static const char page[] =
		".SH NAME\n.SS MATCH EXTENSIONS\nx\n.SS arp\nif\n.SS eui\nab\n"
		".SS TARGET EXTENSIONS\n.SS MARK\ncd\n.SH FILES\n";
	static const struct {
		const char *title, *want, *name, *below;
	} cases[] = {
		{ ".SS MATCH EXTENSIONS", "x\n.SS arp\nif\n.SS eui\nab\n",
		  "aa", ".SS arp\nif\n.SS eui\nab\n" },
		{ ".SS MATCH EXTENSIONS", "x\n.SS arp\nif\n.SS eui\nab\n",
		  "bb", ".SS eui\nab\n" },
		{ ".SS MATCH EXTENSIONS", "x\n.SS arp\nif\n.SS eui\nab\n",
		  "ip", "" },
		{ ".SS TARGET EXTENSIONS", ".SS MARK\ncd\n", "snat", "" },
		{ ".SH FILES", "", NULL, NULL },
		{ ".SS EXTENSIONS", "", NULL, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct span chapter = listing_chapter(span_of(page),
						      span_of(cases[i].title));
		struct err e = { 0 };
		size_t at;

		assert_true(span_eq(chapter, span_of(cases[i].want)));
		if (!cases[i].name)
			continue;
		assert_int_equal(listing_place(chapter, SPAN(".SS "),
					       span_of(cases[i].name),
					       LISTING_CHAPTERS, "page", &at,
					       &e), 0);
		assert_true(span_eq(span_from(chapter, at),
				    span_of(cases[i].below)));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(listing__entry_goes_to_its_sorted_place),
		cmocka_unit_test(listing__section_is_behind_its_comment),
		cmocka_unit_test(listing__chapter_is_below_its_title),
		cmocka_unit_test(listing__there_must_be_entries_but_not_this_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
