// SPDX-License-Identifier: GPL-2.0-only
/* check_formats - what other programs read is what they expect */
#include "check_testing.h"

#include <jansson.h>

#include "base/limits.h"
#include "check/print.h"
#include "check/rules.h"

/* Two mails, the second one without a finding. */
struct output {
	struct buf text;
};

static const struct term plain = { .width = 80, .utf8 = true };

static const char *print(struct output *o, const struct printer *printer,
			 const struct stage *s)
{
	const struct checked clean = { 0 };
	struct printing p = { .to = &o->text, .term = &plain };

	buf_init(&o->text, LIMIT_TEXT);
	if (printer->begin)
		printer->begin(&p);
	print_mail(printer, &p, &s->mail);
	print_mail(printer, &p, &clean);
	if (printer->end)
		printer->end(&p);
	return o->text.p;
}

static void find_two(struct stage *s)
{
	stage_init(s, "one\n\xc3\xa4\xc3\xa4 two\n");
	s->mail.patch.mail.source = "a b:c,100%.patch";
	s->mail.patch.mail.source_line = 11;
	report_as(&s->to, SEV_ERROR, stage_at(s, "two"),
		  "50%% of \xc3\xa4 \033[0m \"it\"");
	report_also(&s->to, stage_at(s, "one"), "was here first");
	report_as(&s->to, SEV_NOTE, stage_at(s, "one"), "also");
}

static json_t *parse(const char *text, size_t flags)
{
	json_error_t error;
	json_t *root = json_loads(text, flags, &error);

	if (!root)
		fail_msg("%s at %d: %s", error.text, error.position, text);
	return root;
}

static const char *text_of(json_t *root, const char *key)
{
	return json_string_value(json_object_get(root, key));
}

static void print_json__has_an_object_a_line(void **state)
{
	CLEANUP_STAGE struct stage s;
	struct output o;
	const char *text;
	json_t *one;

	(void)state;
	find_two(&s);
	text = print(&o, &print_json, &s);
	one = parse(text, JSON_DISABLE_EOF_CHECK);
	assert_string_equal(text_of(one, "file"), "a b:c,100%.patch");
	assert_string_equal(text_of(one, "level"), "error");
	assert_string_equal(text_of(one, "rule"), "SOME_RULE");
	assert_string_equal(text_of(one, "message"),
			    "50% of \xc3\xa4 \033[0m \"it\"");
	assert_string_equal(text_of(one, "text"), "\xc3\xa4\xc3\xa4 two");
	assert_int_equal(json_integer_value(json_object_get(one, "line")), 12);
	assert_int_equal(json_integer_value(json_object_get(one, "mail_line")),
			 2);
	assert_int_equal(json_integer_value(json_object_get(one, "column")), 6);
	assert_int_equal(json_array_size(json_object_get(one, "related")), 1);
	json_decref(one);
	assert_non_null(strchr(text, '\n'));
	assert_int_equal(strspn(strchr(text, '\n') + 1, "{"), 1);
	buf_release(&o.text);
}

static void print_github__escapes_what_has_a_meaning_there(void **state)
{
	CLEANUP_STAGE struct stage s;
	struct output o;

	(void)state;
	find_two(&s);
	assert_string_equal(print(&o, &print_github, &s),
			    "::error file=a b%3Ac%2C100%25.patch,line=12,col=6,"
			    "title=SOME_RULE::50%25 of \xc3\xa4 \\x1b[0m "
			    "\"it\"\n"
			    "::notice file=a b%3Ac%2C100%25.patch,line=11,"
			    "col=1,title=SOME_RULE::also\n");
	buf_release(&o.text);
}

/* What a server can show is in the files that the commit changes. */
static void print_github__knows_the_files_of_a_commit(void **state)
{
	static const char *const text =
		"Subject: a\n\n--- a/x,y.c\n+++ b/x,y.c\n"
		"@@ -8,3 +9,3 @@\n i\n-j\n+k\n l\n"
		"@@ -20,2 +20 @@\n m\n-n\n"
		"--- a/z.c\n+++ /dev/null\n@@ -1 +0,0 @@\n-gone\n";
	static const char *const places[] = {
		"a\n", "+k", " i", "-j", "l", "-n", "+++ b", "gone"
	};
	CLEANUP_STAGE struct stage s;
	struct output o;

	(void)state;
	stage_init(&s, text);
	s.mail.patch.mail.source = "012345";
	s.mail.patch.mail.id = SPAN("0123456789");
	diff_parse(&s.arena, span_of(text + strlen("Subject: a\n\n")), 3,
		   &s.mail.patch.diff);
	for (size_t i = 0; i < NELEMS(places); i++)
		report(&s.to, stage_at(&s, places[i]), "%zu", i);
	assert_string_equal(print(&o, &print_github, &s),
		"::warning title=SOME_RULE::012345: 0\n"
		"::warning file=x%2Cy.c,line=10,col=1,title=SOME_RULE::1\n"
		"::warning file=x%2Cy.c,line=9,col=1,title=SOME_RULE::2\n"
		"::warning file=x%2Cy.c,line=10,title=SOME_RULE::3\n"
		"::warning file=x%2Cy.c,line=11,col=1,title=SOME_RULE::4\n"
		"::warning file=x%2Cy.c,line=20,title=SOME_RULE::5\n"
		"::warning file=x%2Cy.c,title=SOME_RULE::6\n"
		"::warning title=SOME_RULE::012345: 7\n");
	buf_release(&o.text);
}

