// SPDX-License-Identifier: GPL-2.0-only
/*
 * file_write() while the disk refuses: whichever call fails, the file has its
 * old bytes or its new ones, and nothing is left beside it.
 *
 * write(), fsync() and rename() of this program are ours: the n-th of all of
 * them fails.
 */
#include "fault.h"
#include "testing.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"

static size_t entries_in(const char *dir)
{
	DIR *d = opendir(dir);
	size_t n = 0;

	assert_non_null(d);
	while (readdir(d))
		n++;
	closedir(d);
	return n - 2;	/* . and .. */
}

static void file__is_old_or_new_whichever_call_fails(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	char dir[] = "/tmp/nfkit-fault-test-XXXXXX";
	bool reached_the_end = false;
	char *path;

	(void)state;
	assert_non_null(mkdtemp(dir));
	path = path_join(&a, dir, "file");
	for (int n = 1; !reached_the_end; n++) {
		struct err e = { 0 };
		struct span got;
		int rc;

		assert_int_equal(file_write(path, SPAN("old"), 0644, &e), 0);
		calls_until_fault = n;
		rc = file_write(path, SPAN("new"), 0644, &e);
		reached_the_end = calls_until_fault > 0;
		calls_until_fault = 0;
		assert_int_equal(rc, reached_the_end ? 0 : -1);
		if (rc)
			assert_non_null(strstr(e.msg, "No space left"));
		err_clear(&e);
		assert_int_equal(file_read(&a, path, 10, &got, &e), 0);
		assert_true(span_eq(got, SPAN("old")) ||
			    span_eq(got, SPAN("new")));
		assert_int_equal(entries_in(dir), 1);
		assert_in_range(n, 1, 10);
	}
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(dir), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(file__is_old_or_new_whichever_call_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
