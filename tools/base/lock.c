// SPDX-License-Identifier: GPL-2.0-only
#include "base/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>

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

int lock_folder(const char *path, int *fd, struct err *e)
{
	CLEANUP_FD int opened = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (opened < 0)
		return err_errno(e, "%s", path);
	if (lock(opened, LOCK_EX) && errno != EBADF && errno != ENOLCK &&
	    errno != ENOSYS && errno != EOPNOTSUPP)
		return err_errno(e, "cannot lock the folder '%s'", path);
	*fd = opened;
	opened = -1;
	return 0;
}
