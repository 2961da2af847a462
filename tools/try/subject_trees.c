// SPDX-License-Identifier: GPL-2.0-only
/* subject_trees - an extension where it lies in Linux and iptables */
#include "base/file.h"
#include "base/path.h"
#include "try/subject.h"

/* Where the files of a kind of extension are, in each of the trees. */
static const struct {
	const char *prefix, *sources, *headers;
} kinds[] = {
	{ "xt", "net/netfilter", "linux/netfilter" },
	{ "ipt", "net/ipv4/netfilter", "linux/netfilter_ipv4" },
	{ "ip6t", "net/ipv6/netfilter", "linux/netfilter_ipv6" },
};

#define KINDS	(sizeof(kinds) / sizeof(kinds[0]))

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
	const char *file = arena_printf(a, "%s/%s_%s.h", kinds[kind].headers,
					kinds[kind].prefix, name);
	const char *path = path_join(a, include, file);

	return file_exists(path_join(a, tree, path)) ?
	       subject_add_source(a, tree, path, path_join(a, to_folder, file),
				  to, e) : 0;
}

/* False where there is none of this name. */
static bool find_module(struct arena *a, const char *tree, size_t kind,
			const char *name, const char **stem, const char **path)
{
	*stem = arena_printf(a, "%s_%s", kinds[kind].prefix, name);
	*path = path_join(a, kinds[kind].sources,
			  arena_printf(a, "%s.c", *stem));
	return file_exists(path_join(a, tree, *path));
}

/* The target MARK is in xt_mark.c, as some others are with a match. */
static int add_module(struct arena *a, const char *tree, size_t kind,
		      const char *name, struct subject *to, struct err *e)
{
	const char *small = lower(a, name), *stem, *path;

	if (add_header(a, tree, "include/uapi", kind, name,
		       SUBJECT_KERNEL_HEADERS, to, e) ||
	    (strcmp(small, name) &&
	     add_header(a, tree, "include/uapi", kind, small,
			SUBJECT_KERNEL_HEADERS, to, e)))
		return -1;
	if (!find_module(a, tree, kind, name, &stem, &path) &&
	    !find_module(a, tree, kind, small, &stem, &path))
		return 0;
	*VEC_ADD(a, &to->modules) = stem;
	return subject_add_source(a, tree, path, arena_printf(a, "%s.c", stem),
				  to, e);
}

static int add_plugin(struct arena *a, const char *tree, size_t kind,
		      const char *name, struct subject *to, struct err *e)
{
	const char *stem = arena_printf(a, "lib%s_%s", kinds[kind].prefix,
					name);
	const char *file = arena_printf(a, "%s.c", stem);
	const char *dir = path_join(a, tree, "extensions");

	if (add_header(a, tree, "include", kind, name, SUBJECT_USER_HEADERS,
		       to, e))
		return -1;
	if (!file_exists(path_join(a, dir, file)))
		return 0;
	if (subject_add_source(a, dir, file, file, to, e))
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

int subject_read_trees(struct arena *a, const char *kernel,
		       const char *iptables, const char *name,
		       struct subject *out, struct err *e)
{
	*out = (struct subject){ .dir = iptables, .from_trees = true };
	if (!subject_is_name(span_of(name)))
		return err_set(e, ERR_USAGE, "'%s' is no name of an extension",
			       name);
	for (size_t i = 0; i < KINDS; i++)
		if ((kernel && add_module(a, kernel, i, name, out, e)) ||
		    add_plugin(a, iptables, i, name, out, e))
			return -1;
	if (kernel && !out->modules.n)
		return err_set(e, ERR_NOENT,
			       "'%s' has no net/netfilter/xt_%s.c, and none of its like for IPv4 or IPv6",
			       kernel, name);
	if (!out->plugins.n)
		return err_set(e, ERR_NOENT,
			       "'%s' has no extensions/libxt_%s.c, and none of its like for IPv4 or IPv6",
			       iptables, name);
	add_config(a, iptables, out);
	return 0;
}
