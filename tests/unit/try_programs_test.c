// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "base/tempdir.h"
#include "try/native.h"
#include "try/programs.h"

#define OLD	1000	/* seconds since 1970 */
#define NEW	2000

struct tree {
	struct arena arena;
	struct tempdir folder;
	const char *dir;
};

static const char *at(struct tree *t, const char *path)
{
	return path_join(&t->arena, t->dir, path);
}

static void add(struct tree *t, const char *path, struct span bytes,
		time_t when)
{
	const struct timespec times[] = { { .tv_sec = when },
					  { .tv_sec = when } };
	struct err e = { 0 };

	assert_int_equal(file_make_dirs(path_dir(&t->arena, at(t, path)), &e),
			 0);
	assert_int_equal(file_write(at(t, path), bytes, 0700, &e), 0);
	assert_int_equal(utimensat(AT_FDCWD, at(t, path), times, 0), 0);
}

/* A program that is there, with the libraries it has. */
static struct span program(struct tree *t)
{
	struct err e = { 0 };
	struct span bytes;

	assert_int_equal(file_read(&t->arena, "/proc/self/exe", LIMIT_IMAGE,
				   &bytes, &e), 0);
	return bytes;
}

static void begin(struct tree *t)
{
	struct err e = { 0 };

	*t = (struct tree){ .dir = NULL };
	assert_int_equal(tempdir_make(&t->arena, "test", &t->folder, &e), 0);
	t->dir = t->folder.path;
	add(t, "iptables/nft.c", SPAN("x"), OLD);
	add(t, "libxtables/xtables.c", SPAN("x"), OLD);
}

static void build(struct tree *t)
{
	add(t, "iptables/.libs/xtables-nft-multi", program(t), NEW);
	add(t, "iptables/.libs/xtables-legacy-multi", program(t), NEW);
	add(t, "extensions/libxt_standard.so", SPAN("x"), NEW);
}

static void end(struct tree *t)
{
	tempdir_remove(&t->folder);
	arena_release(&t->arena);
}

static struct programs find(struct tree *t)
{
	struct err e = { 0 };
	struct programs p;

	if (programs_find(&t->arena, t->dir, &p, &e)) {
		assert_int_equal(e.code, ERR_NOENT);
		end(t);
		skip();
	}
	return p;
}

static void check_why(struct tree *t, enum programs_state state,
		      const char *words)
{
	struct programs p = find(t);

	assert_int_equal(p.state, state);
	assert_string_equal(path_base(span_of(p.nft)).p, "xtables-nft-multi");
	assert_int_not_equal(span_find(span_of(p.why), span_of(words)),
			     SIZE_MAX);
	assert_int_equal(p.own.n, 0);
}

static void a_tree_that_is_not_built_is_not_run(void **state)
{
	struct tree t;

	(void)state;
	begin(&t);
	check_why(&t, PROGRAMS_HOST, "is not built: run ./configure");
	end(&t);
}

static bool has(const struct image *i, const char *path, const char *link)
{
	for (size_t k = 0; k < i->host.n; k++)
		if (!strcmp(i->host.at[k].path, path))
			return !link || (i->host.at[k].link &&
					 !strcmp(i->host.at[k].link, link));
	return false;
}

static void what_a_tree_has_built_is_run(void **state)
{
	struct tree t;
	struct image image = { .arena = &t.arena };
	struct programs p;
	struct err e = { 0 };

	(void)state;
	begin(&t);
	build(&t);
	/* Both in the tree and on this machine: that of the tree. */
	add(&t, "libxtables/.libs/libcmocka.so.0", program(&t), NEW);
	p = find(&t);
	assert_int_equal(p.state, PROGRAMS_TREE);
	assert_string_equal(p.plugins, at(&t, "extensions"));
	assert_int_equal(p.own.n, 1);
	assert_string_equal(p.own.at[0],
			    at(&t, "libxtables/.libs/libcmocka.so.0"));
	assert_true(p.others.n >= 1);
	assert_int_equal(programs_add(&p, &image, &e), 0);
	assert_true(has(&image, "tree/libcmocka.so.0", NULL));
	assert_true(has(&image, "tree/libc.so.6", NULL));
	assert_true(has(&image, "sbin/ip6tables-nft-restore",
			"xtables-nft-multi"));
	assert_true(has(&image, "sbin/iptables-legacy",
			"xtables-legacy-multi"));
	end(&t);
}

