// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/option_table.h"

static struct option_table *add_table(struct arena *a, struct option_tables *to,
				      const char *name, unsigned int revision,
				      unsigned int family)
{
	struct option_table *table = VEC_ADD(a, to);

	table->name = name;
	table->revision = revision;
	table->family = family;
	return table;
}

static void add_row(struct arena *a, struct option_table *to, const char *name,
		    bool invert)
{
	struct option_row *row = VEC_ADD(a, &to->rows);

	row->name = name;
	row->invert = invert;
}

static void option_tables__rows_of_the_highest_revision_win(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct option_tables all = { 0 }, merged = { 0 };
	struct option_table *table;

	(void)state;
	table = add_table(&a, &all, "x", 0, OPTION_FAMILY_IPV4);
	add_row(&a, table, "old", false);
	add_row(&a, table, "both", false);
	table = add_table(&a, &all, "x", 2, OPTION_FAMILY_IPV4);
	add_row(&a, table, "both", true);
	table = add_table(&a, &all, "x", 1, OPTION_FAMILY_IPV6);
	add_row(&a, table, "middle", false);
	option_tables_merge(&a, &all, &merged);
	assert_int_equal(merged.n, 1);
	table = merged.at;
	assert_int_equal(table->revision, 2);
	assert_int_equal(table->family, OPTION_FAMILY_ANY);
	assert_int_equal(table->rows.n, 3);
	assert_string_equal(table->rows.at[0].name, "both");
	assert_true(table->rows.at[0].invert);
	assert_false(table->rows.at[0].is_old);
	assert_string_equal(table->rows.at[1].name, "middle");
	assert_true(table->rows.at[1].is_old);
	assert_string_equal(table->rows.at[2].name, "old");
	assert_int_equal(all.at[0].rows.n, 2);
}

static void option_tables__names_are_ordered_without_case(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct option_tables all = { 0 }, merged = { 0 };

	(void)state;
	add_table(&a, &all, "mark", 0, OPTION_FAMILY_ANY);
	add_table(&a, &all, "TOS", 0, OPTION_FAMILY_ANY);
	add_table(&a, &all, "MARK", 0, OPTION_FAMILY_ANY)->kind = EXTENSION_TARGET;
	add_table(&a, &all, "limit", 0, OPTION_FAMILY_ANY);
	option_tables_merge(&a, &all, &merged);
	assert_int_equal(merged.n, 4);
	assert_string_equal(merged.at[0].name, "limit");
	assert_string_equal(merged.at[1].name, "MARK");
	assert_string_equal(merged.at[2].name, "mark");
	assert_string_equal(merged.at[3].name, "TOS");
	assert_ptr_equal(option_tables_find(&merged, EXTENSION_MATCH, "mark"),
			 &merged.at[2]);
	assert_null(option_tables_find(&merged, EXTENSION_MATCH, "MARK"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(option_tables__rows_of_the_highest_revision_win),
		cmocka_unit_test(option_tables__names_are_ordered_without_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
