// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/buf.h"
#include "base/limits.h"
#include "check/run.h"
#include "model/cfunction.h"

/* What the rules of this test are shown. */
static void on_code(struct report *to, struct cread line)
{
	report(to, cread_peek(&line)->text, "%zu tokens of " SPAN_FMT,
	       line.end - line.at, SPAN_ARG(report_file(to)->path));
}

static void on_hunk(struct report *to, const struct ctokens *tokens)
{
	report(to, tokens->list.at[0].text, "hunk of " SPAN_FMT,
	       SPAN_ARG(report_file(to)->path));
}

static void on_body(struct report *to, const struct ctokens *tokens,
		    const struct cfunction *f)
{
	report(to, tokens->list.at[f->first].text, "body of " SPAN_FMT,
	       SPAN_ARG(f->name));
}

static const char *const words[] = { "kfree", "#define", NULL };

static const struct banned banned[] = {
	{ "strcpy", "is banned" },
	{ "gets", "is worse" },
	{ NULL, NULL }
};

#define SOME	.severity = SEV_WARNING

static const struct rule any_code = { .name = "A", SOME, .code = on_code };
static const struct rule word_code = {
	.name = "B", SOME, .code = on_code, .words = words,
};
static const struct rule word_hunk = {
	.name = "C", SOME, .hunk = on_hunk, .words = words,
};
static const struct rule any_body = { .name = "H", SOME, .body = on_body };
static const struct rule word_body = {
	.name = "I", SOME, .body = on_body, .words = words,
};
static const struct rule netfilter = {
	.name = "J", SOME, .files = FILES_NETFILTER_C, .body = on_body,
};
static const struct rule calls = {
	.name = "D", SOME, .banned_calls = banned,
};
static const struct rule uses = {
	.name = "E", SOME, .banned_words = banned,
};
static const struct rule kernel = {
	.name = "F", SOME, .files = FILES_KERNEL_C, .code = on_code,
};
static const struct rule inner_header = {
	.name = "G", SOME, .files = FILES_INNER_C | FILES_HEADER,
	.code = on_code,
};

/* One hunk of these lines, each with its marker. */
static void check(const struct rule *rule, const char *path, const char *lines,
		  const char *want)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct checked mail = { .arena = &a }, *mails[] = { &mail };
	struct selection selection;
	struct buf out;

	mail.patch.mail.text = mail.patch.mail.body = span_of(
		arena_printf(&a, "--- a/%s\n+++ b/%s\n@@ -1 +1,9 @@\n%s",
			     path, path, lines));
	mail_index(&a, &mail.patch.mail);
	selection_of(&a, &rule, 1, PROFILE_NETFILTER, &selection);
	checked_read(&mail);
	check_mails(&selection, mails, 1);
	buf_init(&out, LIMIT_TEXT);
	for (size_t i = 0; i < mail.findings.list.n; i++)
		buf_printf(&out, "%u: %s\n",
			   mail.findings.list.at[i].place.nr - 3,
			   mail.findings.list.at[i].message);
	assert_string_equal(out.len ? out.p : "", want);
	buf_release(&out);
}

static void code__is_each_added_line_with_a_token(void **state)
{
	(void)state;
	check(&any_code, "x.c", " a;\n+b;\n+\n-c;\n+/* d */\n",
	      "2: 2 tokens of x.c\n5: 1 tokens of x.c\n");
	check(&any_code, "x.sh", "+b;\n", "");
}

static void code__is_seen_only_with_one_of_the_words(void **state)
{
	(void)state;
	check(&word_code, "x.c",
	      "+a;\n kfree(a);\n+kfree(a);\n+kfree_skb(a);\n+\"kfree\"\n"
	      "+/* kfree */\n+# define A\n+#if A\n",
	      "3: 5 tokens of x.c\n7: 2 tokens of x.c\n");
}

