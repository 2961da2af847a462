// SPDX-License-Identifier: GPL-2.0-only
#include "try/cache.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"

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

/* The oldest of this kind, and how many there are; NULL where none is. */
static const char *find_oldest(struct arena *a, const char *dir,
			       const char *kind, unsigned int *n)
{
	DIR *d = opendir(dir);
	const char *oldest = NULL;
	struct dirent *entry;
	struct timespec time = { 0 };

	*n = 0;
	while (d && (entry = readdir(d))) {
		const char *path = path_join(a, dir, entry->d_name);
		struct stat st;

		if (!is_kind(entry->d_name, kind) || stat(path, &st))
			continue;
		++*n;
		if (oldest && (st.st_mtim.tv_sec > time.tv_sec ||
			       (st.st_mtim.tv_sec == time.tv_sec &&
				st.st_mtim.tv_nsec >= time.tv_nsec)))
			continue;
		oldest = path;
		time = st.st_mtim;
	}
	if (d)
		closedir(d);
	return oldest;
}

void cache_limit(struct arena *a, const char *dir, const char *kind,
		 unsigned int keep)
{
	const char *oldest;
	unsigned int n;

	while ((oldest = find_oldest(a, dir, kind, &n)) && n > keep)
		if (unlink(oldest))
			return;
}
