// SPDX-License-Identifier: GPL-2.0-only
#include "try/cache.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "base/vec.h"

const char *cache_folder(struct arena *a)
{
	const char *dir = file_cache_folder(a, "");
	struct err e = { 0 };

	return !dir || file_make_dirs(dir, &e) ? NULL : dir;
}

static void add(struct cache_key *k, const void *bytes, size_t len)
{
	k->hash = hash64(k->hash, (struct span){ bytes, len });
}

void cache_key_add(struct cache_key *k, const char *text)
{
	add(k, text ? "+" : "-", 1);
	if (text)
		add(k, text, strlen(text) + 1);
}

void cache_key_add_file(struct cache_key *k, const char *path)
{
	struct stat st;

	cache_key_add(k, path);
	if (!path || stat(path, &st))
		return;
	add(k, &st.st_dev, sizeof(st.st_dev));
	add(k, &st.st_ino, sizeof(st.st_ino));
	add(k, &st.st_size, sizeof(st.st_size));
	add(k, &st.st_ctim.tv_sec, sizeof(st.st_ctim.tv_sec));
	add(k, &st.st_ctim.tv_nsec, sizeof(st.st_ctim.tv_nsec));
}

const char *cache_file(struct arena *a, const char *dir, const char *kind,
		       struct cache_key key)
{
	return path_join(a, dir, arena_printf(a, "%s-%016llx", kind,
					      (unsigned long long)key.hash));
}

static bool is_kind(const char *name, const char *kind)
{
	size_t len = strlen(kind);

	return !strncmp(name, kind, len) && name[len] == '-';
}

struct kept {
	const char *path;
	struct timespec time;
};

struct kept_list {
	struct kept *at;
	size_t n, cap;
};

static void find_all(struct arena *a, const char *dir, const char *kind,
		     struct kept_list *to)
{
	DIR *d = opendir(dir);
	struct dirent *entry;

	while (d && (entry = readdir(d))) {
		const char *path = path_join(a, dir, entry->d_name);
		struct stat st;

		if (is_kind(entry->d_name, kind) && !stat(path, &st))
			*VEC_ADD(a, to) = (struct kept){ path, st.st_mtim };
	}
	if (d)
		closedir(d);
}

static int oldest_first(const void *one, const void *two)
{
	const struct timespec *a = &((const struct kept *)one)->time;
	const struct timespec *b = &((const struct kept *)two)->time;

	if (a->tv_sec != b->tv_sec)
		return a->tv_sec < b->tv_sec ? -1 : 1;
	return (a->tv_nsec > b->tv_nsec) - (a->tv_nsec < b->tv_nsec);
}

/* False where somebody holds it; where nothing can be locked nobody does. */
static bool lock(int fd, int how)
{
	return !flock(fd, how | LOCK_NB) || errno != EWOULDBLOCK;
}

bool cache_hold(const char *path, int *fd)
{
	struct stat st;

	*fd = open(path, O_RDONLY | O_CLOEXEC);
	if (*fd < 0)
		return false;
	/* It may have been removed before it was locked. */
	if (lock(*fd, LOCK_SH) && !fstat(*fd, &st) && st.st_nlink) {
		futimens(*fd, NULL);
		return true;
	}
	close(*fd);
	*fd = -1;
	return false;
}

static bool remove_unheld(const char *path)
{
	CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return errno == ENOENT;
	return lock(fd, LOCK_EX) && !unlink(path);
}

void cache_limit(struct arena *a, const char *dir, const char *kind,
		 unsigned int keep)
{
	struct kept_list all = { 0 };
	size_t n;

	find_all(a, dir, kind, &all);
	n = all.n;
	if (n > keep)
		qsort(all.at, all.n, sizeof(*all.at), oldest_first);
	for (size_t i = 0; i < all.n && n > keep; i++)
		n -= remove_unheld(all.at[i].path);
}