static void what_is_older_than_its_source_is_not_run(void **state)
{
	struct tree t;

	(void)state;
	begin(&t);
	build(&t);
	add(&t, "iptables/nft.c", SPAN("y"), NEW + 1);
	check_why(&t, PROGRAMS_HOST_INSTEAD,
		  "is older than its iptables/nft.c: run make there");
	add(&t, "iptables/nft.c", SPAN("y"), NEW);
	add(&t, "libxtables/xtables.c", SPAN("y"), NEW + 1);
	check_why(&t, PROGRAMS_HOST_INSTEAD,
		  "is older than its libxtables/xtables.c: run make there");
	end(&t);
}

static void half_a_tree_is_not_run(void **state)
{
	struct tree t;

	(void)state;
	begin(&t);
	build(&t);
	assert_int_equal(unlink(at(&t, "extensions/libxt_standard.so")), 0);
	check_why(&t, PROGRAMS_HOST_INSTEAD, "extensions/libxt_standard.so");
	build(&t);
	add(&t, "iptables/.libs/xtables-nft-multi", SPAN("#!/bin/sh\n"), NEW);
	check_why(&t, PROGRAMS_HOST_INSTEAD, "readelf cannot read");
	build(&t);
	assert_int_equal(unlink(at(&t, "iptables/.libs/xtables-nft-multi")), 0);
	assert_int_equal(mkfifo(at(&t, "iptables/.libs/xtables-nft-multi"),
				0700), 0);
	check_why(&t, PROGRAMS_HOST_INSTEAD, "readelf cannot read");
	end(&t);
}

static const char *needs(const struct plugin *p, size_t i)
{
	return p->rules.lines.at[i].needs_tree ?
	       p->rules.lines.at[i].needs_tree : "";
}

static void an_option_unknown_here_needs_the_tree(void **state)
{
	struct plugin p = { .name = "libxt_limit", .extension = "limit" };
	struct err e = { 0 };
	struct programs here;
	const char *file;
	struct tree t;

	(void)state;
	begin(&t);
	here = find(&t);
	file = path_join(&t.arena, here.plugins, "libxt_limit.so");
	add(&t, "extensions/libxt_limit.c",
	    SPAN("static const struct xt_option_entry opts[] = {\n"
		 "{.name = \"limit\"}, {.name\t= \"limitmark\"}};\n"), OLD);
	assert_int_equal(rules_read(&t.arena, "x.t",
				    SPAN(":INPUT\n-m limit --limit 1/sec;=;OK\n"
					 "-m limit ! --limitmark 5;=;OK\n"),
				    &p.rules, &e), 0);
	assert_int_equal(packets_read(&t.arena, "x.packets",
				      SPAN("rule INPUT -m limit --limitmark 1\n"
					   "send udp; expect counter 1\n"),
				      &p.packets, &e), 0);
	/* The match goes to the kernel's module as it is. */
	native_mark(&t.arena, t.dir, file, &p);
	assert_string_equal(needs(&p, 1), "");
	add(&t, "iptables/nft.c",
	    SPAN("\tif (!strcmp(m->u.user.name, \"limit\"))\n"), OLD);
	native_mark(&t.arena, t.dir, file, &p);
	if (file_exists(file)) {
		assert_string_equal(needs(&p, 0), "");
		assert_string_equal(needs(&p, 1), "--limitmark");
		assert_string_equal(p.packets.tests.at[0].needs_tree,
				    "--limitmark");
	}
	end(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tree_that_is_not_built_is_not_run),
		cmocka_unit_test(what_a_tree_has_built_is_run),
		cmocka_unit_test(what_is_older_than_its_source_is_not_run),
		cmocka_unit_test(half_a_tree_is_not_run),
		cmocka_unit_test(an_option_unknown_here_needs_the_tree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
