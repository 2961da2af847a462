/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * fault - write(), fsync(), syncfs() and rename() of a test, which can fail
 *
 * The n-th call of all of them fails as on a full disk. For one test program;
 * tests/fault does the same to any program.
 */
#ifndef UNIT_FAULT_H
#define UNIT_FAULT_H

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int calls_until_fault;	/* 0: none fails */

static int faults_stay;		/* those behind it fail as well */

static int fails_now(void)
{
	if (!calls_until_fault)
		return 0;
	if (calls_until_fault > 1) {
		calls_until_fault--;
		return 0;
	}
	if (!faults_stay)
		calls_until_fault = 0;
	errno = ENOSPC;
	return 1;
}

static int is_regular(int fd)
{
	struct stat st;

	return !fstat(fd, &st) && S_ISREG(st.st_mode);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
	if (is_regular(fd) && fd > STDERR_FILENO && fails_now())
		return -1;
	return syscall(SYS_write, fd, bytes, n);
}

int fsync(int fd)
{
	return fails_now() ? -1 : (int)syscall(SYS_fsync, fd);
}

int syncfs(int fd)
{
	return fails_now() ? -1 : (int)syscall(SYS_syncfs, fd);
}

int rename(const char *from, const char *to)
{
	if (fails_now())
		return -1;
	return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

#endif
