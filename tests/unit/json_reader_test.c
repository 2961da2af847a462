// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <string.h>

#include "json/reader.h"

static void json_value__gives_what_is_there(void **state)
{
	CLEANUP_JSON_VALUE struct json_t *root = NULL;
	struct span text = SPAN(" {\"a\": [\"x\", 7, true], \"b\": {}} ");
	const struct json_t *list;
	struct err e = { 0 };
	int64_t n = 0;

	(void)state;
	assert_int_equal(json_value_parse(&text, "it", &root, &e), 0);
	assert_int_equal(text.len, 0);
	assert_true(json_value_is_object(root));
	list = json_value_member(root, "a");
	assert_true(json_value_is_array(list));
	assert_int_equal(json_value_count(list), 3);
	assert_span(json_value_text(json_value_item(list, 0)), "x");
	assert_true(json_value_number(json_value_item(list, 1), &n));
	assert_int_equal(n, 7);
	assert_true(json_value_is_true(json_value_item(list, 2)));
}

static void json_value__takes_null_for_what_is_missing(void **state)
{
	const struct json_t *v = json_value_member(NULL, "a");
	int64_t n = 5;

	(void)state;
	assert_null(v);
	assert_null(json_value_item(v, 0));
	assert_int_equal(json_value_count(v), 0);
	assert_int_equal(json_value_text(v).len, 0);
	assert_false(json_value_number(v, &n));
	assert_int_equal(n, 5);
}

static void json_value__reads_one_text_after_the_other(void **state)
{
	struct span text = SPAN("[1]\n\f\n[2]\n");
	struct err e = { 0 };
	unsigned int n = 0;

	(void)state;
	for (; text.len; n++) {
		CLEANUP_JSON_VALUE struct json_t *root = NULL;

		assert_int_equal(json_value_parse(&text, "it", &root, &e), 0);
	}
	assert_int_equal(n, 2);
}

static void json_value__takes_half_a_pair_of_utf16(void **state)
{
	static const struct { struct span in; const char *out; } cases[] = {
		{ SPAN("[\"a\\ud83d\", 1] x"), "a\xef\xbf\xbd" },
		{ SPAN("[\"\\udE00b\\\\\\ud83d\\\\\", 1] x"),
		  "\xef\xbf\xbd" "b\\\xef\xbf\xbd\\" },
		{ SPAN("[\"\\ud83d\\ud83d\\ude00\", 1] x"),
		  "\xef\xbf\xbd\xf0\x9f\x98\x80" },
		{ SPAN("[\"\\\\ud83d\\ud83d\", 1] x"),
		  "\\ud83d\xef\xbf\xbd" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_JSON_VALUE struct json_t *root = NULL;
		struct span text = cases[i].in;
		struct err e = { 0 };

		if (json_value_parse(&text, "it", &root, &e))
			fail_msg("%s", e.msg);
		assert_span(json_value_text(json_value_item(root, 0)),
			    cases[i].out);
		assert_span(text, "x");
	}
}

static void json_value__refuses_what_is_no_json(void **state)
{
	static const struct span cases[] = {
		SPAN(""), SPAN("<html>"), SPAN("{\"a\""), SPAN("[1,]"),
		SPAN("\"\xff\""), SPAN("nul"),
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_JSON_VALUE struct json_t *root = NULL;
		struct span text = cases[i];
		struct err e = { 0 };

		assert_int_equal(json_value_parse(&text, "it", &root, &e), -1);
		assert_int_equal(e.code, ERR_SYNTAX);
		assert_ptr_equal(text.p, cases[i].p);
		assert_non_null(strstr(e.msg, "it is not JSON: line "));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_value__gives_what_is_there),
		cmocka_unit_test(json_value__takes_null_for_what_is_missing),
		cmocka_unit_test(json_value__reads_one_text_after_the_other),
		cmocka_unit_test(json_value__takes_half_a_pair_of_utf16),
		cmocka_unit_test(json_value__refuses_what_is_no_json),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
