// SPDX-License-Identifier: GPL-2.0-only
/*
 * drift_plugins - installed plugins of iptables against the installed manual
 *
 * iptables-extensions(8) has a section ".SS NAME" for each extension, and
 * ".SS NAME (IPv6-specific)" where there are two.
 */
#include "base/file.h"
#include "base/path.h"
#include "zlib/gunzip.h"
#include "plugin/plugin.h"
#include "todo/drift.h"
#include "todo/kind.h"

#define PATIENCE_MS	5000
#define PAGE		"man8/iptables-extensions.8"

static const char *const folders[] = {
	"/usr/local/share/man", "/usr/share/man",
};

static int unpack(struct arena *a, const char *path, struct span packed,
		  struct span *text, struct err *e)
{
	CLEANUP_BUF struct buf b;

	buf_init(&b, DRIFT_TEXT_MAX);
	if (gunzip(packed, &b, e))
		return err_prefix(e, "%s", path);
	*text = arena_copy(a, buf_span(&b));
	return 0;
}

static int read_page(struct arena *a, struct span *text, struct err *e)
{
	for (size_t i = 0; i < 2 * sizeof(folders) / sizeof(folders[0]); i++) {
		const char *path = arena_printf(a, "%s/" PAGE "%s",
						folders[i / 2],
						i % 2 ? "" : ".gz");
		struct span bytes;

		if (!file_exists(path))
			continue;
		if (file_read(a, path, DRIFT_TEXT_MAX, &bytes, e))
			return -1;
		if (!(i % 2))
			return unpack(a, path, bytes, text, e);
		*text = bytes;
		return 0;
	}
	return err_set(e, ERR_NOENT,
		       "the manual page iptables-extensions(8) is not installed");
}

/* All sections of this name, one after the other; .p is NULL without any. */
static struct span sections_of(struct arena *a, struct span page,
			       const char *name)
{
	CLEANUP_BUF struct buf b;
	bool is_in = false, found = false;
	struct span line;

	buf_init(&b, DRIFT_TEXT_MAX);
	while (span_next_line(&page, &line)) {
		if (span_skip(&line, SPAN(".SS ")) ||
		    span_starts(line, SPAN(".SH"))) {
			struct span word = { 0 };

			span_next_word(&line, &word);
			is_in = span_eq(word, span_of(name));
			found = found || is_in;
		} else if (is_in) {
			buf_add(&b, line);
			buf_add_char(&b, '\n');
		}
	}
	return found ? arena_copy(a, buf_span(&b)) : (struct span){ 0 };
}

static bool is_ours(const struct option_table *t)
{
	return t->family == OPTION_FAMILY_ANY || t->family == OPTION_FAMILY_IPV4 ||
	       t->family == OPTION_FAMILY_IPV6;
}

static void add_item(struct arena *a, const struct option_table *t,
		     const char *missing, const char *day, struct buf *to)
{
	char *id = arena_str(a, span_of(t->name));

	for (char *c = id; *c; c++)
		*c = char_is_alnum(*c) ? char_lower(*c) : '-';
	buf_printf(to, "Id: page-%s%s\nArea: iptables/man\nState: open\nOwner:\n"
		       "Source: ", id,
		   t->kind == EXTENSION_TARGET ? "-target" : "");
	buf_add(to, path_base(span_of(t->file)));
	buf_printf(to, ", iptables-extensions(8)\nDate: %s\nText: %s: %s\n\n",
		   day, t->name, missing);
}

static void compare(struct arena *a, const struct option_table *t,
		    struct span page, const char *day, struct buf *to)
{
	struct span section = sections_of(a, page, t->name);
	CLEANUP_BUF struct buf b;
	size_t n = 0;

	buf_init(&b, DRIFT_TEXT_MAX);
	for (size_t i = 0; i < t->rows.n && section.p; i++) {
		if (drift_names(section, t->rows.at[i].name))
			continue;
		buf_printf(&b, "%s--%s", n++ ? ", " : "", t->rows.at[i].name);
	}
	if (!section.p && t->rows.n)
		add_item(a, t, "no section in the manual", day, to);
	else if (n)
		add_item(a, t, arena_printf(a, "not in the manual: %s", b.p),
			 day, to);
}

int todo_read_plugins(struct arena *a, const struct todo_source *source,
		      struct span *text, struct err *e)
{
	const char *dir = span_eq(span_of(source->place), SPAN("installed")) ?
			  plugin_dir() : source->place;
	struct option_tables tables = { 0 };
	struct plugin_list list = { 0 };
	struct opt_list files = { 0 };
	CLEANUP_BUF struct buf b;
	struct span page;

	buf_init(&b, DRIFT_TEXT_MAX);
	if (read_page(a, &page, e) || plugin_need(a, dir, &files, e) ||
	    plugin_read(a, &files, PATIENCE_MS, &list, e))
		return -1;
	option_tables_merge(a, &list.tables, &tables);
	buf_add_str(&b, "# What nfkit found; see todo/README.md of nfkit.\n\n");
	for (size_t i = 0; i < tables.n; i++)
		if (is_ours(&tables.at[i]))
			compare(a, &tables.at[i], page, drift_today(a), &b);
	if (buf_check(&b, source->name, e))
		return -1;
	*text = arena_copy(a, buf_span(&b));
	return 0;
}
