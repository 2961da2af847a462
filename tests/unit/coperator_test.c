// SPDX-License-Identifier: GPL-2.0-only
#include "hunk.h"

#include "base/buf.h"
#include "base/limits.h"
#include "model/coperator.h"

static const char letters[] = {
	[OPERATOR_UNARY] = 'u', [OPERATOR_BINARY] = 'b',
	[OPERATOR_IN_TYPE] = 't', [OPERATOR_POSTFIX] = 'p',
	[OPERATOR_CASE] = 'c', [OPERATOR_LABEL] = 'l',
	[OPERATOR_BIT_FIELD] = 'f',
};

/* The letters of the operators that have a role, in their order. */
static void assert_roles(const char *lines, const char *want)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf got;
	const enum coperator_role *roles;
	struct ctokens tokens;
	struct diff d;

	buf_init(&got, LIMIT_TEXT);
	ctokens_of_hunk(&a, hunk_of(&a, lines, &d), DIFF_NEW, &tokens);
	roles = coperator_roles(&a, &tokens);
	for (size_t i = 0; i < tokens.list.n; i++)
		if (roles[i] != OPERATOR_PLAIN)
			buf_add_char(&got, letters[roles[i]]);
	if (!span_eq(buf_span(&got), span_of(want)))
		fail_msg("%s: got %s, want %s", lines, got.p, want);
}

static void coperator__is_unary_where_no_value_is_before(void **state)
{
	(void)state;
	assert_roles("+a = -b - -c;", "ubu");
	assert_roles("+a = *b * *c;", "ubu");
	assert_roles("+a = &b & c && &d;", "ubbu");
	assert_roles("+a = (b) - c[1] - f(1) - sizeof(d) - \"s\";", "bbbb");
	assert_roles("+return -1;", "u");
	assert_roles("+if (a)\n+\t*b = -c;", "uu");
	assert_roles("+a++ + ++b;", "pb");
	assert_roles("+case -1:", "uc");
}

static void coperator__belongs_to_a_type_behind_one(void **state)
{
	(void)state;
	assert_roles("+int *a = *b;", "tu");
	assert_roles("+foo *a;", "t");
	assert_roles("+int f(foo *a, struct x **b, bar *c)", "tttt");
	assert_roles("+a = (int *)b * c;", "tb");
	assert_roles("+a = (foo *)b;", "t");
	assert_roles("+a = (int)-1;", "u");
	assert_roles("+a = sizeof(struct x *) * 2;", "tb");
}

static void coperator__colon_ends_a_label_or_parts_a_field(void **state)
{
	(void)state;
	assert_roles("+out:", "l");
	assert_roles("+case A:", "c");
	assert_roles("+unsigned int a:1, b:2;", "ff");
	assert_roles("+a = b ? c : d;", "");
}

static void coperator__macros_are_apart(void **state)
{
	(void)state;
	assert_roles("+#define A(x) -x\n+*b = 1;", "uu");
	assert_roles("+f(a\n+#define B (\n+- c)", "b");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(coperator__is_unary_where_no_value_is_before),
		cmocka_unit_test(coperator__belongs_to_a_type_behind_one),
		cmocka_unit_test(coperator__colon_ends_a_label_or_parts_a_field),
		cmocka_unit_test(coperator__macros_are_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
