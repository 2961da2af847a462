// SPDX-License-Identifier: GPL-2.0-only
#include "scaffold/program.h"

#include "base/limits.h"
#include "base/path.h"
#include "scaffold/program_scope.h"
#include "scaffold/render.h"

/* "rulefeed.8" of "NAME.8". */
static const char *file_of(struct arena *a, struct span name,
			   const struct extension *x)
{
	if (!span_skip(&name, SPAN("NAME")))
		return arena_str(a, name);
	return arena_printf(a, "%s" SPAN_FMT, x->name, SPAN_ARG(name));
}

/* A file in a folder of the folder; the folder once. */
static void add_file(struct plan *p, const char *path, struct span bytes)
{
	const char *folder = path_dir(p->arena, path);
	size_t i = 0;

	while (i < p->folders.n &&
	       !span_eq(span_of(p->folders.at[i].path), span_of(folder)))
		i++;
	if (i == p->folders.n)
		plan_add_folder(p, folder);
	plan_add_file(p, path, bytes);
}

int program_plan(const struct extension *x, const char *author, struct plan *p,
		 struct err *e)
{
	const struct templates all = render_templates();
	struct scope top = { .arena = p->arena };
	const char *kind = extension_kind_name(x->kind);
	const char *from = arena_printf(p->arena, "templates/%s/", kind);

	if (program_names(x, author, &top, e))
		return -1;
	plan_add_folder(p, x->name);
	for (size_t i = 0; i < all.n; i++) {
		struct span name = span_of(all.files[i].path), bytes;

		if (!span_skip(&name, span_of(from)))
			continue;
		if (render_file(&all, all.files[i].path, &top, &bytes, e))
			return -1;
		if (span_trim(bytes).len)
			add_file(p, path_join(p->arena, x->name,
					      file_of(p->arena, name, x)),
				 bytes);
	}
	return 0;
}

int program_message(const struct extension *x, struct buf *to, struct err *e)
{
	CLEANUP_ARENA struct arena a = { 0 };
	const struct templates all = render_templates();
	struct scope top = { .arena = &a };

	if (program_names(x, "", &top, e))
		return -1;
	return render_message(&all,
			      path_join(&a, "templates/messages",
					extension_kind_name(x->kind)),
			      &top, to, e);
}
