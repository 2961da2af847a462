// SPDX-License-Identifier: GPL-2.0-only
#include "howto/source.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "git/first_author.h"
#include "howto/check.h"
#include "howto/complete.h"
#include "model/family.h"
#include "plugin/text.h"

#define GIT_MS		5000	/* to look for who wrote it */

static void free_dir(DIR **dir)
{
	if (*dir)
		closedir(*dir);
}
#define CLEANUP_DIR	__attribute__((cleanup(free_dir)))

/* Behind the family's prefix: NAME, and that family; false: it has none. */
static bool skip_prefix(struct span *file, const struct family **family)
{
	size_t n;
	const struct family *all = family_all(&n);

	for (size_t i = 0; i < n; i++) {
		struct span rest = *file;

		if (!span_skip(&rest, span_of(all[i].prefix)) ||
		    !span_skip_char(&rest, '_'))
			continue;
		*file = rest;
		*family = &all[i];
		return true;
	}
	return false;
}

/* The NAME of libxt_NAME.man and the like; false for other files. */
static bool extension_of(struct span file, struct span *name,
			 const struct family **family)
{
	struct span end = path_extension(file);

	if (!span_eq(end, SPAN(".man")) && !span_eq(end, SPAN(".c")) &&
	    !span_eq(end, SPAN(".t")))
		return false;
	file.len -= end.len;
	span_skip(&file, SPAN("lib"));
	if (!skip_prefix(&file, family) || span_ends(file, SPAN(".mod")))
		return false;
	*name = file;
	return true;
}

/* Folders come in any order: what is said does not depend on it. */
static int find_name(struct arena *a, const char *path, const char **out,
		     const struct family **family, struct err *e)
{
	CLEANUP_DIR DIR *dir = opendir(path);
	const char *first = NULL, *last = NULL;
	struct dirent *entry;

	if (!dir)
		return err_errno(e, "cannot read the folder '%s'", path);
	while ((entry = readdir(dir))) {
		const struct family *of;
		struct span name;

		if (!extension_of(span_of(entry->d_name), &name, &of))
			continue;
		if (!*family || of < *family)
			*family = of;
		if (!first || span_cmp(name, span_of(first)) < 0)
			first = arena_str(a, name);
		if (!last || span_cmp(name, span_of(last)) > 0)
			last = arena_str(a, name);
	}
	if (!first)
		return err_set(e, ERR_NOENT,
			       "'%s' is no extension's folder: there is no libxt_NAME.man in it",
			       path);
	if (strcmp(first, last) != 0)
		return err_set(e, ERR_SYNTAX,
			       "'%s' has two extensions, %s and %s: give each its folder",
			       path, first, last);
	if (!howto_name_is_valid(span_of(first)))
		return err_set(e, ERR_SYNTAX,
			       "'%s': '%s' is no name of an extension", path,
			       first);
	*out = first;
	return 0;
}

/* One of the folder's files; nothing where it is not there. */
static int read_file(struct arena *a, const char *dir, const char *prefix,
		     const char *name, const char *end, struct span *out,
		     struct err *e)
{
	const char *file = arena_printf(a, "%s%s%s", prefix, name, end);

	*out = (struct span){ 0 };
	if (!file_exists(path_join(a, dir, file)))
		return 0;
	return file_read_in(a, dir, file, LIMIT_SPEC, out, e);
}

enum howto_kind howto_source_kind(const char *name)
{
	for (; *name; name++)
		if (char_is_alpha(*name) && !char_is_upper(*name))
			return HOWTO_MATCH;
	return HOWTO_TARGET;
}

/* Where the module does not say it, who brought the file in is the author. */
static void ask_git(struct arena *a, const char *dir, const char *file,
		    struct howto_source *out)
{
	const char *path = path_join(a, dir, file), *author;

	if (out->authors.n || !file_exists(path))
		return;
	author = first_author(a, path, GIT_MS);
	if (author)
		howto_source_author(a, author, out);
}

static enum extension_kind kind_of_table(enum howto_kind kind)
{
	return kind == HOWTO_TARGET ? EXTENSION_TARGET : EXTENSION_MATCH;
}

/* The table of the built plugin or, where there is none, of its C text. */
static void find_table(struct arena *a, const struct option_tables *tables,
		       struct span text, struct howto_source *out)
{
	enum extension_kind kind = kind_of_table(out->kind);

	if (tables)
		out->table = option_tables_find(tables, kind, out->name);
	if (!out->table && text.len)
		out->table = plugin_text_read(a, text, kind, out->name);
}

int howto_source_read(struct arena *a, const char *dir,
		      const struct option_tables *tables,
		      struct howto_source *out, struct err *e)
{
	struct howto_source found = { 0 };
	struct span module, man, tests, packets, text;
	const struct family *family = NULL;
	const char *stem, *command;

