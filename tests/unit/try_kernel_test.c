// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/file.h"
#include "try/kernel.h"

#define NAMES	400

/* What modprobe says of these comes between what it says of the others. */
static void kernel__modules_are_files_however_many_names_are_unknown(
	void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct kernel_modules modules = { .files = { 0 } };
	const char *names[NAMES];
	struct err e = { 0 };
	struct kernel k;

	(void)state;
	if (kernel_find(&a, NULL, NULL, false, &k, &e)) {
		print_message("%s\n", e.msg);
		skip();
	}
	for (size_t i = 0; i < NAMES; i++)
		names[i] = i % 2 ? "nf_tables" :
			   arena_printf(&a, "xt_nobody_has_%zu", i);
	assert_int_equal(kernel_modules(&a, &k, names, NAMES, &modules, &e), 0);
	for (size_t i = 0; i < modules.files.n; i++)
		assert_true(file_exists(modules.files.at[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			kernel__modules_are_files_however_many_names_are_unknown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
