// SPDX-License-Identifier: GPL-2.0-only
/* plan_apply - make what a plan says, or nothing of it */
#include "scaffold/plan.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hold.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/sync.h"
#include "scaffold/plan_undo.h"

#define NAMED_MAX	2	/* files whose old texts are named */

/* A change that was made, and how to take it back. */
struct step {
	const char *path;	/* to be removed, */
	const char *backup;	/* or else to get the bytes of this file */
	bool stuck;		/* it could not be taken back */
};

struct journal {
	struct arena *arena;
	VEC(struct step) steps;
};

static struct step *note(struct journal *j, const char *path)
{
	struct step *step = VEC_ADD(j->arena, &j->steps);

	step->path = path;
	return step;
}

/* True where this file has the old bytes of one that could not be mended. */
static bool is_last_copy(const struct journal *j, const char *path)
{
	for (size_t i = 0; i < j->steps.n; i++)
		if (j->steps.at[i].stuck && j->steps.at[i].backup == path)
			return true;
	return false;
}

static bool take_back(const struct journal *j, const struct step *step)
{
	if (step->backup)
		return !rename(step->backup, step->path);
	return is_last_copy(j, step->path) || !remove(step->path) ||
	       !file_exists(step->path);
}

/* A message has no room for the names of many files, and of their old texts. */
static void tell_changed(const struct journal *j, size_t n, struct err *e)
{
	for (size_t i = j->steps.n; n && i-- > 0;) {
		const struct step *step = &j->steps.at[i];

		if (!step->stuck || !step->backup)
			continue;
		if (n > NAMED_MAX) {
			err_prefix(e, "'%s' and %zu more are changed already, the old text of each FILE is beside it in FILE.nfkit-??????",
				   step->path, n - 1);
			return;
		}
		err_prefix(e, "'%s' is changed already, its old text is in '%s'",
			   step->path, step->backup);
	}
}

/* The last one first. What cannot be undone is told. */
static int undo(struct journal *j, struct err *e)
{
	const char *left = NULL;
	size_t changed = 0;

	for (size_t i = j->steps.n; i-- > 0;) {
		struct step *step = &j->steps.at[i];

		step->stuck = !take_back(j, step);
		changed += step->stuck && step->backup;
		if (step->stuck && !step->backup)
			left = step->path;
	}
	tell_changed(j, changed, e);
	return left ? err_prefix(e, "'%s' is left behind", left) : -1;
}

/* The folder that @path is in, or will be in once the plan's are made. */
static char *real_dir(struct arena *a, const char *path)
{
	char *real;

	do {
		path = path_dir(a, path);
		real = realpath(path, NULL);
	} while (!real && errno == ENOENT && strcmp(path, ".") &&
		 strcmp(path, "/"));
	return real;
}

/* A link in a tree that others made must not lead to what is not of it. */
static int check_place(const struct plan *p, const char *root,
		       const char *path, struct err *e)
{
	const char *full = path_join(p->arena, root, path);
	CLEANUP_FREE char *real_root = realpath(root, NULL);
	CLEANUP_FREE char *real = real_dir(p->arena, full);

	if (!path_is_inside(span_of(path)))
		return err_set(e, ERR_USAGE, "'%s' leads out of its folder",
			       path);
	if (!real || !real_root)
		return err_errno(e, "cannot find '%s'", real ? root : full);
	if (!path_is_below(span_of(real), span_of(real_root)))
		return err_set(e, ERR_EXISTS,
			       "'%s' would be in '%s', out of '%s': a symbolic link leads there",
			       full, real, root);
	return 0;
}

static int check_new(const struct plan *p, const char *root, const char *path,
		     struct err *e)
{
	const char *full = path_join(p->arena, root, path);
	const char *other;

	if (file_exists(full))
		return err_set(e, ERR_EXISTS, "'%s' exists already", full);
	other = file_find_nocase(p->arena, path_dir(p->arena, full),
				 path_base(span_of(path)));
	if (other)
		return err_set(e, ERR_EXISTS,
			       "'%s' differs from '%s' by case only, which some file systems cannot tell apart: take another name",
			       full, other);
	return 0;
}

static int check_edit(const struct plan *p, const struct plan_file *file,
		      struct err *e)
{
	const char *path = plan_path(p, file);
	struct span now;
	struct stat st;

	if (!lstat(path, &st) && S_ISLNK(st.st_mode))
		return err_set(e, ERR_EXISTS,
			       "'%s' is a symbolic link: edit by hand what it leads to",
			       path);
	if (file_read(p->arena, path, LIMIT_FILE, &now, e))
		return -1;
	if (!span_eq(now, file->before))
		return err_set(e, ERR_EXISTS,
			       "'%s' was changed in the meantime",
			       path);
	return 0;
}

