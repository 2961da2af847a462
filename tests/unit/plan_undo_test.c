// SPDX-License-Identifier: GPL-2.0-only
/*
 * What was killed is taken back, what has ended well is not: flock() of this
 * program is ours, so that the owner of a record can end just before it.
 */
#include "testing.h"

#include "scratch.h"

#include <sys/file.h>
#include <sys/syscall.h>

#include "base/file.h"
#include "base/limits.h"
#include "scaffold/plan.h"
#include "scaffold/plan_undo.h"

static struct plan_undo *ends_now;	/* before the next flock() of another */

int flock(int fd, int operation)
{
	if (ends_now && fd != ends_now->fd) {
		plan_undo_end(ends_now);
		ends_now = NULL;
	}
	return (int)syscall(SYS_flock, fd, operation);
}

struct fixture {
	struct scratch scratch;
	struct arena arena;
	struct plan plan;
	struct plan_undo undo;
	struct buf said;
};

/* All of the plan is made, and its record not yet removed. */
static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	struct err e = { 0 };

	scratch_enter(&f->scratch);
	setenv("XDG_CACHE_HOME", f->scratch.dir, 1);
	buf_init(&f->said, LIMIT_TEXT);
	f->plan = (struct plan){ .arena = &f->arena, .root = "." };
	plan_add_file(&f->plan, "made", SPAN("all of it\n"));
	plan_undo_begin(&f->plan, &f->undo);
	assert_non_null(f->undo.path);
	assert_int_equal(file_write("made", SPAN("all of it\n"), 0644, &e), 0);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	ends_now = NULL;
	plan_undo_end(&f->undo);
	buf_release(&f->said);
	arena_release(&f->arena);
	scratch_leave(&f->scratch);
	free(f);
	return 0;
}

static void undo__takes_back_what_a_killed_one_has_made(void **state)
{
	struct fixture *f = *state;

	/* Its lock ends with it. */
	file_close_at(&f->undo.fd);
	plan_undo_killed(&f->arena, ".", &f->said);
	assert_false(file_exists("made"));
	assert_false(file_exists(f->undo.path));
	assert_true(f->said.len > 0);
}

static void undo__leaves_what_one_that_lives_makes(void **state)
{
	struct fixture *f = *state;

	plan_undo_killed(&f->arena, ".", &f->said);
	assert_true(file_exists("made"));
	assert_true(file_exists(f->undo.path));
	assert_int_equal(f->said.len, 0);
}

static void undo__leaves_what_is_finished_meanwhile(void **state)
{
	struct fixture *f = *state;

	ends_now = &f->undo;
	plan_undo_killed(&f->arena, ".", &f->said);
	assert_null(ends_now);
	assert_true(file_exists("made"));
	assert_int_equal(f->said.len, 0);
}

#define TEST(function) \
	cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(undo__takes_back_what_a_killed_one_has_made),
		TEST(undo__leaves_what_one_that_lives_makes),
		TEST(undo__leaves_what_is_finished_meanwhile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
