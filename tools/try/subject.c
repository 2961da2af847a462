// SPDX-License-Identifier: GPL-2.0-only
#include "try/subject_parts.h"

#include <dirent.h>
#include <errno.h>

#include "base/file.h"
#include "base/path.h"
#include "model/family.h"

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

bool subject_is_extension(struct span stem)
{
	const struct family *f = family_skip_module(&stem);

	return f && f->ip != FAMILY_ARP;
}

bool subject_is_name(struct span name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!char_is_word(name.p[i]) && name.p[i] != '-' &&
		    name.p[i] != '.')
			return false;
	return name.len && *name.p != '.';
}

static bool is_source(struct span name)
{
	return subject_is_name(name) &&
	       (span_eq(path_extension(name), SPAN(".c")) ||
		span_eq(path_extension(name), SPAN(".h")) ||
		span_eq(name, SPAN("Kbuild")));
}

/* A file beside the plugin, "" where there is none. */
static int read_beside(struct arena *a, const char *dir, const char *name,
		       struct span *out, struct err *e)
{
	*out = SPAN("");
	return file_exists(path_join(a, dir, name)) ?
	       file_read_in(a, dir, name, LIMIT_SOURCE, out, e) : 0;
}

/*
 * "-lm" in the folder's Makefile; in the tree of iptables, on the line that is
 * this plugin's: "xt_statistic_LIBADD = -lm".
 */
static int read_libraries(struct arena *a, const char *dir, bool from_trees,
			  struct plugin *p, struct err *e)
{
	struct span own = span_of(arena_printf(a, "%s_LIBADD", p->name + 3));
	struct span text, line, word;

	if (read_beside(a, dir, from_trees ? "GNUmakefile.in" : "Makefile",
			&text, e))
		return -1;
	while (span_next_line(&text, &line)) {
		if (from_trees && !span_starts(line, own))
			continue;
		while (span_next_word(&line, &word))
			p->needs_math |= span_eq(word, SPAN("-lm"));
	}
	return 0;
}

int subject_add_plugin(struct arena *a, const char *dir, struct span stem,
		       struct subject *to, struct err *e)
{
	struct plugin *p = VEC_ADD(a, &to->plugins);
	struct span name = stem, text;
	const struct family *f = family_skip_plugin(&name);

	p->name = arena_str(a, stem);
	p->families = f ? f->ip : 0;
	p->extension = arena_str(a, name);
	if (read_libraries(a, dir, to->from_trees, p, e) ||
	    read_beside(a, dir, arena_printf(a, "%s.t", p->name), &text,
			e) ||
	    rules_read(a, arena_printf(a, "%s.t", p->name), text, &p->rules,
		       e) ||
	    read_beside(a, dir, arena_printf(a, "%s.txlate", p->name),
			&p->xlate, e))
		return -1;
	name = span_of(arena_printf(a, "%s.packets", p->name));
	return read_beside(a, dir, name.p, &text, e) ||
	       packets_read(a, name.p, text, &p->packets, e) ? -1 : 0;
}

int subject_add_source(struct arena *a, const char *dir, const char *file,
		       const char *name, struct subject *to, struct err *e)
{
	struct source_file *source;

	if (to->files.n == LIMIT_SUBJECT_FILES)
		return err_set(e, ERR_LIMIT, "more than %d sources in '%s'",
			       LIMIT_SUBJECT_FILES, to->dir);
	source = VEC_ADD(a, &to->files);
	source->name = name;
	return file_read_in(a, dir, file, LIMIT_SOURCE, &source->bytes, e);
}

static int add_file(struct arena *a, const char *name, struct subject *to,
		    struct err *e)
{
	struct span file = span_of(name), ext = path_extension(file);
	struct span stem = span_first(file, file.len - ext.len);

	if (!is_source(file))
		return 0;
	to->has_kbuild |= span_eq(file, SPAN("Kbuild"));
	if (subject_add_source(a, to->dir, name, arena_str(a, file), to, e))
		return -1;
	if (!span_eq(ext, SPAN(".c")) || span_ends(stem, SPAN(".mod")))
		return 0;
	if (subject_is_extension(stem))
		*VEC_ADD(a, &to->modules) = arena_str(a, stem);
	else if (span_starts(stem, SPAN("lib")) &&
		 subject_is_extension(span_from(stem, 3)))
		return subject_add_plugin(a, to->dir, stem, to, e);
	return 0;
}

/* A plugin whose rules are of arptables. */
static bool is_of_arp(struct span file)
{
	const struct family *f = family_skip_plugin(&file);

	return f && f->ip == FAMILY_ARP &&
	       span_eq(path_extension(file), SPAN(".c"));
}

static int want_parts(const struct subject *s, bool has_arp, struct err *e)
{
	if (s->modules.n && s->plugins.n)
		return 0;
	if (!s->plugins.n && has_arp)
		return err_set(e, ERR_USAGE,
			       "'%s' has a plugin for arptables: nfkit try runs rules of iptables, ip6tables and ebtables, its README.md says how to try it",
			       s->dir);
	return err_set(e, ERR_NOENT,
		       "'%s' has no %s: 'nfkit new match' or 'target' makes such a folder",
		       s->dir, s->plugins.n ? "module (xt_NAME.c)" :
		       "plugin (libxt_NAME.c)");
}

int subject_read(struct arena *a, const char *dir, struct subject *out,
		 struct err *e)
{
	bool has_arp = false;
	struct dirent **entries;
	int n, rc = 0;

	*out = (struct subject){ .dir = dir };
	n = scandir(dir, &entries, NULL, by_name);
	if (n < 0)
		return err_errno(e, "cannot read '%s'", dir);
	for (int i = 0; i < n; i++) {
		has_arp |= is_of_arp(span_of(entries[i]->d_name));
		if (!rc)
			rc = add_file(a, entries[i]->d_name, out, e);
		free(entries[i]);
	}
	free(entries);
	return rc ? -1 : want_parts(out, has_arp, e);
}

int subject_add_commands(struct arena *a, const char *name, struct span text,
			 struct subject *to, struct err *e)
{
	struct plugin *p = VEC_ADD(a, &to->plugins);

	p->families = FAMILY_IPV4 | FAMILY_IPV6;
	if (rules_read_commands(a, name, text, &p->rules, e))
		return -1;
	return p->rules.lines.n ? 0 :
	       err_set(e, ERR_SYNTAX,
		       "'%s' has no rule: want lines as 'iptables -A INPUT ...'",
		       name);
}

int subject_add_rules(struct arena *a, const char *file, struct subject *to,
		      struct err *e)
{
	struct span text;

	return file_read(a, file, LIMIT_SOURCE, &text, e) ? -1 :
	       subject_add_commands(a, file, text, to, e);
}
