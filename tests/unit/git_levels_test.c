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
	"XDG_CONFIG_HOME", "GIT_CONFIG_COUNT", "GIT_CONFIG_PARAMETERS",
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

/* Number @nr of those of the environment; NULL: not set. */
static void give(int nr, const char *key, const char *value)
{
	char name[32];

	snprintf(name, sizeof(name), "GIT_CONFIG_KEY_%d", nr);
	if (!key || setenv(name, key, 1))
		unsetenv(name);
	snprintf(name, sizeof(name), "GIT_CONFIG_VALUE_%d", nr);
	if (!value || setenv(name, value, 1))
		unsetenv(name);
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < NELEMS(variables); i++)
		unsetenv(variables[i]);
	for (int i = 0; i < 4; i++)
		give(i, NULL, NULL);
	scratch_leave(&f->scratch);
	arena_release(&f->arena);
	free(f);
	return 0;
}

static const char *const keys[] = {
	"t.who", "t.home", "t.xdg", "t.own", "t.included", "t.system",
	"t.A.b\"c]\\d.who", "t.it's.who",
};

/* All the keys as git has them, in and outside of a repository. */
static void compare(struct fixture *f)
{
	CLEANUP_REPO struct repo *repo = NULL;

	if (repo_open(".", &repo, &f->e))
		fail_msg("%s", f->e.msg);
	for (size_t i = 0; i < NELEMS(keys); i++) {
		struct span said;
		const char *want;

		write_text(f, "../key", keys[i]);
		run("git config \"$(cat ../key)\" >../said || :");
		assert_int_equal(file_read(&f->arena, "../said", 64, &said,
					   &f->e), 0);
		said.len -= span_ends(said, SPAN("\n"));
		want = arena_str(&f->arena, said);
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

static void levels__of_the_environment_are_above_all_files(void **state)
{
	static const char *const values[] = {
		"given", "", " b ", "# no; remark", "a\"b\\c\\", "two\nlines\n",
		"\ttab", "\xc3\xa4", "it's!",
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < NELEMS(values); i++) {
		setenv("GIT_CONFIG_COUNT", "4", 1);
		give(0, "t.who", "not the last");
		give(1, "T.WHO", values[i]);
		give(2, "t.A.b\"c]\\d.who", values[i]);
		give(3, "t.it's.who", values[i]);
		compare(f);
		assert_span(repo_config(NULL, &f->arena, "t.who"), values[i]);
		setenv("GIT_CONFIG_COUNT", "1", 1);
		compare(f);
		setenv("GIT_CONFIG_COUNT", "0", 1);
		compare(f);
	}
}

static void levels__of_git_c_are_above_these(void **state)
{
	static const char *const lines[] = {
		"-c t.who=c", "-c t.who=c -c t.own=\"it's! \\\\ \"",
		"-c t.home", "-c t.home=", "-c \"t.it's.who==x\"",
		"-c t.who=a -c t.who=b -c t.home",
	};
	struct fixture *f = *state;
	struct config found = { 0 };

	setenv("GIT_CONFIG_COUNT", "1", 1);
	give(0, "t.who", "counted");
	for (size_t i = 0; i < NELEMS(lines); i++) {
		struct span said;

		unsetenv("GIT_CONFIG_PARAMETERS");
		write_text(f, "../key",
			   "!printf %s \"$GIT_CONFIG_PARAMETERS\"");
		run(arena_printf(&f->arena, "git %s -c alias.e=\"$(cat ../key)\" e >../all",
				 lines[i]));
		assert_int_equal(file_read(&f->arena, "../all", 4096, &said,
					   &f->e), 0);
		setenv("GIT_CONFIG_PARAMETERS", arena_str(&f->arena, said), 1);
		compare(f);
	}
	assert_span(repo_config(NULL, &f->arena, "t.who"), "b");
	/* As git before 2.31 has it, and a key alone. */
	setenv("GIT_CONFIG_PARAMETERS",
	       "'t.who=old' 't.home='\\''x'\\!''  't.own' ", 1);
	compare(f);
	assert_int_equal(config_read(NULL, &f->arena, "t", &found, &f->e), 0);
	assert_null(found.entries.at[found.entries.n - 1].value);
}

/* git says so too, and does nothing. */
static void levels__of_the_environment_may_be_nonsense(void **state)
{
	static const struct { const char *count, *key, *value, *parameters; }
	cases[] = {
		{ "x", "t.who", "v", NULL }, { "2", "t.who", "v", NULL },
		{ "1x", "t.who", "v", NULL }, { "-1", "t.who", "v", NULL },
		{ "1", NULL, "v", NULL }, { "1", "t.who", NULL, NULL },
		{ "1", "t", "v", NULL }, { "1", "", "v", NULL },
		{ "1", ".who", "v", NULL }, { "1", "t.", "v", NULL },
		{ "1", "t.1", "v", NULL }, { "1", "t_.who", "v", NULL },
		{ "1", "t.a\nb.who", "v", NULL }, { "1", "t.w o", "v", NULL },
		{ "0", NULL, NULL, "t.who=v" }, { "0", NULL, NULL, "'t.who" },
		{ "0", NULL, NULL, "'t.who'x" }, { "0", NULL, NULL, "'t'='v'" },
		{ "0", NULL, NULL, "'t.who'='v'x" },
		{ "0", NULL, NULL, "'t.who'=v" },
		{ "0", NULL, NULL, " 't.who'='v'" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_REPO struct repo *repo = NULL;
		struct err e = { 0 };

		setenv("GIT_CONFIG_COUNT", cases[i].count, 1);
		give(0, cases[i].key, cases[i].value);
		unsetenv("GIT_CONFIG_PARAMETERS");
		if (cases[i].parameters)
			setenv("GIT_CONFIG_PARAMETERS", cases[i].parameters, 1);
		run("! git config t.home 2>../said");
		if (!repo_open(".", &repo, &e))
			fail_msg("%zu is taken", i);
		assert_int_equal(e.code, ERR_SYNTAX);
		assert_null(repo);
	}
}

/* What is set goes to the file, not to what is above it. */
static void levels__of_the_environment_are_not_written(void **state)
{
	struct fixture *f = *state;
	CLEANUP_REPO struct repo *repo = NULL;

	setenv("GIT_CONFIG_COUNT", "1", 1);
	give(0, "t.x.who", "given");
	assert_int_equal(repo_open(".", &repo, &f->e), 0);
	assert_int_equal(config_set(repo, "t.x.who", "set", &f->e), 0);
	run("test $(git config --local t.x.who) = set");
	assert_span(repo_config(repo, &f->arena, "t.x.who"), "given");
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

/* As git config --global does. */
static void levels__have_two_files_of_the_user(void **state)
{
	static const struct section_entry entry = { "x", "k", "v" };
	struct fixture *f = *state;

	assert_string_equal(section_place(&f->arena), "~/.gitconfig");
	run("rm ../.gitconfig; git config --global t.y.k v");
	assert_string_equal(section_place(&f->arena), "~/.config/git/config");
	assert_int_equal(section_set(&f->arena, "t", &entry, 1, &f->e), 0);
	run("test \"$(git config -f ../.config/git/config t.x.k)\" = v");
	run("test \"$(git config -f ../.config/git/config t.y.k)\" = v");
	run("mkdir -p ../xdg/git; : >../xdg/git/config");
	setenv("XDG_CONFIG_HOME", "../xdg", 1);
	assert_string_equal(section_place(&f->arena),
			    "$XDG_CONFIG_HOME/git/config");
	run("rm ../xdg/git/config");
	assert_string_equal(section_place(&f->arena), "~/.gitconfig");
}

/* What an included file says is no matter of the file that is written to. */
static void levels__that_are_included_are_not_written(void **state)
{
	static const struct section_entry entry = { "x", "k", "v" };
	static const struct section_entry none = { "x", "k", NULL };
	struct fixture *f = *state;

	setenv("GIT_CONFIG_GLOBAL", "../own", 1);
	run("git config -f ../included t.x.k theirs");
	for (int i = 0; i < 2; i++)
		assert_int_equal(section_set(&f->arena, "t", &entry, 1, &f->e),
				 0);
	run("test \"$(git config -f ../own --get-all t.x.k)\" = v");
	assert_int_equal(section_set(&f->arena, "t", &none, 1, &f->e), 0);
	run("! git config -f ../own t.x.k");
	run("test \"$(git config -f ../included t.x.k)\" = theirs");
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
		ONE(levels__of_the_environment_are_above_all_files),
		ONE(levels__of_git_c_are_above_these),
		ONE(levels__of_the_environment_may_be_nonsense),
		ONE(levels__of_the_environment_are_not_written),
		ONE(levels__count_for_whole_sections),
		ONE(levels__say_where_to_write),
		ONE(levels__have_two_files_of_the_user),
		ONE(levels__that_are_included_are_not_written),
		ONE(levels__that_make_no_sense_are_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
