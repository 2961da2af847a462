// SPDX-License-Identifier: GPL-2.0-only
/* revision_find - the file of an extension, which may have another name */
#include <dirent.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "model/ccontrol.h"
#include "scaffold/revision_parts.h"

static const char *quoted(const struct revision *r)
{
	return arena_printf(r->arena, "\"%s\"", r->name);
}

/* Has it ".name = "NAME""? */
static bool registers(struct revision *r, const struct revision_where *w,
		      const char *path)
{
	struct cfile f = { .root = w->root };
	struct err none = { 0 };
	struct span name = span_of(quoted(r));

	/* Few do, and reading tokens takes longer. */
	if (file_read(r->arena, path_join(r->arena, w->root, path), LIMIT_SPEC,
		      &f.text, &none) ||
	    span_find(f.text, name) == SIZE_MAX ||
	    cfile_read(r->arena, w->root, path, &f, &none))
		return false;
	for (size_t i = 3; i < f.tokens.list.n; i++)
		if (span_eq(f.tokens.list.at[i].text, name) &&
		    ctoken_at_is(&f.tokens, i - 1, SPAN("=")) &&
		    ctoken_at_is(&f.tokens, i - 2, SPAN("name")) &&
		    ctoken_at_is(&f.tokens, i - 3, SPAN(".")))
			return true;
	return false;
}

static const char *folder_of(const struct revision_where *w,
			     const struct family *family)
{
	return w->folder ? w->folder : family->net;
}

/* xt_NAME.c in this case, or in another one: xt_mark.c has MARK, too. */
static const char *by_name(struct revision *r, const struct revision_where *w,
			   const struct family *family)
{
	const char *folder = folder_of(w, family), *other;
	const char *file = arena_printf(r->arena, "%s%s_%s.c", w->prefix,
					family->prefix, r->name);
	const char *path = path_join(r->arena, folder, file);

	if (file_exists(path_join(r->arena, w->root, path)))
		return path;
	other = file_find_nocase(r->arena,
				 path_join(r->arena, w->root, folder),
				 span_of(file));
	return !other ? NULL :
	       path_join(r->arena, folder,
			 arena_str(r->arena, path_base(span_of(other))));
}

static int by_order(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* Any file of the family's: xt_dscp.c has tos, xt_tcpudp.c has icmp. */
static const char *by_words(struct revision *r, const struct revision_where *w,
			    const struct family *family)
{
	const char *folder = folder_of(w, family), *found = NULL;
	struct span begin = span_of(arena_printf(r->arena, "%s%s_", w->prefix,
						 family->prefix));
	struct dirent **entries;
	int n = scandir(path_join(r->arena, w->root, folder), &entries, NULL,
			by_order);

	for (int i = 0; i < n; i++) {
		struct span file = span_of(entries[i]->d_name);

		if (!found && span_starts(file, begin) &&
		    span_ends(file, SPAN(".c"))) {
			found = path_join(r->arena, folder, entries[i]->d_name);
			found = registers(r, w, found) ? found : NULL;
		}
		free(entries[i]);
	}
	if (n >= 0)
		free(entries);
	return found;
}

const char *revision_find(struct revision *r, const struct revision_where *w)
{
	static const char *(*const ways[])(struct revision *r,
					   const struct revision_where *w,
					   const struct family *family) = {
		by_name, by_words
	};
	const char *first = NULL;
	size_t n;
	const struct family *all = family_all(&n);

	for (size_t i = 0; i < 2 * n; i++) {
		const struct family *family = &all[i % n];
		const char *path = ways[i / n](r, w, family);

		if (!path)
			continue;
		if (!first)
			r->family = *family;
		if (registers(r, w, path)) {
			r->family = *family;
			return path;
		}
		/* It says best what is wrong with it. */
		first = first ? first : path;
	}
	return first;
}
