// SPDX-License-Identifier: GPL-2.0-only
#include "try/build.h"

#include "base/argv.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/process.h"
#include "try/tie.h"

#define BUILD_MS	300000U	/* for one compiler or make */
#define BUILD_LINES	20	/* of theirs that are shown */

static int copy_sources(struct arena *a, const struct subject *s,
			const char *work, struct err *e)
{
	CLEANUP_BUF struct buf kbuild;

	buf_init(&kbuild, LIMIT_TEXT);
	for (size_t i = 0; i < s->files.n; i++) {
		const char *path = path_join(a, work, s->files.at[i].name);

		if (file_make_dirs(path_dir(a, path), e) ||
		    file_write(path, s->files.at[i].bytes, 0644, e))
			return -1;
	}
	if (s->has_kbuild)
		return 0;
	/* In front of those of the kernel, which may have older ones. */
	if (s->from_trees)
		buf_add_str(&kbuild, "NOSTDINC_FLAGS += -I$(src)/"
			    SUBJECT_KERNEL_HEADERS "\n");
	for (size_t i = 0; i < s->modules.n; i++)
		buf_printf(&kbuild, "obj-m += %s.o\n", s->modules.at[i]);
	return file_write(path_join(a, work, "Kbuild"), buf_span(&kbuild),
			  0644, e);
}

static bool find_line(struct span text, struct span word, struct span *line)
{
	while (span_next_line(&text, line))
		if (span_find(*line, word) != SIZE_MAX)
			return true;
	return false;
}

/*
 * @why it is not there, or NULL. A warning is one that a maintainer would see,
 * too.
 */
static void judge(struct arena *a, const char *what, const char *name,
		  const char *why, const struct buf *log,
		  struct checks *checks)
{
	const char *text = arena_printf(a, "build the %s %s", what, name);
	struct span said = arena_copy(a, buf_span(log)), line;
	struct check *c;

	if (why) {
		c = check_add(checks, CHECK_FAILED, text, why);
		check_detail(checks, c, said, BUILD_LINES);
	} else if (find_line(said, SPAN("warning: "), &line) ||
		   find_line(said, SPAN("WARNING: "), &line)) {
		c = check_add(checks, CHECK_FAILED, text,
			      "it builds with warnings");
		check_detail(checks, c, said, BUILD_LINES);
	} else {
		check_add(checks, CHECK_OK, text, NULL);
	}
}

/* A disk that is full is not the extension's fault. */
static int check_room(const struct buf *log, const char *work, struct err *e)
{
	return span_find(buf_span(log), SPAN("No space left on device")) ==
	       SIZE_MAX ? 0 :
	       err_set(e, ERR_IO,
		       "there is no room to build in '%s': TMPDIR names another place",
		       work);
}

/* Who is killed leaves his there, and it is removed as a whole. */
static const char *temps_in(struct arena *a, const char *work)
{
	return arena_printf(a, "TMPDIR=%s", work);
}

/*
 * What a make around us has set is not meant for this one. It stops what it has
 * started at a SIGTERM, but not where it is killed.
 */
static int start_modules(struct arena *a, const struct kernel *k,
			 const char *work, struct process *p, struct err *e)
{
	struct opt_list argv = { 0 };

	argv_add(a, &argv, ARGV("env", "-u", "MAKEFLAGS", "-u", "MFLAGS",
				"-u", "MAKELEVEL", "LC_ALL=C",
				temps_in(a, work)));
	argv_add(a, &argv, tie_words(a, "TERM"));
	argv_add(a, &argv, ARGV("make", "-s", "-j2", "-C", k->headers,
				arena_printf(a, "M=%s", work), "W=1",
				"modules"));
	return process_start(p, argv_end(a, &argv), e);
}

static const char *module_file(struct arena *a, const char *work,
			       const char *name)
{
	return path_join(a, work, arena_printf(a, "%s.ko", name));
}

/* The first module that make has not made, or NULL. */
static const char *find_unmade(struct arena *a, const struct subject *s,
			       const char *work)
{
	for (size_t i = 0; i < s->modules.n; i++)
		if (!file_exists(module_file(a, work, s->modules.at[i])))
			return s->modules.at[i];
	return NULL;
}

/* Without the symbols for a debugger, which the initramfs need not carry. */
static int strip_modules(struct arena *a, const struct subject *s,
			 const char *work, struct err *e)
{
	CLEANUP_BUF struct buf said;
	int status;

	buf_init(&said, LIMIT_TEXT);
	for (size_t i = 0; i < s->modules.n; i++) {
		const char *ko = module_file(a, work, s->modules.at[i]);

		if (process_run(ARGV("strip", "--strip-debug", "-o",
				     arena_printf(a, "%s.stripped", ko), ko),
				BUILD_MS, &said, &status, e))
			return -1;
		if (status)
			return err_set(e, ERR_IO, "strip cannot read '%s'", ko);
	}
	return 0;
}

