// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/file.h"
#include "base/path.h"
#include "base/tempdir.h"
#include "try/subject.h"

struct trees {
	struct arena arena;
	struct tempdir folder;
	const char *dir;
};

static void add(struct trees *t, const char *path, const char *text)
{
	const char *file = path_join(&t->arena, t->dir, path);
	struct err e = { 0 };

	assert_int_equal(file_make_dirs(path_dir(&t->arena, file), &e), 0);
	assert_int_equal(file_write(file, span_of(text), 0600, &e), 0);
}

static int read_side(struct trees *t, bool kernel, const char *name,
		     enum subject_side side, struct subject *s, struct err *e)
{
	struct subject_place place = {
		kernel ? path_join(&t->arena, t->dir, "linux") : NULL,
		path_join(&t->arena, t->dir, "ipt"), name, side
	};

	return subject_read_trees(&t->arena, &place, s, e);
}

static int read_it(struct trees *t, bool kernel, const char *name,
		   struct subject *s, struct err *e)
{
	return read_side(t, kernel, name, SUBJECT_ANY, s, e);
}

static void begin(struct trees *t)
{
	static const struct { const char *path, *text; } files[] = {
		{ "linux/net/netfilter/xt_foo.c",
		  "#include <linux/netfilter/x_tables.h>\n"
		  " # include <linux/netfilter/xt_foo.h>\n"
		  "\t\t.name = \"foo\",\n\t.name\t\t= \"FOO\",\n" },
		{ "linux/net/netfilter/xt_foobar.c", "x" },
		{ "linux/net/netfilter/xt_many.c",
		  "#include <linux/netfilter/xt_chain.h>\n"
		  "#include <linux/netfilter/xt_lost.h>\n"
		  "#include <linux/netfilter/../netfilter/xt_foo.h>\n"
		  "#include <linux/netfilter/xt_foo.h\n\t.name = \"one\",\n" },
		{ "linux/net/netfilter/xt_ten.c", "\t.name = \"tenth\",\n" },
		{ "linux/net/ipv4/netfilter/ipt_TEN.c",
		  "\t.name = \"TEN\",\n" },
		{ "linux/include/uapi/linux/netfilter/x_tables.h", "x" },
		{ "linux/include/uapi/linux/netfilter/xt_foo.h", "x" },
		{ "linux/include/uapi/linux/netfilter/xt_chain.h",
		  "#include <linux/netfilter_ipv4/ipt_end.h>\n" },
		{ "linux/include/uapi/linux/netfilter_ipv4/ipt_end.h",
		  "#include <linux/netfilter/xt_chain.h>\n" },
		{ "linux/net/ipv6/netfilter/ip6t_six.c", "x" },
		{ "ipt/extensions/libxt_foo.c", "x" },
		{ "ipt/include/linux/netfilter/xt_foo.h", "x" },
		{ "ipt/extensions/libxt_FOO.c",
		  "#include <linux/netfilter/xt_foo.h>\n" },
		{ "ipt/extensions/libxt_one.c", "x" },
		{ "ipt/extensions/GNUmakefile.in",
		  "LDFLAGS = -lm\nxt_one_LIBADD = -lx -lm\n"
		  "xt_foo_LIBADD = -lmnl\n" },
		{ "ipt/extensions/libipt_TEN.c", "x" },
		{ "ipt/extensions/libip6t_six.c", "x" },
		{ "linux/net/bridge/netfilter/ebt_frame.c",
		  "#include <linux/netfilter_bridge/ebt_frame.h>\n" },
		{ "linux/include/uapi/linux/netfilter_bridge/ebt_frame.h",
		  "x" },
		{ "ipt/extensions/libebt_frame.c", "x" },
		/* The same name, for packets of IP: this one goes first. */
		{ "linux/net/bridge/netfilter/ebt_six.c", "x" },
		{ "ipt/extensions/libebt_six.c", "x" },
	};
	struct err e = { 0 };

	*t = (struct trees){ .dir = NULL };
	assert_int_equal(tempdir_make(&t->arena, "test", &t->folder, &e), 0);
	t->dir = t->folder.path;
	for (size_t i = 0; i < NELEMS(files); i++)
		add(t, files[i].path, files[i].text);
}

static void end(struct trees *t)
{
	tempdir_remove(&t->folder);
	arena_release(&t->arena);
}

static void check_files(const struct subject *s, const char *const *names)
{
	size_t n = 0;

	for (; names[n]; n++) {
		assert_true(n < s->files.n);
		assert_string_equal(s->files.at[n].name, names[n]);
	}
	assert_int_equal(s->files.n, n);
}

static void trees__have_the_files_of_an_extension(void **state)
{
	static const char *const names[] = {
		"xt_foo.c", "include/linux/netfilter/xt_foo.h",
		"include-user/linux/netfilter/xt_foo.h", "libxt_foo.c",
		"include-user/config.h", NULL
	};
	struct err e = { 0 };
	struct subject s;
	struct trees t;

	(void)state;
	begin(&t);
	assert_int_equal(read_it(&t, true, "foo", &s, &e), 0);
	check_files(&s, names);
	assert_int_equal(s.modules.n, 1);
	assert_string_equal(s.modules.at[0], "xt_foo");
	assert_int_equal(s.plugins.n, 1);
	assert_string_equal(s.plugins.at[0].extension, "foo");
	assert_false(s.plugins.at[0].needs_math);
	end(&t);
}

