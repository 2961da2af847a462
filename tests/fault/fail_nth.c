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
 * never fails. FILE is made when it happened. HOW it fails else:
 *
 *	short	a write gets half of its bytes onto the disk first
 *	once	those behind it succeed: a quota, a lock, a bad block
 *	kill	the program is killed in place of the change
 *	stop	the program gets SIGTERM, which it can hold, and nothing fails
 *	net	no change fails: the N-th read of a socket, and all later ones
 *	memory	no change fails: the N-th allocation, of any library, does, and
 *		no other, of this program and none that it starts; with glibc.
 *		Where it crashes, stderr says in which library
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
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <ucontext.h>
#include <unistd.h>

#define REAL(name)	((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static bool is_how(const char *how)
{
	const char *given = getenv("FAULT_HOW");

	return given && !strcmp(given, how);
}

/* 0 before the N-th of what is counted, then 1, 2 ... */
static long count(void)
{
	static atomic_long counted;
	const char *at = getenv("FAULT_AT"), *fired = getenv("FAULT_FIRED");
	long n = at ? atomic_fetch_add(&counted, 1) + 2 - strtol(at, NULL, 10) :
		      0;
	int fd;

	if (n == 1 && fired) {
		fd = REAL(open)(fired, O_WRONLY | O_CREAT, 0600);
		if (fd >= 0)
			close(fd);
	}
	return n > 0 ? n : 0;
}

static bool fails(void)
{
	long n = is_how("net") || is_how("memory") ? 0 : count();

	if (!n || ((is_how("once") || is_how("stop")) && n > 1))
		return false;
	if (is_how("stop")) {
		kill(getpid(), SIGTERM);
		return false;
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

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at)
{
	return is_file(fd) && fails() ? -1 : REAL(pwrite)(fd, bytes, n, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at)
{
	return is_file(fd) && fails() ? -1 : REAL(pwrite64)(fd, bytes, n, at);
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

/* Who makes a folder that is there is told so, disk or no disk. */
static bool makes_folder(int dir, const char *path)
{
	struct stat st;

	return fstatat(dir, path, &st, AT_SYMLINK_NOFOLLOW);
}

int mkdir(const char *path, mode_t mode)
{
	return makes_folder(AT_FDCWD, path) && fails() ? -1 :
		REAL(mkdir)(path, mode);
}

int mkdirat(int dir, const char *path, mode_t mode)
{
	return makes_folder(dir, path) && fails() ? -1 :
		REAL(mkdirat)(dir, path, mode);
}

int mkostemp(char *path, int flags)
{
	return fails() ? -1 : REAL(mkostemp)(path, flags);
}

char *mkdtemp(char *path)
{
	return fails() ? NULL : REAL(mkdtemp)(path);
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

static bool is_cut(int fd)
{
	struct stat st;

	if (!is_how("net") || fstat(fd, &st) || !S_ISSOCK(st.st_mode) ||
	    !count())
		return false;
	errno = ECONNRESET;
	return true;
}

ssize_t read(int fd, void *to, size_t n)
{
	return is_cut(fd) ? -1 : REAL(read)(fd, to, n);
}

ssize_t recv(int fd, void *to, size_t n, int flags)
{
	return is_cut(fd) ? -1 : REAL(recv)(fd, to, n, flags);
}

#ifdef __GLIBC__

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t n);

static const void *instruction(const ucontext_t *at)
{
#if defined(__x86_64__)
	return (const void *)at->uc_mcontext.gregs[REG_RIP];
#elif defined(__aarch64__)
	return (const void *)at->uc_mcontext.pc;
#else
	(void)at;
	return NULL;
#endif
}

/* Then the instruction comes again, and the program dies of it. */
static void tell_whose(int signal, siginfo_t *info, void *context)
{
	Dl_info where = { 0 };

	(void)signal;
	(void)info;
	dladdr(instruction(context), &where);
	dprintf(STDERR_FILENO, "fail_nth: crashed in %s\n",
		where.dli_fname ? where.dli_fname : "?");
}

__attribute__((constructor)) static void begin_memory(void)
{
	const struct sigaction once = {
		.sa_sigaction = tell_whose,
		.sa_flags = SA_SIGINFO | (int)SA_RESETHAND,
	};

	if (!is_how("memory"))
		return;
	unsetenv("LD_PRELOAD");		/* the programs it starts are spared */
	sigaction(SIGSEGV, &once, NULL);
}

static bool has_memory(void)
{
	if (!is_how("memory") || count() != 1)
		return true;
	errno = ENOMEM;
	return false;
}

void *malloc(size_t n)
{
	return has_memory() ? __libc_malloc(n) : NULL;
}

void *calloc(size_t n, size_t size)
{
	return has_memory() ? __libc_calloc(n, size) : NULL;
}

void *realloc(void *old, size_t n)
{
	return has_memory() ? __libc_realloc(old, n) : NULL;
}

#endif
