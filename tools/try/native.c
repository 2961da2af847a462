// SPDX-License-Identifier: GPL-2.0-only
#include "try/native.h"

#include "base/file.h"
#include "base/path.h"
#include "plugin/plugin.h"
#include "plugin/text.h"

#define PATIENCE_MS	5000

struct options {
	struct arena *arena;
	VEC(const char *) list;	/* "--limitmark" */
};

/* Does add_match() ask for this name? */
static bool is_native(struct arena *a, const char *tree, const char *name)
{
	const char *test = arena_printf(a, "user.name, \"%s\")", name);
	struct err none = { 0 };
	struct span text;

	return !file_read_in(a, tree, "iptables/nft.c", LIMIT_SOURCE, &text,
			     &none) &&
	       span_find(text, span_of(test)) != SIZE_MAX;
}

static bool is_known(const struct plugin_list *known, struct span option)
{
	for (size_t i = 0; i < known->tables.n; i++)
		if (option_table_find(&known->tables.at[i], option))
			return true;
	return !known->tables.n;
}

/* Those in the tables of the plugin's source that this machine's lacks. */
static void add_new(const struct option_table *table,
		    const struct plugin_list *known, struct options *to)
{
	for (size_t i = 0; table && i < table->rows.n; i++) {
		const char *name = table->rows.at[i].name;

		if (!is_known(known, span_of(name)))
			*VEC_ADD(to->arena, &to->list) =
				arena_printf(to->arena, "--%s", name);
	}
}

/* The first of the options that is in @rule; or NULL. */
static const char *option_in(const struct options *options, const char *rule)
{
	const char *words[RULE_WORDS];
	size_t n;

	if (!rule_words(options->arena, span_of(rule), words, RULE_WORDS, &n))
		return NULL;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < options->list.n; k++)
			if (!strcmp(words[i], options->list.at[k]))
				return words[i];
	return NULL;
}

static void mark(const struct options *options, struct plugin *p)
{
	for (size_t i = 0; i < p->rules.lines.n; i++) {
		struct rule_line *line = &p->rules.lines.at[i];

		line->needs_tree = option_in(options, line->rule);
	}
	for (size_t i = 0; i < p->packets.tests.n; i++) {
		struct packet_test *t = &p->packets.tests.at[i];

		for (size_t k = 0; k < t->rules.n && !t->needs_tree; k++)
			t->needs_tree = option_in(options,
						  t->rules.at[k].words);
	}
}

void native_mark(struct arena *a, const char *tree, const char *file,
		 struct plugin *p)
{
	const char *own = arena_printf(a, "extensions/%s.c", p->name);
	struct options options = { .arena = a };
	struct opt_list files = { .at = NULL };
	struct plugin_list known = { .tables = { 0 } };
	struct err none = { 0 };
	struct span source;

	if (!is_native(a, tree, p->extension))
		return;
	*VEC_ADD(a, &files) = file;
	if (plugin_read(a, &files, PATIENCE_MS, &known, &none) ||
	    file_read_in(a, tree, own, LIMIT_SOURCE, &source, &none))
		return;
	/* Which kind it is does not matter to the names. */
	add_new(plugin_text_read(a, source, EXTENSION_MATCH, p->extension),
		&known, &options);
	mark(&options, p);
}
