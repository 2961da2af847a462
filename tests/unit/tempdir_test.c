// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "base/tempdir.h"
#include "scratch.h"

#define OTHER_UID	12345
#define MANY		1000		/* more than one read of a folder has */

/* In an empty folder, which TMPDIR names. */
struct place {
	struct arena arena;
	struct scratch scratch;
};

static int set_up(void **state)
{
	static struct place p;

	p = (struct place){ .arena = { 0 } };
	scratch_enter(&p.scratch);
	setenv("TMPDIR", p.scratch.dir, 1);
	*state = &p;
	return 0;
}

static int tear_down(void **state)
{
	struct place *p = *state;

	scratch_leave(&p->scratch);
	arena_release(&p->arena);
	return 0;
}

static struct tempdir make(struct place *p)
{
	struct tempdir t = TEMPDIR_NONE;
	struct err e = { 0 };

	assert_int_equal(tempdir_make(&p->arena, "test", &t, &e), 0);
	return t;
}

static struct place *sweep_first;	/* before this process locks: once */
static bool has_no_locks;

int flock(int fd, int how)
{
	struct place *p = sweep_first;

	sweep_first = NULL;
	if (p) {
		struct tempdir other = TEMPDIR_NONE;
		struct err e = { 0 };

		assert_int_equal(tempdir_make(&p->arena, "test", &other, &e),
				 0);
		tempdir_remove(&other);
	}
	errno = ENOLCK;
	return has_no_locks ? -1 : (int)syscall(SYS_flock, fd, how);
}

/* They allocate: a folder goes where no memory is left, too. */
DIR *opendir(const char *name)
{
	(void)name;
	errno = ENOMEM;
	return NULL;
}

DIR *fdopendir(int fd)
{
	(void)fd;
	errno = ENOMEM;
	return NULL;
}

static void add_file(struct place *p, const char *folder, const char *name)
{
	const char *path = path_join(&p->arena, folder, name);
	struct err e = { 0 };

	assert_int_equal(file_make_dirs(path_dir(&p->arena, path), &e), 0);
	assert_int_equal(file_write(path, SPAN("x"), 0600, &e), 0);
}

static void tempdir__is_private_and_goes_with_all_that_is_in_it(void **state)
{
	struct place *p = *state;
	struct tempdir mine = make(p), other = make(p);
	const char *path = mine.path;
	struct stat st;

	assert_string_not_equal(mine.path, other.path);
	assert_int_equal(lstat(mine.path, &st), 0);
	assert_int_equal(st.st_mode, S_IFDIR | 0700);
	add_file(p, mine.path, "a/b/c/file");
	for (int i = 0; i < MANY; i++)
		add_file(p, mine.path, arena_printf(&p->arena, "a/b/%d", i));
	add_file(p, other.path, "kept");
	assert_int_equal(symlink(other.path, path_join(&p->arena, mine.path,
						       "a/link")), 0);
	tempdir_remove(&mine);
	assert_false(file_exists(path));
	assert_true(file_exists(path_join(&p->arena, other.path, "kept")));
	tempdir_remove(&other);
	tempdir_remove(&other);
}

static void tempdir_remove_tree__removes_no_more_than_the_folder(void **state)
{
	struct place *p = *state;

	add_file(p, "tree/a/b", "file");
	add_file(p, "beside", "file");
	assert_int_equal(symlink("../beside", "tree/link"), 0);
	tempdir_remove_tree("tree");
	assert_false(file_exists("tree"));
	assert_int_equal(symlink("beside", "tree"), 0);
	tempdir_remove_tree("tree");
	tempdir_remove_tree("none");
	assert_true(file_exists("beside/file"));
}

/* The name of a folder whose process was killed. */
static const char *make_and_die(struct place *p, bool kept)
{
	struct err e = { 0 };
	char path[128] = "";
	int fd[2], status;
	pid_t pid;

	assert_int_equal(pipe(fd), 0);
	pid = fork();
	if (!pid) {
		struct tempdir t = TEMPDIR_NONE;

		if (kept ? tempdir_make_kept(&p->arena, &t, &e) :
			   tempdir_make(&p->arena, "test", &t, &e))
			_exit(1);
		add_file(p, t.path, "folder/file");
		if (write(fd[1], t.path, strlen(t.path)) < 0)
			_exit(1);
		kill(getpid(), SIGKILL);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status));
	assert_true(read(fd[0], path, sizeof(path) - 1) > 0);
	close(fd[0]);
	close(fd[1]);
	assert_true(file_exists(path));
	return arena_str(&p->arena, span_of(path));
}

static void tempdir__of_one_that_was_killed_goes_with_the_next(void **state)
{
	struct place *p = *state;
	struct tempdir living = make(p), next;
	const char *dead = make_and_die(p, false);
	const char *kept = make_and_die(p, true);

	add_file(p, living.path, "file");
	next = make(p);
	assert_false(file_exists(dead));
	assert_true(file_exists(path_join(&p->arena, living.path, "file")));
	assert_true(file_exists(path_join(&p->arena, kept, "folder/file")));
	tempdir_remove(&next);
	tempdir_remove(&living);
}

