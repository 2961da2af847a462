// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/buf.h"
#include "base/limits.h"
#include "hunk.h"
#include "model/clocal.h"

/* "*name[]=n" for each: a pointer, an array, the tokens of its value. */
static void put_locals(struct buf *to, const struct ctokens *tokens,
		       const struct cfunction *f)
{
	struct clocal_walk w;
	struct clocal l;

	clocal_walk(&w, tokens, f);
	while (clocal_next(&w, &l)) {
		struct span name = tokens->list.at[l.name].text;

		buf_printf(to, "%s%s%s" SPAN_FMT "%s", to->len ? " " : "",
			   l.is_static ? "static " : "",
			   l.is_pointer ? "*" : "", SPAN_ARG(name),
			   l.is_array ? "[]" : "");
		if (l.end > l.value)
			buf_printf(to, "=%zu", l.end - l.value);
	}
}

static void locals__are_found_one_by_one(void **state)
{
	static const struct {
		const char *body, *want;
	} cases[] = {
		{ "int a;", "a" },
		{ "int a, *b, c[3];", "a *b c[]" },
		{ "struct x *a = f(b, c), *d;", "*a=6 *d" },
		{ "const struct x *a = &b[1], d = { 1, 2 };", "*a=5 d=5" },
		{ "static unsigned long a = 1;", "static a=1" },
		{ "foo_t a; b = 1; c(d);", "a" },
		{ "a * b;", "*b" },
		{ "a(b); u8 c; if (d) { bool e = 1; } return f;", "c e=1" },
		{ "return a; goto b; a = b;", "" },
		{ "int (*f)(int a);", "" },
		{ "struct { int a; char b; } c, *d = 0; int e;", "c *d=1 e" },
		{ "union x { int a; }; int b;", "b" },
		{ "for (int i = 0; i < 3; i++) a;", "" },
		{ "int a = ", "" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		CLEANUP_BUF struct buf got;
		struct cfunction_walk w;
		struct ctokens tokens;
		const struct hunk *h;
		struct cfunction f;
		struct diff d;

		buf_init(&got, LIMIT_TEXT);
		h = hunk_of(&a, arena_printf(&a, "+int f(void)\n+{\n+\t%s\n+}\n",
					     cases[i].body), &d);
		ctokens_of_hunk(&a, h, DIFF_NEW, &tokens);
		cfunction_walk(&w, &tokens);
		assert_true(cfunction_next(&w, &f));
		put_locals(&got, &tokens, &f);
		assert_string_equal(got.len ? got.p : "", cases[i].want);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(locals__are_found_one_by_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
