// SPDX-License-Identifier: GPL-2.0-only
/* howto_places - where commands of nfkit howto learn of extensions */
#include "cmd/howto.h"

#include "base/file.h"
#include "base/limits.h"
#include "plugin/plugin.h"

void howto_tell_failures(const struct invocation *inv,
			 const struct plugin_list *list)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	for (size_t i = 0; i < list->failures.n; i++) {
		term_add_inline(&text, span_of(list->failures.at[i].file),
				inv->talk.utf8);
		buf_add_str(&text, ": ");
		term_add_inline(&text, span_of(list->failures.at[i].why),
				inv->talk.utf8);
		buf_add_char(&text, '\n');
	}
	file_print(stderr, buf_span(&text));
}

static int read_files(const struct invocation *inv,
		      const struct opt_list *files, struct option_tables *out,
		      struct err *e)
{
	struct plugin_list list = { 0 };

	if (plugin_read(inv->arena, files, HOWTO_PATIENCE_MS, &list, e))
		return -1;
	howto_tell_failures(inv, &list);
	*out = list.tables;
	return 0;
}

int howto_read_plugins(const struct invocation *inv, const char *dir,
		       struct option_tables *out, struct err *e)
{
	struct opt_list files = { 0 };

	return plugin_need(inv->arena, dir ? dir : plugin_dir(), &files, e) ?
	       -1 : read_files(inv, &files, out, e);
}

/* Those of a folder that may have none. */
static int read_any(const struct invocation *inv, const char *dir,
		    struct option_tables *out, struct err *e)
{
	struct opt_list files = { 0 };

	return plugin_find(inv->arena, dir, &files, e) ?
	       -1 : read_files(inv, &files, out, e);
}

static bool wants_plugins(const struct invocation *inv,
			  const struct howto_where *where)
{
	if (where->plugins)
		return true;
	for (size_t i = 0; i < inv->args.n; i++)
		if (!file_is_dir(inv->args.at[i]))
			return file_is_dir(plugin_dir());
	return false;
}

int howto_find_places(const struct invocation *inv,
		      const struct howto_where *where, bool always,
		      struct howto_places *out, struct err *e)
{
	struct option_tables all = { 0 };
	struct option_tables *merged = ARENA_NEW(inv->arena,
						 struct option_tables);

	*out = (struct howto_places){ where->iptables, where->kernel };
	if (!always && !wants_plugins(inv, where))
		return 0;
	if (always || where->plugins ?
	    howto_read_plugins(inv, where->plugins, &all, e) :
	    read_any(inv, plugin_dir(), &all, e))
		return -1;
	howto_source_tables(inv->arena, &all, merged);
	out->tables = merged;
	return 0;
}

/* What the plugin that was built in the folder says, if there is one. */
static int read_built(const struct invocation *inv, const char *dir,
		      struct option_tables *merged, struct err *e)
{
	struct option_tables all = { 0 };

	if (!file_is_dir(dir))
		return 0;
	if (read_any(inv, dir, &all, e))
		return -1;
	howto_source_tables(inv->arena, &all, merged);
	return 0;
}

int howto_source_of(const struct invocation *inv, const char *arg,
		    const struct howto_places *places,
		    struct howto_source *out, struct err *e)
{
	struct option_tables *built = ARENA_NEW(inv->arena,
						struct option_tables);

	if (!file_is_dir(arg))
		return howto_source_find(inv->arena, places, arg, out, e);
	if (read_built(inv, arg, built, e))
		return -1;
	return howto_source_read(inv->arena, arg, built, out, e);
}
