// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/buf.h"
#include "plugin/text.h"
#include "random.h"

/* Rows as "name:type:arg:flags", parted by blanks. */
static void describe(struct arena *a, struct span text, struct buf *to)
{
	const struct option_table *table =
		plugin_text_read(a, text, EXTENSION_MATCH, "x");

	for (size_t i = 0; table && i < table->rows.n; i++) {
		const struct option_row *row = &table->rows.at[i];

		buf_printf(to, "%s%s:%s:%d:%s%s%s", i ? " " : "", row->name,
			   row->type ? row->type : "-", row->arg,
			   row->invert ? "!" : "", row->mandatory ? "m" : "",
			   row->multi ? "+" : "");
	}
}

static void plugin_text__rows_are_read_from_c(void **state)
{
	static const struct { const char *text, *want; } samples[] = {
		{ "static const struct xt_option_entry a[] = {\n"
		  "\t{.name = \"one\", .id = O_ONE, .type = XTTYPE_UINT16RC,\n"
		  "\t .flags = XTOPT_INVERT | XTOPT_MAND},\n"
		  "\t/* {.name = \"no\"} */ {.name = \"two\", .type = XTTYPE_NONE},\n"
		  "\t{.type = XTTYPE_STRING, .flags = XTOPT_MULTI, .name = \"three\"},\n"
		  "\tXTOPT_TABLEEND,\n};\n",
		  "one:uint16rc:1:!m two:none:0: three:string:1:+" },
		{ "struct option o[] = {\n{\"a\", 1, NULL, 'a'},\n"
		  "{ .name = \"b\", .has_arg = optional_argument, .val = 'b' },\n"
		  "{ \"c\", no_argument, 0, '}' }, { \"d\", required_argument },\n"
		  "{ NULL } };",
		  "a:-:1: b:-:2: c:-:0: d:-:1:" },
		{ "struct option a[] = {{\"x\", 1}};\n"
		  "struct option b[] = {{\"x\", 0}, {\"y\", true}};",
		  "x:-:1: y:-:1:" },
		{ "struct xt_option_entry *p; int f(struct option *o) {\n"
		  "puts(\"struct option a[] = {{\\\"s\\\"}}\"); }", "" },
		{ "struct option o[] = {{ NAME, 1 }, {\"", "" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(samples); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		CLEANUP_BUF struct buf got;

		buf_init(&got, 10000);
		describe(&a, span_of(samples[i].text), &got);
		assert_string_equal(got.p, samples[i].want);
	}
}

static void plugin_text__id_is_what_the_source_has(void **state)
{
	static const char *const want[] = { "O_TO", "O_TO", "'x'", NULL };
	CLEANUP_ARENA struct arena a = { 0 };
	const struct option_table *table;

	(void)state;
	table = plugin_text_read(&a, SPAN("struct xt_option_entry a[] = {\n"
		"{.name = \"to\", .id = O_TO}, {.id = O_TO, .name = \"dest\"}};\n"
		"struct option b[] = {{.name = \"x\", .val = 'x'},\n"
		"{\"y\", 0, NULL, 'y'}};"), EXTENSION_MATCH, "x");
	assert_non_null(table);
	assert_int_equal(table->rows.n, NELEMS(want));
	for (size_t i = 0; i < NELEMS(want); i++) {
		const char *got = table->rows.at[i].id_text;

		if (!want[i])
			assert_null(got);
		else
			assert_string_equal(got, want[i]);
	}
}

static void plugin_text__any_bytes_are_taken(void **state)
{
	static const char *const pieces[] = {
		"struct option ", "struct xt_option_entry ", "a[] = {", "{", "}",
		".name = ", "\"x\"", "\"", "'", "\\", ",", ".flags = ", "/*", "*/",
		"//", "\n", ".type = XTTYPE_", "="
	};
	uint32_t seed = 3;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		CLEANUP_ARENA struct arena a = { 0 };
		CLEANUP_BUF struct buf text, got;

		buf_init(&text, 10000);
		buf_init(&got, 100000);
		buf_add_str(&text, "struct option a[] = {");
		for (uint32_t n = next_random(&seed) % 40; n; n--)
			buf_add_str(&text, pieces[next_random(&seed) %
						  NELEMS(pieces)]);
		describe(&a, buf_span(&text), &got);
		assert_true(got.len < 2000);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plugin_text__rows_are_read_from_c),
		cmocka_unit_test(plugin_text__id_is_what_the_source_has),
		cmocka_unit_test(plugin_text__any_bytes_are_taken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
