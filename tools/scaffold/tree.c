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
#define EBTABLES "xtables-eb.c"

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

/*
 * @before with @entry at @at; a block has an empty line between neighbours, but
 * none before a comment that had none. The last line of a file may lack its end.
 */
static int insert(struct arena *a, struct span before, size_t at,
		  struct span entry, bool block, struct span *after,
		  struct err *e)
{
	struct span above = span_first(before, at);
	struct span below = span_from(before, at);
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_SPEC);
	buf_add(&text, above);
	if (above.len && !span_ends(above, SPAN("\n")))
		buf_add_char(&text, '\n');
	if (block && !span_ends(buf_span(&text), SPAN("\n\n")))
		buf_add_char(&text, '\n');
	buf_add(&text, entry);
	if (block && below.len &&
	    (below.p[0] != '#' || span_ends(above, SPAN("\n\n"))))
		buf_add_char(&text, '\n');
	buf_add(&text, below);
	*after = arena_copy(a, buf_span(&text));
	return buf_check(&text, "the file with its new entry", e);
}

/* A file that lists extensions, behind @prefix. */
struct list {
	const char *folder;
	const char *name;
	const char *prefix;
	struct span entry;	/* behind the prefix, as it is listed */
	enum listing kind;
	const char *title;	/* of the chapter that they are in, or NULL */
};

/* What ebtables has is listed by kind, with a comment before each. */
static struct span section_of(const struct extension *x,
			      const struct list *list, struct span text)
{
	if (list->title)
		return listing_chapter(text, span_of(list->title));
	if (x->family->ip != FAMILY_BRIDGE)
		return text;
	return listing_section(text, x->kind == EXTENSION_MATCH ?
			       SPAN("matches") : SPAN("targets"));
}

static int add_entry(const struct extension *x, const struct list *list,
		     const struct templates *all, const struct scope *top,
		     struct plan *p, struct err *e)
{
	const char *path = path_join(p->arena, list->folder, list->name);
	const char *full = path_join(p->arena, p->root, path);
	const char *template = path_join(p->arena, ENTRIES, list->name);
	struct span before, section, entry, after;
	size_t at;

	if (file_read(p->arena, full, LIMIT_SPEC, &before, e))
		return -1;
	section = section_of(x, list, before);
	/* A page that is put together in another way. */
	if (list->title && !section.p)
		return 0;
	if (listing_place(section, span_of(list->prefix), list->entry,
			  list->kind, full, &at, e) ||
	    render_file(all, template, top, &entry, e))
		return -1;
	at += (size_t)(section.p - before.p);
	if (insert(p->arena, before, at, entry, list->kind == LISTING_BLOCKS,
		   &after, e))
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
		x->family->net, "Kconfig",
		arena_printf(p->arena, "config %s%s", x->family->config, kind),
		span_of(x->upper), LISTING_BLOCKS, NULL
	};
	const struct list makefile = {
		x->family->net, "Makefile",
		arena_printf(p->arena, "obj-$(CONFIG_%s%s", x->family->config,
			     kind),
		span_of(x->upper), LISTING_LINES, NULL
	};

	if (add_entry(x, &kconfig, all, top, p, e))
		return -1;
	return add_entry(x, &makefile, all, top, p, e);
}

/*
 * ebtables loads those matches that it names, and targets by their names. It
 * asks for x6_options where it knows of them; 1.8.9 does not.
 */
static int add_to_ebtables(const struct extension *x,
			   const struct templates *all, struct scope *top,
			   struct plan *p, struct err *e)
{
	const struct list list = {
		"iptables", EBTABLES, "\tebt_load_match(\"", span_of(x->name),
		LISTING_LINES, NULL
	};
	const char *path = path_join(p->arena, p->root, "iptables/" EBTABLES);
	struct span text;

	if (x->family->ip != FAMILY_BRIDGE)
		return 0;
	if (file_read(p->arena, path, LIMIT_SPEC, &text, e))
		return -1;
	scope_set_if(top, "getopt", x->options.n &&
		     span_find(text, SPAN("x6_options")) == SIZE_MAX);
	return x->kind == EXTENSION_MATCH ? add_entry(x, &list, all, top, p, e)
					  : 0;
}

/* The manual pages of arptables and ebtables have their extensions in them. */
static int add_to_page(const struct extension *x, const struct templates *all,
		       const struct scope *top, struct plan *p, struct err *e)
{
	bool arp = x->family->ip == FAMILY_ARP;
	const struct list list = {
		"iptables", arp ? "arptables-nft.8" : "ebtables-nft.8", ".SS ",
		span_of(x->name), LISTING_CHAPTERS,
		arp ? ".SS TARGET-EXTENSIONS" : x->kind == EXTENSION_MATCH ?
		".SS MATCH EXTENSIONS" : ".SS TARGET EXTENSIONS"
	};
	const char *path = path_join(p->arena, "iptables", list.name);

	if (x->family->ip & (FAMILY_IPV4 | FAMILY_IPV6) ||
	    !file_exists(path_join(p->arena, p->root, path)))
		return 0;
	return add_entry(x, &list, all, top, p, e);
}

static int want(const char *root, const char *path, const char *what,
		struct arena *a, struct err *e)
{
	if (file_exists(path_join(a, root, path)))
		return 0;
	return err_set(e, ERR_NOENT, "'%s' is not a tree of %s: there is no %s",
		       root, what, path);
}

/* A plugin of another family would be loaded by the same name. */
static int check_plugins(const struct extension *x, const char *iptables,
			 struct arena *a, struct err *e)
{
	const char *folder = path_join(a, iptables, "extensions");

	for (const struct family *f = NULL; (f = family_next(f));) {
		const char *name = arena_printf(a, "lib%s_%s.c", f->prefix,
						x->name);
		const char *other = file_find_nocase(a, folder, span_of(name));

		if (other)
			return err_set(e, ERR_EXISTS,
				       "'%s' exists already (case does not count): take another name",
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
	    check_plugins(x, iptables, p->arena, e) ||
	    add_to_ebtables(x, &all, &top, p, e) ||
	    add_to_page(x, &all, &top, p, e))
		return -1;
	return add_files(x, iptables_places, &top, p, e);
}
