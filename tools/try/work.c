// SPDX-License-Identifier: GPL-2.0-only
#include "try/work.h"

#include <ftw.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"

#define OPEN_FOLDERS	16

int work_make(struct arena *a, const char **dir, struct err *e)
{
	const char *tmp = getenv("TMPDIR");
	char *name;

	name = path_join(a, tmp && *tmp ? tmp : "/tmp", "nfkit-try-XXXXXX");
	if (!mkdtemp(name))
		return err_errno(e, "cannot make a folder '%s'", name);
	*dir = name;
	return 0;
}

static int remove_one(const char *path, const struct stat *st, int kind,
		      struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	remove(path);
	return 0;
}

void work_remove(const char *dir)
{
	if (dir)
		nftw(dir, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}

const char *work_cache(struct arena *a)
{
	const char *dir = file_cache_folder(a, "");
	struct err e = { 0 };

	return !dir || file_make_dirs(dir, &e) ? NULL : dir;
}
