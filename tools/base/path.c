// SPDX-License-Identifier: GPL-2.0-only
#include "base/path.h"

#include <string.h>

char *path_join(struct arena *a, const char *dir, const char *name)
{
	size_t len = strlen(dir);

	if (!len || !strcmp(dir, "."))
		return arena_str(a, span_of(name));
	return arena_printf(a, "%s%s%s", dir, dir[len - 1] == '/' ? "" : "/",
			    name);
}

char *path_dir(struct arena *a, const char *path)
{
	struct span s = span_of(path);
	size_t slash = span_rfind_char(s, '/');

	if (slash == SIZE_MAX)
		return arena_str(a, SPAN("."));
	return arena_str(a, span_first(s, slash ? slash : 1));
}

struct span path_base(struct span path)
{
	size_t slash = span_rfind_char(path, '/');

	return slash == SIZE_MAX ? path : span_from(path, slash + 1);
}

struct span path_extension(struct span path)
{
	struct span base = path_base(path);
	size_t dot = span_rfind_char(base, '.');

	return dot == SIZE_MAX ? span_from(base, base.len) : span_from(base, dot);
}

bool path_is_inside(struct span path)
{
	struct span part;

	if (!path.len || path.p[path.len - 1] == '/')
		return false;
	while (path.len) {
		if (!span_next_until(&path, '/', &part)) {
			part = path;
			path.len = 0;
		}
		if (!part.len || span_eq(part, SPAN("..")))
			return false;
	}
	return true;
}

bool path_is_below(struct span path, struct span folder)
{
	return span_skip(&path, folder) &&
	       (!path.len || path.p[0] == '/' || span_eq(folder, SPAN("/")));
}
