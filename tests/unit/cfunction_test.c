// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/buf.h"
#include "base/limits.h"
#include "hunk.h"
#include "model/cfunction.h"

/* "name{3}" for each, with the braces that are there and the tokens inside. */
static void put_functions(struct buf *to, struct cfunction_walk *w)
{
	struct cfunction f;

	while (cfunction_next(w, &f))
		buf_printf(to, "%s" SPAN_FMT "%s%zu%s%s", to->len ? " " : "",
			   SPAN_ARG(f.name), f.has_begin ? "{" : "",
			   f.end - f.first, f.has_end ? "}" : "",
			   cfunction_has(w->tokens, &f, SPAN("static")) ?
			   "static" : "");
}

struct function_case {
	const char *section, *lines, *want;
};

static void assert_functions(const struct function_case *c)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf got;
	struct cfunction_walk w;
	struct ctokens tokens;
	struct hunk h;
	struct diff d;

	buf_init(&got, LIMIT_TEXT);
	h = *hunk_of(&a, c->lines, &d);
	h.section = span_of(c->section);
	ctokens_of_hunk(&a, &h, DIFF_NEW, &tokens);
	cfunction_walk(&w, &tokens);
	put_functions(&got, &w);
	assert_string_equal(got.len ? got.p : "", c->want);
}

static void assert_all(const struct function_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_functions(&cases[i]);
}

static void whole_functions__have_a_name_and_both_braces(void **state)
{
	static const struct function_case cases[] = {
		{ "", "+int f(void)\n+{\n+\tg();\n+}\n", "f{4}" },
		{ "", "+static int f(void)\n+{\n+}\n+\n+void g(int a)\n+{\n+"
		  "\tif (a) {\n+\t}\n+}\n", "f{0}static g{6}" },
		{ "", "+static bool\n+f(int a,\n+  int b)\n+{\n+\ta;\n+}\n",
		  "f{2}static" },
		{ "", "+static int f(void) { return 0; }\n", "f{3}static" },
		{ "", "+int f(void)\n+__acquires(l) /* l */\n+{\n+\ta;\n+}\n",
		  "f{2}" },
		{ "", "+__printf(1, 2)\n+{\n+\ta;\n+}\n", "" },
		{ "", "+int f(a) __printf(1, 2)\n+{\n+\ta;\n+}\n", "f{2}" },
		{ "", "+int __init\n+f(void)\n+{\n+out:\n+\ta;\n+}\n", "f{4}" },
	};

	(void)state;
	assert_all(cases, sizeof(cases) / sizeof(cases[0]));
}

static void cut_functions__lack_the_brace_that_is_outside(void **state)
{
	static const struct function_case cases[] = {
		{ "int f(int a)", "+\ta;\n", "f2" },
		{ "int f(int a,", " \ta;\n+out:\n+\tb;\n }\n \n int g(void)\n"
		  " {\n \tc;\n", "f6} g{2" },
		{ "", "+\ta;\n }\n", "2}" },
		{ "int f(int a,", " \t\tint b)\n {\n+\tc;\n }\n", "f{2}" },
	};

	(void)state;
	assert_all(cases, sizeof(cases) / sizeof(cases[0]));
}

static void what_is_no_function__is_none(void **state)
{
	static const struct function_case cases[] = {
		{ "static struct x = {", "+\t.a = b,\n };\n", "" },
		{ "int f(int a)", " struct x {\n+\tint a;\n };\n", "" },
		{ "", "+enum x\n+{\n+\tA,\n+};\n", "" },
		{ "", "+#define x(a) \\\n+{ a; }\n", "" },
		{ "", "+\t.a = b,\n };\n", "" },
		{ "", " \n", "" },
		{ "", "+{\n+}\n", "" },
		{ "", "+)\n+{\n+}\n", "" },
	};

	(void)state;
	assert_all(cases, sizeof(cases) / sizeof(cases[0]));
}

static void only_lines_of_the_patch__touch_a_body(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct cfunction_walk w;
	struct ctokens tokens;
	struct cfunction f;
	const struct hunk *h;
	struct diff d;

	(void)state;
	h = hunk_of(&a, "+int f(void)\n {\n \ta;\n }\n int g(void)\n {\n+\ta;\n"
		    " }\n", &d);
	ctokens_of_hunk(&a, h, DIFF_NEW, &tokens);
	cfunction_walk(&w, &tokens);
	assert_true(cfunction_next(&w, &f));
	assert_false(cfunction_is_touched(&tokens, &f));
	assert_true(cfunction_next(&w, &f));
	assert_true(cfunction_is_touched(&tokens, &f));
	assert_false(cfunction_next(&w, &f));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_functions__have_a_name_and_both_braces),
		cmocka_unit_test(cut_functions__lack_the_brace_that_is_outside),
		cmocka_unit_test(what_is_no_function__is_none),
		cmocka_unit_test(only_lines_of_the_patch__touch_a_body),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