static int check_root(const char *root, struct err *e)
{
	if (!file_is_dir(root))
		return err_set(e, ERR_NOENT, "there is no folder '%s'", root);
	if (access(root, W_OK | X_OK))
		return err_errno(e, "cannot write to folder '%s'", root);
	return 0;
}

static int preflight(const struct plan *p, struct err *e)
{
	if (plan_check_edits(p, e))
		return -1;
	for (size_t i = 0; i < p->folders.n; i++)
		if (check_root(p->folders.at[i].root, e) ||
		    check_place(p, p->folders.at[i].root,
				p->folders.at[i].path, e) ||
		    check_new(p, p->folders.at[i].root, p->folders.at[i].path,
			      e))
			return -1;
	for (size_t i = 0; i < p->files.n; i++) {
		const struct plan_file *file = &p->files.at[i];

		if (check_root(file->root, e) ||
		    check_place(p, file->root, file->path, e) ||
		    (file->edits ? check_edit(p, file, e) :
				   check_new(p, file->root, file->path, e)))
			return -1;
	}
	return 0;
}

static int make_folders(const struct plan *p, struct journal *j, struct err *e)
{
	for (size_t i = 0; i < p->folders.n; i++) {
		const char *path = path_join(p->arena, p->folders.at[i].root,
					     p->folders.at[i].path);

		if (mkdir(path, 0777))
			return err_errno(e, "cannot make folder '%s'", path);
		note(j, path);
	}
	return 0;
}

/* All bytes are on the disk before the first of them is in its place. */
struct temps {
	const char *made;	/* the new file */
	const char *backup;	/* the old one again, where there is one */
};

static int write_one(struct journal *j, const char *path, struct span bytes,
		     const char **temp, struct err *e)
{
	char *name;

	if (file_write_temp(j->arena, path, bytes, 0666, &name, e))
		return -1;
	note(j, name);
	*temp = name;
	return 0;
}

static int write_temps(const struct plan *p, struct journal *j,
		       struct temps *temps, struct err *e)
{
	for (size_t i = 0; i < p->files.n; i++) {
		const struct plan_file *file = &p->files.at[i];
		const char *path = plan_path(p, file);

		if (write_one(j, path, file->bytes, &temps[i].made, e))
			return -1;
		if (file->edits &&
		    write_one(j, path, file->before, &temps[i].backup, e))
			return -1;
	}
	return 0;
}

static int sync_temps(const struct plan *p, const struct temps *temps,
		      struct err *e)
{
	VEC(const char *) paths = { 0 };

	for (size_t i = 0; i < p->files.n; i++) {
		*VEC_ADD(p->arena, &paths) = temps[i].made;
		if (temps[i].backup)
			*VEC_ADD(p->arena, &paths) = temps[i].backup;
	}
	return sync_files(paths.at, paths.n, e);
}

/* The new files and folders, or those that are edited; all renames last then. */
static int rename_all(const struct plan *p, struct journal *j,
		      const struct temps *temps, bool edits, struct err *e)
{
	VEC(const char *) paths = { 0 };

	for (size_t i = 0; i < p->files.n; i++) {
		const char *path = plan_path(p, &p->files.at[i]);

		if (p->files.at[i].edits != edits)
			continue;
		if (rename(temps[i].made, path))
			return err_errno(e, "cannot write '%s'", path);
		note(j, path)->backup = temps[i].backup;
		*VEC_ADD(p->arena, &paths) = path;
	}
	for (size_t i = 0; !edits && i < p->folders.n; i++)
		*VEC_ADD(p->arena, &paths) =
			path_join(p->arena, p->folders.at[i].root,
				  p->folders.at[i].path);
	return sync_dirs_of(paths.at, paths.n, e);
}

static int remove_backups(const struct plan *p, const struct temps *temps,
			  struct err *e)
{
	for (size_t i = 0; i < p->files.n; i++)
		if (temps[i].backup && remove(temps[i].backup))
			return err_errno(e, "all is made, but '%s' is left behind",
					 temps[i].backup);
	return 0;
}

/* What is there already is touched last, when the rest has gone well. */
static int make_all(const struct plan *p, struct err *e)
{
	struct journal j = { .arena = p->arena };
	struct temps *temps = arena_zalloc(p->arena, p->files.n,
					   sizeof(*temps));

	if (make_folders(p, &j, e) || write_temps(p, &j, temps, e) ||
	    sync_temps(p, temps, e) || rename_all(p, &j, temps, false, e) ||
	    rename_all(p, &j, temps, true, e))
		return undo(&j, e);
	return remove_backups(p, temps, e);
}

int plan_apply(const struct plan *p, struct err *e)
{
	CLEANUP_HOLD struct hold hold = hold_signals();
	struct plan_undo undo;
	int rc;

	if (preflight(p, e))
		return -1;
	plan_undo_begin(p, &undo);
	rc = make_all(p, e);
	plan_undo_end(&undo);
	return rc;
}
