// SPDX-License-Identifier: GPL-2.0-only
#include "hunk.h"

#include "model/cdeclaration.h"
#include "model/ccontrol.h"

struct end_case {
	const char *lines;
	size_t want;
};

static void assert_ends(size_t (*end)(const struct ctokens *tokens, size_t i),
			const struct end_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct ctokens tokens;
		struct diff d;
		size_t got;

		ctokens_of_hunk(&a, hunk_of(&a, cases[i].lines, &d), DIFF_NEW,
				&tokens);
		got = end(&tokens, 0);
		if (got != cases[i].want)
			fail_msg("%s: got %zu, want %zu", cases[i].lines, got,
				 cases[i].want);
	}
}

static void ccontrol__condition_ends_behind_its_parenthesis(void **state)
{
	static const struct end_case cases[] = {
		{ "+if (a) b();", 4 }, { "+} else if (a) {", 6 },
		{ "+else\n+\tb();", 1 }, { "+else\n+\tif (b)\n+\t\tc();", 1 },
		{ "+do {", 1 }, { "+if (a &&\n+b)", 6 }, { "+if (a", CTOKEN_NONE },
		{ "+a = b;", CTOKEN_NONE }, { "+int a[] = {", CTOKEN_NONE },
		{ "+", CTOKEN_NONE },
	};

	(void)state;
	assert_ends(ccontrol_condition_end, cases, NELEMS(cases));
}

static void ccontrol__ends_at_its_semicolon_or_block(void **state)
{
	static const struct end_case cases[] = {
		{ "+a = b;", 4 }, { "+for (;;) {a;} b;", 9 },
		{ "+f(({a;}));", 10 }, { "+a", CTOKEN_NONE },
		{ "+a }", CTOKEN_NONE }, { "+{ a;", CTOKEN_NONE },
	};

	(void)state;
	assert_ends(ccontrol_end, cases, NELEMS(cases));
}

static void cdeclaration__begins_with_a_type_or_two_names(void **state)
{
	static const struct {
		const char *line, *name;
	} cases[] = {
		{ "+\tint a;", "a" }, { "+\tconst struct x *a = b;", "a" },
		{ "+\tfoo *a, *b;", "a" }, { "+\tfoo a[1];", "a" },
		{ "+\tint (*a)(void);", "a" }, { "+\tu8 a __maybe_unused;", "a" },
		{ "+\tunsigned int a:1;", "a" }, { "+\tstatic int a;", "a" },
		{ "+\treturn a;", NULL }, { "+\tgoto a;", NULL },
		{ "+\ta = b;", NULL }, { "+\tf(a);", NULL },
		{ "+\ta * b;", "b" }, { "+\tint f(int a);", NULL },
		{ "+\t", NULL },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		const struct ctoken *name;
		const struct hunk *h;
		struct ctokens tokens;
		struct cline_walk w;
		struct diff d;

		h = hunk_of(&a, cases[i].line, &d);
		ctokens_of_hunk(&a, h, DIFF_NEW, &tokens);
		cline_walk(&w, &tokens);
		assert_true(cline_next(&w));
		name = cdeclaration_name(&w.now);
		if (!name != !cases[i].name)
			fail_msg("%s", cases[i].line);
		assert_int_equal(cdeclaration_begins(&w.now), name != NULL);
		if (name)
			assert_span(name->text, cases[i].name);
	}
}

static void cdeclaration__may_be_a_macro(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct cline_walk w;
	struct ctokens tokens;
	const struct hunk *h;
	struct diff d;

	(void)state;
	h = hunk_of(&a, "+\tLIST_HEAD(a);\n+\tstatic DEFINE_SPINLOCK(b);\n"
		    "+\tIDEFINE(c);\n", &d);
	ctokens_of_hunk(&a, h, DIFF_NEW, &tokens);
	cline_walk(&w, &tokens);
	assert_true(cline_next(&w) && cdeclaration_begins(&w.now));
	assert_true(cline_next(&w) && cdeclaration_begins(&w.now));
	assert_true(cline_next(&w) && !cdeclaration_begins(&w.now));
}

static void ccontrol__tells_the_brace_of_a_do(void **state)
{
	static const struct {
		const char *lines;
		bool want;
	} cases[] = {
		{ "+do {\n+}", true }, { "+do /* a */ {\n+}", true },
		{ "+}", true }, { "+if (a) {\n+}", false },
		{ "+{\n+}", false }, { "+do\n+\ta();", false },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct ctokens tokens;
		struct diff d;

		ctokens_of_hunk(&a, hunk_of(&a, cases[i].lines, &d), DIFF_NEW,
				&tokens);
		if (ccontrol_may_end_do(&tokens, tokens.list.n - 1) !=
		    cases[i].want)
			fail_msg("%s", cases[i].lines);
		assert_false(ccontrol_may_end_do(&tokens, tokens.list.n));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ccontrol__condition_ends_behind_its_parenthesis),
		cmocka_unit_test(ccontrol__ends_at_its_semicolon_or_block),
		cmocka_unit_test(ccontrol__tells_the_brace_of_a_do),
		cmocka_unit_test(cdeclaration__begins_with_a_type_or_two_names),
		cmocka_unit_test(cdeclaration__may_be_a_macro),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
