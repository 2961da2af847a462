// SPDX-License-Identifier: GPL-2.0-only
/* new_howto - the entry of a new extension in a HOWTO */
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "cmd/new.h"
#include "howto/add.h"

/* What the files that are to be made say of the extension. */
static void read_files(struct arena *a, const struct extension *x,
		       const struct plan *plan, struct howto_source *out)
{
	for (size_t i = 0; i < plan->files.n; i++) {
		const struct plan_file *file = &plan->files.at[i];
		struct span name = path_base(span_of(file->path));
		bool plugin = span_starts(name, SPAN("lib"));

		if (file->edits)
			continue;
		if (plugin && span_ends(name, SPAN(".man"))) {
			man_parse(a, file->bytes, &out->man);
			out->has_man = true;
		} else if (plugin && span_ends(name, SPAN(".t"))) {
			howto_source_rules(a, file->bytes,
					   family_command(x->family), out);
			out->has_tests = true;
		} else if (!plugin && span_ends(name, SPAN(".c"))) {
			howto_source_module(a, file->bytes, out);
			out->has_module = true;
		}
	}
}

/*
 * Wherever it lies. Its folder is a root of its own, the one that new_lock()
 * has locked: what lies there is no part of a tree's commit.
 */
static void plan_howto(struct arena *a, const char *path, struct span before,
		       struct span after, struct plan *plan)
{
	const bool names_roots = plan->names_roots;
	const char *root = plan->root;

	plan->root = path_dir(a, path);
	plan->names_roots = true;
	plan_add_edit(plan, arena_str(a, path_base(span_of(path))), before,
		      after);
	plan->root = root;
	plan->names_roots = names_roots;
}

int new_add_howto(const struct invocation *inv, const struct extension *x,
		  struct plan *plan, struct err *e)
{
	const struct new_params *p = inv->params;
	CLEANUP_HOWTO struct howto howto = { 0 };
	struct howto_source source = {
		.kind = x->kind == EXTENSION_TARGET ? HOWTO_TARGET :
						      HOWTO_MATCH,
		.name = x->name,
		.stem = arena_printf(inv->arena, "%s_%s", x->family->prefix,
				     x->name),
	};
	struct span before, after;

	if (!p->howto)
		return 0;
	read_files(inv->arena, x, plan, &source);
	if (file_read(inv->arena, p->howto, LIMIT_HOWTO, &before, e) ||
	    howto_open_strictly(inv->arena, p->howto, before, &howto, e) ||
	    howto_add(inv->arena, &howto, &source, &after, e))
		return -1;
	plan_howto(inv->arena, p->howto, before, after, plan);
	return 0;
}
