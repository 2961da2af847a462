// SPDX-License-Identifier: GPL-2.0-only
#include "base/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/path.h"

/* A signal that only interrupts is none to give up for. */
static int lock(int fd, int how)
{
	int rc;

	do
		rc = flock(fd, how);
	while (rc && errno == EINTR);
	return rc;
}

int lock_file(const char *path, int *fd, struct err *e)
{
	int opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (opened < 0)
		return err_errno(e, "cannot lock '%s'", path);
	if (!lock(opened, LOCK_EX | LOCK_NB)) {
		*fd = opened;
		return 0;
	}
	if (errno == EWOULDBLOCK)
		err_set(e, ERR_EXISTS, "another process has locked '%s'", path);
	else
		err_errno(e, "cannot lock '%s'", path);
	close(opened);
	return -1;
}

static bool is_same(int a, int b)
{
	struct stat sa, sb;

	return !fstat(a, &sa) && !fstat(b, &sb) && sa.st_dev == sb.st_dev &&
	       sa.st_ino == sb.st_ino;
}

static bool is_held(const struct lock_folders *l, int fd)
{
	for (size_t i = 0; i < l->n; i++) {
		if (is_same(l->fd[i], fd))
			return true;
	}
	return false;
}

void lock_folder(struct lock_folders *l, const char *path)
{
	int fd;

	if (l->n == LOCK_FOLDERS)
		return;
	fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return;
	if (is_held(l, fd) || lock(fd, LOCK_EX))
		close(fd);
	else
		l->fd[l->n++] = fd;
}

const char *lock_folder_of(struct lock_folders *l, struct arena *a,
			   const char *path)
{
	CLEANUP_FREE char *real = realpath(path, NULL);
	const char *dir = path_dir(a, real ? real : path);

	lock_folder(l, dir);
	return dir;
}

void lock_folders_release(struct lock_folders *l)
{
	while (l->n)
		close(l->fd[--l->n]);
}
