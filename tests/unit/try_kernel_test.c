// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

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

/* The start of a bzImage that says which release it is. */
static void kernel__says_how_modules_of_a_tree_are_installed(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	char path[] = "/tmp/nfkit-kernel-XXXXXX", image[0x400] = "";
	struct err e = { 0 };
	struct kernel k;

	(void)state;
	close(mkstemp(path));
	memcpy(image + 0x202, "HdrS", 4);
	image[0x20f] = 1;
	snprintf(image + 0x300, 0x100, "0.0.0-nobody-has-it (me)");
	assert_int_equal(file_write(path, (struct span){ image, sizeof(image) },
				    0600, &e), 0);
	assert_int_equal(kernel_find(&a, path, "/none", false, &k, &e), -1);
	assert_int_equal(e.code, ERR_NOENT);
	assert_string_equal(e.msg,
			    "there are no modules in /lib/modules/0.0.0-nobody-has-it: install them with the kernel's package, or by 'make modules_install' in its tree");
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			kernel__modules_are_files_however_many_names_are_unknown),
		cmocka_unit_test(
			kernel__says_how_modules_of_a_tree_are_installed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
