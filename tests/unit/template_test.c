// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <string.h>

#include "base/limits.h"
#include "scaffold/template.h"
#include "scaffold/wrap.h"

/*
 * What @text becomes: "name" is quota, "no" is empty, the list "option" has
 * the names a and b, of classes with a file of pieces each, "none" is empty.
 */
static int render(struct arena *a, const char *text, struct buf *to,
		  struct err *e)
{
	const struct embed files[] = {
		{ "main", span_of(text) },
		{ "number", SPAN("All of a number.\n@define say@\n@name@: "
				 "@option@ is 1\n@end@\n@define both@\n"
				 "@piece say@\n@piece say@\n@end@\n") },
		{ "flag", SPAN("@define say@\n@if option@\n@option@ is set\n"
			       "@end@\n@end@\n@define turn@\n@piece turn@\n"
			       "@end@\n@define open@\nx\n") },
		{ "templates/parts/twice", SPAN("@if name@\n@name@ @name@\n"
						"@end@\n") },
		{ "templates/parts/broken", SPAN("x\n@end@\n") },
	};
	const struct templates all = { files, NELEMS(files) };
	struct scope top = { .arena = a }, *option;

	scope_set(&top, "name", "quota");
	scope_set_if(&top, "no", false);
	scope_list_of(&top, "none");
	option = scope_add(&top, "option");
	scope_set(option, "option", "a");
	scope_set(option, "pieces", "number");
	option = scope_add(&top, "option");
	scope_set(option, "option", "b");
	scope_set(option, "pieces", "flag");
	return template_render(&all, "main", &top, to, e);
}

static void template__becomes_text(void **state)
{
	static const struct { const char *text, *want; } cases[] = {
		{ "", "" },
		{ "plain\n", "plain\n" },
		{ "xt_@name@.c\n", "xt_quota.c\n" },
		{ "@name@\n", "quota\n" },
		{ "a@@b @@@name@@@\n", "a@b @quota@\n" },
		{ "[@no@]\n", "[]\n" },
		{ "no end of line", "no end of line\n" },
		{ "@if name@\nyes\n@end@\n", "yes\n" },
		{ "\t@if no@\nyes\n\t@end@\n", "" },
		{ "@if no@\nyes\n@else@\nno\n@end@\n", "no\n" },
		{ "@if not no@\nyes\n@else@\nno\n@end@\n", "yes\n" },
		{ "@if no@\n@if name@\na\n@else@\nb\n@end@\n@else@\nc\n@end@\n",
		  "c\n" },
		{ "@for option@\n@name@ @option@\n@end@\n-\n",
		  "quota a\nquota b\n-\n" },
		{ "@for none@\n@unknown@\n@end@\n", "" },
		{ "@for option@\n@for option@\n@option@\n@end@\n@end@\n",
		  "a\nb\na\nb\n" },
		{ "@for option@\n@piece say@\n@end@\n",
		  "quota: a is 1\nb is set\n" },
		{ "a\n@include twice@\nb\n", "a\nquota quota\nb\n" },
		{ "@if no@\n@include nothing@\n@end@\n", "" },
	};
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_BUF struct buf got;
		struct err e = { 0 };

		buf_init(&got, LIMIT_SPEC);
		if (render(&a, cases[i].text, &got, &e))
			fail_msg("'%s': %s", cases[i].text, e.msg);
		assert_span(buf_span(&got), cases[i].want);
	}
}

static void template__mistake_is_told_with_file_and_line(void **state)
{
	static const struct { const char *text, *want; } cases[] = {
		{ "\n@nmae@\n", "main:2: there is nothing of the name 'nmae'" },
		{ "\n@if nmae@\n@end@\n", "main:2: there is nothing of" },
		{ "@for name@\n@end@\n", "main:1: there is no list of" },
		{ "a@b\n", "main:1: this '@' begins no name" },
		{ "@na me@\n", "main:1: this '@' begins no name" },
		{ "@\n", "main:1: this '@' begins no name" },
		{ "\n@for option@\nx\n", "main:2: there is no @end@ for" },
		{ "@if no@\nx\n", "main:1: there is no @end@ for 'no'" },
		{ "@if no@\n@else@\n@else@\n@end@\n", "there is no @end@" },
		{ "\n\n@end@\n", "main:3: nothing is open here for 'end'" },
		{ "@else@\n", "main:1: nothing is open here for 'else'" },
		{ "@define x@\n@end@\n", "main:1: a piece begins inside" },
		{ "@include nothing@\n",
		  "main:1: there is no file in templates/parts/ of the name" },
		{ "@include broken@\n",
		  "templates/parts/broken:2: nothing is open here" },
		{ "@piece say@\n", "main:1: there is no file for the piece" },
		{ "@for option@\n@piece mute@\n@end@\n",
		  "main:2: there is no piece 'mute' in number" },
		{ "@for option@\n@if name@\n@piece both@\n@end@\n@end@\n",
		  "no piece 'both' in flag" },
		{ "@for option@\n@piece turn@\n@end@\n", "no piece 'turn'" },
	};
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_BUF struct buf got;
		struct err e = { 0 };

		buf_init(&got, LIMIT_SPEC);
		assert_int_equal(render(&a, cases[i].text, &got, &e), -1);
		assert_int_equal(e.code, ERR_SYNTAX);
		if (!strstr(e.msg, cases[i].want))
			fail_msg("got '%s', want '%s'", e.msg, cases[i].want);
	}
}

