// SPDX-License-Identifier: GPL-2.0-only
/* manual_settings - what a page tells of settings, sources, types of options */
#include "base/limits.h"
#include "cmd/commands.h"
#include "cmd/manual.h"
#include "cmd/settings.h"
#include "model/option_type.h"
#include "todo/kind.h"

static void add_setting(struct buf *to, const char *parent,
			const struct command *c, const struct setting *s)
{
	const struct opt *row = opt_find(c->opts, span_of(s->option));
	struct span help = span_of(row->help);

	CLEANUP_BUF struct buf line, itself;

	buf_init(&line, LIMIT_TEXT);
	buf_init(&itself, LIMIT_TEXT);
	/* The default of the option, not of what the page tells of: the key. */
	buf_printf(&itself, " (default: nfkit.%s of git config)", s->option);
	if (span_ends(help, buf_span(&itself)))
		help = span_first(help, help.len - itself.len);
	buf_add_str(&line, "as ");
	manual_add_tag(&line, row);
	buf_printf(&line, " of \\fBnfkit %s%s\\fR: ", parent, c->name);
	manual_add_text(&line, help);
	if (s->adds)
		buf_add_str(&line, "; the names of all places add up, and an empty value forgets those of the places below");
	if (s->beats)
		buf_printf(&line, "; what it names is no longer in \\fBnfkit.%s\\fR of the places below",
			   s->beats);
	if (!s->in_tree)
		buf_add_str(&line, "; not taken from .nfkit");
	buf_printf(to, ".TP\n.B nfkit.%s\n", s->option);
	manual_add_lines(to, buf_span(&line));
}

static void add_settings(struct buf *to, const char *parent,
			 const struct command *c)
{
	const struct setting *s = c->settings;

	for (; s && s->option; s++)
		add_setting(to, parent, c, s);
}

void manual_settings(struct manual *m)
{
	for (const struct command *const *c = commands; *c; c++) {
		const struct command *const *sub = (*c)->subs;
		const char *parent = arena_printf(m->arena, "%s ", (*c)->name);

		add_settings(m->to, "", *c);
		for (; sub && *sub; sub++)
			add_settings(m->to, parent, *sub);
	}
}

void manual_kinds(struct manual *m)
{
	const struct todo_kind *kind;

	for (size_t i = 0; (kind = todo_kind_at(i)); i++) {
		buf_printf(m->to, ".TP\n.B %s\n", kind->name);
		manual_add_words(m->to, kind->about);
	}
}

static const char *limits_of(const struct option_type *type)
{
	switch (type->class) {
	case OPTION_NUMBER:
	case OPTION_RANGE:
		return "; min and max limit the number";
	case OPTION_DOUBLE:
		return "; min and max are whole numbers";
	case OPTION_STRING:
		return "; min and max limit the length";
	case OPTION_FLAG:
	case OPTION_OTHER:
		break;
	}
	return "";
}

static void add_type(struct buf *to, const struct option_type *type)
{
	struct span argument = span_trim(span_of(type->argument));
	CLEANUP_BUF struct buf line;

	buf_init(&line, LIMIT_TEXT);
	manual_add_text(&line, argument.len ? argument : SPAN("no argument"));
	if (type->max)
		buf_printf(&line, "%s, at most %llu", limits_of(type),
			   (unsigned long long)type->max);
	if (option_type_has_order(type))
		buf_add_str(&line, "; nbo is possible");
	if (type->traits & OPTION_RECENT)
		buf_add_str(&line, "; not in every libxtables");
	buf_printf(to, ".TP\n.B %s\n", type->name);
	manual_add_lines(to, buf_span(&line));
}

void manual_types(struct manual *m)
{
	size_t n;
	const struct option_type *types = option_type_all(&n);

	for (size_t i = 0; i < n; i++)
		add_type(m->to, &types[i]);
}
