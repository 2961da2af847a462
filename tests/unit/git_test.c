// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "git/commit.h"
#include "git/range.h"
#include "send/commit_mail.h"
#include "scratch.h"

struct fixture {
	struct arena arena;
	struct repo *repo;
	struct err e;
	struct scratch scratch;
};

static void write_text(struct fixture *f, const char *name, const char *text)
{
	assert_int_equal(file_write(name, span_of(text), 0644, &f->e), 0);
}

static void commit(struct fixture *f, const char *path, const char *message)
{
	struct commit_file file = { path };

	if (repo_commit(f->repo, &f->arena, &file, 1, message, true, &f->e))
		fail_msg("%s", f->e.msg);
}

/* A repository with two commits, the current folder in it. */
static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	scratch_enter(&f->scratch);
	setenv("GIT_AUTHOR_NAME", "Nora Ünlü", 1);
	setenv("GIT_AUTHOR_EMAIL", "nora@example.org", 1);
	setenv("GIT_COMMITTER_NAME", "Carl", 1);
	setenv("GIT_COMMITTER_EMAIL", "carl@example.org", 1);
	assert_int_equal(repo_create(".", &f->repo, &f->e), 0);
	write_text(f, "a.c", "int a;\n");
	commit(f, "a.c", "first: add a\n\nBecause b wants it.\n");
	write_text(f, "a.c", "int a;\nint b;\n");
	commit(f, "a.c", "second: add b\n");
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

static struct span nth_mail(struct fixture *f, const char *spec, size_t i,
			    size_t want_n)
{
	struct range range;
	struct span mail = { 0 };

	if (range_resolve(f->repo, &f->arena, spec, &range, &f->e) ||
	    commit_mail(&range, &f->arena, i, &mail, &f->e))
		fail_msg("%s", f->e.msg);
	assert_int_equal(range.commits.n, want_n);
	return mail;
}

static void has(struct span mail, const char *text)
{
	if (span_find(mail, span_of(text)) == SIZE_MAX)
		fail_msg("no '%s' in:\n" SPAN_FMT, text, SPAN_ARG(mail));
}

static void range__a_revision_is_one_mail(void **state)
{
	struct span mail = nth_mail(*state, "HEAD", 0, 1);

	assert_true(span_starts(mail, SPAN("From ")));
	has(mail, "\nSubject: [PATCH] second: add b\n");
	has(mail, "\nSigned-off-by: Carl <carl@example.org>\n");
	has(mail, "\n---\n a.c | 1 +\n");
	has(mail, "\ndiff --git a/a.c b/a.c\n");
	has(mail, "\n+int b;\n");
}

static void range__a_first_commit_has_no_parent(void **state)
{
	struct span mail = nth_mail(*state, "HEAD~1", 0, 1);

	has(mail, "\nSubject: [PATCH] first: add a\n");
	has(mail, "\n\nBecause b wants it.\n");
	has(mail, "\nnew file mode 100644\n");
}

static void range__mails_of_a_series_are_numbered(void **state)
{
	struct fixture *f = *state;

	write_text(f, "b.c", "int c;\n");
	commit(f, "b.c", "third: add c\n");
	has(nth_mail(f, "HEAD~2..HEAD", 0, 2), "[PATCH 1/2] second: add b\n");
	has(nth_mail(f, "HEAD~2..", 1, 2), "[PATCH 2/2] third: add c\n");
	has(nth_mail(f, "HEAD~2...HEAD", 1, 2), "[PATCH 2/2] third: add c\n");
}

static void range__the_configured_prefix_is_in_the_subject(void **state)
{
	struct fixture *f = *state;

	write_text(f, ".git/config", "[format]\nsubjectPrefix = PATCH nf\n");
	has(nth_mail(f, "HEAD", 0, 1), "\nSubject: [PATCH nf] second: add b\n");
}

static void range__an_unknown_name_is_an_error(void **state)
{
	struct fixture *f = *state;
	static const char *const names[] = {
		"nowhere", "HEAD~9", "nowhere..HEAD", "", "..", "a b",
		"HEAD:a.c", "HEAD^{tree}",
	};
	struct range range;

	for (size_t i = 0; i < NELEMS(names); i++) {
		if (!range_resolve(f->repo, &f->arena, names[i], &range, &f->e)
		    && range.commits.n)
			fail_msg("'%s' was found", names[i]);
		err_clear(&f->e);
	}
}