	if (find_name(a, dir, &found.name, &family, e))
		return -1;
	stem = arena_printf(a, "%s_%s", family->prefix, found.name);
	command = family_command(family);
	if (read_file(a, dir, "", stem, ".c", &module, e) ||
	    read_file(a, dir, "lib", stem, ".man", &man, e) ||
	    read_file(a, dir, "lib", stem, ".t", &tests, e) ||
	    read_file(a, dir, "lib", stem, ".packets", &packets, e) ||
	    read_file(a, dir, "lib", stem, ".c", &text, e))
		return -1;
	found.stem = stem;
	found.kind = howto_source_kind(found.name);
	find_table(a, tables, text, &found);
	howto_source_module(a, module, &found);
	ask_git(a, dir, arena_printf(a, module.p ? "%s.c" : "lib%s.man", stem),
		&found);
	howto_source_rules(a, tests, command, &found);
	if (!found.rules.n)
		howto_source_packets(a, packets, command, &found);
	found.has_man = man.p != NULL;
	found.has_module = module.p != NULL;
	found.has_tests = tests.p != NULL;
	man_parse(a, man, &found.man);
	howto_complete(a, &found);
	*out = found;
	return 0;
}

/* A file of a tree, by a pattern with one %s for the name; or nothing. */
static int read_of_tree(struct arena *a, const char *tree, const char *folder,
			const char *prefix, const char *name, const char *end,
			struct span *out, struct err *e)
{
	*out = (struct span){ 0 };
	if (!tree)
		return 0;
	return read_file(a, path_join(a, tree, folder), prefix, name, end, out,
			 e);
}

static int find_module(struct arena *a, const struct howto_places *places,
		       struct howto_source *out, struct err *e)
{
	static const struct { const char *folder, *prefix; } modules[] = {
		{ "net/netfilter", "xt_" },
		{ "net/ipv4/netfilter", "ipt_" },
		{ "net/ipv6/netfilter", "ip6t_" },
	};
	struct span text = { 0 };

	for (size_t i = 0; !text.p && i < 3; i++) {
		if (read_of_tree(a, places->kernel, modules[i].folder,
				 modules[i].prefix, out->name, ".c", &text, e))
			return -1;
		if (text.p)
			out->stem = arena_printf(a, "%s%s", modules[i].prefix,
						 out->name);
	}
	out->has_module = text.p != NULL;
	if (text.p)
		howto_source_module(a, text, out);
	for (size_t i = 0; places->kernel && i < 3; i++)
		ask_git(a, path_join(a, places->kernel, modules[i].folder),
			arena_printf(a, "%s%s.c", modules[i].prefix,
				     out->name), out);
	return 0;
}

/* What one fragment says; of a family's, which one comes before it. */
static void add_man(struct arena *a, struct span text, const char *family,
		    struct howto_source *out)
{
	if (!text.p)
		return;
	out->has_man = true;
	if (family) {
		struct man_block *block = VEC_ADD(a, &out->man);

		man_text_add_plain(a, &block->text, span_of(family), MAN_ROMAN);
	}
	man_parse(a, text, &out->man);
}

static int find_words(struct arena *a, const struct howto_places *places,
		      struct howto_source *out, struct err *e)
{
	static const struct { const char *prefix, *family, *command; } all[] = {
		{ "libxt_", NULL, "iptables" },
		{ "libipt_", "For IPv4:", "iptables" },
		{ "libip6t_", "For IPv6:", "ip6tables" },
	};
	struct span man[3], tests, text;
	size_t n = 0;

	for (size_t i = 0; i < 3; i++) {
		if (read_of_tree(a, places->iptables, "extensions",
				 all[i].prefix, out->name, ".man", &man[i],
				 e) ||
		    read_of_tree(a, places->iptables, "extensions",
				 all[i].prefix, out->name, ".t", &tests, e) ||
		    read_of_tree(a, places->iptables, "extensions",
				 all[i].prefix, out->name, ".c", &text, e))
			return -1;
		if (!out->table)
			find_table(a, NULL, text, out);
		out->has_tests = out->has_tests || tests.p;
		howto_source_rules(a, tests, all[i].command, out);
		n += man[i].p != NULL;
	}
	for (size_t i = 0; i < 3; i++) {
		add_man(a, man[i], n > 1 ? all[i].family : NULL, out);
		if (places->iptables)
			ask_git(a, path_join(a, places->iptables, "extensions"),
				arena_printf(a, "%s%s.c", all[i].prefix,
					     out->name), out);
	}
	return 0;
}

int howto_source_find(struct arena *a, const struct howto_places *places,
		      const char *name, struct howto_source *out,
		      struct err *e)
{
	struct howto_source found = {
		howto_source_kind(name), name,
		.stem = arena_printf(a, "xt_%s", name),
	};

	if (!howto_name_is_valid(span_of(name)))
		return err_set(e, ERR_SYNTAX, "'%s' is no name of an extension",
			       name);
	find_table(a, places->tables, SPAN(""), &found);
	if (find_module(a, places, &found, e) ||
	    find_words(a, places, &found, e))
		return -1;
	howto_complete(a, &found);
	if (!found.table && !found.has_man && !found.summary)
		return err_set(e, ERR_NOENT,
			       "'%s' is no extension's folder, and no plugin or source tree has an extension of this name",
			       name);
	*out = found;
	return 0;
}

void howto_source_tables(struct arena *a, const struct option_tables *all,
			 struct option_tables *out)
{
	struct option_tables wanted = { 0 };

	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].family == OPTION_FAMILY_ANY ||
		    all->at[i].family == OPTION_FAMILY_IPV4 ||
		    all->at[i].family == OPTION_FAMILY_IPV6)
			*VEC_ADD(a, &wanted) = all->at[i];
	option_tables_merge(a, &wanted, out);
}
