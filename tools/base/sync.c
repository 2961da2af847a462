// SPDX-License-Identifier: GPL-2.0-only
#include "base/sync.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"

/* With fewer files there is nothing to win. */
#define FEW		4
/* What is waited for besides: some tenths of a second. */
#define LITTLE_KB	(64 * 1024)

/* Kilobytes that wait to be written, of all file systems; false: not known. */
static bool read_dirty(uint64_t *kb)
{
	CLEANUP_ARENA struct arena scratch = { 0 };
	struct err none = { 0 };
	struct span rest, line;

	if (file_read(&scratch, "/proc/meminfo", LIMIT_SPEC, &rest, &none))
		return false;
	while (span_next_line(&rest, &line)) {
		if (!span_skip(&line, SPAN("Dirty:")))
			continue;
		line = span_trim(line);
		return span_next_number(&line, 10, UINT64_MAX, kb);
	}
	return false;
}

static int open_file(const char *path, struct err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	return fd < 0 ? err_errno(e, "cannot open '%s'", path) : fd;
}

/* Whether an earlier one lies on the same file system. */
static bool is_covered(const dev_t *devices, size_t n, dev_t device)
{
	for (size_t i = 0; i < n; i++)
		if (devices[i] == device)
			return true;
	return false;
}

static int sync_systems(const char *const *paths, size_t n, struct err *e)
{
	CLEANUP_ARENA struct arena scratch = { 0 };
	dev_t *devices = arena_zalloc(&scratch, n, sizeof(*devices));

	for (size_t i = 0; i < n; i++) {
		CLEANUP_FD int fd = open_file(paths[i], e);
		struct stat st;

		if (fd < 0)
			return -1;
		if (fstat(fd, &st))
			return err_errno(e, "cannot sync '%s'", paths[i]);
		devices[i] = st.st_dev;
		if (!is_covered(devices, i, st.st_dev) && syncfs(fd))
			return err_errno(e, "cannot sync '%s'", paths[i]);
	}
	return 0;
}

static int sync_each(const char *const *paths, size_t n, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		CLEANUP_FD int fd = open_file(paths[i], e);

		if (fd < 0)
			return -1;
		if (fsync(fd))
			return err_errno(e, "cannot sync '%s'", paths[i]);
	}
	return 0;
}

int sync_files(const char *const *paths, size_t n, struct err *e)
{
	uint64_t kb;

	if (n >= FEW && read_dirty(&kb) && kb <= LITTLE_KB)
		return sync_systems(paths, n, e);
	return sync_each(paths, n, e);
}

int sync_dirs_of(const char *const *paths, size_t n, struct err *e)
{
	CLEANUP_ARENA struct arena scratch = { 0 };

	for (size_t i = 0; i < n; i++) {
		struct span dir = span_of(path_dir(&scratch, paths[i]));
		size_t k = 0;

		while (k < i && !span_eq(dir, span_of(path_dir(&scratch,
							       paths[k]))))
			k++;
		if (k == i && file_sync_dir_of(paths[i], e))
			return -1;
	}
	return 0;
}
