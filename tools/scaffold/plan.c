// SPDX-License-Identifier: GPL-2.0-only
#include "scaffold/plan.h"

#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"

void plan_add_folder(struct plan *p, const char *path)
{
	*VEC_ADD(p->arena, &p->folders) = path;
}

void plan_add_file(struct plan *p, const char *path, struct span bytes)
{
	struct plan_file *file = VEC_ADD(p->arena, &p->files);

	file->path = path;
	file->bytes = bytes;
}

static size_t count_lines(struct span text)
{
	struct span line;
	size_t n = 0;

	while (span_next_line(&text, &line))
		n++;
	return n;
}

static void print_file(const struct plan_file *file, struct buf *to)
{
	struct span rest = file->bytes, line;

	buf_printf(to, "diff --git a/%s b/%s\nnew file mode 100644\n",
		   file->path, file->path);
	if (!rest.len)
		return;
	buf_printf(to, "--- /dev/null\n+++ b/%s\n@@ -0,0 +1,%zu @@\n",
		   file->path, count_lines(rest));
	while (span_next_line(&rest, &line))
		buf_printf(to, "+" SPAN_FMT "\n", SPAN_ARG(line));
	if (!span_ends(file->bytes, SPAN("\n")))
		buf_add_str(to, "\\ No newline at end of file\n");
}

void plan_print(const struct plan *p, struct buf *to)
{
	for (size_t i = 0; i < p->files.n; i++)
		print_file(&p->files.at[i], to);
}

/* What was made so far, and how to take it back: the last one first. */
struct journal {
	struct arena *arena;
	VEC(const char *) made;
};

static void note(struct journal *j, const char *path)
{
	*VEC_ADD(j->arena, &j->made) = path;
}

static int undo(const struct journal *j, struct err *e)
{
	const char *left = NULL;

	for (size_t i = j->made.n; i-- > 0;)
		if (remove(j->made.at[i]))
			left = j->made.at[i];
	if (left)
		return err_prefix(e, "'%s' is left behind", left);
	return -1;
}

static int check_free(const struct plan *p, const char *path, struct err *e)
{
	const char *full = path_join(p->arena, p->root, path);

	if (!path_is_inside(span_of(path)))
		return err_set(e, ERR_USAGE, "'%s' leads out of its folder",
			       path);
	if (file_exists(full))
		return err_set(e, ERR_EXISTS, "'%s' is there already", full);
	return 0;
}

static int preflight(const struct plan *p, struct err *e)
{
	if (!file_is_dir(p->root))
		return err_set(e, ERR_NOENT, "there is no folder '%s'",
			       p->root);
	for (size_t i = 0; i < p->folders.n; i++)
		if (check_free(p, p->folders.at[i], e))
			return -1;
	for (size_t i = 0; i < p->files.n; i++)
		if (check_free(p, p->files.at[i].path, e))
			return -1;
	if (access(p->root, W_OK | X_OK))
		return err_errno(e, "cannot write to folder '%s'", p->root);
	return 0;
}

static int make_folders(const struct plan *p, struct journal *j, struct err *e)
{
	for (size_t i = 0; i < p->folders.n; i++) {
		const char *path = path_join(p->arena, p->root,
					     p->folders.at[i]);

		if (mkdir(path, 0777))
			return err_errno(e, "cannot make folder '%s'", path);
		note(j, path);
	}
	return 0;
}

static int rename_noted(const char **noted, const char *to, struct err *e)
{
	if (rename(*noted, to))
		return err_errno(e, "cannot write '%s'", to);
	*noted = to;
	return file_sync_dir_of(to, e);
}

static int make_files(const struct plan *p, struct journal *j, struct err *e)
{
	size_t first = j->made.n;
	char *temp;

	for (size_t i = 0; i < p->files.n; i++) {
		const struct plan_file *file = &p->files.at[i];
		const char *path = path_join(p->arena, p->root, file->path);

		if (file_write_temp(p->arena, path, file->bytes, 0666, &temp,
				    e))
			return -1;
		note(j, temp);
	}
	for (size_t i = 0; i < p->files.n; i++) {
		const char *path = path_join(p->arena, p->root,
					     p->files.at[i].path);

		if (rename_noted(&j->made.at[first + i], path, e))
			return -1;
	}
	return 0;
}

/* So that the folders themselves last. */
static int sync_folders(const struct plan *p, struct err *e)
{
	for (size_t i = 0; i < p->folders.n; i++)
		if (file_sync_dir_of(path_join(p->arena, p->root,
					       p->folders.at[i]), e))
			return -1;
	return 0;
}

static int make_all(const struct plan *p, struct err *e)
{
	struct journal j = { .arena = p->arena };

	if (make_folders(p, &j, e) || make_files(p, &j, e) ||
	    sync_folders(p, e))
		return undo(&j, e);
	return 0;
}

int plan_apply(const struct plan *p, struct err *e)
{
	sigset_t ending, before;
	int rc;

	if (preflight(p, e))
		return -1;
	sigemptyset(&ending);
	sigaddset(&ending, SIGINT);
	sigaddset(&ending, SIGTERM);
	sigaddset(&ending, SIGHUP);
	sigprocmask(SIG_BLOCK, &ending, &before);
	rc = make_all(p, e);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return rc;
}
