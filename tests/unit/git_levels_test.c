// SPDX-License-Identifier: GPL-2.0-only
/* Whose configuration is read, with git's own answer beside ours. */
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "git/config.h"
#include "git/section.h"
#include "scratch.h"

struct fixture {
	struct arena arena;
	struct err e;
	struct scratch scratch;
};

static const char *const variables[] = {
	"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM",
	"XDG_CONFIG_HOME",
};

static void run(const char *line)
{
	const char *const argv[] = { "sh", "-c", line, NULL };

	assert_int_equal(run_program(argv), 0);
}

static void write_text(struct fixture *f, const char *name, const char *text)
{
	assert_int_equal(file_write(name, span_of(text), 0644, &f->e), 0);
}

/* Each file says that it is the one, and has a word that only it has. */
static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	scratch_enter(&f->scratch);
	for (size_t i = 0; i < NELEMS(variables); i++)
		unsetenv(variables[i]);
	setenv("HOME", f->scratch.dir, 1);
	run("git init -q repo; mkdir -p .config/git");
	write_text(f, ".gitconfig", "[t]\nwho = home\nhome = 1\n");
	write_text(f, ".config/git/config", "[t]\nwho = xdg\nxdg = 1\n");
	write_text(f, "own", "[t]\nwho = own\nown = 1\n[include]\n"
			     "path = included\n");
	write_text(f, "included", "[t]\nincluded = 1\n");
	write_text(f, "system", "[t]\nwho = system\nsystem = 1\n");
	assert_int_equal(chdir("repo"), 0);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < NELEMS(variables); i++)
		unsetenv(variables[i]);
	scratch_leave(&f->scratch);
	arena_release(&f->arena);
	free(f);
	return 0;
}

static const char *const keys[] = {
	"t.who", "t.home", "t.xdg", "t.own", "t.included", "t.system",
};

/* All the keys as git has them, in and outside of a repository. */
static void compare(struct fixture *f)
{
	CLEANUP_REPO struct repo *repo = NULL;

	if (repo_open(".", &repo, &f->e))
		fail_msg("%s", f->e.msg);
	for (size_t i = 0; i < NELEMS(keys); i++) {
		const char *line = arena_printf(&f->arena,
			"git config %s >../said || :", keys[i]);
		struct span said;
		const char *want;

		run(line);
		assert_int_equal(file_read(&f->arena, "../said", 64, &said,
					   &f->e), 0);
		want = arena_str(&f->arena, span_trim(said));
		assert_span(repo_config(repo, &f->arena, keys[i]), want);
		assert_span(repo_config(NULL, &f->arena, keys[i]), want);
	}
}

static void levels__are_those_of_git(void **state)
{
	static const char *const cases[][2] = {
		{ "", "" },
		{ "GIT_CONFIG_GLOBAL", "../own" },
		{ "GIT_CONFIG_GLOBAL", "/dev/null" },
		{ "GIT_CONFIG_GLOBAL", "" },
		{ "GIT_CONFIG_GLOBAL", "../not-there" },
		{ "GIT_CONFIG_SYSTEM", "../system" },
		{ "GIT_CONFIG_NOSYSTEM", "no" },
		{ "GIT_CONFIG_GLOBAL", "/dev/null" },
		{ "GIT_CONFIG_NOSYSTEM", "1" },
		{ "GIT_CONFIG_NOSYSTEM", "" },
		{ "GIT_CONFIG_NOSYSTEM", "true" },
		{ "GIT_CONFIG_SYSTEM", "" },
	};

	for (size_t i = 0; i < NELEMS(cases); i++) {
		if (*cases[i][0])
			setenv(cases[i][0], cases[i][1], 1);
		compare(*state);
	}
}

/* What has an answer at all, so that "as git" is not "nothing, as git". */
static void levels__put_one_file_in_place_of_another(void **state)
{
	struct fixture *f = *state;

	assert_span(repo_config(NULL, &f->arena, "t.who"), "home");
	assert_span(repo_config(NULL, &f->arena, "t.xdg"), "1");
	setenv("GIT_CONFIG_GLOBAL", "../own", 1);
	assert_span(repo_config(NULL, &f->arena, "t.who"), "own");
	assert_span(repo_config(NULL, &f->arena, "t.included"), "1");
	assert_span(repo_config(NULL, &f->arena, "t.xdg"), "");
	setenv("GIT_CONFIG_SYSTEM", "../system", 1);
	assert_span(repo_config(NULL, &f->arena, "t.system"), "1");
	setenv("GIT_CONFIG_NOSYSTEM", "yes", 1);
	assert_span(repo_config(NULL, &f->arena, "t.system"), "");
}

static void levels__count_for_whole_sections(void **state)
{
	struct fixture *f = *state;
	struct config found = { 0 };

	setenv("GIT_CONFIG_GLOBAL", "../own", 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	assert_int_equal(config_read(NULL, &f->arena, "t", &found, &f->e), 0);
	assert_int_equal(found.entries.n, 3);
	assert_string_equal(found.entries.at[0].value, "own");
}

static void levels__say_where_to_write(void **state)
{
	static const struct section_entry entry = { "x", "k", "v" };
	static const struct section_entry none = { "x", "k", NULL };
	struct fixture *f = *state;
	struct stat st;

	setenv("GIT_CONFIG_GLOBAL", "../new", 1);
	assert_int_equal(section_set(&f->arena, "t", &entry, 1, &f->e), 0);
	run("test \"$(git config -f ../new t.x.k)\" = v");
	run("! grep -q '\"x\"' ../.gitconfig");
	assert_int_equal(section_set(&f->arena, "t", &none, 1, &f->e), 0);
	run("! git config -f ../new t.x.k");
	setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
	assert_int_equal(section_set(&f->arena, "t", &entry, 1, &f->e), -1);
	assert_int_equal(f->e.code, ERR_USAGE);
	assert_int_equal(stat("/dev/null", &st), 0);
	assert_true(S_ISCHR(st.st_mode));
}

/* A file that cannot be read is told of, as by git, and nothing is lost. */
static void levels__that_make_no_sense_are_an_error(void **state)
{
	struct fixture *f = *state;
	CLEANUP_REPO struct repo *repo = NULL;

	write_text(f, "../own", "[t\nwho = own\n");
	setenv("GIT_CONFIG_GLOBAL", "../own", 1);
	assert_int_equal(repo_open(".", &repo, &f->e), -1);
	assert_null(repo);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define ONE(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)
		ONE(levels__are_those_of_git),
		ONE(levels__put_one_file_in_place_of_another),
		ONE(levels__count_for_whole_sections),
		ONE(levels__say_where_to_write),
		ONE(levels__that_make_no_sense_are_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
