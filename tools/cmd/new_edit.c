// SPDX-License-Identifier: GPL-2.0-only
/* new_edit - the user's editor on a spec */
#include "base/file.h"
#include "cmd/editor.h"
#include "cmd/new.h"
#include "model/extension.h"
#include "scaffold/render.h"

static int write_first(const struct invocation *inv, const struct extension *x,
		       const char *path, struct err *e)
{
	const struct templates all = render_templates();
	struct scope top = { .arena = inv->arena };
	struct span text;

	scope_set(&top, "name", x->name ? x->name : "");
	scope_set(&top, "kind", extension_kind_name(x->kind));
	scope_set_if(&top, "program", extension_is_program(x));
	if (render_file(&all, "templates/spec", &top, &text, e))
		return -1;
	return file_write(path, text, 0666, e);
}

int new_edit(const struct invocation *inv, const struct extension *x,
	     const char *path, struct err *e)
{
	if (!file_exists(path) && write_first(inv, x, path, e))
		return -1;
	return editor_run(inv->arena, NULL, path, e);
}
