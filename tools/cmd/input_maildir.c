// SPDX-License-Identifier: GPL-2.0-only
/* input_maildir - the mails of a maildir, one file each */
#include "cmd/input.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"

struct maildir {
	struct input in;
	VEC(const char *) files;	/* sorted: their names begin with a time */
	size_t at;
};

static const char *const folders[] = { "cur", "new" };

bool input_is_maildir(const char *name)
{
	CLEANUP_ARENA struct arena a = { 0 };

	return file_is_dir(path_join(&a, name, folders[0])) ||
	       file_is_dir(path_join(&a, name, folders[1]));
}

static void close_maildir(struct input *in)
{
	(void)in;
}

static int next(struct input *in, struct arena *a, struct raw_mail *out,
		struct err *e)
{
	struct maildir *m = (struct maildir *)in;

	*out = (struct raw_mail){ .line = 1 };
	if (m->at == m->files.n)
		return 0;
	out->source = m->files.at[m->at++];
	return file_read(a, out->source, LIMIT_MAIL, &out->bytes, e) ? -1 : 1;
}

static int add_files(struct arena *a, struct maildir *m, const char *folder,
		     struct err *e)
{
	DIR *dir = opendir(folder);
	struct dirent *file;

	if (!dir && errno == ENOENT)
		return 0;
	if (!dir)
		return err_errno(e, "cannot read '%s'", folder);
	while ((file = readdir(dir)))
		if (file->d_name[0] != '.')
			*VEC_ADD(a, &m->files) =
				path_join(a, folder, file->d_name);
	closedir(dir);
	return 0;
}

static int compare(const void *left, const void *right)
{
	const char *const *a = left, *const *b = right;
	struct span x = path_base(span_of(*a)), y = path_base(span_of(*b));

	return span_cmp(x, y);
}

static void tell_progress(const struct input *in, size_t *done, size_t *total)
{
	const struct maildir *m = (const struct maildir *)in;

	*done = m->at;
	*total = m->files.n;
}

static const struct input_kind maildir_kind = {
	next, close_maildir, tell_progress
};

int input_open_maildir(struct arena *a, const char *name, struct input **out,
		       struct err *e)
{
	struct maildir *m = ARENA_NEW(a, struct maildir);

	m->in = (struct input){ &maildir_kind, name };
	for (size_t i = 0; i < 2; i++)
		if (add_files(a, m, path_join(a, name, folders[i]), e))
			return -1;
	if (!m->files.n)
		return err_set(e, ERR_SYNTAX, "%s: is an empty maildir", name);
	qsort(m->files.at, m->files.n, sizeof(*m->files.at), compare);
	*out = &m->in;
	return 0;
}
