// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/cstatement.h"

#define HEAD	"--- a/x.c\n+++ b/x.c\n"

static void read_tokens(struct arena *a, const char *hunk,
			struct ctokens *tokens)
{
	struct diff diff;

	diff_parse(a, span_of(arena_printf(a, HEAD "%s", hunk)), 1, &diff);
	assert_int_equal(diff.files.n, 1);
	ctokens_of_hunk(a, &diff.files.at[0].hunks.at[0], DIFF_NEW, tokens);
}

static void assert_walks(const struct ctokens *tokens,
			 const struct ctokens *again)
{
	struct cstatement_walk w, v;
	struct cstatement s, t;
	size_t n = 0;

	cstatement_walk(&w, tokens);
	cstatement_walk(&v, again);
	while (cstatement_next(&w, &s)) {
		assert_true(cstatement_next(&v, &t));
		assert_int_equal(s.first, t.first);
		assert_int_equal(s.end, t.end);
		assert_int_equal(s.head_end, t.head_end);
		assert_int_equal(s.has_block, t.has_block);
		assert_int_equal(s.is_whole, t.is_whole);
		n++;
	}
	assert_false(cstatement_next(&v, &t));
	assert_int_equal(n, again->n_statements);
}

/* Walks over statements that were read before find what others do. */
static void statements__are_the_same_when_all_were_read(void **state)
{
	static const char *const hunks[] = {
		"@@ -1,0 +1,5 @@\n+int f(int a)\n+{\n+\tif (a)\n"
		"+\t\treturn 1;\n+}\n",
		"@@ -1,0 +1,4 @@\n+#define X(a) \\\n+\tdo { a; } while (0)\n"
		"+\tfor (i = 0; i < n;\n+\t     i++)\n",
		"@@ -1 +1 @@\n-a\n+\n",
		"@@ -1,0 +1 @@\n+/* only a comment */\n",
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(hunks); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct ctokens tokens, again;

		read_tokens(&a, hunks[i], &tokens);
		again = tokens;
		cstatement_read_all(&a, &again);
		assert_walks(&tokens, &again);
		assert_walks(&again, &again);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(statements__are_the_same_when_all_were_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
