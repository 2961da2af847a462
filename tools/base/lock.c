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

/* An open folder, and which one it is. */
struct folder {
	int fd;
	dev_t dev;
	ino_t ino;
};

static int by_place(const void *a, const void *b)
{
	const struct folder *x = a, *y = b;

	if (x->dev != y->dev)
		return x->dev < y->dev ? -1 : 1;
	return (x->ino > y->ino) - (x->ino < y->ino);
}

static bool open_folder(const char *path, struct folder *f)
{
	struct stat st;

	f->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (f->fd < 0)
		return false;
	if (fstat(f->fd, &st)) {
		close(f->fd);
		return false;
	}
	f->dev = st.st_dev;
	f->ino = st.st_ino;
	return true;
}

static bool is_held(const struct lock_folders *l, const struct folder *f)
{
	struct stat st;

	for (size_t i = 0; i < l->n; i++) {
		if (!fstat(l->fd[i], &st) && st.st_dev == f->dev &&
		    st.st_ino == f->ino)
			return true;
	}
	return false;
}

static void hold(struct lock_folders *l, const struct folder *f)
{
	if (is_held(l, f) || lock(f->fd, LOCK_EX)) {
		close(f->fd);
		return;
	}
	l->fd = mem_realloc(l->fd, l->n + 1, sizeof(*l->fd));
	l->fd[l->n++] = f->fd;
}

void lock_folder(struct lock_folders *l, const char *path)
{
	struct folder f;

	if (open_folder(path, &f))
		hold(l, &f);
}

void lock_folders(struct lock_folders *l, const struct opt_list *paths)
{
	CLEANUP_FREE struct folder *all = NULL;
	size_t n = 0;

	all = mem_realloc(NULL, paths->n, sizeof(*all));
	for (size_t i = 0; i < paths->n; i++)
		n += open_folder(paths->at[i], &all[n]);
	qsort(all, n, sizeof(*all), by_place);
	for (size_t i = 0; i < n; i++)
		hold(l, &all[i]);
}

const char *lock_place_of(struct arena *a, const char *path)
{
	CLEANUP_FREE char *real = realpath(path, NULL);

	return path_dir(a, real ? real : path);
}

const char *lock_folder_of(struct lock_folders *l, struct arena *a,
			   const char *path)
{
	const char *dir = lock_place_of(a, path);

	lock_folder(l, dir);
	return dir;
}

void lock_folders_release(struct lock_folders *l)
{
	while (l->n)
		close(l->fd[--l->n]);
	free(l->fd);
	l->fd = NULL;
}
