// SPDX-License-Identifier: GPL-2.0-only
#include "base/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

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
	CLEANUP_FD int opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (opened < 0)
		return err_errno(e, "%s", path);
	if (lock(opened, LOCK_EX | LOCK_NB)) {
		if (errno != EWOULDBLOCK)
			return err_errno(e, "cannot lock '%s'", path);
		return err_set(e, ERR_EXISTS, "another process has locked '%s'",
			       path);
	}
	*fd = opened;
	opened = -1;
	return 0;
}

static bool is_same(int a, int b)
{
	struct stat sa, sb;

	return !fstat(a, &sa) && !fstat(b, &sb) && sa.st_dev == sb.st_dev &&
	       sa.st_ino == sb.st_ino;
}

void lock_folder(struct lock_folders *l, const char *path)
{
	CLEANUP_FD int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0 || l->n == LOCK_FOLDERS)
		return;
	for (size_t i = 0; i < l->n; i++) {
		if (is_same(l->fd[i], fd))
			return;
	}
	if (lock(fd, LOCK_EX))
		return;
	l->fd[l->n++] = fd;
	fd = -1;
}

void lock_folders_release(struct lock_folders *l)
{
	while (l->n)
		close(l->fd[--l->n]);
}
