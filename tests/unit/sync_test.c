// SPDX-License-Identifier: GPL-2.0-only
/* fsync() and syncfs() of this program are ours: they count. */
#include "testing.h"

#include <stdio.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"
#include "base/sync.h"

#define FILES	10

static int files_synced, systems_synced;

int fsync(int fd)
{
	files_synced++;
	return fd < 0 ? -1 : 0;
}

int syncfs(int fd)
{
	systems_synced++;
	return fd < 0 ? -1 : 0;
}

/* Empty ones, in a folder of their own. */
static const char **make_files(struct arena *a, char *dir)
{
	const char **paths = arena_zalloc(a, FILES, sizeof(*paths));

	assert_non_null(mkdtemp(dir));
	for (int i = 0; i < FILES; i++) {
		char *temp;
		struct err e = { 0 };

		assert_int_equal(file_write_temp(a, path_join(a, dir, "f"),
						 SPAN("x"), 0600, &temp, &e),
				 0);
		paths[i] = temp;
	}
	files_synced = 0;
	systems_synced = 0;
	return paths;
}

static void remove_files(const char **paths, const char *dir)
{
	for (int i = 0; i < FILES; i++)
		assert_int_equal(unlink(paths[i]), 0);
	assert_int_equal(rmdir(dir), 0);
}

static void sync__of_few_files_is_one_each(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	char dir[] = "/tmp/nfkit-sync-test-XXXXXX";
	const char **paths = make_files(&a, dir);
	struct err e = { 0 };

	(void)state;
	assert_int_equal(sync_files(paths, 3, &e), 0);
	assert_int_equal(files_synced, 3);
	assert_int_equal(systems_synced, 0);
	remove_files(paths, dir);
}

/* Which of both it is depends on what this machine has to write. */
static void sync__of_many_files_is_one_or_one_each(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	char dir[] = "/tmp/nfkit-sync-test-XXXXXX";
	const char **paths = make_files(&a, dir);
	struct err e = { 0 };

	(void)state;
	assert_int_equal(sync_files(paths, FILES, &e), 0);
	assert_true((files_synced == 0 && systems_synced == 1) ||
		    (files_synced == FILES && systems_synced == 0));
	remove_files(paths, dir);
}

static void sync__names_the_file_that_is_not_there(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	char dir[] = "/tmp/nfkit-sync-test-XXXXXX";
	const char **paths = make_files(&a, dir);
	const char *gone[FILES];
	struct err e = { 0 };

	(void)state;
	for (int i = 0; i < FILES; i++)
		gone[i] = i == 7 ? "/tmp/nfkit-no-such-file" : paths[i];
	assert_int_equal(sync_files(gone, FILES, &e), -1);
	assert_non_null(strstr(e.msg, "nfkit-no-such-file"));
	remove_files(paths, dir);
}

static void sync__of_folders_is_once_each(void **state)
{
	static const char *const paths[] = {
		"/tmp/a", "/b", "/tmp/c", "/d", "/tmp/e",
	};
	struct err e = { 0 };

	(void)state;
	files_synced = 0;
	assert_int_equal(sync_dirs_of(paths, NELEMS(paths), &e), 0);
	assert_int_equal(files_synced, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sync__of_few_files_is_one_each),
		cmocka_unit_test(sync__of_many_files_is_one_or_one_each),
		cmocka_unit_test(sync__names_the_file_that_is_not_there),
		cmocka_unit_test(sync__of_folders_is_once_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
