// SPDX-License-Identifier: GPL-2.0-only
/* manual_options - synopsis and options of a page, from the tables */
#include "cmd/manual.h"

#include "base/limits.h"
#include "cmd/commands.h"
#include "cmd/settings.h"
#include "cmd/usage.h"

#define COMMANDS_MAX	16	/* a command and its subcommands */
#define LINE_COLUMNS	78

void manual_add_text(struct buf *to, struct span text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.p[i] == '\\')
			buf_add_str(to, "\\e");
		else if (text.p[i] == '-')
			buf_add_str(to, "\\-");
		else
			buf_add_char(to, text.p[i]);
	}
}

void manual_add_words(struct buf *to, const char *text)
{
	CLEANUP_BUF struct buf line;

	buf_init(&line, LIMIT_TEXT);
	manual_add_text(&line, span_of(text));
	manual_add_lines(to, buf_span(&line));
}

void manual_add_lines(struct buf *to, struct span text)
{
	size_t column = 0;
	struct span word;

	while (span_next_word(&text, &word)) {
		if (column && column + 1 + word.len > LINE_COLUMNS) {
			buf_add_char(to, '\n');
			column = 0;
		}
		if (column)
			buf_add_char(to, ' ');
		else if (word.p[0] == '.' || word.p[0] == '\'')
			buf_add_str(to, "\\&");
		buf_add(to, word);
		column += word.len + 1;
	}
	buf_add_char(to, '\n');
}

/* "[EXT-DIR|NAME...]": placeholders are italic, other words bold. */
static void add_usage(struct buf *to, struct span text)
{
	struct usage_word word;

	while (usage_next(&text, &word)) {
		bool is_styled = word.text.len && word.kind != USAGE_OPTION;

		manual_add_text(to, word.before);
		if (is_styled)
			buf_add_str(to, word.kind == USAGE_PLACEHOLDER ?
				    "\\fI" : "\\fB");
		manual_add_text(to, word.text);
		if (is_styled)
			buf_add_str(to, "\\fR");
	}
}

void manual_add_tag(struct buf *to, const struct opt *opt)
{
	if (opt->letter)
		buf_printf(to, "\\fB\\-%c\\fR, ", opt->letter);
	buf_add_str(to, "\\fB\\-\\-");
	manual_add_text(to, span_of(opt->name));
	buf_add_str(to, "\\fR");
	if (opt->arg) {
		buf_add_char(to, ' ');
		add_usage(to, span_of(opt->arg));
	}
}

static void add_synopsis(struct buf *to, const struct command *parent,
			 const struct command *c, bool is_first)
{
	if (!is_first)
		buf_add_str(to, ".br\n");
	buf_printf(to, "\\fBnfkit %s%s%s\\fR", parent ? parent->name : "",
		   parent ? " " : "", c->name);
	if (c->opts->name)
		buf_add_str(to, " [\\fIOPTION\\fR...]");
	if (*c->args) {
		buf_add_char(to, ' ');
		add_usage(to, span_of(c->args));
	}
	buf_add_char(to, '\n');
}

void manual_synopsis(struct manual *m)
{
	const struct command *const *sub = m->command->subs;
	bool is_first = true;

	if (m->command->run) {
		add_synopsis(m->to, NULL, m->command, true);
		is_first = false;
	}
	for (; sub && *sub; sub++, is_first = false)
		add_synopsis(m->to, m->command, *sub, is_first);
}

void manual_commands(struct manual *m)
{
	const struct command *const *c = m->command ? m->command->subs :
						      commands;

	for (; c && *c; c++) {
		if (!(*c)->summary)
			continue;
		buf_add_str(m->to, ".TP\n");
		if (m->command)
			buf_printf(m->to, ".B %s\n", (*c)->name);
		else
			buf_printf(m->to, ".BR nfkit\\-%s (1)\n", (*c)->name);
		manual_add_words(m->to, (*c)->summary);
	}
}

/* The commands that one @options@ is about. */
struct group {
	const struct command *at[COMMANDS_MAX];
	size_t n;
};

static bool has_row(const struct command *c, const struct opt *row)
{
	const struct opt *own = opt_find(c->opts, span_of(row->name));

	return own && own->letter == row->letter &&
	       span_eq(span_of(own->help), span_of(row->help));
}

static bool is_named_in(const struct opt_choice *choice, const char *text)
{
	return span_find(span_of(text), span_of(choice->name)) != SIZE_MAX;
}

