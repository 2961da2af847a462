// SPDX-License-Identifier: GPL-2.0-only
#include "try/programs_tree.h"

#include <sys/stat.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/process.h"

#define READ_MS		10000

/* The standard output of a program, "" where it fails. */
static struct span output_of(struct arena *a, const char *const *argv)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	if (!process_ask(argv, READ_MS, &text))
		return SPAN("");
	return arena_copy(a, buf_span(&text));
}

static const char *tree_library(struct arena *a, const char *tree,
				const char *name)
{
	static const char *const folders[] = {
		"libxtables/.libs", "libiptc/.libs",
	};

	for (size_t i = 0; i < 2; i++) {
		const char *path = path_join(a, path_join(a, tree, folders[i]),
					     name);

		if (file_exists(path))
			return path;
	}
	return NULL;
}

/* "	libmnl.so.0 (libc6,x86-64) => /lib/x86_64-linux-gnu/libmnl.so.0" */
static const char *host_library(struct arena *a, struct span known,
				const char *name)
{
	struct span line, word, kind;

	while (span_next_line(&known, &line)) {
		if (!span_next_word(&line, &word) || !span_is(word, name) ||
		    !span_next_until(&line, ')', &kind) ||
		    span_find(kind, SPAN("x86-64")) == SIZE_MAX ||
		    span_find_char(line, '/') == SIZE_MAX)
			continue;
		return arena_str(a, span_from(line,
					      span_find_char(line, '/')));
	}
	return NULL;
}

struct search {
	struct arena *arena;
	struct programs *to;
	struct span known;	/* what ldconfig says */
	VEC(const char *) files, names;
};

static bool is_new(struct search *s, const char *name)
{
	for (size_t i = 0; i < s->names.n; i++)
		if (!strcmp(s->names.at[i], name))
			return false;
	*VEC_ADD(s->arena, &s->names) = name;
	return true;
}

static int add_library(struct search *s, const char *name, struct err *e)
{
	const char *path;

	if (!path_is_inside(span_of(name)) || !is_new(s, name))
		return 0;
	if (s->names.n > LIMIT_LIBRARIES)
		return err_set(e, ERR_LIMIT, "it needs more than %d libraries",
			       LIMIT_LIBRARIES);
	path = tree_library(s->arena, s->to->tree, name);
	if (path) {
		*VEC_ADD(s->arena, &s->to->own) = path;
		*VEC_ADD(s->arena, &s->files) = path;
		return 0;
	}
	path = host_library(s->arena, s->known, name);
	if (!path)
		return err_set(e, ERR_NOENT,
			       "it needs %s, which is not installed", name);
	*VEC_ADD(s->arena, &s->to->others) = path;
	return 0;
}

/* " 0x0000000000000001 (NEEDED)  Shared library: [libmnl.so.0]" */
static int add_needs_of(struct search *s, const char *file, struct err *e)
{
	const char *const argv[] = { "readelf", "-d", file, NULL };
	struct span text = output_of(s->arena, argv), line, name;

	if (!text.len)
		return err_set(e, ERR_IO, "readelf cannot read '%s'", file);
	while (span_next_line(&text, &line)) {
		if (span_find(line, SPAN("(NEEDED)")) == SIZE_MAX)
			continue;
		line = span_from(line, span_find_char(line, '[') + 1);
		if (span_next_until(&line, ']', &name) &&
		    add_library(s, arena_str(s->arena, name), e))
			return -1;
	}
	return 0;
}

int programs_find_needs(struct arena *a, struct programs *p,
			const char *const *files, size_t n, struct err *e)
{
	const char *const argv[] = { process_find(a, "ldconfig"), "-p", NULL };
	struct search s = { .arena = a, .to = p };

	s.known = argv[0] ? output_of(a, argv) : SPAN("");
	for (size_t i = 0; i < n; i++)
		*VEC_ADD(a, &s.files) = files[i];
	for (size_t i = 0; i < s.files.n; i++)
		if (add_needs_of(&s, s.files.at[i], e))
			return -1;
	return 0;
}

int programs_add_found(const struct programs *p, struct image *i,
		       struct err *e)
{
	struct arena *a = i->arena;

