// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/file.h"
#include "base/path.h"
#include "try/subject.h"
#include "try/work.h"

struct trees {
	struct arena arena;
	const char *dir;
};

static void add(struct trees *t, const char *path)
{
	const char *file = path_join(&t->arena, t->dir, path);
	struct err e = { 0 };

	assert_int_equal(file_make_dirs(path_dir(&t->arena, file), &e), 0);
	assert_int_equal(file_write(file, span_of(path), 0600, &e), 0);
}

static int read_it(struct trees *t, bool kernel, const char *name,
		   struct subject *s, struct err *e)
{
	return subject_read_trees(&t->arena, kernel ?
				  path_join(&t->arena, t->dir, "linux") : NULL,
				  path_join(&t->arena, t->dir, "ipt"), name, s,
				  e);
}

static void begin(struct trees *t)
{
	static const char *const files[] = {
		"linux/net/netfilter/xt_foo.c",
		"linux/net/netfilter/xt_foobar.c",
		"linux/include/uapi/linux/netfilter/xt_foo.h",
		"linux/net/ipv6/netfilter/ip6t_six.c",
		"ipt/extensions/libxt_foo.c",
		"ipt/include/linux/netfilter/xt_foo.h",
		"ipt/extensions/libxt_FOO.c",
		"ipt/extensions/libip6t_six.c",
	};
	struct err e = { 0 };

	*t = (struct trees){ .dir = NULL };
	assert_int_equal(work_make(&t->arena, &t->dir, &e), 0);
	for (size_t i = 0; i < NELEMS(files); i++)
		add(t, files[i]);
}

static void end(struct trees *t)
{
	work_remove(t->dir);
	arena_release(&t->arena);
}

static void trees__have_the_files_of_an_extension(void **state)
{
	static const char *const names[] = {
		"include/linux/netfilter/xt_foo.h", "xt_foo.c",
		"include-user/linux/netfilter/xt_foo.h", "libxt_foo.c",
		"include-user/config.h",
	};
	struct err e = { 0 };
	struct subject s;
	struct trees t;

	(void)state;
	begin(&t);
	assert_int_equal(read_it(&t, true, "foo", &s, &e), 0);
	assert_int_equal(s.files.n, NELEMS(names));
	for (size_t i = 0; i < NELEMS(names); i++)
		assert_string_equal(s.files.at[i].name, names[i]);
	assert_int_equal(s.modules.n, 1);
	assert_string_equal(s.modules.at[0], "xt_foo");
	assert_int_equal(s.plugins.n, 1);
	assert_string_equal(s.plugins.at[0].extension, "foo");
	end(&t);
}

static void trees__have_a_target_in_the_module_of_a_match(void **state)
{
	struct err e = { 0 };
	struct subject s;
	struct trees t;

	(void)state;
	begin(&t);
	assert_int_equal(read_it(&t, true, "FOO", &s, &e), 0);
	assert_string_equal(s.modules.at[0], "xt_foo");
	assert_string_equal(s.plugins.at[0].name, "libxt_FOO");
	end(&t);
}

static void trees__have_extensions_of_one_family(void **state)
{
	struct err e = { 0 };
	struct subject s;
	struct trees t;

	(void)state;
	begin(&t);
	assert_int_equal(read_it(&t, true, "six", &s, &e), 0);
	assert_string_equal(s.modules.at[0], "ip6t_six");
	assert_int_equal(s.plugins.at[0].families, FAMILY_IPV6);
	assert_int_equal(read_it(&t, false, "six", &s, &e), 0);
	assert_int_equal(s.modules.n, 0);
	end(&t);
}

static void trees__say_which_file_is_missing(void **state)
{
	static const struct { const char *name, *says; } cases[] = {
		{ "none", "has no net/netfilter/xt_none.c" },
		{ "foobar", "has no extensions/libxt_foobar.c" },
		{ "../x", "is no name" },
		{ "", "is no name" },
	};
	struct trees t;

	(void)state;
	begin(&t);
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct err e = { 0 };
		struct subject s;

		assert_int_equal(read_it(&t, true, cases[i].name, &s, &e), -1);
		assert_non_null(strstr(e.msg, cases[i].says));
	}
	end(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(trees__have_the_files_of_an_extension),
		cmocka_unit_test(trees__have_a_target_in_the_module_of_a_match),
		cmocka_unit_test(trees__have_extensions_of_one_family),
		cmocka_unit_test(trees__say_which_file_is_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