static void commit__leaves_what_is_staged_alone(void **state)
{
	struct fixture *f = *state;
	struct span mail;

	write_text(f, "staged.c", "int s;\n");
	assert_int_equal(GIT("add", "staged.c"), 0);
	write_text(f, "c.c", "int c;\n");
	commit(f, "c.c", "third: add c\n");
	mail = nth_mail(f, "HEAD", 0, 1);
	has(mail, "+int c;");
	assert_int_equal(span_find(mail, SPAN("staged.c")), SIZE_MAX);
	assert_int_equal(GIT("diff", "--cached", "--quiet", "--", "c.c"), 0);
	assert_int_equal(GIT("diff", "--cached", "--quiet", "--", "staged.c"), 1);
}

static void commit__wants_to_know_who_you_are(void **state)
{
	struct fixture *f = *state;
	struct commit_file file = { "a.c" };
	struct range range;

	unsetenv("GIT_AUTHOR_NAME");
	assert_int_equal(repo_commit(f->repo, &f->arena, &file, 1, "x: y\n",
				     false, &f->e), -1);
	assert_int_equal(f->e.code, ERR_USAGE);
	assert_non_null(strstr(f->e.msg, "user.name"));
	err_clear(&f->e);
	assert_int_equal(range_resolve(f->repo, &f->arena, "HEAD~1", &range,
				       &f->e), 0);
}

static void commit__a_file_that_is_not_there_changes_nothing(void **state)
{
	struct fixture *f = *state;
	struct commit_file files[] = { { "a.c" }, { "gone.c" } };

	write_text(f, "a.c", "int z;\n");
	assert_int_equal(repo_commit(f->repo, &f->arena, files, 2, "x: y\n",
				     false, &f->e), -1);
	assert_non_null(strstr(f->e.msg, "gone.c"));
	err_clear(&f->e);
	has(nth_mail(f, "HEAD", 0, 1), "second: add b");
}

static void repo__a_folder_without_one_is_an_error(void **state)
{
	struct fixture *f = *state;
	struct repo *repo = NULL;

	assert_int_equal(repo_open("/proc", &repo, &f->e), -1);
	assert_null(repo);
	assert_int_equal(f->e.code, ERR_NOENT);
	err_clear(&f->e);
}

static void repo__of_somebody_else_is_not_trusted(void **state)
{
	struct fixture *f = *state;
	struct repo *repo = NULL;

	if (geteuid()) {
		print_message("skipped: only root can give a folder away\n");
		skip();
	}
	assert_int_equal(GIT("init", "-q", "theirs"), 0);
	assert_int_equal(chown("theirs", 65534, 65534), 0);
	assert_int_equal(chown("theirs/.git", 65534, 65534), 0);
	assert_int_equal(repo_find("theirs", &repo, &f->e), -1);
	assert_null(repo);
	assert_non_null(strstr(f->e.msg, "belongs to another user"));
	err_clear(&f->e);
	assert_int_equal(repo_find("/proc", &repo, &f->e), 0);
	assert_null(repo);
}

static void repo__root_is_the_top_folder(void **state)
{
	struct fixture *f = *state;
	struct repo *repo = NULL;
	size_t len = strlen(f->scratch.dir);

	assert_int_equal(mkdir("sub", 0777), 0);
	assert_int_equal(repo_open("sub", &repo, &f->e), 0);
	assert_true(span_starts(span_of(repo_root(repo)), span_of(f->scratch.dir)));
	assert_string_equal(repo_root(repo) + len, "/");
	repo_close(&repo);
	assert_int_equal(GIT("init", "-q", "--bare", "bare"), 0);
	assert_int_equal(repo_open("bare", &repo, &f->e), 0);
	assert_null(repo_root(repo));
	repo_close(&repo);
}

static void repo__has_settings_outside_of_repositories(void **state)
{
	struct fixture *f = *state;

	repo_close(&f->repo);
	setenv("HOME", f->scratch.dir, 1);
	unsetenv("GIT_CONFIG_GLOBAL");
	write_text(f, ".gitconfig", "[user]\nname = Nora\n");
	assert_span(repo_config(NULL, &f->arena, "user.name"), "Nora");
	assert_int_equal(repo_config(NULL, &f->arena, "user.email").len, 0);
}

#define TEST(function) \
	cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(range__a_revision_is_one_mail),
		TEST(range__a_first_commit_has_no_parent),
		TEST(range__mails_of_a_series_are_numbered),
		TEST(range__the_configured_prefix_is_in_the_subject),
		TEST(range__an_unknown_name_is_an_error),
		TEST(commit__leaves_what_is_staged_alone),
		TEST(commit__wants_to_know_who_you_are),
		TEST(commit__a_file_that_is_not_there_changes_nothing),
		TEST(repo__a_folder_without_one_is_an_error),
		TEST(repo__of_somebody_else_is_not_trusted),
		TEST(repo__root_is_the_top_folder),
		TEST(repo__has_settings_outside_of_repositories),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
