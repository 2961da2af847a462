// SPDX-License-Identifier: GPL-2.0-only
/* revision_find - the file of an extension, which may have another name */
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "model/cregister.h"
#include "scaffold/revision_parts.h"

static bool registers(struct revision *r, const struct revision_where *w,
		      const char *path)
{
	struct err none = { 0 };
	struct span text;

	return !file_read(r->arena, path_join(r->arena, w->root, path),
			  LIMIT_SPEC, &text, &none) &&
	       cregister_has(text, r->name);
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

struct search {
	struct revision *r;
	const struct revision_where *w;
	const char *folder;
};

static bool is_wanted(void *context, const char *file)
{
	const struct search *s = context;

	return registers(s->r, s->w, path_join(s->r->arena, s->folder, file));
}

/* Any file of the family's whose name begins so. */
static const char *by_words(struct revision *r, const struct revision_where *w,
			    const struct family *family, const char *first)
{
	struct search search = { r, w, folder_of(w, family) };
	struct span begin = span_of(arena_printf(r->arena, "%s%s", w->prefix,
						 first));
	const char *dir = path_join(r->arena, w->root, search.folder);
	const char *file = file_find(r->arena, dir, begin, SPAN(".c"),
				     is_wanted, &search);

	return file ? path_join(r->arena, search.folder, file) : NULL;
}

const char *revision_find(struct revision *r, const struct revision_where *w)
{
	const char *first = NULL, *path;

	for (const struct family *f = NULL; (f = family_next(f));) {
		bool is_it;

		path = by_name(r, w, f);
		is_it = path && registers(r, w, path);
		if (path && (is_it || !first))
			r->family = *f;
		if (is_it)
			return path;
		/* It says best what is wrong with it. */
		first = first ? first : path;
	}
	/* xt_dscp.c has tos, xt_tcpudp.c has icmp. */
	for (const struct family *f = NULL; (f = family_next(f));) {
		path = by_words(r, w, f,
				arena_printf(r->arena, "%s_", f->prefix));
		if (!path)
			continue;
		r->family = *f;
		return path;
	}
	/* ip_tables.c of Linux 6.1 has icmp, ip6_tables.c icmp6. */
	for (const struct family *f = NULL; (f = family_next(f));) {
		path = by_words(r, w, f, "ip");
		if (!path)
			continue;
		r->family = *f;
		return path;
	}
	return first;
}
