// SPDX-License-Identifier: GPL-2.0-only
/* complete_values - the names behind the placeholders of usage texts */
#include "base/embed.h"
#include "base/path.h"
#include "check/rules.h"
#include "cmd/complete.h"
#include "cmd/usage.h"
#include "howto/document.h"
#include "model/family.h"
#include "model/hook.h"
#include "plugin/plugin.h"
#include "todo/kind.h"
#include "todo/read.h"

static void add_files(struct completing *c)
{
	buf_add_str(c->to, ":files\n");
}

static void add_dirs(struct completing *c)
{
	buf_add_str(c->to, ":dirs\n");
}

/* In a list the last one is typed, and those before it stay. */
static void add_rules(struct completing *c)
{
	size_t comma = span_rfind_char(c->typed, ',');

	if (comma != SIZE_MAX) {
		c->before = span_of(arena_printf(c->arena,
						 SPAN_FMT SPAN_FMT ",",
						 SPAN_ARG(c->before),
						 (int)comma, c->typed.p));
		c->typed = span_from(c->typed, comma + 1);
	}
	for (size_t i = 0; i < rule_table_n; i++)
		complete_add(c, span_of(rule_table[i].rule->name),
			     rule_table[i].theme);
}

static void add_sources(struct completing *c)
{
	struct todo_sources known = { 0 };
	struct err ignored = { 0 };

	if (todo_sources_known(c->arena, &known, &ignored))
		return;
	for (size_t i = 0; i < known.list.n; i++)
		complete_add(c, span_of(known.list.at[i].name),
			     known.list.at[i].kind->name);
}

static void add_kinds(struct completing *c)
{
	const struct todo_kind *kind;

	for (size_t i = 0; (kind = todo_kind_at(i)); i++)
		complete_add(c, span_of(kind->name), kind->about);
}

/* Nobody is asked: the cursor waits. */
static void add_items(struct completing *c)
{
	struct todo_sources known = { 0 };
	const struct todo_manner manner = { .asking = TODO_ASK_NOBODY };
	struct todo_reading got = { 0 };
	struct err ignored = { 0 };

	if (todo_sources_known(c->arena, &known, &ignored) ||
	    todo_read(c->arena, &known, &manner, &got, &ignored))
		return;
	for (size_t i = 0; i < got.items.list.n; i++)
		complete_add(c, got.items.list.at[i].id,
			     arena_str(c->arena, got.items.list.at[i].title));
}

/* "mark" of ".../libxt_mark.so". */
static void add_extensions(struct completing *c)
{
	struct opt_list files = { 0 };
	struct err ignored = { 0 };

	if (plugin_find(c->arena, plugin_dir(), &files, &ignored))
		return;
	for (size_t i = 0; i < files.n; i++) {
		struct span name = path_base(span_of(files.at[i]));
		const struct family *f = family_skip_plugin(&name);

		name = span_first(name, span_rfind_char(name, '.'));
		if (f && family_is_ip(f))
			complete_add(c, name, "an installed extension");
	}
}

static void add_entries(struct completing *c)
{
	CLEANUP_HOWTO struct howto howto = { 0 };
	struct xml_notes notes = { 0 };
	struct span bytes;

	if (!embed_find(HOWTO_PATH, &bytes) ||
	    !howto_open(c->arena, HOWTO_PATH, bytes, &howto, &notes))
		return;
	for (size_t i = 0; i < howto.entries.n; i++)
		complete_add(c, span_of(howto.entries.at[i].name),
			     howto.entries.at[i].summary);
}

static void add_hooks(struct completing *c)
{
	for (unsigned int i = 0; i < HOOKS; i++)
		complete_add(c, span_of(hook_at(i)->name), NULL);
}

static void add_placeholder(struct completing *c, struct span placeholder)
{
	static const struct {
		const char *word;
		void (*add)(struct completing *c);
	} kinds[] = {
		{ "FILE", add_files }, { "FILE.so", add_files },
		{ "STATE", add_files }, { "INPUT", add_files },
		{ "DIR", add_dirs }, { "EXT-DIR", add_dirs },
		{ "EXT", add_extensions }, { "EXT", add_dirs },
		{ "EXTENSION", add_extensions }, { "HOOK", add_hooks },
		{ "ENTRY", add_entries },
		{ "RULE", add_rules }, { "SOURCE", add_sources },
		{ "KIND", add_kinds }, { "ID", add_items },
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (span_is(placeholder, kinds[i].word))
			kinds[i].add(c);
}

void complete_values(struct completing *c, const char *placeholder)
{
	struct span rest = span_of(placeholder);
	struct usage_word word;

	while (usage_next(&rest, &word))
		add_placeholder(c, word.text);
}

static void add_literals(struct completing *c, const char *usage)
{
	struct span rest = span_of(usage);
	struct usage_word word;

	while (usage_next(&rest, &word))
		if (word.text.len && word.kind == USAGE_LITERAL)
			complete_add(c, word.text, NULL);
}

/* Blanks about the '|' part whole alternatives, none part two words. */
static const char alternative[] = " | ";

/* Of the alternative that begins with the verb @args[0], the word at @n. */
static void add_of_verb(struct completing *c, const char *usage,
			const char *const *args, size_t n)
{
	struct span rest = span_of(usage);
	struct usage_word word;
	bool is_verbs = false;

	for (size_t at = 0; usage_next(&rest, &word); at++) {
		if (!at || span_is(word.before, alternative)) {
			at = 0;
			is_verbs = span_is(word.text, args[0]);
		}
		if (is_verbs && at == n)
			add_placeholder(c, word.text);
	}
}

void complete_argument(struct completing *c, const char *usage,
		       const char *const *args, size_t n)
{
	bool has_verbs = span_find(span_of(usage), span_of(alternative)) !=
			 SIZE_MAX;

	if (!n)
		add_literals(c, usage);
	if (!has_verbs)
		complete_values(c, usage);
	else if (n)
		add_of_verb(c, usage, args, n);
}
