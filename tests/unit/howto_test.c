// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <string.h>

#include "base/buf.h"
#include "howto/add.h"
#include "howto/check.h"
#include "howto/examples.h"
#include "howto/markup.h"

#define HEAD								\
	"<article xmlns='http://docbook.org/ns/docbook' version='5.0'>\n" \
	"<info><title>T</title></info>\n"				\
	"<section xml:id='matches'><title>M</title>\n"
#define TARGETS	"<section xml:id='targets'><title>T</title>\n"
#define ENTRY(kind, name)						\
	"<section xml:id='ext-" kind "-" name "'><title>" name " " kind	\
	"</title></section>\n"
#define END	"</section>\n"

static const char two_chapters[] =
	HEAD ENTRY("match", "bee") ENTRY("match", "Dog") END
	TARGETS ENTRY("target", "CAT") END "</article>";

static void howto__entries_are_found_by_kind_and_exact_name(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_HOWTO struct howto howto = { 0 };
	struct err e = { 0 };
	const struct howto_entry *entry;

	(void)state;
	assert_int_equal(howto_open_strictly(&a, "f", span_of(two_chapters),
					     &howto, &e), 0);
	assert_int_equal(howto.entries.n, 3);
	entry = howto_find(&howto, HOWTO_MATCH, "Dog");
	assert_non_null(entry);
	assert_string_equal(entry->title, "Dog match");
	assert_int_equal(entry->section->line, 5);
	assert_null(howto_find(&howto, HOWTO_MATCH, "dog"));
	assert_null(howto_find(&howto, HOWTO_MATCH, "CAT"));
	assert_non_null(howto_find(&howto, HOWTO_TARGET, "CAT"));
}

static void howto__order_is_by_letters_then_by_bytes(void **state)
{
	(void)state;
	assert_true(howto_compare_names("limit", "LOG") < 0);
	assert_true(howto_compare_names("mark", "MARK") > 0);
	assert_true(howto_compare_names("MARK", "mark2") < 0);
	assert_true(howto_compare_names("a", "") > 0);
	assert_int_equal(howto_compare_names("tcp", "tcp"), 0);
}

static void howto__names_of_extensions_are_known(void **state)
{
	static const char *const good[] = { "tcp", "TCPMSS", "u32", "a_b-c",
		"abcdefghijklmnopqrstuvwxyz12" };
	static const char *const bad[] = { "", "32u", "-a", "a b", "a/b", "a.c",
		"\xc3\xa4", "abcdefghijklmnopqrstuvwxyz123" };

	(void)state;
	for (size_t i = 0; i < NELEMS(good); i++)
		assert_true(howto_name_is_valid(span_of(good[i])));
	for (size_t i = 0; i < NELEMS(bad); i++)
		assert_false(howto_name_is_valid(span_of(bad[i])));
}

/* The new bytes that adding an entry of @name brings, and where. */
static struct span added(struct arena *a, const char *text,
			 enum howto_kind kind, const char *name, size_t *at)
{
	CLEANUP_HOWTO struct howto howto = { 0 };
	struct howto_source source = { kind, name, .stem = "xt_x" };
	struct err e = { 0 };
	struct span old = span_of(text), new;

	if (howto_open_strictly(a, "f", old, &howto, &e) ||
	    howto_add(a, &howto, &source, &new, &e))
		fail_msg("%s", e.msg);
	assert_true(new.len > old.len);
	for (*at = 0; *at < old.len && old.p[*at] == new.p[*at]; ++*at)
		;
	assert_true(span_ends(new, span_from(old, *at)));
	return span_first(span_from(new, *at), new.len - old.len);
}

