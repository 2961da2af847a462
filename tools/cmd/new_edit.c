// SPDX-License-Identifier: GPL-2.0-only
/* new_edit - the user's editor on a spec */
#include <stdlib.h>

#include "base/file.h"
#include "base/process.h"
#include "cmd/new.h"
#include "git/repo.h"
#include "model/extension.h"
#include "scaffold/render.h"

/* As git looks for it, see git-var(1). */
static const char *find_editor(struct arena *a)
{
	static const char *const variables[] = { "VISUAL", "EDITOR" };
	const char *editor = getenv("GIT_EDITOR");

	if (!editor || !*editor)
		editor = arena_str(a, repo_config(NULL, a, "core.editor"));
	for (size_t i = 0; !*editor && i < 2; i++) {
		const char *value = getenv(variables[i]);

		editor = value ? value : "";
	}
	return *editor ? editor : "vi";
}

/* "emacs -nw" is two words: there is no shell that would part them. */
static const char *const *words_of(struct arena *a, const char *editor,
				   const char *path)
{
	struct span rest = span_of(editor), word;
	VEC(const char *) argv = { 0 };

	while (span_next_word(&rest, &word))
		*VEC_ADD(a, &argv) = arena_str(a, word);
	*VEC_ADD(a, &argv) = path;
	*VEC_ADD(a, &argv) = NULL;
	return argv.at;
}

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
	const char *editor = find_editor(inv->arena);
	int status;

	if (!file_exists(path) && write_first(inv, x, path, e))
		return -1;
	if (process_run_here(words_of(inv->arena, editor, path), &status, e))
		return err_prefix(e, "cannot start the editor '%s'", editor);
	if (status)
		return err_set(e, ERR_IO,
			       "the editor '%s' ended with status %d, '%s' is as it left it",
			       editor, status, path);
	return 0;
}
