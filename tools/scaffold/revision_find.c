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

/* Any file of the family's: xt_dscp.c has tos, xt_tcpudp.c has icmp. */
static const char *by_words(struct revision *r, const struct revision_where *w,
			    const struct family *family)
{
	struct search search = { r, w, folder_of(w, family) };
	struct span begin = span_of(arena_printf(r->arena, "%s%s_", w->prefix,
						 family->prefix));
	const char *dir = path_join(r->arena, w->root, search.folder);
	const char *file = file_find(r->arena, dir, begin, SPAN(".c"),
				     is_wanted, &search);

	return file ? path_join(r->arena, search.folder, file) : NULL;
}

/* What the family's extensions are for: ip_tables.c of Linux 6.1 has icmp. */
static const char *by_tables(struct revision *r, const struct revision_where *w,
			     const struct family *family)
{
	int len = (int)strlen(family->prefix) - 1;	/* "ip" of "ipt" */
	const char *file = arena_printf(r->arena, "%s%.*s_tables.c", w->prefix,
					len, family->prefix);
	const char *path = path_join(r->arena, folder_of(w, family), file);

	return registers(r, w, path) ? path : NULL;
}

/* Alike in the names of files. */
static bool is_same(const struct family *a, const struct family *b)
{
	return span_eq(span_of(a->prefix), span_of(b->prefix));
}

/*
 * An error where another family has a file of that name, too, that registers
 * it, and none is for all of them. Any other file has the name only by chance:
 * libxt_osf.c has an option ttl.
 */
static int check_others(struct revision *r, const struct revision_where *w,
			const char *path, struct err *e)
{
	if (r->family.ip & FAMILY_IPV4 && r->family.ip & FAMILY_IPV6)
		return 0;
	for (const struct family *f = NULL; (f = family_next(f));) {
		const char *other;

		if (is_same(f, &r->family))
			continue;
		other = by_name(r, w, f);
		if (other && registers(r, w, other))
			return err_set(e, ERR_SYNTAX,
				       "'%s' and '%s' of '%s' both register '%s': give --family %s or --family %s",
				       path, other, w->root, r->name,
				       r->family.name, f->name);
	}
	return 0;
}

/* A file of its name, which need not register it: that says *@is_it. */
static const char *find_by_name(struct revision *r,
				const struct revision_where *w,
				const struct family *only, bool *is_it)
{
	const char *first = NULL;

	*is_it = false;
	for (const struct family *f = NULL; !*is_it && (f = family_next(f));) {
		const char *path;

		if (only && !is_same(f, only))
			continue;
		path = by_name(r, w, f);
		if (!path)
			continue;
		*is_it = registers(r, w, path);
		if (!first || *is_it) {
			r->family = *f;
			first = path;
		}
	}
	return first;
}

typedef const char *finder(struct revision *r, const struct revision_where *w,
			   const struct family *family);

static const char *find_by(finder *look, struct revision *r,
			   const struct revision_where *w,
			   const struct family *only)
{
	for (const struct family *f = NULL; (f = family_next(f));) {
		const char *path;

		if (only && !is_same(f, only))
			continue;
		path = look(r, w, f);
		if (!path)
			continue;
		r->family = *f;
		return path;
	}
	return NULL;
}

/* In the files of the family @only, or of any where that is NULL. */
static const char *find(struct revision *r, const struct revision_where *w,
			const struct family *only, bool *is_it)
{
	/* One that registers something else says best what is wrong with it. */
	const char *named = find_by_name(r, w, only, is_it), *path;

	if (*is_it)
		return named;
	path = find_by(by_words, r, w, only);
	path = path ? path : find_by(by_tables, r, w, only);
	*is_it = path;
	return path ? path : named;
}

int revision_find(struct revision *r, const struct revision_where *w,
		  const char **path, struct err *e)
{
	const struct family *all = family_next(NULL);
	bool is_it, is_there;

	*path = find(r, w, r->asked, &is_it);
	if (!r->asked)
		return is_it ? check_others(r, w, *path, e) : 0;
	/* A plugin of one family may be for a module of all. */
	if (!is_it) {
		const char *other = find(r, w, all, &is_there);

		*path = is_there || !*path ? other : *path;
	}
	return 0;
}
