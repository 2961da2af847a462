// SPDX-License-Identifier: GPL-2.0-only
/* howto_options - nfkit howto options */
#include "cmd/howto.h"

#include <limits.h>
#include <string.h>

#include "base/limits.h"
#include "cmd/say.h"
#include "plugin/plugin.h"

struct params {
	const char *plugins;
	unsigned int patience;
};

static const struct opt options[] = {
	{ 0, "plugins", OPT_STRING, offsetof(struct params, plugins), "DIR",
	  "the folder of plugins (default: $XTABLES_LIBDIR, or that of iptables)" },
	{ 0, "patience", OPT_NUMBER, offsetof(struct params, patience), "MS",
	  "milliseconds that a plugin may take to load (default: 2000)",
	  .max = INT_MAX },
	{ 0 }
};

static const char *family_name(unsigned int family)
{
	switch (family) {
	case OPTION_FAMILY_IPV4:
		return "ipv4";
	case OPTION_FAMILY_IPV6:
		return "ipv6";
	case OPTION_FAMILY_ARP:
		return "arp";
	case OPTION_FAMILY_BRIDGE:
		return "bridge";
	default:
		return "any";
	}
}

static void add_limits(const struct option_row *row, struct buf *to)
{
	if (row->min || row->max)
		buf_printf(to, " %u to %u", row->min, row->max);
	if (row->mandatory)
		buf_add_str(to, " mandatory");
	if (row->multi)
		buf_add_str(to, " several");
}

static void add_row(const struct option_table *table,
		    const struct option_row *row, struct buf *to)
{
	buf_printf(to, "%-6s  %-6s  %-12s  %s--%s",
		   table->kind == EXTENSION_TARGET ? "target" : "match",
		   family_name(table->family), table->name,
		   row->invert ? "[!] " : "", row->name);
	if (row->type && row->arg != OPTION_ARG_NONE)
		buf_printf(to, " %s", row->type);
	else if (row->arg == OPTION_ARG_REQUIRED)
		buf_add_str(to, " value");
	else if (row->arg == OPTION_ARG_OPTIONAL)
		buf_add_str(to, " [value]");
	add_limits(row, to);
	buf_add_char(to, '\n');
}

static size_t add_tables(const struct option_tables *tables, bool utf8,
			 struct buf *to)
{
	CLEANUP_BUF struct buf line;
	size_t n = 0;

	buf_init(&line, LIMIT_TEXT);
	for (size_t i = 0; i < tables->n; i++) {
		const struct option_table *table = &tables->at[i];

		for (size_t j = 0; j < table->rows.n; j++, n++) {
			buf_clear(&line);
			add_row(table, &table->rows.at[j], &line);
			term_add_escaped(to, buf_span(&line), utf8);
		}
	}
	return n;
}

static size_t with_options(const struct option_tables *tables)
{
	size_t n = 0;

	for (size_t i = 0; i < tables->n; i++)
		n += tables->at[i].rows.n > 0;
	return n;
}

static int run(const struct invocation *inv, struct err *e)
{
	const struct params *params = inv->params;
	int patience = params->patience ? (int)params->patience :
					  HOWTO_PATIENCE_MS;
	struct opt_list files = inv->args;
	struct plugin_list list = { 0 };
	struct option_tables merged = { 0 };
	CLEANUP_BUF struct buf text;
	size_t n, extensions;

	buf_init(&text, LIMIT_TEXT);
	if (!files.n && plugin_need(inv->arena, params->plugins ?
				    params->plugins : plugin_dir(), &files, e))
		return -1;
	if (plugin_read(inv->arena, &files, patience, &list, e))
		return -1;
	option_tables_merge(inv->arena, &list.tables, &merged);
	n = add_tables(&merged, inv->out.utf8, &text);
	if (say_result(&text, "the output", e))
		return -1;
	howto_tell_failures(inv, &list);
	extensions = with_options(&merged);
	fprintf(stderr, "%zu option%s of %zu extension%s in %zu plugin%s\n", n,
		n == 1 ? "" : "s", extensions, extensions == 1 ? "" : "s",
		files.n, files.n == 1 ? "" : "s");
	return list.failures.n ? STATUS_FINDINGS : STATUS_CLEAN;
}

const struct command cmd_howto_options = {
	.name = "options",
	.summary = "the options that built plugins of iptables have",
	.args = "[FILE.so...]",
	.about =
	"Read the option tables of the plugins and print a line for each option:\n"
	"kind, family, extension, the option with its type, and its limits. A [!]\n"
	"marks options that can be inverted; old plugins do not tell. Plugins run in\n"
	"a separate process: one that crashes, hangs or exits is named, and the\n"
	"others are read.\n"
	"\n"
	"Exit status: 0 all were read, 1 some were not, 2 trouble.",
	.opts = options,
	.params_size = sizeof(struct params),
	.run = run,
	.has_pages = command_has_pages,
};
