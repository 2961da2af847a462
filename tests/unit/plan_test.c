// SPDX-License-Identifier: GPL-2.0-only
/*
 * Plans, and what is left of them while the disk refuses: write(), fsync(),
 * rename() and mkdir() of this program are ours, the n-th of all of them
 * fails.
 */
#include "fault.h"
#include "testing.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "scaffold/plan.h"

int mkdir(const char *path, mode_t mode)
{
	if (fails_now())
		return -1;
	return (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

static bool removal_fails;

int remove(const char *path)
{
	if (removal_fails) {
		errno = EROFS;
		return -1;
	}
	return unlink(path) && rmdir(path) ? -1 : 0;
}

struct fixture {
	struct arena arena;
	struct plan plan;
	struct err e;
	char root[40];
};

static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	/* No record for after a kill: that it is missing fails nothing. */
	unsetenv("XDG_CACHE_HOME");
	unsetenv("HOME");
	snprintf(f->root, sizeof(f->root), "/tmp/nfkit-plan-test-XXXXXX");
	assert_non_null(mkdtemp(f->root));
	f->plan = (struct plan){ .arena = &f->arena, .root = f->root };
	plan_add_folder(&f->plan, "new");
	plan_add_folder(&f->plan, "new/inner");
	plan_add_file(&f->plan, "new/a", SPAN("one\ntwo\n"));
	plan_add_file(&f->plan, "new/empty", SPAN(""));
	plan_add_file(&f->plan, "new/inner/b", SPAN("no end"));
	*state = f;
	return 0;
}

static const char *in_root(struct fixture *f, const char *path)
{
	return path_join(&f->arena, f->root, path);
}

static int teardown(void **state)
{
	static const char *const paths[] = {
		"new/inner/b", "new/inner", "new/empty", "new/a", "new",
		"list", "",
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < NELEMS(paths); i++)
		remove(in_root(f, paths[i]));
	assert_false(file_exists(f->root));
	arena_release(&f->arena);
	free(f);
	return 0;
}

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

static void plan__is_applied_whole(void **state)
{
	struct fixture *f = *state;
	struct span got;

	if (plan_apply(&f->plan, &f->e))
		fail_msg("%s", f->e.msg);
	assert_int_equal(entries_in(in_root(f, "new")), 3);
	assert_int_equal(entries_in(in_root(f, "new/inner")), 1);
	assert_int_equal(file_read(&f->arena, in_root(f, "new/a"), 99, &got,
				   &f->e), 0);
	assert_span(got, "one\ntwo\n");
}

static void plan__leaves_nothing_whichever_call_fails(void **state)
{
	struct fixture *f = *state;

	for (int n = 1;; n++) {
		int rc;

		calls_until_fault = n;
		rc = plan_apply(&f->plan, &f->e);
		if (!rc) {
			calls_until_fault = 0;
			/* 2 mkdir, 2 write, 3 rename, 3 + 3 fsync */
			assert_int_equal(n, 14);
			return;
		}
		assert_int_equal(calls_until_fault, 0);
		assert_non_null(strstr(f->e.msg, "No space left"));
		assert_int_equal(entries_in(f->root), 0);
		err_clear(&f->e);
	}
}

static void refused(struct fixture *f, enum err_code code, const char *want)
{
	assert_int_equal(plan_apply(&f->plan, &f->e), -1);
	assert_int_equal(f->e.code, code);
	if (!strstr(f->e.msg, want))
		fail_msg("got '%s', want '%s'", f->e.msg, want);
	err_clear(&f->e);
}

static void plan__touches_nothing_that_is_there(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(symlink("/nowhere", in_root(f, "new")), 0);
	refused(f, ERR_EXISTS, "new' exists already");
	assert_int_equal(entries_in(f->root), 1);
}

static void plan__wants_a_root(void **state)
{
	struct fixture *f = *state;

	f->plan = (struct plan){ .arena = &f->arena,
				 .root = in_root(f, "gone") };
	plan_add_folder(&f->plan, "new");
	refused(f, ERR_NOENT, "there is no folder");
	assert_int_equal(entries_in(f->root), 0);
}

static void plan__never_leaves_its_root(void **state)
{
	struct fixture *f = *state;

	plan_add_file(&f->plan, "../x", SPAN(""));
	refused(f, ERR_USAGE, "leads out of its folder");
	assert_int_equal(entries_in(f->root), 0);
}

static void plan__file_in_no_folder_leaves_nothing(void **state)
{
	struct fixture *f = *state;

	plan_add_file(&f->plan, "new/a/c", SPAN(""));
	refused(f, ERR_NOENT, "cannot write '");
	assert_int_equal(entries_in(f->root), 0);
}

static void plan__says_what_it_could_not_take_back(void **state)
{
	struct fixture *f = *state;

	calls_until_fault = 2;
	removal_fails = true;
	refused(f, ERR_IO, "new' is left behind: cannot make folder");
	removal_fails = false;
}

static void plan__prints_as_a_diff(void **state)
{
	struct fixture *f = *state;
	CLEANUP_BUF struct buf got;

	buf_init(&got, LIMIT_TEXT);
	assert_int_equal(plan_print(&f->plan, &got, &f->e), 0);
	assert_span(buf_span(&got),
		    "diff --git a/new/a b/new/a\nnew file mode 100644\n"
		    "--- /dev/null\n+++ b/new/a\n@@ -0,0 +1,2 @@\n+one\n+two\n"
		    "diff --git a/new/empty b/new/empty\n"
		    "new file mode 100644\n"
		    "diff --git a/new/inner/b b/new/inner/b\n"
		    "new file mode 100644\n--- /dev/null\n+++ b/new/inner/b\n"
		    "@@ -0,0 +1,1 @@\n+no end\n"
		    "\\ No newline at end of file\n");
	assert_int_equal(entries_in(f->root), 0);
}

/* Besides the new files, one that is there: "list" gets a line. */
static void add_edit(struct fixture *f)
{
	assert_int_equal(file_write(in_root(f, "list"), SPAN("a\nc\n"), 0640,
				    &f->e), 0);
	plan_add_edit(&f->plan, "list", SPAN("a\nc\n"), SPAN("a\nb\nc\n"));
}

static void list_is(struct fixture *f, const char *want)
{
	struct span got;

	if (file_read(&f->arena, in_root(f, "list"), 99, &got, &f->e))
		fail_msg("%s", f->e.msg);
	assert_span(got, want);
}

static void plan__edits_what_is_there(void **state)
{
	struct fixture *f = *state;
	struct stat st;

	add_edit(f);
	if (plan_apply(&f->plan, &f->e))
		fail_msg("%s", f->e.msg);
	list_is(f, "a\nb\nc\n");
	assert_int_equal(stat(in_root(f, "list"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	assert_int_equal(entries_in(f->root), 2);
}

static void plan__gives_back_the_old_text_whichever_call_fails(void **state)
{
	struct fixture *f = *state;

	add_edit(f);
	for (int n = 1; n < 99; n++) {
		calls_until_fault = n;
		if (!plan_apply(&f->plan, &f->e)) {
			calls_until_fault = 0;
			/* 2 mkdir, 4 write, 4 rename, 1 or 5 + 4 sync */
			assert_true(n == 16 || n == 20);
			return;
		}
		list_is(f, "a\nc\n");
		assert_int_equal(entries_in(f->root), 1);
		err_clear(&f->e);
	}
	fail();
}

/* Where even the undo fails: the old bytes are there, and the error says where. */
static void plan__keeps_the_old_text_of_what_it_cannot_mend(void **state)
{
	struct fixture *f = *state;
	bool was_stuck = false;

	add_edit(f);
	faults_stay = 1;
	for (int n = 1; n < 99; n++) {
		const char *quote;
		struct span old;

		calls_until_fault = n;
		if (!plan_apply(&f->plan, &f->e))
			break;
		calls_until_fault = 0;
		quote = strstr(f->e.msg, "its old text is in '");
		if (quote) {
			char *path = arena_str(&f->arena, span_of(quote + 20));

			*strchr(path, '\'') = '\0';
			was_stuck = true;
			list_is(f, "a\nb\nc\n");
			assert_int_equal(file_read(&f->arena, path, 99, &old,
						   &(struct err){ 0 }), 0);
			assert_span(old, "a\nc\n");
			assert_int_equal(rename(path, in_root(f, "list")), 0);
		}
		list_is(f, "a\nc\n");
		assert_int_equal(entries_in(f->root), 1);
		err_clear(&f->e);
	}
	faults_stay = 0;
	calls_until_fault = 0;
	assert_true(was_stuck);
}

static void plan__edits_nothing_that_was_changed_meanwhile(void **state)
{
	struct fixture *f = *state;

	add_edit(f);
	assert_int_equal(file_write(in_root(f, "list"), SPAN("a\n"), 0644,
				    &f->e), 0);
	refused(f, ERR_EXISTS, "list' was changed in the meantime");
	assert_int_equal(entries_in(f->root), 1);
}

static void plan__new_file_must_differ_by_more_than_case(void **state)
{
	struct fixture *f = *state;

	plan_add_file(&f->plan, "LIST", SPAN(""));
	add_edit(f);
	refused(f, ERR_EXISTS, "by case only");
	assert_int_equal(entries_in(f->root), 1);
}

#define TEST(function) \
	cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(plan__is_applied_whole),
		TEST(plan__leaves_nothing_whichever_call_fails),
		TEST(plan__touches_nothing_that_is_there),
		TEST(plan__wants_a_root),
		TEST(plan__never_leaves_its_root),
		TEST(plan__file_in_no_folder_leaves_nothing),
		TEST(plan__says_what_it_could_not_take_back),
		TEST(plan__prints_as_a_diff),
		TEST(plan__edits_what_is_there),
		TEST(plan__gives_back_the_old_text_whichever_call_fails),
		TEST(plan__keeps_the_old_text_of_what_it_cannot_mend),
		TEST(plan__edits_nothing_that_was_changed_meanwhile),
		TEST(plan__new_file_must_differ_by_more_than_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
