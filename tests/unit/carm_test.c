// SPDX-License-Identifier: GPL-2.0-only
#include "hunk.h"

#include "model/carm.h"

struct chain_case {
	const char *lines;
	size_t arms;		/* 0: not known */
	const char *braced;	/* of each arm: y or n */
	const char *needs;	/* the same: does it need them? */
};

static void assert_chain(const struct chain_case *c)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct carm arms[CARM_MAX];
	struct ctokens tokens;
	struct diff d;
	size_t n;

	ctokens_of_hunk(&a, hunk_of(&a, c->lines, &d), DIFF_NEW, &tokens);
	n = carm_chain(&tokens, 0, arms);
	if (n != c->arms)
		fail_msg("%s: got %zu arms, want %zu", c->lines, n, c->arms);
	for (size_t i = 0; i < n; i++)
		if (arms[i].has_braces != (c->braced[i] == 'y') ||
		    carm_needs_braces(&tokens, &arms[i]) != (c->needs[i] == 'y'))
			fail_msg("%s: arm %zu", c->lines, i);
}

static void carm__chain_ends_where_no_else_follows(void **state)
{
	static const struct chain_case cases[] = {
		{ "+if (a)\n+b();\n+c();", 1, "n", "n" },
		{ "+if (a) {\n+b();\n+}\n+else\n+c();", 2, "yn", "nn" },
		{ "+if (a) {\n+} else if (b) {\n+c();\n+d();\n+} else {\n+c();\n+}",
		  3, "yyy", "nyn" },
		{ "+if (a)\n+{\n+b();\n+}", 1, "n", "y" },
		{ "+if (a)\n+b();\n+/* c */\n+else\n+d();", 1, "n", "n" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		assert_chain(&cases[i]);
}

static void carm__chain_is_unknown_where_the_hunk_cuts_it(void **state)
{
	static const struct chain_case cases[] = {
		{ "+if (a", 0, "", "" }, { "+if (a) {\n+b();", 0, "", "" },
		{ "+if (a)\n+b();\n+else {", 0, "", "" },
		{ "+if (a)\n+b();\n+c(", 0, "", "" }, { "+if (a)", 0, "", "" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		assert_chain(&cases[i]);
}

static void carm__braces_are_needed_by_more_than_a_line(void **state)
{
	static const struct chain_case cases[] = {
		{ "+if (a) {\n+/* b */\n+c();\n+}", 1, "y", "y" },
		{ "+if (a) { b(); c(); }", 1, "y", "y" },
		{ "+if (a) {\n+for (;;) b();\n+}", 1, "y", "y" },
		{ "+if (a) {\n+b(c,\n+d);\n+}", 1, "y", "y" },
		{ "+if (a) {\n+}", 1, "y", "n" },
		{ "+if (a) {\n-b();\n+b(c);\n+}", 1, "y", "n" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		assert_chain(&cases[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(carm__chain_ends_where_no_else_follows),
		cmocka_unit_test(carm__chain_is_unknown_where_the_hunk_cuts_it),
		cmocka_unit_test(carm__braces_are_needed_by_more_than_a_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
