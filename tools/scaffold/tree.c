// SPDX-License-Identifier: GPL-2.0-only
#include "scaffold/tree.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "scaffold/extension.h"
#include "scaffold/listing.h"
#include "scaffold/render.h"

#define FILES	"templates/extension/"
#define ENTRIES	"templates/tree"

/* What a tree gets: files by their names, "@" is the family's folder. */
struct place {
	const char *name;	/* in templates/extension/ */
	const char *folder;	/* in the tree */
};

static const struct place kernel_places[] = {
	{ "xt_NAME.c", "@net@" },
	{ "xt_NAME.h", "include/uapi/@include@" },
	{ NULL }
};

static const struct place iptables_places[] = {
	{ "libxt_NAME.c", "extensions" },
	{ "libxt_NAME.man", "extensions" },
	{ "libxt_NAME.t", "extensions" },
	{ "libxt_NAME.txlate", "extensions" },
	{ "xt_NAME.h", "include/@include@" },
	{ NULL }
};

static const char *folder_of(const struct extension *x, struct arena *a,
			     const char *folder)
{
	struct span before = span_of(folder), base;

	if (span_eq(before, SPAN("@net@")))
		return x->family->net;
	if (!span_next_until(&before, '@', &base))
		return folder;
	return arena_printf(a, SPAN_FMT "%s", SPAN_ARG(base),
			    x->family->include);
}

static int add_files(const struct extension *x, const struct place *places,
		     const struct scope *top, struct plan *p, struct err *e)
{
	for (; places->name; places++) {
		const char *template = path_join(p->arena, FILES, places->name);
		const char *folder = folder_of(x, p->arena, places->folder);
		struct span bytes;

		if (extension_render(x, template, top, &bytes, e))
			return -1;
		if (!span_trim(bytes).len)
			continue;
		plan_add_file(p, path_join(p->arena, folder,
					   extension_file(p->arena,
							  span_of(places->name),
							  x)),
			      bytes);
	}
	return 0;
}

/* @before with @entry at @at; a block has an empty line between neighbours. */
static int insert(struct arena *a, struct span before, size_t at,
		  struct span entry, bool block, struct span *after,
		  struct err *e)
{
	struct span above = span_first(before, at);
	struct span below = span_from(before, at);
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_SPEC);
	buf_add(&text, above);
	if (block && !span_ends(above, SPAN("\n\n")))
		buf_add_char(&text, '\n');
	buf_add(&text, entry);
	if (block && below.len)
		buf_add_char(&text, '\n');
	buf_add(&text, below);
	*after = arena_copy(a, buf_span(&text));
	return buf_check(&text, "the file with its new entry", e);
}

/* A file of Linux that lists modules, behind @prefix; "Kconfig" has blocks. */
struct list {
	const char *name;
	const char *prefix;
	bool blocks;
};

static int add_entry(const struct extension *x, const struct list *list,
		     const struct templates *all, const struct scope *top,
		     struct plan *p, struct err *e)
{
	const char *path = path_join(p->arena, x->family->net, list->name);
	const char *full = path_join(p->arena, p->root, path);
	const char *template = path_join(p->arena, ENTRIES, list->name);
	struct span before, entry, after;
	size_t at;

	if (file_read(p->arena, full, LIMIT_SPEC, &before, e) ||
	    listing_place(before, span_of(list->prefix), span_of(x->upper),
			  list->blocks, full, &at, e) ||
	    render_file(all, template, top, &entry, e) ||
	    insert(p->arena, before, at, entry, list->blocks, &after, e))
		return -1;
	plan_add_edit(p, path, before, after);
	return 0;
}

static int add_entries(const struct extension *x, const struct templates *all,
		       const struct scope *top, struct plan *p, struct err *e)
{
	const char *kind = !x->family->has_kinds ? "" :
			   x->kind == EXTENSION_MATCH ? "MATCH_" : "TARGET_";
	const struct list kconfig = {
		"Kconfig", arena_printf(p->arena, "config %s%s",
					x->family->config, kind), true
	};
	const struct list makefile = {
		"Makefile", arena_printf(p->arena, "obj-$(CONFIG_%s%s",
					 x->family->config, kind), false
	};

	if (add_entry(x, &kconfig, all, top, p, e))
		return -1;
	return add_entry(x, &makefile, all, top, p, e);
}

static int want(const char *root, const char *path, const char *what,
		struct arena *a, struct err *e)
{
	if (file_exists(path_join(a, root, path)))
		return 0;
	return err_set(e, ERR_NOENT, "'%s' is no tree of %s: there is no %s",
		       root, what, path);
}

/* A plugin of another family would be loaded by the same name. */
static int check_plugins(const struct extension *x, const char *iptables,
			 struct arena *a, struct err *e)
{
	static const char *const prefixes[] = {
		"xt", "ipt", "ip6t", "arpt", "ebt",
	};
	const char *folder = path_join(a, iptables, "extensions");

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		const char *name = arena_printf(a, "lib%s_%s.c", prefixes[i],
						x->name);
		const char *other = file_find_nocase(a, folder, span_of(name));

		if (other)
			return err_set(e, ERR_EXISTS,
				       "'%s' is there already (case does not count), take another name",
				       other);
	}
	return 0;
}

int tree_plan(const struct extension *x, const char *author,
	      const char *kernel, const char *iptables, struct plan *p,
	      struct err *e)
{
	const struct templates all = render_templates();
	struct scope top = { .arena = p->arena };
	const char *header;

	header = arena_printf(p->arena, "<%s/%s_%s.h>", x->family->include,
			      x->family->prefix, x->name);
	if (extension_names(x, author, header, &top, e))
		return -1;
	p->names_roots = true;
	if (kernel) {
		p->root = kernel;
		if (want(kernel, "include/uapi/linux/netfilter", "Linux",
			 p->arena, e) ||
		    add_files(x, kernel_places, &top, p, e) ||
		    add_entries(x, &all, &top, p, e))
			return -1;
	}
	if (!iptables)
		return 0;
	p->root = iptables;
	if (want(iptables, "extensions/GNUmakefile.in", "iptables", p->arena,
		 e) ||
	    check_plugins(x, iptables, p->arena, e))
		return -1;
	return add_files(x, iptables_places, &top, p, e);
}