static void print_b4__has_an_object_for_each_mail(void **state)
{
	CLEANUP_STAGE struct stage s;
	struct output o;
	json_t *all, *first, *second;

	(void)state;
	find_two(&s);
	all = parse(print(&o, &print_b4, &s), 0);
	assert_int_equal(json_array_size(all), 2);
	first = json_array_get(all, 0);
	second = json_array_get(all, 1);
	assert_string_equal(text_of(first, "tool"), "nfkit");
	assert_string_equal(text_of(first, "status"), "fail");
	assert_string_equal(text_of(first, "summary"), "1 error, 1 note");
	assert_non_null(strstr(text_of(first, "details"),
			       ":11: CHECK:SOME_RULE: also\n"));
	assert_string_equal(text_of(second, "status"), "pass");
	assert_string_equal(text_of(second, "summary"), "nothing found");
	assert_null(json_object_get(second, "details"));
	json_decref(all);
	buf_release(&o.text);
}

static void print_b4__is_an_array_where_there_is_no_mail(void **state)
{
	struct printing p = { .term = &plain };
	struct buf text;
	json_t *all;

	(void)state;
	buf_init(&text, LIMIT_TEXT);
	p.to = &text;
	print_b4.begin(&p);
	print_b4.end(&p);
	all = parse(text.p, 0);
	assert_int_equal(json_array_size(all), 0);
	json_decref(all);
	buf_release(&text);
}

/* The region of the result's first location. */
static json_t *region_of(json_t *result, json_t **artifact)
{
	json_t *places = json_object_get(result, "locations");
	json_t *at = json_object_get(json_array_get(places, 0),
				     "physicalLocation");

	*artifact = json_object_get(at, "artifactLocation");
	return json_object_get(at, "region");
}

static void print_sarif__is_one_log_with_rules_and_results(void **state)
{
	CLEANUP_STAGE struct stage s;
	struct output o;
	json_t *log, *run, *results, *rules, *region, *artifact;

	(void)state;
	find_two(&s);
	log = parse(print(&o, &print_sarif, &s), 0);
	assert_string_equal(text_of(log, "version"), "2.1.0");
	run = json_array_get(json_object_get(log, "runs"), 0);
	results = json_object_get(run, "results");
	assert_int_equal(json_array_size(results), 2);
	region = region_of(json_array_get(results, 0), &artifact);
	assert_string_equal(text_of(artifact, "uri"),
			    "a%20b%3Ac%2C100%25.patch");
	assert_int_equal(json_integer_value(
			 json_object_get(region, "startColumn")), 4);
	assert_int_equal(json_integer_value(
			 json_object_get(region, "endColumn")), 7);
	rules = json_object_get(json_object_get(
		json_object_get(run, "tool"), "driver"), "rules");
	assert_int_equal(json_array_size(rules), rule_table_n);
	json_decref(log);
	buf_release(&o.text);
}

/* The second of two is silenced. */
static void silence_one(struct stage *s)
{
	find_two(s);
	s->mail.findings.list.at[1].silenced = "as it should be";
}

static void print__leaves_out_what_is_silenced(void **state)
{
	const struct printer *const printers[] = {
		&print_text, &print_terse, &print_tsv, &print_github,
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(printers); i++) {
		CLEANUP_STAGE struct stage s;
		struct output o;

		silence_one(&s);
		print(&o, printers[i], &s);
		assert_non_null(strstr(o.text.p, "50%"));
		assert_null(strstr(o.text.p, "also"));
		buf_release(&o.text);
	}
}

static void print_sarif__suppresses_what_is_silenced(void **state)
{
	CLEANUP_STAGE struct stage s;
	struct output o;
	json_t *log, *results, *of_first, *of_second, *one;

	(void)state;
	silence_one(&s);
	log = parse(print(&o, &print_sarif, &s), 0);
	results = json_object_get(json_array_get(json_object_get(log, "runs"),
						 0), "results");
	of_first = json_object_get(json_array_get(results, 0), "suppressions");
	of_second = json_object_get(json_array_get(results, 1),
				    "suppressions");
	assert_true(json_is_array(of_first));
	assert_int_equal(json_array_size(of_first), 0);
	one = json_array_get(of_second, 0);
	assert_string_equal(text_of(one, "kind"), "inSource");
	assert_string_equal(text_of(one, "justification"), "as it should be");
	json_decref(log);
	buf_release(&o.text);
}

static void print_b4__counts_what_is_silenced_apart(void **state)
{
	CLEANUP_STAGE struct stage s;
	struct output o;
	json_t *all, *first;

	(void)state;
	silence_one(&s);
	s.mail.findings.list.at[0].silenced = "this too";
	all = parse(print(&o, &print_b4, &s), 0);
	first = json_array_get(all, 0);
	assert_string_equal(text_of(first, "status"), "pass");
	assert_string_equal(text_of(first, "summary"),
			    "nothing found, 2 silenced");
	assert_null(json_object_get(first, "details"));
	json_decref(all);
	buf_release(&o.text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(print_json__has_an_object_a_line),
		cmocka_unit_test(print_github__escapes_what_has_a_meaning_there),
		cmocka_unit_test(print_github__knows_the_files_of_a_commit),
		cmocka_unit_test(print_b4__has_an_object_for_each_mail),
		cmocka_unit_test(print_b4__is_an_array_where_there_is_no_mail),
		cmocka_unit_test(print_sarif__is_one_log_with_rules_and_results),
		cmocka_unit_test(print__leaves_out_what_is_silenced),
		cmocka_unit_test(print_sarif__suppresses_what_is_silenced),
		cmocka_unit_test(print_b4__counts_what_is_silenced_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