/* What there is to choose from, if the table's words do not say so. */
static void add_choices(struct buf *to, const struct opt *row)
{
	bool all_named = true;

	for (const struct opt_choice *c = row->choices; c->name; c++)
		all_named &= is_named_in(c, row->help) ||
			     is_named_in(c, row->arg);
	if (all_named)
		return;
	for (const struct opt_choice *c = row->choices; c->name; c++) {
		buf_add_str(to, c == row->choices ? "; one of " :
				c[1].name ? ", " : " and ");
		buf_add_str(to, "\\fB");
		manual_add_text(to, span_of(c->name));
		buf_add_str(to, "\\fR");
	}
}

static void add_setting(struct buf *to, const struct command *c,
			const struct opt *row)
{
	const struct setting *s = c->settings;

	for (; s && s->option; s++)
		if (span_eq(span_of(s->option), span_of(row->name)) &&
		    span_find(span_of(row->help), SPAN("nfkit.")) == SIZE_MAX)
			buf_printf(to, " (\\fBnfkit.%s\\fR of git config%s)",
				   s->option, s->in_tree ? ", or .nfkit" : "");
}

/* Of which commands of the group it is, where not of all. */
static void add_owners(struct buf *to, const struct group *g, size_t first,
		       const struct opt *row)
{
	size_t have = 0, i, told = 0;

	for (i = 0; i < g->n; i++)
		have += has_row(g->at[i], row);
	if (have == g->n)
		return;
	for (i = first; i < g->n; i++) {
		if (!has_row(g->at[i], row))
			continue;
		buf_printf(to, "%s\\fB%s\\fR", !told ? "with " :
			   told + 1 == have ? " and " : ", ", g->at[i]->name);
		told++;
	}
	buf_add_str(to, ": ");
}

static void add_row(struct buf *to, const struct group *g, size_t first,
		    const struct opt *row)
{
	CLEANUP_BUF struct buf line;

	buf_init(&line, LIMIT_TEXT);
	add_owners(&line, g, first, row);
	manual_add_text(&line, span_of(row->help));
	if (row->type == OPT_CHOICE)
		add_choices(&line, row);
	add_setting(&line, g->at[first], row);
	buf_add_str(to, ".TP\n");
	manual_add_tag(to, row);
	buf_add_char(to, '\n');
	manual_add_lines(to, buf_span(&line));
}

static bool was_told(const struct group *g, size_t before,
		     const struct opt *row)
{
	for (size_t i = 0; i < before; i++)
		if (has_row(g->at[i], row))
			return true;
	return false;
}

static void tell(struct manual *m, struct group *g, const struct command *c)
{
	if (g->n == COMMANDS_MAX)
		return;
	g->at[g->n++] = c;
	if (c == m->command)
		m->told = true;
	else
		*VEC_ADD(m->arena, &m->told_subs) = c;
}

/* All that have options of their own. */
static void tell_all(struct manual *m, struct group *g)
{
	const struct command *const *sub = m->command->subs;

	if (m->command->opts->name)
		tell(m, g, m->command);
	for (; sub && *sub; sub++)
		if ((*sub)->opts->name)
			tell(m, g, *sub);
}

int manual_options(struct manual *m, struct span names, struct err *e)
{
	struct group g = { .n = 0 };
	struct span name;

	if (!m->command)
		return err_set(e, ERR_SYNTAX, "the page is of no command");
	if (!span_trim(names).len)
		tell_all(m, &g);
	while (span_next_word(&names, &name)) {
		const struct command *c = span_is(name, m->command->name) ?
			m->command : command_find(m->command->subs,
						  arena_str(m->arena, name));

		if (!c)
			return err_set(e, ERR_SYNTAX,
				       "'nfkit %s' has no subcommand '" SPAN_FMT "'",
				       m->command->name, SPAN_ARG(name));
		tell(m, &g, c);
	}
	for (size_t i = 0; i < g.n; i++)
		for (const struct opt *o = g.at[i]->opts; o->name; o++)
			if (!was_told(&g, i, o))
				add_row(m->to, &g, i, o);
	return 0;
}

static bool is_told(const struct manual *m, const struct command *c)
{
	for (size_t i = 0; i < m->told_subs.n; i++)
		if (m->told_subs.at[i] == c)
			return true;
	return c == m->command && m->told;
}

int manual_check_told(const struct manual *m, struct err *e)
{
	const struct command *c = m->command;
	const struct command *const *sub = c ? c->subs : NULL;

	if (!c)
		return 0;
	if (c->opts->name && !is_told(m, c))
		return err_set(e, ERR_SYNTAX,
			       "the options of 'nfkit %s' are missing: @options %s@ puts them in",
			       c->name, c->name);
	for (; sub && *sub; sub++)
		if ((*sub)->opts->name && !is_told(m, *sub))
			return err_set(e, ERR_SYNTAX,
				       "the options of 'nfkit %s %s' are missing: @options %s@ puts them in",
				       c->name, (*sub)->name, (*sub)->name);
	return 0;
}
