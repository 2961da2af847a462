// SPDX-License-Identifier: GPL-2.0-only
/* subject_trees - an extension where it lies in Linux and iptables */
#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "model/cregister.h"
#include "model/family.h"
#include "try/subject_parts.h"

/* The kinds of extensions, in the order in which they are looked for. */
static const struct family *kind_at(size_t kind)
{
	static const char *const names[] = {
		"unspec", "ipv4", "ipv6", "bridge",
	};

	return family_find(span_of(names[kind]));
}

#define BRIDGE	3	/* the last one */

/* Those that are looked for: of IP, or that of frames. */
struct range {
	size_t from, to;
};

static const char *lower(struct arena *a, const char *name)
{
	char *copy = arena_str(a, span_of(name));

	for (char *c = copy; *c; c++)
		*c = char_lower(*c);
	return copy;
}

/* TREE/INCLUDE/linux/netfilter/xt_NAME.h, where it is there. */
static int add_header(struct arena *a, const char *tree, const char *include,
		      size_t kind, const char *name, const char *to_folder,
		      struct subject *to, struct err *e)
{
	return subject_add_header(a, tree, include,
				  arena_printf(a, "%s/%s_%s.h",
					       kind_at(kind)->include,
					       kind_at(kind)->prefix, name),
				  to_folder, to, e);
}

static bool registers(struct arena *a, const char *tree, const char *path,
		      const char *name)
{
	struct span text;
	struct err none = { 0 };

	return !file_read_in(a, tree, path, LIMIT_SOURCE, &text, &none) &&
	       cregister_has(text, name);
}

struct search {
	struct arena *arena;
	const char *dir, *name;
};

static bool is_wanted(void *context, const char *file)
{
	const struct search *s = context;

	return subject_is_name(span_of(file)) &&
	       registers(s->arena, s->dir, file, s->name);
}

/* The module of another name: tos is in xt_dscp.c. NULL: there is none. */
static const char *search_module(struct arena *a, const char *tree, size_t kind,
				 const char *name)
{
	const struct family *f = kind_at(kind);
	struct span begin = span_of(arena_printf(a, "%s_", f->prefix));
	struct search search = { a, path_join(a, tree, f->net), name };
	const char *file = file_find(a, search.dir, begin, SPAN(".c"),
				     is_wanted, &search);

	return file ? arena_str(a, span_first(span_of(file),
					      strlen(file) - 2)) : NULL;
}

/* That of its name, or in the other case: the target MARK is in xt_mark.c. */
static const char *find_module(struct arena *a, const char *tree, size_t kind,
			       const char *name)
{
	const char *const names[] = { name, lower(a, name) };
	const struct family *f = kind_at(kind);

	for (size_t i = 0; i < 2; i++) {
		const char *stem = arena_printf(a, "%s_%s", f->prefix,
						names[i]);
		const char *path = path_join(a, f->net,
					     arena_printf(a, "%s.c", stem));

		if (file_exists(path_join(a, tree, path)) &&
		    (!i || registers(a, tree, path, name)))
			return stem;
	}
	return NULL;
}

static int add_module(struct arena *a, const char *tree, size_t kind,
		      const char *stem, struct subject *to, struct err *e)
{
	const char *file = arena_printf(a, "%s.c", stem);

	*VEC_ADD(a, &to->modules) = stem;
	return subject_add_source(a, tree,
				  path_join(a, kind_at(kind)->net, file),
				  file, to, e) ||
	       subject_add_included(a, tree, "include/uapi",
				    SUBJECT_KERNEL_HEADERS,
				    to->files.at[to->files.n - 1].bytes, to,
				    e) ? -1 : 0;
}

static int add_modules(struct arena *a, const char *tree, const char *name,
		       struct range kinds_of, struct subject *to, struct err *e)
{
	static const char *(*const ways[])(struct arena *a, const char *tree,
					   size_t kind, const char *name) = {
		find_module, search_module
	};
	const struct family *first = kind_at(kinds_of.from);

	for (size_t way = 0; way < 2 && !to->modules.n; way++)
		for (size_t i = kinds_of.from; i < kinds_of.to; i++) {
			const char *stem = ways[way](a, tree, i, name);

			if (stem && add_module(a, tree, i, stem, to, e))
				return -1;
		}
	return to->modules.n ? 0 :
	       err_set(e, ERR_NOENT,
		       "'%s' has no %s/%s_%s.c, none of its like%s, and no other that registers '%s'",
		       tree, first->net, first->prefix, name,
		       kinds_of.from ? "" : " for IPv4 or IPv6", name);
}

