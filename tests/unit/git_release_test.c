// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "git/release.h"
#include "scratch.h"

struct fixture {
	struct arena arena;
	struct repo *repo;
	struct err e;
	struct scratch scratch;
};

#define DO_GIT(...)	assert_int_equal(GIT(__VA_ARGS__), 0)

/* A commit of the @day-th day of 2026, with a tag of its own to find it by. */
static void commit(int day, const char *name)
{
	char date[32];

	snprintf(date, sizeof(date), "%d +0000", 1767225600 + day * 86400);
	setenv("GIT_COMMITTER_DATE", date, 1);
	DO_GIT("commit", "-q", "--allow-empty", "-m", name);
	DO_GIT("tag", name);
}

/*
 * v6.1 has "merged" and all before it, but not "next", which is older; HEAD
 * has both.
 */
static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	scratch_enter(&f->scratch);
	setenv("GIT_AUTHOR_NAME", "Nora", 1);
	setenv("GIT_AUTHOR_EMAIL", "nora@example.org", 1);
	setenv("GIT_COMMITTER_NAME", "Nora", 1);
	setenv("GIT_COMMITTER_EMAIL", "nora@example.org", 1);
	DO_GIT("init", "-q", "-b", "main", ".");
	commit(0, "old");
	DO_GIT("checkout", "-q", "-b", "side");
	commit(100, "next");
	DO_GIT("checkout", "-q", "main");
	commit(90, "merged");
	commit(120, "tagged");
	DO_GIT("checkout", "-q", "side");
	DO_GIT("merge", "-q", "-m", "merge", "main");
	commit(220, "last");
	assert_int_equal(repo_open(".", &f->repo, &f->e), 0);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	repo_close(&f->repo);
	arena_release(&f->arena);
	scratch_leave(&f->scratch);
	free(f);
	return 0;
}

/* The first @digits of the commit @name. */
static struct span id_of(struct fixture *f, const char *name, size_t digits)
{
	const char *path = arena_printf(&f->arena, ".git/refs/tags/%s", name);
	struct span text;

	assert_int_equal(file_read(&f->arena, path, 64, &text, &f->e), 0);
	return span_first(text, digits);
}

static bool lacks(struct fixture *f, const char *name)
{
	return release_lacks(f->repo, id_of(f, name, 12));
}

static void release__lacks_nothing_where_there_is_none(void **state)
{
	(void)state;
	assert_false(lacks(*state, "next"));
}

static void release__has_what_its_tag_reaches(void **state)
{
	struct fixture *f = *state;

	DO_GIT("tag", "-a", "-m", "Linux 6.1-rc1", "v6.1-rc1", "tagged");
	assert_false(lacks(f, "merged"));
	assert_false(lacks(f, "tagged"));
	assert_true(lacks(f, "next"));
	assert_true(lacks(f, "last"));
	DO_GIT("tag", "v6.1", "side");
	assert_false(lacks(f, "next"));
}

static void release__has_all_that_is_old(void **state)
{
	struct fixture *f = *state;

	DO_GIT("tag", "v5.9", "old");
	assert_true(lacks(f, "merged"));
	commit(295, "much-later");
	assert_false(lacks(f, "merged"));
	assert_true(lacks(f, "tagged"));
}

static void release__knows_a_commit_by_its_first_digits(void **state)
{
	struct fixture *f = *state;
	struct span id, too_long = SPAN("01234567890123456789012345678901234"
					"567890123456789");

	DO_GIT("tag", "v6.1-rc1", "tagged");
	id = id_of(f, "next", 7);
	assert_true(release_lacks(f->repo, id));
	assert_true(release_lacks(f->repo, id_of(f, "next", 40)));
	assert_false(release_lacks(f->repo, SPAN("")));
	assert_false(release_lacks(f->repo, SPAN("0123456789ab")));
	assert_false(release_lacks(f->repo, too_long));
	DO_GIT("tag", "-d", "v6.1-rc1");
	DO_GIT("tag", "very-old", "tagged");
	assert_false(release_lacks(f->repo, id));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define ONE(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)
		ONE(release__lacks_nothing_where_there_is_none),
		ONE(release__has_what_its_tag_reaches),
		ONE(release__has_all_that_is_old),
		ONE(release__knows_a_commit_by_its_first_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
