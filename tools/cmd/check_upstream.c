// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/check_upstream.h"

#include "base/file.h"
#include "check/spelling.h"

static enum upstream_found commit(void *context, struct arena *a,
				  struct span digits,
				  struct upstream_commit *out)
{
	struct snapshot_commit found;

	switch (snapshot_commit(context, a, digits, &found)) {
	case SNAPSHOT_ONE:
		*out = (struct upstream_commit){ found.id, found.title,
						 found.is_ancestor };
		return UPSTREAM_ONE;
	case SNAPSHOT_MANY:
		return UPSTREAM_MANY;
	case SNAPSHOT_UNKNOWN:
		return UPSTREAM_UNKNOWN;
	default:
		return UPSTREAM_NONE;
	}
}

static bool file(void *context, struct arena *a, struct span path,
		 struct span *bytes)
{
	return snapshot_file(context, a, path, bytes);
}

static const struct maintainers *read_maintainers(struct arena *a,
						  struct snapshot *snapshot)
{
	struct maintainers *all = ARENA_NEW(a, struct maintainers);
	struct span text;

	if (!snapshot_file(snapshot, a, SPAN("MAINTAINERS"), &text))
		return NULL;
	maintainers_parse(a, text, all);
	return all;
}

static const struct spelling_list *read_spelling(struct arena *a,
						 struct snapshot *snapshot)
{
	struct span text;

	if (!snapshot_file(snapshot, a, SPAN("scripts/spelling.txt"), &text))
		return NULL;
	return spelling_read(a, text);
}

int check_upstream_open(struct arena *a, const char *name,
			struct upstream *out, struct snapshot **snapshot,
			struct err *e)
{
	struct span dir = span_of(name);
	size_t colon = span_rfind_char(dir, ':');
	const char *rev = "HEAD";

	if (colon != SIZE_MAX && colon && name[colon + 1] &&
	    !file_is_dir(name)) {
		dir = span_first(dir, colon);
		rev = name + colon + 1;
	}
	if (snapshot_open(arena_str(a, dir), rev, snapshot, e))
		return err_prefix(e, "--tree");
	*out = (struct upstream){
		.name = name, .context = *snapshot,
		.commit = commit, .file = file,
		.maintainers = read_maintainers(a, *snapshot),
		.spelling = read_spelling(a, *snapshot),
	};
	return 0;
}
