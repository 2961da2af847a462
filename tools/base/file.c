// SPDX-License-Identifier: GPL-2.0-only
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hold.h"
#include "base/mem.h"
#include "base/path.h"

#define READ_STEP	(64 * 1024)

void file_close_at(int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

static int open_for_reading(const char *path, struct stat *st, struct err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return err_errno(e, "cannot read '%s'", path);
	if (fstat(fd, st)) {
		err_errno(e, "cannot read '%s'", path);
	} else if (S_ISDIR(st->st_mode)) {
		err_set(e, ERR_IO, "'%s' is a folder, not a file", path);
	} else {
		return fd;
	}
	close(fd);
	return -1;
}

int file_read(struct arena *a, const char *path, size_t max, struct span *out,
	      struct err *e)
{
	struct stat st;
	CLEANUP_FD int fd = open_for_reading(path, &st, e);

	if (fd < 0)
		return -1;
	return file_read_fd(a, fd, path, max, out, e);
}

int file_read_in(struct arena *a, const char *dir, const char *name,
		 size_t max, struct span *out, struct err *e)
{
	const char *path = path_join(a, dir, name);
	CLEANUP_FREE char *real = NULL, *real_dir = NULL;
	struct stat st;

	real = realpath(path, NULL);
	if (!real || stat(real, &st))
		return err_errno(e, "cannot read '%s'", path);
	real_dir = realpath(dir, NULL);
	if (!real_dir)
		return err_errno(e, "cannot read '%s'", dir);
	if (!S_ISREG(st.st_mode))
		return err_set(e, ERR_IO, "'%s' is not a plain file", path);
	if (!path_is_below(span_of(real), span_of(real_dir)))
		return err_set(e, ERR_IO,
			       "'%s' is a link that leads out of its folder: it is not read",
			       path);
	return file_read(a, path, max, out, e);
}

/* As much as is known to come, or else a step: pipes and /proc do not tell. */
static size_t expected_size(int fd, size_t max)
{
	struct stat st;

	if (fstat(fd, &st) || !S_ISREG(st.st_mode) || st.st_size <= 0)
		return max < READ_STEP ? max + 1 : READ_STEP;
	return (size_t)st.st_size + 1;
}

int file_read_fd(struct arena *a, int fd, const char *name, size_t max,
		 struct span *out, struct err *e)
{
	size_t cap = expected_size(fd, max), len = 0;
	char *bytes;

	if (cap > max + 1)
		return err_set(e, ERR_LIMIT, "'%s' is larger than %zu bytes",
			       name, max);
	bytes = arena_alloc(a, cap + 1);
	for (;;) {
		ssize_t n = read(fd, bytes + len, cap - len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_errno(e, "cannot read '%s'", name);
		if (!n)
			break;
		len += (size_t)n;
		if (len > max)
			return err_set(e, ERR_LIMIT,
				       "'%s' is larger than %zu bytes", name,
				       max);
		if (len == cap) {
			bytes = arena_grow(a, bytes, cap + 1, cap * 2 + 1);
			cap *= 2;
		}
	}
	bytes[len] = '\0';
	arena_shrink(a, bytes, cap + 1, len + 1);
	*out = (struct span){ bytes, len };
	return 0;
}

static int write_all(int fd, struct span s)
{
	while (s.len) {
		ssize_t n = write(fd, s.p, s.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		s = span_from(s, (size_t)n);
	}
	return 0;
}

static mode_t current_umask(void)
{
	mode_t mask = umask(022);

	umask(mask);
	return mask;
}

/* What is written over keeps its permissions. */
static mode_t mode_for(const char *path, mode_t mode)
{
	struct stat st;

	return stat(path, &st) ? mode & ~current_umask() : st.st_mode & 0777;
}

int file_write_temp(struct arena *a, const char *path, struct span bytes,
		    mode_t mode, char **temp, struct err *e)
{
	char *name = arena_printf(a, "%s.nfkit-XXXXXX", path);
	CLEANUP_FD int fd = mkostemp(name, O_CLOEXEC);

	if (fd < 0)
		return err_errno(e, "cannot write '%s'", path);
	if (write_all(fd, bytes) || fchmod(fd, mode_for(path, mode))) {
		err_errno(e, "cannot write '%s'", path);
		unlink(name);
		return -1;
	}
	*temp = name;
	return 0;
}

static int sync_file(const char *path)
{
	CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);

	return fd < 0 ? -1 : fsync(fd);
}

int file_write(const char *path, struct span bytes, mode_t mode, struct err *e)
{
	CLEANUP_ARENA struct arena scratch = { 0 };
	CLEANUP_HOLD struct hold hold = hold_signals();
	char *temp;

	if (file_write_temp(&scratch, path, bytes, mode, &temp, e))
		return -1;
	if (sync_file(temp) || rename(temp, path)) {
		err_errno(e, "cannot write '%s'", path);
		unlink(temp);
		return -1;
	}
	return file_sync_dir_of(path, e);
}

int file_replace(const char *path, struct span bytes, struct err *e)
{
	CLEANUP_FREE char *real = realpath(path, NULL);

	if (!real)
		return err_errno(e, "cannot write '%s'", path);
	return file_write(real, bytes, 0, e);
}

int file_output(const char *path, struct span bytes, struct err *e)
{
	CLEANUP_FD int fd = -1;
	struct stat st;

	if (stat(path, &st))
		return file_write(path, bytes, 0666, e);
	if (S_ISREG(st.st_mode))
		return file_replace(path, bytes, e);
	fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0 || write_all(fd, bytes))
		return err_errno(e, "cannot write '%s'", path);
	return 0;
}

int file_sync_dir_of(const char *path, struct err *e)
{
	CLEANUP_ARENA struct arena scratch = { 0 };
	const char *dir = path_dir(&scratch, path);
	CLEANUP_FD int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	/* Some file systems cannot sync a folder, and say EINVAL. */
	if (fd < 0 || (fsync(fd) && errno != EINVAL))
		return err_errno(e, "cannot sync folder '%s'", dir);
	return 0;
}

int file_make_dirs(const char *path, struct err *e)
{
	CLEANUP_ARENA struct arena scratch = { 0 };
	char *part = arena_str(&scratch, span_of(path));

	for (char *at = part + 1; *part; at++) {
		char c = *at;

		if (c && c != '/')
			continue;
		*at = '\0';
		if (mkdir(part, 0777) && errno != EEXIST)
			return err_errno(e, "cannot make folder '%s'", part);
		if (!file_is_dir(part))
			return err_set(e, ERR_EXISTS,
				       "'%s' is not a folder", part);
		*at = c;
		if (!c)
			break;
	}
	return 0;
}

bool file_exists(const char *path)
{
	struct stat st;

	return !lstat(path, &st);
}

bool file_is_dir(const char *path)
{
	struct stat st;

	return !stat(path, &st) && S_ISDIR(st.st_mode);
}

const char *file_find_nocase(struct arena *a, const char *dir,
			     struct span name)
{
	const char *path = NULL;
	struct dirent *entry;
	DIR *d = opendir(dir);

	if (!d)
		return NULL;
	while (!path && (entry = readdir(d)))
		if (span_eq_nocase(span_of(entry->d_name), name))
			path = path_join(a, dir, entry->d_name);
	closedir(d);
	return path;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

const char *file_find(struct arena *a, const char *dir, struct span begin,
		      struct span end, file_question *is_it, void *context)
{
	const char *found = NULL;
	struct dirent **entries;
	int n = scandir(dir, &entries, NULL, by_bytes);

	for (int i = 0; i < n; i++) {
		struct span name = span_of(entries[i]->d_name);

		if (!found && span_starts(name, begin) &&
		    span_ends(name, end) &&
		    is_it(context, entries[i]->d_name))
			found = arena_str(a, name);
		free(entries[i]);
	}
	if (n >= 0)
		free(entries);
	return found;
}

void file_print(FILE *to, struct span s)
{
	if (s.len)
		fwrite(s.p, 1, s.len, to);
}

int file_flush(FILE *to, const char *name, struct err *e)
{
	if (fflush(to) || ferror(to))
		return err_errno(e, "cannot write %s", name);
	return 0;
}

char *file_cache_folder(struct arena *a, const char *name)
{
	const char *base = getenv("XDG_CACHE_HOME");
	const char *home = getenv("HOME");
	const char *slash = *name ? "/" : "";

	/* A relative path is to be ignored. */
	if (base && *base == '/')
		return arena_printf(a, "%s/nfkit%s%s", base, slash, name);
	/* Who has no home gets none: / may be writable, as it is for root. */
	if (home && *home == '/' && file_is_dir(home))
		return arena_printf(a, "%s/.cache/nfkit%s%s", home, slash,
				    name);
	return NULL;
}

const char *file_from_home(struct arena *a, const char *path)
{
	const char *home = getenv("HOME");

	if (!home || !span_starts(span_of(path), SPAN("~/")))
		return path;
	return path_join(a, home, path + strlen("~/"));
}