static void hunk__is_seen_if_any_line_has_one_of_the_words(void **state)
{
	(void)state;
	check(&word_hunk, "x.c", "+a;\n kfree(a);\n", "1: hunk of x.c\n");
	check(&word_hunk, "x.c", "+a;\n-kfree(a);\n", "");
}

static void body__is_each_function_that_an_added_line_is_in(void **state)
{
	static const char two[] = " int f(void)\n {\n+\ta;\n }\n"
				  " int g(void)\n {\n \tb;\n }\n";

	(void)state;
	check(&any_body, "x.c", two, "3: body of f\n");
	check(&any_body, "x.sh", two, "");
	check(&word_body, "x.c", two, "");
	check(&word_body, "x.c", " int f(void)\n {\n+\tkfree(a);\n }\n",
	      "3: body of f\n");
}

static void files__may_be_those_of_netfilter(void **state)
{
	static const char lines[] = " int f(void)\n {\n+\ta;\n }\n";

	(void)state;
	check(&netfilter, "net/netfilter/x.c", lines, "3: body of f\n");
	check(&netfilter, "net/ipv4/x.c", lines, "");
	check(&netfilter, "drivers/netfilter/x.c", lines, "");
	check(&netfilter, "include/uapi/linux/netfilter/x.h", lines, "");
}

static void banned_words__are_reported_once_in_a_line(void **state)
{
	static const char lines[] =
		"+strcpy(a, strcpy(b, c)); strcpy(a, b);\n"
		"+int gets;\n strcpy(a, b);\n+mystrcpy(a, b);\n";

	(void)state;
	check(&calls, "x.c", lines, "1: strcpy() is banned\n");
	check(&uses, "x.c", lines, "1: strcpy is banned\n2: gets is worse\n");
}

static void files__say_where_a_rule_looks(void **state)
{
	(void)state;
	check(&kernel, "net/x.c", "+a\n", "1: 1 tokens of net/x.c\n");
	check(&kernel, "src/x.c", "+a\n", "");
	check(&kernel, "net/Makefile", "+a\n", "");
	check(&inner_header, "net/x.c", "+a\n", "");
	check(&inner_header, "net/x.h", "+a\n", "1: 1 tokens of net/x.h\n");
	check(&inner_header, "include/uapi/x.h", "+a\n", "");
}

/* Far more words than the table has slots to begin with. */
static void index__finds_each_of_many_words(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	VEC(const char *) many = { 0 };
	struct rule rule = { .name = "H", SOME, .code = on_code };
	const struct rule *rules[] = { &any_code, &rule };
	struct ctoken t = { .kind = CTOKEN_IDENT };
	struct rule_index index;

	(void)state;
	for (int i = 0; i < 1000; i++)
		*VEC_ADD(&a, &many) = arena_printf(&a, "w%d", i);
	*VEC_ADD(&a, &many) = NULL;
	rule.words = many.at;
	rule_index_make(&a, rules, NELEMS(rules), &index);
	for (size_t i = 0; i + 1 < many.n; i++) {
		const struct rule_set *found;

		t.text = span_of(many.at[i]);
		found = rule_index_find(&index, &t);
		assert_non_null(found);
		assert_int_equal(rule_set_next(found, 0), 1);
		assert_int_equal(rule_set_next(found, 2), RULES_MAX);
	}
	t.text = SPAN("w1000");
	assert_null(rule_index_find(&index, &t));
	t = (struct ctoken){ .kind = CTOKEN_STRING, .text = SPAN("w1") };
	assert_null(rule_index_find(&index, &t));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(code__is_each_added_line_with_a_token),
		cmocka_unit_test(code__is_seen_only_with_one_of_the_words),
		cmocka_unit_test(hunk__is_seen_if_any_line_has_one_of_the_words),
		cmocka_unit_test(
			body__is_each_function_that_an_added_line_is_in),
		cmocka_unit_test(files__may_be_those_of_netfilter),
		cmocka_unit_test(banned_words__are_reported_once_in_a_line),
		cmocka_unit_test(files__say_where_a_rule_looks),
		cmocka_unit_test(index__finds_each_of_many_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
