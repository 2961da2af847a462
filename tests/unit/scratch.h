/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * scratch - an empty folder of a test's own, and the programs that it runs
 *
 * The test is in the folder from scratch_enter() to scratch_leave(), which
 * removes it with all that is in it.
 */
#ifndef UNIT_SCRATCH_H
#define UNIT_SCRATCH_H

#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct scratch {
	char *old_dir;
	char *old_path;		/* of PATH; NULL: it is as it was */
	char dir[32];
};

/* The exit status of a program, which ends by itself. */
static int run_program(const char *const *argv)
{
	int status;
	pid_t pid;

	assert_int_equal(posix_spawnp(&pid, argv[0], NULL, NULL,
				      (char *const *)argv, environ), 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* The same of git: GIT("add", "a.c"). */
#define GIT(...)	run_program((const char *[]){ "git", __VA_ARGS__, NULL })

static void scratch_enter(struct scratch *s)
{
	s->old_dir = getcwd(NULL, 0);
	s->old_path = NULL;
	snprintf(s->dir, sizeof(s->dir), "/tmp/nfkit-unit-XXXXXX");
	assert_non_null(mkdtemp(s->dir));
	assert_int_equal(chdir(s->dir), 0);
}

/*
 * Programs are those that the test writes into the folder; with @others, those
 * that were there as well. scratch_leave() is the end of that.
 */
static inline void scratch_programs(struct scratch *s, bool others)
{
	size_t size = strlen(getenv("PATH")) + sizeof(s->dir) + 1;
	char *path = malloc(size);

	assert_non_null(path);
	s->old_path = strdup(getenv("PATH"));
	snprintf(path, size, others ? "%s:%s" : "%s", s->dir, s->old_path);
	setenv("PATH", path, 1);
	free(path);
}

static void scratch_leave(struct scratch *s)
{
	const char *const clean[] = { "rm", "-rf", s->dir, NULL };

	if (s->old_path)
		setenv("PATH", s->old_path, 1);
	free(s->old_path);
	assert_int_equal(chdir(s->old_dir), 0);
	assert_int_equal(run_program(clean), 0);
	free(s->old_dir);
}

#endif
