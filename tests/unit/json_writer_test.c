// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/limits.h"
#include "json/writer.h"

static const char *printed(struct arena *a, const struct json_writer *w)
{
	CLEANUP_BUF struct buf b;

	buf_init(&b, LIMIT_TEXT);
	json_writer_print(w, &b);
	return arena_str(a, buf_span(&b));
}

static void json_writer__nests_arrays_and_objects(void **state)
{
	CLEANUP_JSON struct json_writer w = { 0 };
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	json_writer_begin_array(&w, NULL);
	json_writer_begin_object(&w, NULL);
	json_writer_text(&w, "name", SPAN("x"));
	json_writer_begin_array(&w, "lines");
	json_writer_number(&w, NULL, 7);
	json_writer_end(&w);
	json_writer_null(&w, "owner");
	json_writer_end(&w);
	json_writer_end(&w);
	assert_string_equal(printed(&a, &w),
			    "[\n  {\n    \"name\": \"x\",\n"
			    "    \"lines\": [\n      7\n    ],\n"
			    "    \"owner\": null\n  }\n]\n");
}

static void json_writer__says_any_bytes_in_ascii(void **state)
{
	static const struct { struct span text; const char *want; } cases[] = {
		{ SPAN(""), "\"\"\n" },
		{ SPAN("a\0b"), "\"a\\u0000b\"\n" },
		{ SPAN("\"\\\n\t"), "\"\\\"\\\\\\n\\t\"\n" },
		{ SPAN("\033[2J\x7f\x7f."),
		  "\"\\u001B[2J\\u007f\\u007f.\"\n" },
		{ SPAN("\xc3\xa4\xe2\x80\xae"), "\"\\u00E4\\u202E\"\n" },
		{ SPAN("\xff"), "\"\\uFFFD\"\n" },
		{ SPAN("a\xff\xc3"), "\"a\\uFFFD\\uFFFD\"\n" },
		{ SPAN("\xf0\x9f\x94\xa5"), "\"\\uD83D\\uDD25\"\n" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_JSON struct json_writer w = { 0 };
		CLEANUP_ARENA struct arena a = { 0 };

		json_writer_text(&w, NULL, cases[i].text);
		assert_string_equal(printed(&a, &w), cases[i].want);
	}
}

static void json_writer__takes_an_empty_span_without_bytes(void **state)
{
	CLEANUP_JSON struct json_writer w = { 0 };
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	json_writer_text(&w, NULL, (struct span){ 0 });
	assert_string_equal(printed(&a, &w), "\"\"\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_writer__nests_arrays_and_objects),
		cmocka_unit_test(json_writer__says_any_bytes_in_ascii),
		cmocka_unit_test(
			json_writer__takes_an_empty_span_without_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
