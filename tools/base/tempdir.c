// SPDX-License-Identifier: GPL-2.0-only
#include "base/tempdir.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"

#define LETTERS	"XXXXXX"	/* see mkdtemp(3) */
#define KEPT	"kept"
#define TRIES	100		/* each lost to one that sweeps */
#define DEPTH	64		/* of folders; what lies deeper stays */
#define READ	4096		/* bytes of entries at once */

static const char *parent(void)
{
	const char *tmp = getenv("TMPDIR");

	return tmp && *tmp ? tmp : "/tmp";
}

/* A link is none. */
static int open_folder(int at, const char *name)
{
	return openat(at, name,
		      O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static bool is_dots(const char *name)
{
	return !strcmp(name, ".") || !strcmp(name, "..");
}

/* Of an entry of the folder that is open as @at. */
typedef void entry_fn(int at, const char *name, const void *context);

/* opendir(3) allocates: where no memory is left, all would stay. */
static void for_each(int fd, entry_fn *visit, const void *context)
{
	_Alignas(struct dirent64) char entries[READ];
	ssize_t n;

	while ((n = getdents64(fd, entries, sizeof(entries))) > 0) {
		for (const char *p = entries; p < entries + n;) {
			const struct dirent64 *entry = (const void *)p;

			p += entry->d_reclen;
			if (!is_dots(entry->d_name))
				visit(fd, entry->d_name, context);
		}
	}
}

/*
 * By descriptors: whatever somebody puts in the place of a name, nothing is
 * removed but what lies in the folder that is open.
 */
static void remove_entry(int at, const char *name, const void *depth)
{
	const int left = *(const int *)depth - 1;
	CLEANUP_FD int fd = -1;

	if (!unlinkat(at, name, 0))
		return;
	fd = left < 0 ? -1 : open_folder(at, name);
	if (fd < 0)
		return;
	for_each(fd, remove_entry, &left);
	unlinkat(at, name, AT_REMOVEDIR);
}

static void empty(int fd)
{
	static const int depth = DEPTH;

	for_each(fd, remove_entry, &depth);
}

/* One that is another user's, or that a living nfkit has locked, stays. */
static void remove_dead(int at, const char *name, const void *prefix)
{
	size_t len = strlen(prefix);
	CLEANUP_FD int fd = -1;
	struct stat st;

	if (strncmp(name, prefix, len) != 0 ||
	    strlen(name) != len + sizeof(LETTERS) - 1)
		return;
	fd = open_folder(at, name);
	if (fd < 0 || fstat(fd, &st) || st.st_uid != geteuid() ||
	    flock(fd, LOCK_EX | LOCK_NB))
		return;
	empty(fd);
	unlinkat(at, name, AT_REMOVEDIR);
}

static void sweep(const char *prefix)
{
	CLEANUP_FD int fd = open(parent(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0)
		for_each(fd, remove_dead, prefix);
}

/* Is it still what has this name? */
static bool is_there(int fd, const char *path)
{
	struct stat open, named;

	return !fstat(fd, &open) && !lstat(path, &named) &&
	       open.st_dev == named.st_dev && open.st_ino == named.st_ino;
}

/* False where one that sweeps was quicker, and took it for a dead one's. */
static bool lock(const char *path, int *fd)
{
	*fd = open_folder(AT_FDCWD, path);
	if (*fd < 0)
		return errno != ENOENT;
	if ((!flock(*fd, LOCK_EX | LOCK_NB) || errno != EWOULDBLOCK) &&
	    is_there(*fd, path))
		return true;
	close(*fd);
	return false;
}

static int make(struct arena *a, const char *prefix, struct tempdir *out,
		struct err *e)
{
	for (int i = 0; i < TRIES; i++) {
		char *path = path_join(a, parent(),
				       arena_printf(a, "%s" LETTERS, prefix));
		int fd;

		if (!mkdtemp(path))
			return err_errno(e, "cannot make a folder '%s'", path);
		if (!lock(path, &fd))
			continue;
		if (fd < 0) {
			err_errno(e, "cannot open '%s'", path);
			rmdir(path);
			return -1;
		}
		*out = (struct tempdir){ path, fd };
		return 0;
	}
	return err_set(e, ERR_IO, "no folder can be kept in '%s': others remove it",
		       parent());
}

int tempdir_make(struct arena *a, const char *use, struct tempdir *out,
		 struct err *e)
{
	const char *prefix = arena_printf(a, "nfkit-%s-", use);

	sweep(prefix);
	return make(a, prefix, out, e);
}

int tempdir_make_kept(struct arena *a, struct tempdir *out, struct err *e)
{
	return make(a, "nfkit-" KEPT "-", out, e);
}

void tempdir_leave(struct tempdir *t)
{
	file_close_at(&t->fd);
	*t = (struct tempdir)TEMPDIR_NONE;
}

void tempdir_remove(struct tempdir *t)
{
	if (t->path) {
		empty(t->fd);
		rmdir(t->path);
	}
	tempdir_leave(t);
}

void tempdir_remove_tree(const char *path)
{
	CLEANUP_FD int fd = open_folder(AT_FDCWD, path);

	if (fd < 0)
		return;
	empty(fd);
	rmdir(path);
}
