// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/opt.h"

struct params {
	bool quiet;
	const char *file;
	struct opt_list select;
	unsigned int jobs;
	int format;
	const char *to;
	bool also;
	unsigned int few;
};

static const struct opt_choice formats[] = {
	{ "text", 0 }, { "json", 1 }, { NULL, 0 }
};

static const struct opt table[] = {
	{ 'q', "quiet", OPT_FLAG, offsetof(struct params, quiet), NULL,
	  "say less", NULL },
	{ 'f', "file", OPT_STRING, offsetof(struct params, file), "FILE",
	  "read FILE", NULL },
	{ 0, "select", OPT_LIST, offsetof(struct params, select), "RULE",
	  "only this rule", NULL },
	{ 'j', "jobs", OPT_NUMBER, offsetof(struct params, jobs), "N",
	  "N at once", NULL },
	{ 0, "format", OPT_CHOICE, offsetof(struct params, format), "FORMAT",
	  "print so", formats },
	{ 0, "to", OPT_STRING, offsetof(struct params, to), "FILE",
	  "with three others: write FILE", .needs = "quiet file select" },
	{ 0, "few", OPT_NUMBER, offsetof(struct params, few), "N",
	  "at most 9", .max = 9 },
	{ 0, "also", OPT_FLAG, offsetof(struct params, also), NULL,
	  "with --to", .needs = "to" },
	{ 0 }
};

static struct params p;
static struct opt_list args;
static enum opt_help help;

static int parse(struct arena *a, struct err *e, const char *const *argv)
{
	p = (struct params){ 0 };
	args = (struct opt_list){ 0 };
	return opt_parse(a, table, argv, &p, &args, &help, e);
}

#define PARSE(a, e, ...) \
	parse((a), (e), (const char *[]){ __VA_ARGS__, NULL })

static void opt__mixes_with_arguments_in_every_spelling(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct err e = { 0 };

	(void)state;
	assert_int_equal(PARSE(&a, &e, "one", "-qj4", "--select=X", "-", "-f",
			       "name", "--select", "Y", "--format", "json",
			       "--few", "9", "--", "-q"), 0);
	assert_int_equal(p.few, 9);
	assert_true(p.quiet);
	assert_int_equal(p.jobs, 4);
	assert_string_equal(p.file, "name");
	assert_int_equal(p.select.n, 2);
	assert_string_equal(p.select.at[1], "Y");
	assert_int_equal(p.format, 1);
	assert_int_equal(args.n, 3);
	assert_string_equal(args.at[1], "-");
	assert_string_equal(args.at[2], "-q");
}

static void opt__names_each_mistake(void **state)
{
	static const struct { const char *argv[4]; const char *says; } cases[] = {
		{ { "--fiel", "x" }, "did you mean --file?" },
		{ { "--nothing-like-it" },
		  "there is no option --nothing-like-it, see --help" },
		{ { "-z" }, "there is no option -z, see --help" },
		{ { "--file" }, "--file wants FILE" },
		{ { "-f" }, "-f wants FILE" },
		{ { "--format" }, "--format wants one of text, json" },
		{ { "--quiet=yes" }, "takes no value" },
		{ { "-j", "many" }, "takes a number from 1 on, not 'many'" },
		{ { "-j", "0" }, "takes a number from 1 on, not '0'" },
		{ { "--few", "0" }, "--few is 1 to 9, not '0'" },
		{ { "--few", "10" }, "--few is 1 to 9, not '10'" },
		{ { "--few", "many" }, "--few is 1 to 9, not 'many'" },
		{ { "--format=xml" }, "one of text, json, not 'xml'" },
		{ { "--to", "x" },
		  "--to works only with --quiet, --file or --select" },
		{ { "--also", "-q" }, "--also works only with --to" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct err e = { 0 };

		assert_int_equal(parse(&a, &e, cases[i].argv), -1);
		assert_int_equal(e.code, ERR_USAGE);
		assert_non_null(strstr(e.msg, cases[i].says));
	}
}

static void opt__one_may_need_another_at_any_place(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct err e = { 0 };

	(void)state;
	assert_int_equal(PARSE(&a, &e, "--to", "x", "--also", "-q"), 0);
	assert_int_equal(PARSE(&a, &e, "--select=a", "--to", "x"), 0);
	assert_int_equal(PARSE(&a, &e, "--to", "x", "--help"), 0);
}

static void opt__shows_what_is_set_as_it_is_written(void **state)
{
	static const struct { const char *name, *value; } cases[] = {
		{ "quiet", "true" }, { "file", "name" }, { "select", "X,Y" },
		{ "jobs", "4" }, { "format", "json" },
	};
	CLEANUP_ARENA struct arena a = { 0 };
	struct err e = { 0 };

	(void)state;
	assert_int_equal(PARSE(&a, &e, "argument"), 0);
	for (size_t i = 0; i < NELEMS(cases); i++)
		assert_false(opt_is_set(opt_find(table, span_of(cases[i].name)),
					&p));
	assert_int_equal(PARSE(&a, &e, "-qj4", "--select=X",
			       "-f", "name", "--select", "Y", "--format",
			       "json"), 0);
	for (size_t i = 0; i < NELEMS(cases); i++) {
		const struct opt *row = opt_find(table, span_of(cases[i].name));
		CLEANUP_BUF struct buf text;

		buf_init(&text, 100);
		assert_true(opt_is_set(row, &p));
		opt_show(row, &p, &text);
		assert_string_equal(text.p, cases[i].value);
	}
	assert_null(opt_find(table, SPAN("fil")));
}

static void opt__help_wins(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf text;
	struct err e = { 0 };

	(void)state;
	assert_int_equal(PARSE(&a, &e, "-q", "--help", "--nonsense"), 0);
	assert_int_equal(help, OPT_HELP_WHOLE);
	assert_int_equal(PARSE(&a, &e, "-q", "-h", "--help"), 0);
	assert_int_equal(help, OPT_HELP_SHORT);
	assert_int_equal(PARSE(&a, &e, "-q", "--", "-h"), 0);
	assert_int_equal(help, OPT_HELP_NONE);
	buf_init(&text, 4096);
	opt_describe(table, 80, &text);
	assert_non_null(strstr(text.p, "  -f, --file FILE           read FILE\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(opt__mixes_with_arguments_in_every_spelling),
		cmocka_unit_test(opt__names_each_mistake),
		cmocka_unit_test(opt__one_may_need_another_at_any_place),
		cmocka_unit_test(opt__shows_what_is_set_as_it_is_written),
		cmocka_unit_test(opt__help_wins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
