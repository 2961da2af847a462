// SPDX-License-Identifier: GPL-2.0-only
#include "scaffold/plan_undo.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/path.h"

#define UNDO_MAX	(8UL << 20)	/* bytes of a file of them */
#define TEMP		".nfkit-"	/* and six letters: file_write_temp() */
#define TEMP_LETTERS	6

struct record {
	struct span kind, path, before, after;
};

struct record_list {
	struct record *at;
	size_t n, cap;
};

static void add_record(struct buf *to, const char *kind, const char *path,
		       struct span before, struct span after)
{
	buf_printf(to, "%s %zu %zu %zu\n%s", kind, strlen(path), before.len,
		   after.len, path);
	buf_add(to, before);
	buf_add(to, after);
	buf_add_char(to, '\n');
}

static const char *full_path(struct arena *a, const char *root,
			     const char *path)
{
	CLEANUP_FREE char *real = realpath(root, NULL);
	const char *dir = real ? real : root;

	return *path ? path_join(a, dir, path) : arena_str(a, span_of(dir));
}

static void describe(const struct plan *p, struct buf *to)
{
	const struct span none = { 0 };

	for (size_t i = 0; i < p->folders.n; i++) {
		const struct plan_folder *f = &p->folders.at[i];

		add_record(to, "root", full_path(p->arena, f->root, ""), none,
			   none);
		add_record(to, "folder", full_path(p->arena, f->root, f->path),
			   none, none);
	}
	for (size_t i = 0; i < p->files.n; i++) {
		const struct plan_file *f = &p->files.at[i];

		add_record(to, "root", full_path(p->arena, f->root, ""), none,
			   none);
		add_record(to, f->edits ? "edit" : "file",
			   full_path(p->arena, f->root, f->path),
			   f->edits ? f->before : none, f->bytes);
	}
	add_record(to, "end", "", none, none);
}

void plan_undo_begin(const struct plan *p, struct plan_undo *u)
{
	char *dir = file_cache_folder(p->arena, "undo");
	CLEANUP_BUF struct buf text;
	struct err ignored = { 0 };
	char *path;

	*u = (struct plan_undo){ .fd = -1 };
	buf_init(&text, UNDO_MAX);
	describe(p, &text);
	if (!dir || buf_check(&text, "", &ignored) ||
	    file_make_dirs(dir, &ignored))
		return;
	path = path_join(p->arena, dir, "XXXXXX");
	u->fd = mkostemp(path, O_CLOEXEC);
	if (u->fd < 0)
		return;
	u->path = path;
	/* Half of it is as good as none. */
	if (flock(u->fd, LOCK_EX | LOCK_NB) ||
	    write(u->fd, text.p, text.len) != (ssize_t)text.len)
		plan_undo_end(u);
}

void plan_undo_end(struct plan_undo *u)
{
	if (u->path)
		unlink(u->path);
	u->path = NULL;
	file_close_at(&u->fd);
	u->fd = -1;
}

static bool next_bytes(struct span *rest, uint64_t n, struct span *out)
{
	if (n > rest->len)
		return false;
	*out = span_first(*rest, n);
	*rest = span_from(*rest, n);
	return true;
}

static bool next_record(struct span *rest, struct record *out)
{
	struct span line, *parts[] = { &out->path, &out->before, &out->after };
	uint64_t n[3];

	if (!span_next_line(rest, &line) || !span_next_word(&line, &out->kind))
		return false;
	for (size_t i = 0; i < 3; i++) {
		if (!span_skip_char(&line, ' ') ||
		    !span_next_number(&line, 10, UNDO_MAX, &n[i]))
			return false;
	}
	for (size_t i = 0; i < 3; i++) {
		if (!next_bytes(rest, n[i], parts[i]))
			return false;
	}
	return span_skip_char(rest, '\n');
}

/* False for what was cut off: then nothing had begun. */
static bool read_records(struct arena *a, struct span text,
			 struct record_list *out)
{
	struct record r;

	while (next_record(&text, &r)) {
		if (span_eq(r.kind, SPAN("end")))
			return true;
		*VEC_ADD(a, out) = r;
	}
	return false;
}

static bool is_about(const struct record_list *l, const char *root)
{
	for (size_t i = 0; i < l->n; i++) {
		if (span_eq(l->at[i].kind, SPAN("root")) &&
		    span_eq(l->at[i].path, span_of(root)))
			return true;
	}
	return false;
}

static bool is_temp_of(struct span base, struct span name)
{
	return span_starts(name, base) &&
	       name.len == base.len + sizeof(TEMP) - 1 + TEMP_LETTERS &&
	       span_starts(span_from(name, base.len), SPAN(TEMP));
}

static void remove_temps(struct arena *a, const char *path)
{
	struct span base = path_base(span_of(path));
	char *folder = path_dir(a, path);
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		if (is_temp_of(base, span_of(entry->d_name)))
			unlink(path_join(a, folder, entry->d_name));
	}
	if (dir)
		closedir(dir);
}

/* False where somebody has changed it since, or it cannot be. */
static bool take_back(struct arena *a, const struct record *r)
{
	const char *path = arena_str(a, r->path);
	struct err ignored = { 0 };
	struct span now;

	if (span_eq(r->kind, SPAN("root")))
		return true;
	if (span_eq(r->kind, SPAN("folder"))) {
		rmdir(path);
		return true;
	}
	remove_temps(a, path);
	if (!file_exists(path))
		return true;
	if (file_read(a, path, LIMIT_FILE, &now, &ignored))
		return false;
	if (span_eq(r->kind, SPAN("edit")))
		return span_eq(now, r->before) ||
		       (span_eq(now, r->after) &&
			!file_replace(path, r->before, &ignored));
	return span_eq(now, r->after) && !unlink(path);
}

static void undo(struct arena *a, const struct record_list *l,
		 const char *root, struct buf *said)
{
	buf_printf(said, "an earlier nfkit was killed in '%s': what it had half made is taken back\n",
		   root);
	/* Files before the folders that they are in. */
	for (size_t i = l->n; i-- > 0;) {
		if (!take_back(a, &l->at[i]))
			buf_printf(said, "'" SPAN_FMT "' has changed since, and stays\n",
				   SPAN_ARG(l->at[i].path));
	}
}

/* Who had the lock may have come to a good end, and removed it, just now. */
static bool is_gone(int fd)
{
	struct stat st;

	return fstat(fd, &st) || !st.st_nlink;
}

static void look_at(struct arena *a, const char *path, const char *root,
		    struct buf *said)
{
	CLEANUP_FD int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	struct record_list l = { 0 };
	struct err ignored = { 0 };
	struct span text;

	if (fd < 0 || flock(fd, LOCK_EX | LOCK_NB) || is_gone(fd) ||
	    file_read_fd(a, fd, path, UNDO_MAX, &text, &ignored))
		return;
	if (!read_records(a, text, &l)) {
		unlink(path);
		return;
	}
	if (!is_about(&l, root))
		return;
	undo(a, &l, root, said);
	unlink(path);
}

void plan_undo_killed(struct arena *a, const char *root, struct buf *said)
{
	char *folder = file_cache_folder(a, "undo");
	DIR *dir = folder ? opendir(folder) : NULL;
	const char *real = full_path(a, root, "");
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		if (*entry->d_name != '.')
			look_at(a, path_join(a, folder, entry->d_name), real,
				said);
	}
	if (dir)
		closedir(dir);
}