static const char *plugin_stem(struct arena *a, size_t kind, const char *name)
{
	return arena_printf(a, "lib%s_%s", kind_at(kind)->prefix, name);
}

static bool has_plugin(struct arena *a, const char *iptables, size_t kind,
		       const char *name)
{
	return file_exists(path_join(a, iptables,
				     arena_printf(a, "extensions/%s.c",
						  plugin_stem(a, kind, name))));
}

static bool is_of_ip(struct arena *a, const char *iptables, const char *name)
{
	size_t i = 0;

	while (i < BRIDGE && !has_plugin(a, iptables, i, name))
		i++;
	return i < BRIDGE;
}

/* A name may be in both: those of IP go first, unless the other is wanted. */
static struct range find_kinds(struct arena *a,
			       const struct subject_place *place,
			       const char **other)
{
	bool bridge = has_plugin(a, place->iptables, BRIDGE, place->name);
	bool ip = is_of_ip(a, place->iptables, place->name);

	*other = place->side == SUBJECT_ANY && bridge && ip ?
		 plugin_stem(a, BRIDGE, place->name) : NULL;
	if (place->side == SUBJECT_BRIDGE ||
	    (place->side == SUBJECT_ANY && bridge && !ip))
		return (struct range){ BRIDGE, BRIDGE + 1 };
	return (struct range){ 0, BRIDGE };
}

bool subject_has_plugin(struct arena *a, const char *iptables, const char *name)
{
	for (size_t i = 0; subject_is_name(span_of(name)) && i <= BRIDGE; i++)
		if (has_plugin(a, iptables, i, name))
			return true;
	return false;
}

static int add_plugin(struct arena *a, const char *tree, size_t kind,
		      const char *name, struct subject *to, struct err *e)
{
	const char *stem = plugin_stem(a, kind, name);
	const char *file = arena_printf(a, "%s.c", stem);
	const char *dir = path_join(a, tree, "extensions");

	if (!file_exists(path_join(a, dir, file)))
		return 0;
	if (add_header(a, tree, "include", kind, name, SUBJECT_USER_HEADERS,
		       to, e) ||
	    subject_add_source(a, dir, file, file, to, e) ||
	    subject_add_included(a, tree, "include", SUBJECT_USER_HEADERS,
				 to->files.at[to->files.n - 1].bytes, to, e))
		return -1;
	return subject_add_plugin(a, dir, span_of(stem), to, e);
}

/*
 * A tree that is not configured has none, and plugins include it; for the one
 * number that they want of it, which is that of the header in RFC 8200.
 */
static void add_config(struct arena *a, const char *tree, struct subject *to)
{
	struct source_file *file;

	if (file_exists(path_join(a, tree, "config.h")))
		return;
	file = VEC_ADD(a, &to->files);
	file->name = SUBJECT_USER_HEADERS "/config.h";
	file->bytes = SPAN("#define SIZEOF_STRUCT_IP6_HDR 40\n");
}

static int no_plugin(const struct subject_place *place, struct err *e)
{
	if (place->side == SUBJECT_BRIDGE)
		return err_set(e, ERR_NOENT, "'%s' has no extensions/libebt_%s.c",
			       place->iptables, place->name);
	return err_set(e, ERR_NOENT,
		       "'%s' has no extensions/libxt_%s.c, and none of its like for IPv4%s",
		       place->iptables, place->name,
		       place->side == SUBJECT_IP ? " or IPv6" :
		       ", IPv6 or bridges");
}

int subject_read_trees(struct arena *a, const struct subject_place *place,
		       struct subject *out, struct err *e)
{
	struct range range;

	*out = (struct subject){ .dir = place->iptables, .from_trees = true };
	if (!subject_is_name(span_of(place->name)))
		return err_set(e, ERR_USAGE,
			       "'%s' cannot be the name of an extension",
			       place->name);
	range = find_kinds(a, place, &out->other);
	if (place->kernel && add_modules(a, place->kernel, place->name, range,
					 out, e))
		return -1;
	for (size_t i = range.from; i < range.to; i++)
		if (add_plugin(a, place->iptables, i, place->name, out, e))
			return -1;
	if (!out->plugins.n)
		return no_plugin(place, e);
	add_config(a, place->iptables, out);
	return 0;
}
