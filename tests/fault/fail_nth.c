// SPDX-License-Identifier: GPL-2.0-only
/*
 * fail_nth - let the n-th change of the disk fail, in any program
 *
 *	LD_PRELOAD=fail_nth.so FAULT_AT=N FAULT_FIRED=FILE [FAULT_HOW=HOW] \
 *		program...
 *
 * Counts what changes files and folders: writes to regular files, syncs,
 * renames, links, new folders, new files. Change number N fails with ENOSPC,
 * and so do all that follow: a disk that is full stays full. What takes away
 * never fails. FILE is made when it happened. HOW it fails else: "short", a
 * write gets half of its bytes onto the disk first; "kill", the program is
 * killed in place of the change.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(name)	((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static bool is_how(const char *how)
{
	const char *given = getenv("FAULT_HOW");

	return given && !strcmp(given, how);
}

static bool fails(void)
{
	static atomic_long count;
	const char *at = getenv("FAULT_AT"), *fired = getenv("FAULT_FIRED");
	int fd;

	if (!at || atomic_fetch_add(&count, 1) + 1 < strtol(at, NULL, 10))
		return false;
	if (fired) {
		fd = REAL(open)(fired, O_WRONLY | O_CREAT, 0600);
		if (fd >= 0)
			close(fd);
	}
	if (is_how("kill"))
		kill(getpid(), SIGKILL);
	errno = ENOSPC;
	return true;
}

static bool is_file(int fd)
{
	struct stat st;

	return !fstat(fd, &st) && S_ISREG(st.st_mode);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
	if (!is_file(fd) || !fails())
		return REAL(write)(fd, bytes, n);
	/* Who goes on after that sees the disk full. */
	return is_how("short") && n > 1 ? REAL(write)(fd, bytes, n / 2) : -1;
}

int fsync(int fd)
{
	return fails() ? -1 : REAL(fsync)(fd);
}

int fdatasync(int fd)
{
	return fails() ? -1 : REAL(fdatasync)(fd);
}

int syncfs(int fd)
{
	return fails() ? -1 : REAL(syncfs)(fd);
}

int rename(const char *from, const char *to)
{
	return fails() ? -1 : REAL(rename)(from, to);
}

int renameat(int from_dir, const char *from, int to_dir, const char *to)
{
	return fails() ? -1 : REAL(renameat)(from_dir, from, to_dir, to);
}

int renameat2(int from_dir, const char *from, int to_dir, const char *to,
	      unsigned int flags)
{
	return fails() ? -1 : REAL(renameat2)(from_dir, from, to_dir, to,
					      flags);
}

int link(const char *from, const char *to)
{
	return fails() ? -1 : REAL(link)(from, to);
}

int linkat(int from_dir, const char *from, int to_dir, const char *to,
	   int flags)
{
	return fails() ? -1 : REAL(linkat)(from_dir, from, to_dir, to, flags);
}

int mkdir(const char *path, mode_t mode)
{
	return fails() ? -1 : REAL(mkdir)(path, mode);
}

int mkdirat(int dir, const char *path, mode_t mode)
{
	return fails() ? -1 : REAL(mkdirat)(dir, path, mode);
}

/* A file that is there may be opened for writing on a full disk. */
static bool makes_file(const char *path, int flags)
{
	struct stat st;

	return flags & O_CREAT && stat(path, &st);
}

int open(const char *path, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
	va_end(args);
	return makes_file(path, flags) && fails() ? -1 :
		REAL(open)(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
	va_end(args);
	return makes_file(path, flags) && fails() ? -1 :
		REAL(open64)(path, flags, mode);
}
