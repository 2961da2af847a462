// SPDX-License-Identifier: GPL-2.0-only
/* find - which plugins the machine has */
#include "plugin/plugin.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "model/family.h"

/* A part of the path may be "linux", which is a macro of gnu11. */
#undef linux
#undef unix
#define TEXT_OF(x)	#x
#define TEXT(x)		TEXT_OF(x)

const char *plugin_dir(void)
{
	const char *dir = getenv("XTABLES_LIBDIR");

	return dir && *dir ? dir : TEXT(NFKIT_XTLIBDIR);
}

static bool is_plugin(const struct dirent *entry)
{
	struct span name = span_of(entry->d_name);

	return entry->d_type != DT_LNK && span_ends(name, SPAN(".so")) &&
	       family_skip_plugin(&name);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int plugin_find(struct arena *a, const char *path, struct opt_list *files,
		struct err *e)
{
	DIR *dir = opendir(path);
	size_t first = files->n;
	struct dirent *entry;

	if (!dir)
		return err_errno(e, "cannot read the folder of plugins '%s'",
				 path);
	while ((entry = readdir(dir)))
		if (is_plugin(entry))
			*VEC_ADD(a, files) = path_join(a, path, entry->d_name);
	closedir(dir);
	if (files->n > first)
		qsort(files->at + first, files->n - first, sizeof(*files->at),
		      by_name);
	return 0;
}

int plugin_need(struct arena *a, const char *path, struct opt_list *files,
		struct err *e)
{
	size_t first = files->n;

	if (plugin_find(a, path, files, e))
		return -1;
	return files->n > first ? 0 :
	       err_set(e, ERR_NOENT,
		       "no plugins were found in '%s': name the folder of libxt_*.so",
		       path);
}
