// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/help.h"

#include <limits.h>

#include "base/embed.h"
#include "cmd/commands.h"
#include "cmd/manual.h"

#define ABOUT_WIDTH	75	/* the lines of .about are no longer */
#define SUMMARY_COLUMN	13
#define USAGE_INDENT	7

static void list_commands(const struct command *const *table,
			  unsigned int width, struct buf *to)
{
	for (; *table; table++) {
		if (!(*table)->summary)
			continue;
		buf_printf(to, "  %-10s ", (*table)->name);
		term_add_wrapped(to, span_of((*table)->summary),
				 SUMMARY_COLUMN, width);
		buf_add_char(to, '\n');
	}
}

/* A line that is indented is kept as it is, where it fits. */
static void add_indented(struct span line, unsigned int width, struct buf *to)
{
	size_t indent = line.len - span_trim_left(line).len;

	if (term_columns(line) <= width) {
		buf_add(to, line);
	} else {
		buf_add_chars(to, ' ', indent);
		term_add_wrapped(to, line, (unsigned int)indent, width);
	}
	buf_add_char(to, '\n');
}

/* Up to a line that is indented or empty. */
static struct span next_paragraph(struct span *rest)
{
	struct span start = *rest, line = { 0 };

	while (rest->len && !char_is_space(rest->p[0]))
		span_next_line(rest, &line);
	return span_first(start, start.len - rest->len);
}

static void add_about(struct span about, unsigned int width, struct buf *to)
{
	struct span line = { 0 };

	if (width > ABOUT_WIDTH) {
		buf_add(to, about);
		buf_add_char(to, '\n');
		return;
	}
	while (about.len) {
		struct span paragraph = next_paragraph(&about);

		if (paragraph.len) {
			term_add_wrapped(to, paragraph, 0, width);
			buf_add_char(to, '\n');
		} else if (span_next_line(&about, &line)) {
			add_indented(line, width, to);
		}
	}
}

static void add_usage(struct span usage, unsigned int width, struct buf *to)
{
	buf_add_str(to, "usage: ");
	term_add_wrapped(to, usage, USAGE_INDENT, width);
	buf_add_str(to, "\n\n");
}

void help_overview(unsigned int width, struct buf *to)
{
	static const struct span tutorial =
		SPAN("A tutorial: 'nfkit howto render --tutorial --format text'.");
	static const struct span more =
		SPAN("'nfkit help COMMAND' describes it, 'nfkit COMMAND -h' lists options.");

	add_usage(SPAN("nfkit [--no-pager] COMMAND [OPTION...] [ARGUMENT...]"),
		  width, to);
	add_about(SPAN("Tools for people who contribute to netfilter."), width,
		  to);
	buf_add_char(to, '\n');
	list_commands(commands, width, to);
	buf_add_char(to, '\n');
	add_about(more, width, to);
	add_about(tutorial, width, to);
	add_about(SPAN("Exit status: 0 clean, 1 findings, 2 trouble."), width,
		  to);
}

static void add_name(const struct command *parent, const struct command *c,
		     struct buf *to)
{
	buf_printf(to, "nfkit %s%s%s", parent ? parent->name : "",
		   parent ? " " : "", c->name);
}

static void add_usage_of(const struct command *parent, const struct command *c,
			 unsigned int width, struct buf *to)
{
	CLEANUP_BUF struct buf usage;

	buf_init(&usage, to->max);
	add_name(parent, c, &usage);
	buf_printf(&usage, "%s%s%s%s",
		   c->subs ? c->run ? " [SUBCOMMAND]" : " SUBCOMMAND" : "",
		   c->opts->name ? " [OPTION...]" : "", *c->args ? " " : "",
		   c->args);
	add_usage(buf_span(&usage), width, to);
}

/* An option and its argument stay in one line. */
static void add_piece(struct span piece, unsigned int width, size_t *column,
		      struct buf *to)
{
	if (!piece.len)
		return;
	if (*column + 1 + term_columns(piece) > width) {
		buf_add_char(to, '\n');
		buf_add_chars(to, ' ', USAGE_INDENT);
		*column = USAGE_INDENT;
	} else {
		buf_add_char(to, ' ');
		++*column;
	}
	buf_add(to, piece);
	*column += term_columns(piece);
}

static void add_whole_usage(const struct command *parent,
			    const struct command *c, unsigned int width,
			    struct buf *to)
{
	CLEANUP_BUF struct buf piece;
	size_t column = to->len;

	buf_init(&piece, to->max);
	buf_add_str(to, "usage: ");
	add_name(parent, c, to);
	column = to->len - column;
	if (c->subs)
		add_piece(c->run ? SPAN("[SUBCOMMAND]") : SPAN("SUBCOMMAND"),
			  width, &column, to);
	for (const struct opt *o = c->opts; o->name; o++) {
		buf_clear(&piece);
		opt_add_usage(o, &piece);
		add_piece(buf_span(&piece), width, &column, to);
	}
	add_piece(span_of(c->args), width, &column, to);
	buf_add_char(to, '\n');
}

/* What is no command for people has none. */
static bool has_page(const char *name)
{
	CLEANUP_BUF struct buf path;
	struct span page;

	buf_init(&path, PATH_MAX);
	buf_printf(&path, MANUAL_DIR "nfkit-%s.1", name);
	return embed_find(path.p, &page);
}

void help_short(const struct command *parent, const struct command *c,
		unsigned int width, struct buf *to)
{
	const char *name = parent ? parent->name : c->name;
	CLEANUP_BUF struct buf more;

	buf_init(&more, to->max);
	add_whole_usage(parent, c, width, to);
	if (c->subs) {
		buf_add_char(to, '\n');
		list_commands(c->subs, width, to);
	}
	buf_add_str(&more, "'");
	add_name(parent, c, &more);
	buf_printf(&more, " --help' describes %s",
		   c->subs || c->opts->name ? "them" : "it");
	if (has_page(name))
		buf_printf(&more, ", nfkit-%s(1) has more", name);
	buf_add_char(&more, '.');
	buf_add_char(to, '\n');
	add_about(buf_span(&more), width, to);
}

void help_command(const struct command *parent, const struct command *c,
		  unsigned int width, struct buf *to)
{
	add_usage_of(parent, c, width, to);
	add_about(span_of(c->about), width, to);
	if (c->subs) {
		buf_add_char(to, '\n');
		list_commands(c->subs, width, to);
	}
	buf_add_char(to, '\n');
	opt_describe(c->opts, width, to);
}