static void template__piece_that_calls_itself_ends(void **state)
{
	const struct embed files[] = {
		{ "main", SPAN("@piece turn@\n") },
		{ "own", SPAN("@define turn@\n@piece turn@\n@end@\n") },
	};
	const struct templates all = { files, NELEMS(files) };
	CLEANUP_ARENA struct arena a = { 0 };
	struct scope top = { .arena = &a };
	CLEANUP_BUF struct buf got;
	struct err e = { 0 };

	(void)state;
	buf_init(&got, LIMIT_SPEC);
	scope_set(&top, "pieces", "own");
	assert_int_equal(template_render(&all, "main", &top, &got, &e), -1);
	assert_non_null(strstr(e.msg, "own:1: too deep inside each other"));
}

#define A30	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B30	"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define C30	"cccccccccccccccccccccccccccccc"

static void wrap__long_lines_go_on_below_the_parenthesis(void **state)
{
	static const struct { const char *code, *want; } cases[] = {
		{ "int f(int a, int b);\n", "int f(int a, int b);\n" },
		{ "int f(" A30 ", " B30 ", " C30 ")\n",
		  "int f(" A30 ", " B30 ",\n      " C30 ")\n" },
		{ "\tif ((" A30 " & " B30 ") && !" C30 "(a, b))\n",
		  "\tif ((" A30 " & " B30 ") &&\n\t    !" C30 "(a, b))\n" },
		{ "fff(" A30 A30 ", " B30 B30 ", " C30 C30 ")\n",
		  "fff(" A30 A30 ",\n    " B30 B30 ",\n    " C30 C30 ")\n" },
		{ "f(" A30 ", \"" B30 ", " C30 "\", x)\n",
		  "f(" A30 ",\n  \"" B30 ", " C30 "\", x)\n" },
		{ "\t{." A30 ", ." B30 ", ." C30 "},\n",
		  "\t{." A30 ", ." B30 ",\n\t ." C30 "},\n" },
		{ "f(" A30 B30 C30 ", x, y)\n",
		  "f(" A30 B30 C30 ",\n  x, y)\n" },
		{ "return " A30 "_" B30 "_" C30 ";\n",
		  "return " A30 "_" B30 "_" C30 ";\n" },
		{ "\treturn " A30 " && " B30 " && " C30 ";\n",
		  "\treturn " A30 " &&\n\t       " B30 " && " C30 ";\n" },
		{ "static bool " A30 "_" B30 "(int a, " C30 " *b)\n",
		  "static bool\n" A30 "_" B30 "(int a,\n\t\t\t\t\t\t\t      " C30 " *b)\n" },
		{ "\tif (a) {\n\t\tf();\n\t}\n", "\tif (a)\n\t\tf();\n" },
		{ "\tif (a) {\n\t\tf();\n\t\tg();\n\t}\n",
		  "\tif (a) {\n\t\tf();\n\t\tg();\n\t}\n" },
		{ "\tif (a) {\n\t\tf();\n\t} else {\n\t\tg();\n\t}\n",
		  "\tif (a) {\n\t\tf();\n\t} else {\n\t\tg();\n\t}\n" },
		{ " * " A30 " " B30 " " C30 "\n",
		  " * " A30 " " B30 "\n * " C30 "\n" },
		{ " * " A30 B30 C30 "\n", " * " A30 B30 C30 "\n" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_BUF struct buf got;

		buf_init(&got, LIMIT_SPEC);
		wrap_c(span_of(cases[i].code), &got);
		assert_span(buf_span(&got), cases[i].want);
	}
}

static void wrap__text_keeps_its_indentation(void **state)
{
	CLEANUP_BUF struct buf got;

	(void)state;
	buf_init(&got, LIMIT_SPEC);
	wrap_text(SPAN("one two three\n\n  four five six\n  seven\n"), 10,
		  &got);
	assert_span(buf_span(&got),
		    "one two\nthree\n\n  four\n  five six\n  seven\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(template__becomes_text),
		cmocka_unit_test(template__mistake_is_told_with_file_and_line),
		cmocka_unit_test(template__piece_that_calls_itself_ends),
		cmocka_unit_test(wrap__long_lines_go_on_below_the_parenthesis),
		cmocka_unit_test(wrap__text_keeps_its_indentation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