/* Names as ours have, of what is none of ours. */
static void tempdir__what_others_have_made_stays(void **state)
{
	static const char *const folders[] = {
		"nfkit-test-short", "nfkit-test-toolong", "nfkit-tests-abcdef",
		"nfkit-tes-abcdef", "elsewhere", "nfkit-test-another",
	};
	struct place *p = *state;
	struct tempdir t;
	struct stat st;

	for (size_t i = 0; i < NELEMS(folders); i++)
		add_file(p, folders[i], "file");
	add_file(p, ".", "nfkit-test-afile0");
	add_file(p, "nfkit-test-others", "file");
	assert_int_equal(symlink("elsewhere", "nfkit-test-alink0"), 0);
	assert_int_equal(mkfifo("nfkit-test-afifo0", 0600), 0);
	if (!geteuid())
		assert_int_equal(chown("nfkit-test-others", OTHER_UID, 0), 0);
	t = make(p);
	tempdir_remove(&t);
	for (size_t i = 0; i < NELEMS(folders); i++)
		assert_true(file_exists(path_join(&p->arena, folders[i],
						  "file")));
	assert_true(file_exists("nfkit-test-afile0"));
	assert_true(file_exists("nfkit-test-alink0"));
	assert_true(file_exists("nfkit-test-afifo0"));
	assert_int_equal(geteuid() != 0,
			 !file_exists("nfkit-test-others/file"));
	assert_int_equal(lstat("nfkit-test-alink0", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
}

#define PROCESSES	4
#define ROUNDS		300

/* One that lives as long as it should; nothing is asserted in a child. */
static bool make_one(struct arena *a, bool is_killed)
{
	struct tempdir t = TEMPDIR_NONE;
	struct err e = { 0 };
	const char *file;
	int fd;

	if (tempdir_make(a, "test", &t, &e))
		return false;
	file = path_join(a, t.path, "file");
	fd = open(file, O_WRONLY | O_CREAT, 0600);
	if (fd < 0)
		return false;
	close(fd);
	sched_yield();
	if (!file_exists(file))
		return false;
	if (is_killed)
		tempdir_leave(&t);
	else
		tempdir_remove(&t);
	return true;
}

static int make_many(struct arena *a)
{
	for (int i = 0; i < ROUNDS; i++)
		if (!make_one(a, i % 2))
			return 1;
	return 0;
}

static void tempdir__many_at_once_leave_each_other_alone(void **state)
{
	struct place *p = *state;
	struct tempdir last;
	pid_t pids[PROCESSES];

	for (size_t i = 0; i < PROCESSES; i++) {
		pids[i] = fork();
		if (!pids[i])
			_exit(make_many(&p->arena));
	}
	for (size_t i = 0; i < PROCESSES; i++) {
		int status;

		assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
		assert_int_equal(status, 0);
	}
	last = make(p);
	tempdir_remove(&last);
	assert_int_equal(rmdir(p->scratch.dir), 0);
	assert_int_equal(mkdir(p->scratch.dir, 0700), 0);
}

/* Another one takes a folder that is not locked yet for a dead one's. */
static void tempdir__is_made_again_where_another_was_quicker(void **state)
{
	struct place *p = *state;
	struct tempdir t;

	sweep_first = p;
	t = make(p);
	assert_null(sweep_first);
	assert_true(file_exists(t.path));
	tempdir_remove(&t);
}

static void tempdir__removes_nothing_where_nothing_can_be_locked(void **state)
{
	struct place *p = *state;
	const char *dead = make_and_die(p, false);
	struct tempdir t;

	has_no_locks = true;
	t = make(p);
	has_no_locks = false;
	assert_true(file_exists(dead));
	assert_true(file_exists(t.path));
	tempdir_remove(&t);
}

static void tempdir__needs_a_folder_for_it(void **state)
{
	struct place *p = *state;
	struct tempdir t = TEMPDIR_NONE;
	struct err e = { 0 };

	setenv("TMPDIR", "/nonexistent", 1);
	assert_int_equal(tempdir_make(&p->arena, "test", &t, &e), -1);
	assert_non_null(strstr(e.msg, "/nonexistent/nfkit-test-"));
	assert_null(t.path);
}

#define TEST(name)	cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(tempdir__is_private_and_goes_with_all_that_is_in_it),
		TEST(tempdir_remove_tree__removes_no_more_than_the_folder),
		TEST(tempdir__of_one_that_was_killed_goes_with_the_next),
		TEST(tempdir__what_others_have_made_stays),
		TEST(tempdir__many_at_once_leave_each_other_alone),
		TEST(tempdir__is_made_again_where_another_was_quicker),
		TEST(tempdir__removes_nothing_where_nothing_can_be_locked),
		TEST(tempdir__needs_a_folder_for_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