/* The reason; NULL where all of them are made. */
static const char *why_unmade(struct arena *a, const struct subject *s,
			      const struct kernel *k, const char *work,
			      int status)
{
	const char *unmade = status ? NULL : find_unmade(a, s, work);

	if (unmade)
		return arena_printf(a, "Kbuild does not make %s.ko", unmade);
	if (status && s->from_trees)
		return arena_printf(a, "it does not build with the headers of Linux %s: name those of a kernel of its tree by --vmlinuz and --headers",
				    k->release);
	return status ? "it does not build" : NULL;
}

static int finish_modules(struct arena *a, const struct subject *s,
			  const struct kernel *k, const char *work,
			  struct process *p, struct checks *checks, bool *built,
			  struct err *e)
{
	const char *name = s->modules.at[0], *why;
	CLEANUP_BUF struct buf log;
	int status, rc;
	bool late;

	buf_init(&log, LIMIT_TEXT);
	rc = process_read(p, BUILD_MS, &log, &late, e);
	status = process_end(p);
	if (rc || check_room(&log, work, e))
		return -1;
	if (late)
		return err_set(e, ERR_LIMIT,
			       "'make' took longer than %u ms and was stopped",
			       BUILD_MS);
	for (size_t i = 1; i < s->modules.n; i++)
		name = arena_printf(a, "%s %s", name, s->modules.at[i]);
	why = why_unmade(a, s, k, work, status);
	judge(a, "module", name, why, &log, checks);
	*built &= !why;
	return why ? 0 : strip_modules(a, s, work, e);
}

/*
 * In its own tree a plugin finds what iptables has beside it, and is held to no
 * more than iptables' own flags. xtables.h is that of the library which it will
 * meet, for the versions of both must agree.
 */
static void add_tree_words(struct arena *a, const struct subject *s,
			   const char *work, struct opt_list *argv)
{
	const char *include = path_join(a, s->dir, "include");

	argv_add(a, argv, ARGV("-Wshadow",
			       arena_printf(a, "-I%s/" SUBJECT_USER_HEADERS,
					    work),
			       "-iquote", path_join(a, s->dir, "extensions"),
			       "-I", s->dir));
	if (s->runs_tree)
		argv_add(a, argv, ARGV("-I", include, "-L",
				       path_join(a, s->dir,
						 "libxtables/.libs")));
	else
		argv_add(a, argv, ARGV("-idirafter", include));
}

static const char *const *compiler(struct arena *a, const struct subject *s,
				   const struct plugin *p, const char *work)
{
	const char *name = p->name;
	struct opt_list argv = { 0 };

	argv_add(a, &argv, ARGV("env", "LC_ALL=C", temps_in(a, work), "cc",
				"-O2", "-Wall", "-fPIC", "-shared",
				"-DXTABLES_INTERNAL",
				arena_printf(a, "-D_INIT=%s_init", name)));
	if (s->from_trees)
		add_tree_words(a, s, work, &argv);
	else
		argv_add(a, &argv, ARGV("-Wextra"));
	argv_add(a, &argv, ARGV("-o", arena_printf(a, "%s/%s.so", work, name),
				arena_printf(a, "%s/%s.c", work, name),
				"-lxtables"));
	if (p->needs_math)
		argv_add(a, &argv, ARGV("-lm"));
	return argv_end(a, &argv);
}

static int build_plugin(struct arena *a, const struct subject *s,
			const struct plugin *p, const char *work,
			struct checks *checks, bool *built, struct err *e)
{
	CLEANUP_BUF struct buf log;
	int status;

	buf_init(&log, LIMIT_TEXT);
	if (process_run(compiler(a, s, p, work), BUILD_MS, &log, &status, e) ||
	    check_room(&log, work, e))
		return -1;
	judge(a, "plugin", p->name, status ? "it does not build" : NULL, &log,
	      checks);
	*built &= !status;
	return 0;
}

static int build_plugins(struct arena *a, const struct subject *s,
			 const char *work, struct checks *checks, bool *built,
			 struct err *e)
{
	for (size_t i = 0; i < s->plugins.n; i++)
		if (s->plugins.at[i].name &&
		    build_plugin(a, s, &s->plugins.at[i], work, checks, built,
				 e))
			return -1;
	return 0;
}

int build_all(struct arena *a, const struct subject *s, const struct kernel *k,
	      const char *work, struct checks *checks, bool *built,
	      struct err *e)
{
	struct process modules;
	int rc;

	*built = true;
	if (copy_sources(a, s, work, e))
		return -1;
	if (!s->modules.n)
		return build_plugins(a, s, work, checks, built, e);
	if (start_modules(a, k, work, &modules, e))
		return -1;
	/* While make works. */
	rc = build_plugins(a, s, work, checks, built, e);
	if (rc) {
		process_end(&modules);
		return -1;
	}
	return finish_modules(a, s, k, work, &modules, checks, built, e);
}
