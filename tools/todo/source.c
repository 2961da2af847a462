// SPDX-License-Identifier: GPL-2.0-only
#include "todo/source.h"

#include <string.h>
#include <unistd.h>

#include "base/embed.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/term.h"
#include "todo/parse.h"

#define FOLDER	SPAN("todo/")
#define SUFFIX	SPAN(".todo")

static bool is_shipped(const char *path)
{
	return span_starts(span_of(path), FOLDER) &&
	       span_ends(span_of(path), SUFFIX);
}

static const char *name_of(struct arena *a, const char *path)
{
	struct span name = span_from(span_of(path), FOLDER.len);

	return arena_str(a, span_first(name, name.len - SUFFIX.len));
}

void todo_sources_shipped(struct arena *a, struct todo_sources *to)
{
	const struct embed *files;
	size_t n;

	files = embed_all(&n);
	for (size_t i = 0; i < n; i++) {
		const char *path = files[i].path;

		if (is_shipped(path))
			*VEC_ADD(a, &to->list) = (struct todo_source){
				name_of(a, path), "shipped", path
			};
	}
}

void todo_sources_add(struct arena *a, const char *name,
		      struct todo_sources *to)
{
	struct todo_sources shipped = { 0 };

	todo_sources_shipped(a, &shipped);
	for (size_t i = 0; i < shipped.list.n; i++) {
		if (!strcmp(shipped.list.at[i].name, name)) {
			*VEC_ADD(a, &to->list) = shipped.list.at[i];
			return;
		}
	}
	*VEC_ADD(a, &to->list) = (struct todo_source){
		strcmp(name, "-") ? name : "standard input", "file", name
	};
}

/* Who mistypes the name of a shipped list gets no file of that name. */
static int missing(struct arena *a, const char *name, struct err *e)
{
	struct todo_sources shipped = { 0 };

	todo_sources_shipped(a, &shipped);
	for (size_t i = 0; i < shipped.list.n; i++)
		if (term_is_near(span_of(name),
				 span_of(shipped.list.at[i].name)))
			return err_set(e, ERR_NOENT,
				       "there is no list and no file '%s', did you mean '%s'?",
				       name, shipped.list.at[i].name);
	return err_set(e, ERR_NOENT,
		       "there is no list and no file '%s', see 'nfkit todo sources'",
		       name);
}

static int read_bytes(struct arena *a, const struct todo_source *source,
		      struct span *text, struct err *e)
{
	if (!strcmp(source->kind, "shipped"))
		return embed_find(source->place, text) ? 0 :
		       missing(a, source->name, e);
	if (!strcmp(source->place, "-"))
		return file_read_fd(a, STDIN_FILENO, source->name, LIMIT_TODO,
				    text, e);
	if (!file_exists(source->place))
		return missing(a, source->place, e);
	return file_read(a, source->place, LIMIT_TODO, text, e);
}

int todo_source_read(struct arena *a, const struct todo_source *source,
		     struct todo_items *items, struct err *e)
{
	struct span text = { 0 };

	if (read_bytes(a, source, &text, e))
		return -1;
	return todo_parse(a, text, source->name, items, e);
}

int todo_sources_read(struct arena *a, const struct todo_sources *sources,
		      struct todo_items *items, struct err *e)
{
	for (size_t i = 0; i < sources->list.n; i++)
		if (todo_source_read(a, &sources->list.at[i], items, e))
			return -1;
	return 0;
}
