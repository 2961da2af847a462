// SPDX-License-Identifier: GPL-2.0-only
#include "try/image.h"

#include <sys/stat.h>
#include <unistd.h>

#include "archive/cpio.h"
#include "archive/unpack.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/process.h"
#include "try/cache.h"

#define LDD_MS		20000
#define CACHED		"initramfs"

static bool has(const struct image *i, const char *path)
{
	for (size_t k = 0; k < i->host.n; k++)
		if (!strcmp(i->host.at[k].path, path))
			return true;
	return false;
}

void image_add_host(struct image *i, const char *path, const char *from)
{
	struct image_file *f;

	if (has(i, path))
		return;
	f = VEC_ADD(i->arena, &i->host);
	f->path = path;
	f->from = from;
	f->executable = true;
	f->packed = span_starts(path_extension(span_of(from)), SPAN(".")) &&
		    span_find(path_base(span_of(from)), SPAN(".ko.")) !=
		    SIZE_MAX;
}

void image_add_link(struct image *i, const char *path, const char *link)
{
	struct image_file *f;

	if (has(i, path))
		return;
	f = VEC_ADD(i->arena, &i->host);
	f->path = path;
	f->link = link;
}

void image_add_bytes(struct image *i, const char *path, struct span bytes)
{
	struct image_file *f = VEC_ADD(i->arena, &i->own);

	f->path = path;
	f->bytes = bytes;
	f->executable = true;
}

/* ldd may run what it looks at: only what nobody but root has written. */
static int check_trusted(const char *path, struct err *e)
{
	struct stat st;

	if (stat(path, &st))
		return err_errno(e, "cannot read '%s'", path);
	if (st.st_uid || st.st_mode & (S_IWGRP | S_IWOTH))
		return err_set(e, ERR_IO,
			       "'%s' could be written by others than root: it is not used",
			       path);
	return 0;
}

/* "NAME => /PATH (0x...)" and "/PATH (0x...)". */
static void add_libraries(struct image *i, struct span text)
{
	struct span line, word;

	while (span_next_line(&text, &line)) {
		size_t arrow = span_find(line, SPAN("=> "));

		if (arrow != SIZE_MAX)
			line = span_from(line, arrow + 3);
		if (span_next_word(&line, &word) && *word.p == '/' &&
		    word.p[word.len - 1] != ':')
			image_add_host(i, arena_str(i->arena,
						    span_from(word, 1)),
				       arena_str(i->arena, word));
	}
}

int image_add_libraries(struct image *i, const char *const *files, size_t n,
			struct err *e)
{
	const char **argv = arena_zalloc(i->arena, n + 2, sizeof(*argv));
	CLEANUP_BUF struct buf text;
	int status;

	buf_init(&text, LIMIT_TEXT);
	if (!n)
		return 0;
	argv[0] = "ldd";
	for (size_t k = 0; k < n; k++) {
		if (check_trusted(files[k], e))
			return -1;
		argv[k + 1] = files[k];
	}
	if (process_run(argv, LDD_MS, &text, &status, e))
		return -1;
	add_libraries(i, buf_span(&text));
	return 0;
}

int image_add_programs(struct image *i, const char *const *programs, size_t n,
		       struct err *e)
{
	for (size_t k = 0; k < n; k++) {
		struct span name = path_base(span_of(programs[k]));

		image_add_host(i, arena_printf(i->arena, "sbin/" SPAN_FMT,
					       SPAN_ARG(name)), programs[k]);
	}
	return image_add_libraries(i, programs, n, e);
}

struct folders {
	struct arena arena;
	VEC(const char *) made;
};

static int add_folders(struct cpio *c, struct folders *all, const char *path,
		       struct err *e)
{
	for (const char *p = path; (p = strchr(p, '/')); p++) {
		const char *folder;
		bool known = false;

		folder = arena_str(&all->arena,
				   (struct span){ path, (size_t)(p - path) });
		for (size_t i = 0; !known && i < all->made.n; i++)
			known = !strcmp(all->made.at[i], folder);
		if (known)
			continue;
		*VEC_ADD(&all->arena, &all->made) = folder;
		if (cpio_dir(c, folder, e))
			return -1;
	}
	return 0;
}

static int add_file(struct cpio *c, struct folders *all,
		    const struct image_file *f, struct err *e)
{
	CLEANUP_ARENA struct arena scratch = { 0 };
	struct span bytes = f->bytes;

	if (add_folders(c, all, f->path, e))
		return -1;
	if (f->link)
		return cpio_link(c, f->path, f->link, e);
	if (f->from && file_read(&scratch, f->from, LIMIT_IMAGE, &bytes, e))
		return -1;
	if (f->packed &&
	    unpack(&scratch, f->from, bytes, LIMIT_IMAGE, &bytes, e))
		return -1;
	return cpio_file(c, f->path, f->executable ? 0755 : 0644, bytes, e);
}

/* What the kernel and the guest's init want before anything is mounted. */
static int add_base(struct cpio *c, struct err *e)
{
	static const char *const folders[] = { "dev", "proc", "sys", "run" };

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		if (cpio_dir(c, folders[i], e))
			return -1;
	return cpio_device(c, "dev/console", 5, 1, e);
}

static void free_folders(struct folders *all)
{
	arena_release(&all->arena);
}

#define CLEANUP_MADE	__attribute__((cleanup(free_folders)))

static int add_archive(const struct image_file *files, size_t n, bool base,
		       struct buf *to, struct err *e)
{
	CLEANUP_MADE struct folders all = { .made = { 0 } };
	CLEANUP_CPIO struct cpio c = { 0 };

	if (cpio_begin(&c, to, e) || (base && add_base(&c, e)))
		return -1;
	for (size_t i = 0; i < n; i++)
		if (add_file(&c, &all, &files[i], e))
			return -1;
	return cpio_end(&c, e);
}

static const char *cached_name(const struct image *i, const char *cache)
{
	struct cache_key key = CACHE_KEY;

	for (size_t k = 0; k < i->host.n; k++) {
		cache_key_add(&key, i->host.at[k].path);
		cache_key_add(&key, i->host.at[k].link);
		cache_key_add_file(&key, i->host.at[k].from);
	}
	return cache_file(i->arena, cache, CACHED, key);
}

static int add_cached(const struct image *i, const char *cache, struct buf *to,
		      struct err *e)
{
	const char *path = cached_name(i, cache);
	struct err none = { 0 };
	CLEANUP_FD int held = -1;
	struct span bytes;

	if (cache_hold(path, &held) &&
	    !file_read_fd(i->arena, held, path, LIMIT_IMAGE, &bytes, &none)) {
		buf_add(to, bytes);
		return 0;
	}
	err_clear(&none);
	if (add_archive(i->host.at, i->host.n, true, to, e))
		return -1;
	/* Without room for it all goes on as without a cache. */
	if (!file_write(path, buf_span(to), 0600, &none))
		cache_limit(i->arena, cache, CACHED, IMAGES_KEPT);
	return 0;
}

int image_build(const struct image *i, const char *cache, struct buf *to,
		struct err *e)
{
	if (cache ? add_cached(i, cache, to, e) :
	    add_archive(i->host.at, i->host.n, true, to, e))
		return -1;
	return add_archive(i->own.at, i->own.n, false, to, e);
}
