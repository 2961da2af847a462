// SPDX-License-Identifier: GPL-2.0-only
#include "scaffold/plan.h"

#include <string.h>

#include "base/path.h"
#include "git/text_diff.h"

void plan_add_folder(struct plan *p, const char *path)
{
	struct plan_folder *folder = VEC_ADD(p->arena, &p->folders);

	folder->root = p->root;
	folder->path = path;
}

static struct plan_file *add(struct plan *p, const char *path,
			     struct span bytes)
{
	struct plan_file *file = VEC_ADD(p->arena, &p->files);

	file->root = p->root;
	file->path = path;
	file->names_root = p->names_roots;
	file->bytes = bytes;
	return file;
}

void plan_add_file(struct plan *p, const char *path, struct span bytes)
{
	add(p, path, bytes);
}

void plan_add_edit(struct plan *p, const char *path, struct span before,
		   struct span after)
{
	struct plan_file *file = add(p, path, after);

	file->edits = true;
	file->before = before;
}

const char *plan_path(const struct plan *p, const struct plan_file *file)
{
	return path_join(p->arena, file->root, file->path);
}

/* The line of a conflict that git merge leaves; false where there is none. */
static bool find_conflict(struct span text, unsigned int *nr)
{
	struct span line;

	for (*nr = 1; span_next_line(&text, &line); ++*nr)
		if (span_starts(line, SPAN("<<<<<<< ")) ||
		    span_starts(line, SPAN(">>>>>>> ")))
			return true;
	return false;
}

static size_t count_plain_ends(struct span text)
{
	struct span line;
	size_t n = 0;

	while (span_next_line(&text, &line))
		n += !span_ends(line, SPAN("\r"));
	return n;
}

/* What adds lines to a file of CR LF that end in LF alone. */
static bool mixes_ends(const struct plan_file *file)
{
	struct span rest = file->before, line;

	return span_next_line(&rest, &line) && span_ends(line, SPAN("\r")) &&
	       count_plain_ends(file->bytes) > count_plain_ends(file->before);
}

int plan_check_edits(const struct plan *p, struct err *e)
{
	for (size_t i = 0; i < p->files.n; i++) {
		const struct plan_file *file = &p->files.at[i];
		unsigned int nr;

		if (!file->edits)
			continue;
		if (find_conflict(file->before, &nr))
			return err_set(e, ERR_SYNTAX,
				       "'%s' has a conflict of git in line %u: resolve it first",
				       plan_path(p, file), nr);
		if (mixes_ends(file))
			return err_set(e, ERR_SYNTAX,
				       "'%s' has lines that end in CR LF, the new ones end in LF alone: convert it first",
				       plan_path(p, file));
	}
	return 0;
}

static size_t count_lines(struct span text)
{
	struct span line;
	size_t n = 0;

	while (span_next_line(&text, &line))
		n++;
	return n;
}

static void print_new(const char *path, struct span bytes, struct buf *to)
{
	struct span rest = bytes, line;

	buf_printf(to, "diff --git a/%s b/%s\nnew file mode 100644\n", path,
		   path);
	if (!rest.len)
		return;
	buf_printf(to, "--- /dev/null\n+++ b/%s\n@@ -0,0 +1,%zu @@\n", path,
		   count_lines(rest));
	while (span_next_line(&rest, &line))
		buf_printf(to, "+" SPAN_FMT "\n", SPAN_ARG(line));
	if (!span_ends(bytes, SPAN("\n")))
		buf_add_str(to, "\\ No newline at end of file\n");
}

static bool has_one_root(const struct plan *p)
{
	for (size_t i = 1; i < p->files.n; i++)
		if (strcmp(p->files.at[i].root, p->files.at[0].root))
			return false;
	return true;
}

static bool is_here(struct span root)
{
	while (span_ends(root, SPAN("/")))
		root.len--;
	return path_is_inside(root);
}

/*
 * As a diff names it: no "/" or "./" at the beginning. What is not below the
 * current folder can only be applied in its root, if there is one for all.
 */
static const char *shown_path(const struct plan *p,
			      const struct plan_file *file)
{
	bool is_named = file->names_root && (is_here(span_of(file->root)) ||
					     !has_one_root(p));
	const char *path = is_named ? plan_path(p, file) : file->path;

	while (*path == '/' || !strncmp(path, "./", 2))
		path++;
	return path;
}

int plan_print(const struct plan *p, struct buf *to, struct err *e)
{
	if (plan_check_edits(p, e))
		return -1;
	for (size_t i = 0; i < p->files.n; i++) {
		const struct plan_file *file = &p->files.at[i];
		const char *path = shown_path(p, file);
		struct span diff;

		if (!file->edits) {
			print_new(path, file->bytes, to);
			continue;
		}
		if (text_diff(p->arena, path, file->before, file->bytes, &diff,
			      e))
			return -1;
		buf_add(to, diff);
	}
	return 0;
}
