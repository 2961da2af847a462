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
	*family = family_skip_module(&file);
	*name = file;
	return *family && !span_ends(file, SPAN(".mod"));
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
			       "'%s' is not an extension's folder: there is no libxt_NAME.man in it",
			       path);
	if (strcmp(first, last) != 0)
		return err_set(e, ERR_SYNTAX,
			       "'%s' has two extensions, %s and %s: give each its folder",
			       path, first, last);
	if (!howto_name_is_valid(span_of(first)))
		return err_set(e, ERR_SYNTAX,
			       "'%s': '%s' cannot be the name of an extension", path,
			       first);
	*out = first;
	return 0;
}

/* A file of the folder; nothing where it is not there, or no folder is. */
static int read_file(struct arena *a, const char *dir, const char *file,
		     struct span *out, struct err *e)
{
	*out = (struct span){ 0 };
	if (!dir || !file_exists(path_join(a, dir, file)))
		return 0;
	return file_read_in(a, dir, file, LIMIT_SPEC, out, e);
}

/* What lies beside a plugin: .p is NULL of what is not there. */
struct plugin_files {
	const struct family *family;
	struct span man, tests, text;
};

static int read_plugin(struct arena *a, const char *dir, const struct family *f,
		       const char *name, struct plugin_files *out,
		       struct err *e)
{
	const char *stem = arena_printf(a, "lib%s_%s", f->prefix, name);

	out->family = f;
	return read_file(a, dir, arena_printf(a, "%s.man", stem), &out->man,
			 e) ||
	       read_file(a, dir, arena_printf(a, "%s.t", stem), &out->tests,
			 e) ||
	       read_file(a, dir, arena_printf(a, "%s.c", stem), &out->text,
			 e) ? -1 : 0;
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
	const char *author;

	if (out->authors.n || !dir || !file_exists(path_join(a, dir, file)))
		return;
	author = first_author(a, path_join(a, dir, file), GIT_MS);
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
	const struct family *family = NULL;
	struct span module, packets;
	struct plugin_files files;
	const char *command;

	if (find_name(a, dir, &found.name, &family, e))
		return -1;
	found.stem = arena_printf(a, "%s_%s", family->prefix, found.name);
	command = family_command(family);
	if (read_file(a, dir, arena_printf(a, "%s.c", found.stem), &module,
		      e) ||
	    read_plugin(a, dir, family, found.name, &files, e) ||
	    read_file(a, dir, arena_printf(a, "lib%s.packets", found.stem),
		      &packets, e))
		return -1;
	found.kind = howto_source_kind(found.name);
	find_table(a, tables, files.text, &found);
	howto_source_module(a, module, &found);
	ask_git(a, dir, arena_printf(a, module.p ? "%s.c" : "lib%s.man",
				     found.stem), &found);
	howto_source_rules(a, files.tests, command, &found);
	if (!found.rules.n)
		howto_source_packets(a, packets, command, &found);
	found.has_man = files.man.p != NULL;
	found.has_module = module.p != NULL;
	found.has_tests = files.tests.p != NULL;
	man_parse(a, files.man, &found.man);
	howto_complete(a, &found);
	*out = found;
	return 0;
}

/* A folder of a tree; NULL where there is no tree. */
static const char *folder_of(struct arena *a, const char *tree,
			     const char *folder)
{
	return tree ? path_join(a, tree, folder) : NULL;
}

/* The families whose extensions the HOWTO has, as family_next() gives them. */
static const struct family *next_of_ip(const struct family *f)
{
	do
		f = family_next(f);
	while (f && !family_is_ip(f));
	return f;
}

static int find_module(struct arena *a, const struct howto_places *places,
		       struct howto_source *out, struct err *e)
{
	struct span text = { 0 };

	for (const struct family *f = NULL; !text.p && (f = next_of_ip(f));) {
		const char *stem = arena_printf(a, "%s_%s", f->prefix,
						out->name);

		if (read_file(a, folder_of(a, places->kernel, f->net),
			      arena_printf(a, "%s.c", stem), &text, e))
			return -1;
		if (text.p)
			out->stem = stem;
	}
	out->has_module = text.p != NULL;
	if (text.p)
		howto_source_module(a, text, out);
	for (const struct family *f = NULL; (f = next_of_ip(f));)
		ask_git(a, folder_of(a, places->kernel, f->net),
			arena_printf(a, "%s_%s.c", f->prefix, out->name), out);
	return 0;
}

/* What one fragment says; of a family's, which one comes before it. */
static void add_man(struct arena *a, const struct plugin_files *files,
		    bool has_others, struct howto_source *out)
{
	bool ipv4 = files->family->ip == FAMILY_IPV4;

	if (!files->man.p)
		return;
	out->has_man = true;
	if (has_others && (ipv4 || files->family->ip == FAMILY_IPV6)) {
		struct man_block *block = VEC_ADD(a, &out->man);

		man_text_add_plain(a, &block->text, ipv4 ? SPAN("For IPv4:") :
				   SPAN("For IPv6:"), MAN_ROMAN);
	}
	man_parse(a, files->man, &out->man);
}

static int find_words(struct arena *a, const struct howto_places *places,
		      struct howto_source *out, struct err *e)
{
	const char *dir = folder_of(a, places->iptables, "extensions");
	VEC(struct plugin_files) all = { 0 };
	size_t n = 0;

	for (const struct family *f = NULL; (f = next_of_ip(f));) {
		struct plugin_files *files = VEC_ADD(a, &all);

		if (read_plugin(a, dir, f, out->name, files, e))
			return -1;
		if (!out->table)
			find_table(a, NULL, files->text, out);
		out->has_tests = out->has_tests || files->tests.p;
		howto_source_rules(a, files->tests, family_command(f), out);
		n += files->man.p != NULL;
	}
	for (size_t i = 0; i < all.n; i++) {
		add_man(a, &all.at[i], n > 1, out);
		ask_git(a, dir, arena_printf(a, "lib%s_%s.c",
					     all.at[i].family->prefix,
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
		return err_set(e, ERR_SYNTAX,
			       "'%s' cannot be the name of an extension",
			       name);
	find_table(a, places->tables, SPAN(""), &found);
	if (find_module(a, places, &found, e) ||
	    find_words(a, places, &found, e))
		return -1;
	howto_complete(a, &found);
	if (!found.table && !found.has_man && !found.summary)
		return err_set(e, ERR_NOENT,
			       "'%s' is not an extension's folder, and no plugin or source tree has an extension of this name",
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
