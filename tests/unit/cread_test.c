// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/buf.h"
#include "hunk.h"
#include "model/cread.h"
#include "model/cstatement.h"

static struct ctokens tokens_of(struct arena *a, const char *lines)
{
	struct ctokens tokens;
	struct diff d;

	ctokens_of_hunk(a, hunk_of(a, lines, &d), DIFF_NEW, &tokens);
	return tokens;
}

/* Tokens that @read takes off the line; -1: none, and it did not move. */
static int taken(const char *line, bool (*read)(struct cread *c))
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct ctokens t = tokens_of(&a, arena_printf(&a, "+%s\n", line));
	struct cread c = cread_line(&t, 0);

	if (read(&c))
		return (int)c.at;
	assert_int_equal(c.at, 0);
	return -1;
}

static void types__are_read_with_their_pointers(void **state)
{
	static const struct {
		const char *line;
		int base, type, declared;
	} cases[] = {
		{ "int a", 1, 1, 1 },
		{ "unsigned long long *a", 3, 4, 4 },
		{ "const struct net *const *a", 3, 6, 6 },
		{ "u8 a", 1, 1, 1 },
		{ "__be32 a", 1, 1, 1 },
		{ "u9 a", -1, -1, 1 },
		{ "size_t *a", 1, 2, 2 },
		{ "_t a", -1, -1, 1 },
		{ "foo *a", -1, -1, 2 },
		{ "foo * a()", -1, -1, 2 },
		{ "foo * 3", -1, -1, -1 },
		{ "foo", -1, -1, -1 },
		{ "return a", -1, -1, -1 },
		{ "typeof(a) b", 4, 4, 4 },
		{ "struct", -1, -1, -1 },
		{ "struct {", -1, -1, -1 },
		{ "char *[] a", 1, 4, 4 },
		{ "struct x const a", 3, 3, 3 },
		{ "struct x __rcu *a", 3, 4, 4 },
		{ "const", -1, -1, -1 },
		{ "typeof(a[1]) b", 7, 7, 7 },
		{ "typeof(a", -1, -1, -1 },
		{ "enum x", 2, 2, 2 },
		{ "1", -1, -1, -1 },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		if (taken(cases[i].line, cread_base_type) != cases[i].base ||
		    taken(cases[i].line, cread_type) != cases[i].type ||
		    taken(cases[i].line, cread_declared_type) !=
		    cases[i].declared)
			fail_msg("%s", cases[i].line);
}

static void specifiers__may_have_a_storage_class(void **state)
{
	static const struct {
		const char *line;
		int want;
	} cases[] = {
		{ "static int a", 2 }, { "static inline int a", 3 },
		{ "static a", -1 }, { "inline u8 *a", 3 },
		{ "static struct x noinline a", 4 },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		if (taken(cases[i].line, cread_specifiers) != cases[i].want)
			fail_msg("%s", cases[i].line);
}

static void part__is_of_one_line(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct ctokens t = tokens_of(&a, "+a;\n+\n+b = (const char *)c;\n");
	const struct cline *l = &t.lines.at[2];
	struct cread c = cread_part(&t.lines.at[1], 0, 0);
	struct span name;

	(void)state;
	assert_null(cread_peek(&c));
	assert_false(cread_is_type(c));
	c = cread_part(l, 2, l->n);
	assert_true(cread_group(&c, SPAN("(")));
	assert_true(cread_ident(&c, &name));
	assert_true(span_eq(name, SPAN("c")));
	assert_true(cread_is_type(cread_part(l, 3, 6)));
	assert_false(cread_is_type(cread_part(l, 3, 7)));
}

static void words__end_a_type(void **state)
{
	static const struct {
		const char *type;
		bool want;
	} cases[] = {
		{ "unsigned int", true }, { "const unsigned int", true },
		{ "int", false }, { "unsigned int *", false },
		{ "const int", false }, { "struct x", false },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct ctokens t = tokens_of(&a, arena_printf(&a, "+%s\n",
							      cases[i].type));
		struct cread c = cread_line(&t, 0);

		if (cread_ends_in_words(&c) != cases[i].want)
			fail_msg("%s", cases[i].type);
	}
}

static void values__are_read_with_their_members(void **state)
{
	static const struct {
		const char *line;
		int lvalue, operand, argument;
	} cases[] = {
		{ "a", 1, 1, 1 },
		{ "a->b.c[d(1)] = 2", 11, 11, 11 },
		{ "a(b, c) + 1", 1, 6, 6 },
		{ "&a", -1, 2, 2 },
		{ "(u8)a", -1, -1, 4 },
		{ "(u8 *)a", -1, -1, -1 },
		{ "12", -1, -1, 1 },
		{ "\"a\"", -1, -1, 1 },
		{ "a[", 1, 1, 1 },
		{ "+a", -1, -1, -1 },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		if (taken(cases[i].line, cread_lvalue) != cases[i].lvalue ||
		    taken(cases[i].line, cread_operand) != cases[i].operand ||
		    taken(cases[i].line, cread_argument) != cases[i].argument)
			fail_msg("%s", cases[i].line);
}

/* "FIRST-END/HEAD" of each statement, by the tokens' texts. */
static const char *statements(struct arena *a, const char *lines)
{
	struct ctokens t = tokens_of(a, lines);
	struct cstatement_walk w;
	const char *all = "";
	struct cstatement s;

	cstatement_walk(&w, &t);
	while (cstatement_next(&w, &s))
		all = arena_printf(a, "%s" SPAN_FMT "-" SPAN_FMT "%s ", all,
				   SPAN_ARG(t.list.at[s.first].text),
				   SPAN_ARG(t.list.at[s.end - 1].text),
				   s.is_whole ? "" : "?");
	return all;
}

static void statements__begin_with_lines(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	assert_string_equal(statements(&a, "+a =\n+b;\n+c;\n"), "a-; c-; ");
	assert_string_equal(statements(&a, "+a = b; c =\n+d;\n"), "a-; d-; ");
	assert_string_equal(statements(&a, "+if (a) {\n+b;\n+}\n+c;\n"),
			    "if-} b-; }-; ");
	assert_string_equal(statements(&a, "+for (a; b; c)\n+d;\n"),
			    "for-; d-; ");
	assert_string_equal(statements(&a, "+#define a(b) \\\n+c; d\n+e;\n"),
			    "#define-d e-; ");
	assert_string_equal(statements(&a, "+struct a b = {\n+1,\n+};\n"),
			    "struct-; 1-; ");
	assert_string_equal(statements(&a, "+a(b,\n"), "a-,? ");
	assert_string_equal(statements(&a, "+/* a */\n+b;\n"), "b-; ");
}

static void statement__is_cut_at_its_limit(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf b;
	struct cstatement_walk w;
	struct cstatement s;
	struct ctokens t;

	(void)state;
	buf_init(&b, 100000);
	for (int i = 0; i < 3000; i++)
		buf_add_str(&b, "+a\n");
	t = tokens_of(&a, b.p);
	cstatement_walk(&w, &t);
	assert_true(cstatement_next(&w, &s));
	assert_false(s.is_whole);
	assert_true(s.end < 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(types__are_read_with_their_pointers),
		cmocka_unit_test(specifiers__may_have_a_storage_class),
		cmocka_unit_test(part__is_of_one_line),
		cmocka_unit_test(words__end_a_type),
		cmocka_unit_test(values__are_read_with_their_members),
		cmocka_unit_test(statements__begin_with_lines),
		cmocka_unit_test(statement__is_cut_at_its_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