	for (size_t k = 0; k < p->own.n; k++) {
		struct span name = path_base(span_of(p->own.at[k]));

		image_add_host(i, arena_printf(a, PROGRAMS_LIBRARIES "/"
					       SPAN_FMT, SPAN_ARG(name)),
			       p->own.at[k]);
	}
	/* One in /usr/local, say, is found there, too. */
	for (size_t k = 0; k < p->others.n; k++) {
		struct span name = path_base(span_of(p->others.at[k]));

		image_add_host(i, p->others.at[k] + 1, p->others.at[k]);
		image_add_link(i, arena_printf(a, PROGRAMS_LIBRARIES "/"
					       SPAN_FMT, SPAN_ARG(name)),
			       p->others.at[k]);
	}
	return image_add_libraries(i, p->others.at, p->others.n, e);
}

static bool is_newer(const struct stat *one, const struct stat *than)
{
	return one->st_mtim.tv_sec != than->st_mtim.tv_sec ?
	       one->st_mtim.tv_sec > than->st_mtim.tv_sec :
	       one->st_mtim.tv_nsec > than->st_mtim.tv_nsec;
}

struct built {
	struct arena *arena;
	const char *dir;	/* of sources */
	const struct stat *when;
};

static bool is_newer_source(void *context, const char *name)
{
	const struct built *b = context;
	struct span ext = path_extension(span_of(name));
	struct stat st;

	return (span_is(ext, ".c") || span_is(ext, ".h")) &&
	       !stat(path_join(b->arena, b->dir, name), &st) &&
	       is_newer(&st, b->when);
}

/* The first source in @folder that is newer than what was built; or NULL. */
static const char *newer_source(struct arena *a, const char *tree,
				const char *folder, const struct stat *when)
{
	struct built built = { a, path_join(a, tree, folder), when };
	const char *name = file_find(a, built.dir, SPAN(""), SPAN(""),
				     is_newer_source, &built);

	return name ? path_join(a, folder, name) : NULL;
}

/* Both programs are linked anew when a library of the tree is. */
static const char *stale(struct arena *a, const struct programs *p)
{
	struct stat nft, legacy;
	const char *source;

	if (stat(p->nft, &nft) || stat(p->legacy, &legacy))
		return NULL;
	if (is_newer(&legacy, &nft))
		nft = legacy;
	source = newer_source(a, p->tree, "iptables", &nft);
	return source ? source : newer_source(a, p->tree, "libxtables", &nft);
}

static bool instead(struct programs *p, const char *why)
{
	p->state = PROGRAMS_HOST_INSTEAD;
	p->why = why;
	return false;
}

static bool has_all(struct arena *a, const struct programs *p)
{
	return file_exists(p->nft) && file_exists(p->legacy) &&
	       file_exists(path_join(a, p->plugins, "libxt_standard.so"));
}

bool programs_of_tree(struct arena *a, struct programs *p)
{
	const char *libs = path_join(a, p->tree, "iptables/.libs"), *newer;
	struct err e = { 0 };

	p->nft = path_join(a, libs, "xtables-nft-multi");
	p->legacy = path_join(a, libs, "xtables-legacy-multi");
	p->plugins = path_join(a, p->tree, "extensions");
	if (!file_exists(p->nft) && !file_exists(p->legacy)) {
		p->why = arena_printf(a, "that of '%s' is not built: run ./configure and make there",
				      p->tree);
		return false;
	}
	if (!has_all(a, p))
		return instead(p, arena_printf(a, "that of '%s' lacks xtables-nft-multi, xtables-legacy-multi or extensions/libxt_standard.so: run ./configure and make there",
					       p->tree));
	newer = stale(a, p);
	if (newer)
		return instead(p, arena_printf(a, "that of '%s' is older than its %s: run make there",
					       p->tree, newer));
	if (programs_find_needs(a, p, (const char *const[]){ p->nft, p->legacy },
				2, &e))
		return instead(p, arena_printf(a, "that of '%s' cannot be used: %s",
					       p->tree, e.msg));
	p->state = PROGRAMS_TREE;
	return true;
}
