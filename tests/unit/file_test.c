// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"

struct scratch {
	struct arena arena;
	char dir[64];
};

static int set_up(void **state)
{
	static struct scratch s;

	s = (struct scratch){ .dir = "/tmp/nfkit-file-test-XXXXXX" };
	*state = &s;
	return !mkdtemp(s.dir);
}

static int tear_down(void **state)
{
	struct scratch *s = *state;

	arena_release(&s->arena);
	return rmdir(s->dir);
}

static void file__comes_back_as_it_was_written(void **state)
{
	struct scratch *s = *state;
	char *path = path_join(&s->arena, s->dir, "a");
	struct err e = { 0 };
	struct span got;
	struct stat st;

	assert_int_equal(file_write(path, SPAN("one\0two"), 0644, &e), 0);
	assert_int_equal(file_read(&s->arena, path, 100, &got, &e), 0);
	assert_true(span_eq(got, SPAN("one\0two")));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0644);
	/* What others may do with it is not for us to change. */
	assert_int_equal(chmod(path, 0662), 0);
	assert_int_equal(file_write(path, SPAN("two"), 0600, &e), 0);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0662);
	assert_int_equal(unlink(path), 0);
}

static void file__refuses_folders_and_what_is_too_large(void **state)
{
	struct scratch *s = *state;
	char *path = path_join(&s->arena, s->dir, "b");
	struct err e = { 0 };
	struct span got = SPAN("untouched");

	assert_int_equal(file_read(&s->arena, s->dir, 100, &got, &e), -1);
	assert_non_null(strstr(e.msg, "is a folder"));
	err_clear(&e);
	assert_int_equal(file_read(&s->arena, path, 100, &got, &e), -1);
	assert_int_equal(e.code, ERR_NOENT);
	err_clear(&e);
	assert_int_equal(file_write(path, SPAN("12345"), 0600, &e), 0);
	assert_int_equal(file_read(&s->arena, path, 4, &got, &e), -1);
	assert_int_equal(e.code, ERR_LIMIT);
	assert_span(got, "untouched");
	assert_int_equal(unlink(path), 0);
}

/* sysctl says that a file has no bytes, and gives them to one read() only. */
static void file__of_unknown_size_is_read_whole(void **state)
{
	struct scratch *s = *state;
	struct err e = { 0 };
	struct span got;

	assert_int_equal(file_read(&s->arena, "/proc/sys/kernel/ostype", 100,
				   &got, &e), 0);
	assert_span(got, "Linux\n");
}

static bool is_not(void *context, const char *name)
{
	return strcmp(name, context);
}

static void file__of_several_is_the_first_that_is_wanted(void **state)
{
	static const char *const names[] = {
		"x_c.c", "x_a.c", "x_b.c", "x_.h"
	};
	struct scratch *s = *state;
	char a[] = "x_a.c", none[] = "";
	struct span x = SPAN("x_"), c = SPAN(".c");
	struct err e = { 0 };

	for (size_t i = 0; i < NELEMS(names); i++)
		assert_int_equal(file_write(path_join(&s->arena, s->dir,
						      names[i]),
					    SPAN(""), 0644, &e), 0);
	assert_string_equal(file_find(&s->arena, s->dir, x, c, is_not, none),
			    "x_a.c");
	assert_string_equal(file_find(&s->arena, s->dir, x, c, is_not, a),
			    "x_b.c");
	assert_null(file_find(&s->arena, s->dir, SPAN("y"), c, is_not, none));
	for (size_t i = 0; i < NELEMS(names); i++)
		assert_int_equal(unlink(path_join(&s->arena, s->dir,
						  names[i])), 0);
	assert_null(file_find(&s->arena, path_join(&s->arena, s->dir, "gone"),
			      x, c, is_not, none));
}

static void path__below_a_folder_needs_a_slash(void **state)
{
	(void)state;
	assert_true(path_is_below(SPAN("/a"), SPAN("/")));
	assert_true(path_is_below(SPAN("/"), SPAN("/")));
	assert_true(path_is_below(SPAN("/a/b"), SPAN("/a")));
	assert_true(path_is_below(SPAN("/a"), SPAN("/a")));
	assert_false(path_is_below(SPAN("/ab"), SPAN("/a")));
	assert_false(path_is_below(SPAN("a"), SPAN("/")));
	assert_false(path_is_below(SPAN("a/b"), SPAN("a/")));
}

static void path__inside_means_no_way_out(void **state)
{
	static const struct { const char *path; bool inside; } cases[] = {
		{ "a", true },	   { "a/b.c", true },	{ "a/..b", true },
		{ "", false },	   { "/a", false },	{ "..", false },
		{ "a/../b", false }, { "a//b", false }, { "a/", false },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		assert_int_equal(path_is_inside(span_of(cases[i].path)),
				 cases[i].inside);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			file__comes_back_as_it_was_written, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			file__refuses_folders_and_what_is_too_large, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			file__of_unknown_size_is_read_whole, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			file__of_several_is_the_first_that_is_wanted, set_up,
			tear_down),
		cmocka_unit_test(path__below_a_folder_needs_a_slash),
		cmocka_unit_test(path__inside_means_no_way_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