static void trees__have_a_target_in_the_module_of_a_match(void **state)
{
	static const char *const names[] = {
		"xt_foo.c", "include/linux/netfilter/xt_foo.h", "libxt_FOO.c",
		"include-user/linux/netfilter/xt_foo.h",
		"include-user/config.h", NULL
	};
	struct err e = { 0 };
	struct subject s;
	struct trees t;

	(void)state;
	begin(&t);
	assert_int_equal(read_it(&t, true, "FOO", &s, &e), 0);
	assert_string_equal(s.modules.at[0], "xt_foo");
	assert_string_equal(s.plugins.at[0].name, "libxt_FOO");
	check_files(&s, names);
	end(&t);
}

static void trees__have_modules_of_other_names(void **state)
{
	static const char *const names[] = {
		"xt_many.c", "include/linux/netfilter/xt_chain.h",
		"include/linux/netfilter_ipv4/ipt_end.h", "libxt_one.c",
		"include-user/config.h", NULL
	};
	struct err e = { 0 };
	struct subject s;
	struct trees t;

	(void)state;
	begin(&t);
	assert_int_equal(read_it(&t, true, "one", &s, &e), 0);
	check_files(&s, names);
	assert_true(s.plugins.at[0].needs_math);
	/* xt_ten.c is of another extension. */
	assert_int_equal(read_it(&t, true, "TEN", &s, &e), 0);
	assert_int_equal(s.modules.n, 1);
	assert_string_equal(s.modules.at[0], "ipt_TEN");
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

static void trees__have_extensions_of_bridges(void **state)
{
	static const char *const files[] = {
		"ebt_frame.c", "include/linux/netfilter_bridge/ebt_frame.h",
		"libebt_frame.c", "include-user/config.h", NULL,
	};
	struct err e = { 0 };
	struct subject s;
	struct trees t;

	(void)state;
	begin(&t);
	assert_int_equal(read_it(&t, true, "frame", &s, &e), 0);
	assert_int_equal(s.modules.n, 1);
	assert_int_equal(s.plugins.n, 1);
	assert_int_equal(s.plugins.at[0].families, FAMILY_BRIDGE);
	check_files(&s, files);
	end(&t);
}

static void trees__have_two_extensions_of_one_name(void **state)
{
	static const struct {
		const char *name;
		enum subject_side side;
		const char *plugin, *module;
		const char *other;
	} cases[] = {
		{ "six", SUBJECT_ANY, "libip6t_six", "ip6t_six", "libebt_six" },
		{ "six", SUBJECT_IP, "libip6t_six", "ip6t_six", NULL },
		{ "six", SUBJECT_BRIDGE, "libebt_six", "ebt_six", NULL },
		{ "foo", SUBJECT_ANY, "libxt_foo", "xt_foo", NULL },
		{ "frame", SUBJECT_ANY, "libebt_frame", "ebt_frame", NULL },
	};
	struct trees t;

	(void)state;
	begin(&t);
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct err e = { 0 };
		struct subject s;

		assert_int_equal(read_side(&t, true, cases[i].name,
					   cases[i].side, &s, &e), 0);
		assert_int_equal(s.plugins.n, 1);
		assert_string_equal(s.plugins.at[0].name, cases[i].plugin);
		assert_string_equal(s.modules.at[0], cases[i].module);
		assert_int_equal(!s.other, !cases[i].other);
		if (s.other)
			assert_string_equal(s.other, cases[i].other);
	}
	end(&t);
}

static void trees__lack_an_extension_of_the_other_side(void **state)
{
	struct err e = { 0 };
	struct subject s;
	struct trees t;

	(void)state;
	begin(&t);
	assert_int_equal(read_side(&t, false, "frame", SUBJECT_IP, &s, &e), -1);
	assert_non_null(strstr(e.msg, "libxt_frame.c"));
	err_clear(&e);
	assert_int_equal(read_side(&t, false, "foo", SUBJECT_BRIDGE, &s, &e),
			 -1);
	assert_non_null(strstr(e.msg, "libebt_foo.c"));
	end(&t);
}

static void trees__say_which_file_is_missing(void **state)
{
	static const struct { const char *name, *says; } cases[] = {
		{ "none", "has no net/netfilter/xt_none.c" },
		{ "foobar", "has no extensions/libxt_foobar.c" },
		{ "../x", "cannot be the name" },
		{ "", "cannot be the name" },
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

static void trees__have_a_plugin_or_not(void **state)
{
	static const struct { const char *name; bool there; } cases[] = {
		{ "foo", true }, { "TEN", true }, { "six", true },
		{ "ten", false }, { "foobar", false }, { "DNAT", false },
		{ "", false }, { "../extensions/libxt_foo", false },
		{ "x/../libxt_foo", false },
	};
	struct trees t;

	(void)state;
	begin(&t);
	add(&t, "ipt/extensions/libxt_x/a", "");
	for (size_t i = 0; i < NELEMS(cases); i++)
		assert_int_equal(subject_has_plugin(&t.arena,
					path_join(&t.arena, t.dir, "ipt"),
					cases[i].name), cases[i].there);
	end(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(trees__have_the_files_of_an_extension),
		cmocka_unit_test(trees__have_a_target_in_the_module_of_a_match),
		cmocka_unit_test(trees__have_modules_of_other_names),
		cmocka_unit_test(trees__have_extensions_of_one_family),
		cmocka_unit_test(trees__have_extensions_of_bridges),
		cmocka_unit_test(trees__have_two_extensions_of_one_name),
		cmocka_unit_test(trees__lack_an_extension_of_the_other_side),
		cmocka_unit_test(trees__say_which_file_is_missing),
		cmocka_unit_test(trees__have_a_plugin_or_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
