// SPDX-License-Identifier: GPL-2.0-only
#include "hunk.h"

#include "base/buf.h"
#include "base/limits.h"
#include "model/cline.h"

struct hunk_case {
	const char *lines, *want;
};

/* Compare what @put writes of each line's hunk with what is wanted. */
static void assert_hunks(const struct hunk_case *cases, size_t n,
			 void (*put)(struct buf *to,
				     const struct ctokens *tokens))
{
	for (size_t i = 0; i < n; i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		CLEANUP_BUF struct buf got;
		struct ctokens tokens;
		const struct hunk *h;
		struct diff d;

		buf_init(&got, LIMIT_TEXT);
		h = hunk_of(&a, cases[i].lines, &d);
		ctokens_of_hunk(&a, h, DIFF_NEW, &tokens);
		put(&got, &tokens);
		if (!span_eq(buf_span(&got), span_of(cases[i].want)))
			fail_msg("%s\ngot: %s\nwant: %s", cases[i].lines,
				 got.p, cases[i].want);
	}
}

/* "+2:3c " - added, 2 tokens, indented by 3 columns, in a comment. */
static void put_lines(struct buf *to, const struct ctokens *tokens)
{
	struct cline_walk w;

	cline_walk(&w, tokens);
	while (cline_next(&w))
		buf_printf(to, "%s%zu:%u%s%s ",
			   cline_is_added(&w.now) ? "+" : "", w.now.n,
			   columns_of(w.now.indent),
			   w.now.in_comment ? "c" : "",
			   w.now.is_joined ? "j" : "");
}

static void cline__has_tokens_indentation_and_state(void **state)
{
	static const struct hunk_case cases[] = {
		{ "+int a;\n \n-int b;\n+\tb(c);", "+3:0 0:0 +5:8 " },
		{ "+/* a\n+\n+ * b */ c;\n+d", "+1:0 +0:0c +3:1c +1:0 " },
		{ "+ * a\n+ */\n+\tb;", "+1:1c +1:1c +2:8 " },
		{ "+#define A \\\n+  \tB", "+2:0j +1:8 " },
		{ "+// a\n+b", "+1:0 +1:0 " },
	};

	(void)state;
	assert_hunks(cases, NELEMS(cases), put_lines);
}

/* "(3": this bracket pairs with token 3; "(-": with none. */
static void put_mates(struct buf *to, const struct ctokens *tokens)
{
	for (size_t i = 0; i < tokens->list.n; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (t->mate != SIZE_MAX)
			buf_printf(to, "%c%zu ", t->text.p[0], t->mate);
		else if (t->kind == CTOKEN_PUNCT)
			buf_printf(to, "%c- ", t->text.p[0]);
	}
}

static void ctokens__know_which_brackets_pair(void **state)
{
	static const struct hunk_case cases[] = {
		{ "+(){}[]", "(1 )0 {3 }2 [5 ]4 " },
		{ "+([{}])", "(5 [4 {3 }2 ]1 )0 " },
		{ "+{()", "{- (2 )1 " },
		{ "+)}", ")- }- " },
		{ "+{(}", "{2 (- }0 " },
		{ "+{)}", "{2 )- }0 " },
		{ "+([)", "(2 [- )0 " },
		{ "+{\n+#define A (\n+)}", "{5 (- )- }0 " },
		{ "+(\n+#define A )\n+)", "(4 )- )0 " },
		{ "+#define A (\\\n+)", "(3 )2 " },
		{ "+#if A\n+{\n+#else\n+{\n+#endif\n+}", "{- {6 }4 " },
		{ "+\"(\" /* ( */ ')'", "" },
	};

	(void)state;
	assert_hunks(cases, NELEMS(cases), put_mates);
}

static void columns__are_those_of_tabs_of_eight(void **state)
{
	(void)state;
	assert_int_equal(columns_of(SPAN("")), 0);
	assert_int_equal(columns_of(SPAN("\t")), 8);
	assert_int_equal(columns_of(SPAN("  \t")), 8);
	assert_int_equal(columns_of(SPAN("1234567\ta")), 9);
	assert_int_equal(columns_of(SPAN("12345678\ta")), 17);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cline__has_tokens_indentation_and_state),
		cmocka_unit_test(ctokens__know_which_brackets_pair),
		cmocka_unit_test(columns__are_those_of_tabs_of_eight),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
