// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/editor.h"

#include <stdlib.h>

#include "base/argv.h"
#include "base/process.h"

/* As git looks for it, see git-var(1). */
static const char *find_editor(struct arena *a, struct repo *repo)
{
	static const char *const variables[] = { "VISUAL", "EDITOR" };
	const char *editor = getenv("GIT_EDITOR");

	if (!editor || !*editor)
		editor = arena_str(a, repo_config(repo, a, "core.editor"));
	for (size_t i = 0; !*editor && i < 2; i++) {
		const char *value = getenv(variables[i]);

		editor = value ? value : "";
	}
	return *editor ? editor : "vi";
}

int editor_run(struct arena *a, struct repo *repo, const char *path,
	       struct err *e)
{
	const char *editor = find_editor(a, repo);
	struct opt_list argv = { 0 };
	int status;

	if (span_eq(span_of(editor), SPAN(":")))
		return 0;	/* git's word for no editing */
	if (argv_split(a, editor, &argv, e))
		return err_prefix(e, "the editor '%s'", editor);
	if (!argv.n)
		return err_set(e, ERR_USAGE,
			       "the editor '%s' names no program", editor);
	argv_add(a, &argv, ARGV(path));
	if (process_run_here(argv_end(a, &argv), &status, e))
		return err_prefix(e, "cannot start the editor '%s'", editor);
	if (status)
		return err_set(e, ERR_IO,
			       "the editor '%s' ended with status %d, '%s' is as it left it",
			       editor, status, path);
	return 0;
}