static void add__only_the_entry_is_new(void **state)
{
	static const struct {
		enum howto_kind kind;
		const char *name, *behind;
	} cases[] = {
		{ HOWTO_MATCH, "ant", "<title>M</title>" },
		{ HOWTO_MATCH, "cow", "<title>bee match</title></section>" },
		{ HOWTO_MATCH, "zoo", "<title>Dog match</title></section>" },
		{ HOWTO_TARGET, "ANT", "<title>T</title>" },
		{ HOWTO_TARGET, "DOG", "<title>CAT target</title></section>" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		const char *behind = strstr(two_chapters, cases[i].behind);
		size_t at;
		struct span new = added(&a, two_chapters, cases[i].kind,
					cases[i].name, &at);

		/* The title of the article reads as the one of a chapter. */
		while (strstr(behind + 1, cases[i].behind))
			behind = strstr(behind + 1, cases[i].behind);
		behind += strlen(cases[i].behind);
		assert_true(span_starts(new, SPAN("\n<section xml:id=\"ext-")));
		assert_int_equal(at, behind - two_chapters + 1);
	}
}

static void add__a_name_that_is_there_is_an_error_with_its_line(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_HOWTO struct howto howto = { 0 };
	struct howto_source source = { HOWTO_MATCH, "Dog", .stem = "xt_Dog" };
	struct err e = { 0 };
	struct span new;

	(void)state;
	assert_int_equal(howto_open_strictly(&a, "f", span_of(two_chapters),
					     &howto, &e), 0);
	assert_int_equal(howto_add(&a, &howto, &source, &new, &e), -1);
	assert_int_equal(e.code, ERR_EXISTS);
	assert_true(span_starts(span_of(e.msg), SPAN("f:5: ")));
}

static void source__takes_author_and_summary_from_a_module(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct howto_source s = { 0 };

	(void)state;
	howto_source_module(&a, SPAN("int x;\n"
		"MODULE_AUTHOR(\"A B <a@b.c>\");\n"
		"MODULE_AUTHOR(\"Team\");\nMODULE_AUTHOR(\"\");\n"
		"/* MODULE_AUTHOR(\"no\") */\n"
		"MODULE_DESCRIPTION(\"Xtables: one \"\n\t\"\\\"two\\\"\");"),
		&s);
	assert_int_equal(s.authors.n, 2);
	assert_string_equal(s.authors.at[0].name, "A B");
	assert_string_equal(s.authors.at[0].email, "a@b.c");
	assert_string_equal(s.authors.at[1].name, "Team");
	assert_null(s.authors.at[1].email);
	assert_string_equal(s.summary, "one \"two\"");
}

static void source__takes_rules_that_are_ok_from_tests(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct howto_source s = { 0 };

	(void)state;
	howto_source_rules(&a, SPAN("-m x;=;OK\n:PREROUTING,INPUT\n*raw\n"
		"# -m x;=;OK\n-m x --no;;FAIL\n-m x --y 1;-m x --y 01;OK\n"
		"-m x --y;;\n@-m x;=;OK\n"), "iptables", &s);
	assert_int_equal(s.rules.n, 2);
	assert_string_equal(s.rules.at[0], "iptables -A INPUT -m x");
	assert_string_equal(s.rules.at[1],
			    "iptables -t raw -A PREROUTING -m x --y 1");
}

static void markup__fonts_become_what_they_mean(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf to;
	struct markup m = { &to, SPAN("\t") };
	struct man_text text = { 0 };
	struct man_fonts fonts = { 0 };

	(void)state;
	buf_init(&to, 1000);
	man_text_add(&a, &text, SPAN("[\\fB!\\fP] \\fB\\-\\-a \\fP\\fIn\\fP"
				     "\\fB\\-\\fP<\x01"), &fonts);
	markup_text_line(&m, "term", &text);
	markup_gap(&m, "a -- b---");
	assert_string_equal(to.p,
		"\t<term>[<literal>!</literal>] <option>--a</option> "
		"<replaceable>n</replaceable><literal>-</literal>&lt;"
		"\xef\xbf\xbd</term>\n\t<!-- nfkit: a - - b- - - -->\n");
}

static void examples__a_remark_ends_a_command(void **state)
{
	static const char *const lines[][2] = {
		{ "iptables -A a -j b # why", "iptables -A a -j b" },
		{ "iptables -A a -j b \t#why # so", "iptables -A a -j b" },
		{ "iptables --comment \"issue # 5\" # \"", "iptables --comment \"issue # 5\"" },
		{ "iptables --comment 'a # b", "iptables --comment 'a # b" },
		{ "iptables --set a#b \\#", "iptables --set a#b \\#" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		assert_span(howto_example_command(span_of(lines[i][0])),
			    lines[i][1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(howto__entries_are_found_by_kind_and_exact_name),
		cmocka_unit_test(howto__order_is_by_letters_then_by_bytes),
		cmocka_unit_test(howto__names_of_extensions_are_known),
		cmocka_unit_test(add__only_the_entry_is_new),
		cmocka_unit_test(add__a_name_that_is_there_is_an_error_with_its_line),
		cmocka_unit_test(source__takes_author_and_summary_from_a_module),
		cmocka_unit_test(source__takes_rules_that_are_ok_from_tests),
		cmocka_unit_test(examples__a_remark_ends_a_command),
		cmocka_unit_test(markup__fonts_become_what_they_mean),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
