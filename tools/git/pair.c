// SPDX-License-Identifier: GPL-2.0-only
#include "git/pair.h"

#include <string.h>
#include <sys/stat.h>

#include "base/limits.h"

#define BINARY_PROBE	8000	/* bytes that git looks at */
#define MODE_SUBMODULE	0160000

static struct side side_of(struct arena *a, const git_diff_file *f)
{
	struct side s = { .mode = f->mode, .id = f->id };

	s.name = arena_copy(a, span_of(f->path));
	return s;
}

int pairs_read(git_repository *git, struct arena *a, git_tree *old,
	       git_tree *new, struct pairs *out, struct err *e)
{
	CLEANUP_HANDLE(diff) git_diff *diff = NULL;
	git_diff_options opts = GIT_DIFF_OPTIONS_INIT;
	int status;

	opts.flags = GIT_DIFF_INCLUDE_TYPECHANGE;
	opts.ignore_submodules = GIT_SUBMODULE_IGNORE_NONE;
	status = git_diff_tree_to_tree(&diff, git, old, new, &opts);
	if (status)
		return handle_err(e, status, "diff");
	for (size_t i = 0; i < git_diff_num_deltas(diff); i++) {
		const git_diff_delta *delta = git_diff_get_delta(diff, i);
		struct pair *pair = VEC_ADD(a, &out->list);

		pair->old = side_of(a, &delta->old_file);
		pair->new = side_of(a, &delta->new_file);
	}
	return 0;
}

static bool has_nul(struct span bytes)
{
	bytes = span_first(bytes, BINARY_PROBE);
	return bytes.len && memchr(bytes.p, '\0', bytes.len);
}

static bool is_binary(git_repository *git, const struct side *s)
{
	const char *value = NULL;

	if (git_attr_get(&value, git, GIT_ATTR_CHECK_FILE_THEN_INDEX, s->name.p,
			 "diff"))
		git_error_clear();
	switch (git_attr_value(value)) {
	case GIT_ATTR_VALUE_TRUE:
		return false;
	case GIT_ATTR_VALUE_FALSE:
		return true;
	default:
		return has_nul(s->bytes);
	}
}

static int read_blob(git_repository *git, struct arena *a, struct side *s,
		     struct err *e)
{
	CLEANUP_HANDLE(blob) git_blob *blob = NULL;
	int status = git_blob_lookup(&blob, git, &s->id);

	if (status)
		return handle_err(e, status, s->name.p);
	if ((uint64_t)git_blob_rawsize(blob) > LIMIT_FILE)
		return err_set(e, ERR_LIMIT, "%s: more than %lu bytes",
			       s->name.p, LIMIT_FILE);
	s->bytes = arena_copy(a, (struct span){ git_blob_rawcontent(blob),
						git_blob_rawsize(blob) });
	return 0;
}

int side_load(git_repository *git, struct arena *a, struct side *s,
	      struct err *e)
{
	char id[GIT_OID_HEXSZ + 1];

	if (s->is_loaded || !s->mode)
		return 0;
	if (s->mode == MODE_SUBMODULE) {
		git_oid_tostr(id, sizeof(id), &s->id);
		s->bytes = span_of(arena_printf(a, "Subproject commit %s\n",
						id));
	} else if (read_blob(git, a, s, e)) {
		return -1;
	}
	s->is_binary = S_ISREG(s->mode) && is_binary(git, s);
	s->is_loaded = true;
	return 0;
}
