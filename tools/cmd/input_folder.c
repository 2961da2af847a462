// SPDX-License-Identifier: GPL-2.0-only
/* input_folder - a folder of patch files, as git format-patch -o fills it */
#include "cmd/input.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/path.h"

static int compare(const void *left, const void *right)
{
	const char *const *a = left, *const *b = right;

	return span_cmp(span_of(*a), span_of(*b));
}

static int add_patches(struct arena *a, const char *folder,
		       struct opt_list *to, struct err *e)
{
	DIR *dir = opendir(folder);
	size_t first = to->n;
	struct dirent *file;

	if (!dir)
		return err_errno(e, "cannot read '%s'", folder);
	while ((file = readdir(dir)))
		if (file->d_name[0] != '.' &&
		    span_ends(span_of(file->d_name), SPAN(".patch")))
			*VEC_ADD(a, to) = path_join(a, folder, file->d_name);
	closedir(dir);
	/* Their names begin with their numbers. */
	if (to->n > first)
		qsort(to->at + first, to->n - first, sizeof(*to->at), compare);
	return 0;
}

int input_expand(struct arena *a, const struct opt_list *names,
		 struct opt_list *out, struct err *e)
{
	for (size_t i = 0; i < names->n; i++) {
		const char *name = names->at[i];
		size_t before = out->n;

		if (file_is_dir(name) && !input_is_maildir(name) &&
		    add_patches(a, name, out, e))
			return -1;
		if (out->n == before)
			*VEC_ADD(a, out) = name;
	}
	return 0;
}
