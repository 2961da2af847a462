// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/buf.h"
#include "base/limits.h"
#include "hunk.h"
#include "model/ckdoc.h"

static void put_names(struct buf *to, const struct span *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_printf(to, " " SPAN_FMT, SPAN_ARG(names[i]));
}

/* "doc x y Return / name a b value", of what can be read. */
static void assert_read(const char *lines, const char *want)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf got;
	struct ctokens tokens;
	struct cprototype p;
	struct ckdoc doc;
	struct diff d;

	buf_init(&got, LIMIT_TEXT);
	ctokens_of_hunk(&a, hunk_of(&a, lines, &d), DIFF_NEW, &tokens);
	if (ckdoc_read(&tokens, 0, &doc)) {
		buf_printf(&got, SPAN_FMT, SPAN_ARG(doc.name));
		put_names(&got, doc.described, doc.described_n);
		buf_printf(&got, "%s", doc.has_return ? " Return" : "");
		if (cprototype_read(&tokens, doc.end, &p)) {
			buf_printf(&got, " / " SPAN_FMT, SPAN_ARG(p.name));
			put_names(&got, p.parameters, p.parameters_n);
			buf_printf(&got, "%s", p.returns_value ? " value" : "");
		}
	}
	assert_string_equal(got.len ? got.p : "", want);
}

static void comments_and_heads__are_read(void **state)
{
	(void)state;
	assert_read("+/**\n+ * f - x\n+ * @a: b\n+ * @c: d\n+ */\n"
		    "+int f(int a);\n", "f a c / f a value");
	assert_read("+/**\n+ * f() - x\n+ *\n+ * Returns x. */\n"
		    "+static void *f(void) {}\n", "f Return / f value");
	assert_read("+/**\n+ * f:\n+ * @a, @b: x\n+ * @...: y\n+ */\n"
		    "+void f(int (*a)(int c), struct x *b[3], ...) {}\n",
		    "f ... / f a b ...");
	assert_read("+/**\n+ * f\n+ */\n"
		    "+void f(int (*const m)[4], int (**const __rcu cb)(int),\n"
		    "+       int (* volatile v)(void), int (*)(int x)) {}\n",
		    "f / f m cb v");
	assert_read("+/**\n+ * f\n+ * @return: x\n+ */\n+int f(void);\n",
		    "f Return / f value");
	assert_read("+/**\n+ * f\n+ */\n+#define f(a)\n", "f");
	assert_read("+/**\n+ * f\n+ */\n+f(a);\n", "f");
	assert_read("+/**\n+ * f\n+ */\n+int f(int a,\n", "f");
}

static void other_comments__are_none(void **state)
{
	(void)state;
	assert_read("+/*\n+ * f - x\n+ */\n+int f(int a);\n", "");
	assert_read("+/**\n+ * struct f - x\n+ */\n+struct f;\n", "");
	assert_read("+/**\n+ * Some words about it.\n+ */\n+int f;\n", "");
	assert_read("+/**\n+ * f - it does not end\n", "");
	assert_read("+/**\n+ */\n+int f(void);\n", "");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(comments_and_heads__are_read),
		cmocka_unit_test(other_comments__are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
