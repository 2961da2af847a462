// SPDX-License-Identifier: GPL-2.0-only
/* todo_sources - nfkit todo sources: list, add and remove sources */
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/rows.h"
#include "cmd/online.h"
#include "cmd/say.h"
#include "cmd/todo.h"
#include "git/section.h"
#include "todo/kind.h"
#include "todo/svn.h"

static const struct opt options[] = { TODO_ASKING_OPTIONS, { 0 } };

/* For programs, which part fields at tabs. */
static void add_lines(const struct invocation *inv,
		      const struct todo_sources *known, struct buf *to)
{
	for (size_t i = 0; i < known->list.n; i++) {
		const struct todo_source *s = &known->list.at[i];
		const char *const cells[] = {
			s->name, s->kind->name, s->place,
			todo_source_state(inv->arena, s),
		};

		for (size_t c = 0; c < sizeof(cells) / sizeof(cells[0]); c++) {
			if (c)
				buf_add_char(to, '\t');
			term_add_inline(to, span_of(cells[c]), inv->out.utf8);
		}
		buf_add_char(to, '\n');
	}
}

static void add_rows(const struct invocation *inv,
		     const struct todo_sources *known, struct buf *to)
{
	VEC(struct row) list = { 0 };
	struct rows rows = { 0 };

	for (size_t i = 0; i < known->list.n; i++) {
		const struct todo_source *s = &known->list.at[i];
		const char *text = arena_printf(inv->arena, "%s (%s)", s->place,
						todo_source_state(inv->arena,
								  s));

		*VEC_ADD(inv->arena, &list) = (struct row){
			.cells = {
				rows_cell(inv->arena, s->name, &inv->out),
				span_of(s->kind->name),
			},
			.text = rows_cell(inv->arena, text, &inv->out),
		};
	}
	rows_add_all(&rows, list.at, list.n, &inv->out, to);
}

static int list_sources(const struct invocation *inv,
			const struct todo_sources *known, struct err *e)
{
	CLEANUP_BUF struct buf b;

	buf_init(&b, LIMIT_TEXT);
	(inv->out.is_terminal ? add_rows : add_lines)(inv, known, &b);
	return say_result(&b, "the output", e);
}

static int list_kinds(const struct invocation *inv, struct err *e)
{
	CLEANUP_BUF struct buf b;
	VEC(struct row) list = { 0 };
	struct rows rows = { 0 };
	const struct todo_kind *kind;

	buf_init(&b, LIMIT_TEXT);
	for (size_t i = 0; (kind = todo_kind_at(i)); i++) {
		*VEC_ADD(inv->arena, &list) = (struct row){
			.cells = { span_of(kind->name) },
			.text = span_of(kind->about),
		};
		if (!inv->out.is_terminal)
			buf_printf(&b, "%-10s %s\n", kind->name, kind->about);
	}
	if (inv->out.is_terminal)
		rows_add_all(&rows, list.at, list.n, &inv->out, &b);
	return say_result(&b, "the output", e);
}

static int add(const struct invocation *inv, struct err *e)
{
	const char *const *args = inv->args.at;

	if (inv->args.n != 4)
		return err_set(e, ERR_USAGE,
			       "want 'nfkit todo sources add NAME KIND PLACE'");
	if (todo_sources_store(inv->arena, args[1], args[2], args[3], e))
		return -1;
	fprintf(stderr, "nfkit: added %s to %s\n", args[1],
		section_place(inv->arena));
	return STATUS_CLEAN;
}

static int remove_source(const struct invocation *inv, struct err *e)
{
	bool is_hidden;

	if (inv->args.n != 2)
		return err_set(e, ERR_USAGE,
			       "want 'nfkit todo sources remove SOURCE'");
	if (todo_sources_remove(inv->arena, inv->args.at[1], &is_hidden, e))
		return -1;
	if (is_hidden)
		fprintf(stderr, "nfkit: hid %s, which comes with nfkit: 'git config --global --remove-section nfkit-todo.%s' brings it back\n",
			inv->args.at[1], inv->args.at[1]);
	else
		fprintf(stderr, "nfkit: removed %s\n", inv->args.at[1]);
	return STATUS_CLEAN;
}

static int print_text(const struct invocation *inv,
		      const struct todo_sources *known, struct err *e)
{
	struct todo_sources one = { 0 };
	struct todo_reading got = { 0 };
	enum todo_asking asking;
	struct span text = { 0 };

	if (inv->args.n != 2)
		return err_set(e, ERR_USAGE,
			       "want 'nfkit todo sources text SOURCE'");
	if (todo_asking(inv->params, &asking, e) ||
	    todo_sources_add(inv->arena, known, inv->args.at[1], &one, e) ||
	    todo_read_its_text(inv, &one.list.at[0], asking, &got, &text, e))
		return -1;
	todo_tell_notes(inv, &got);
	say_bytes(&inv->out, text);
	return got.is_stale ? STATUS_TROUBLE : STATUS_CLEAN;
}

static int print_log(const struct invocation *inv,
		     const struct todo_sources *known, struct err *e)
{
	struct todo_sources one = { 0 };
	struct svn_log log = { 0 };
	enum todo_asking asking;
	struct progress bar;
	CLEANUP_BUF struct buf b;
	int rc;

	buf_init(&b, LIMIT_TEXT);
	if (inv->args.n != 2)
		return err_set(e, ERR_USAGE,
			       "want 'nfkit todo sources log SOURCE'");
	if (todo_asking(inv->params, &asking, e) ||
	    todo_sources_add(inv->arena, known, inv->args.at[1], &one, e))
		return -1;
	if (one.list.at[0].kind->url != todo_url_svn)
		return err_set(e, ERR_USAGE,
			       "only a source of the kind svn has a log");
	if (asking == TODO_ASK_NOBODY)
		return err_set(e, ERR_USAGE,
			       "the log is not kept: the server must be asked for it, without --offline and NFKIT_OFFLINE");
	progress_begin(&bar, &inv->talk, "asking the server");
	rc = svn_read_log(inv->arena, one.list.at[0].place, 0, online_ca_file(),
			  &bar, &log, e);
	progress_end(&bar);
	if (rc)
		return err_prefix(e, "%s", inv->args.at[1]);
	svn_print_log(&log, inv->out.utf8, &b);
	return say_result(&b, "the output", e);
}

static int unknown_verb(const char *verb, struct err *e)
{
	static const struct {
		const char *typed, *meant;
	} others[] = {
		{ "rm", "remove" }, { "delete", "remove" }, { "ls", "list" },
		{ "new", "add" }, { "types", "kinds" }, { "cat", "text" },
		{ "history", "log" },
	};

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (term_is_near(span_of(verb), span_of(others[i].meant)) ||
		    !strcmp(verb, others[i].typed))
			return err_set(e, ERR_USAGE,
				       "'nfkit todo sources' has no '%s', did you mean '%s'?",
				       verb, others[i].meant);
	return err_set(e, ERR_USAGE,
		       "'nfkit todo sources' has no '%s', only list, kinds, add, remove, text and log",
		       verb);
}

static int run(const struct invocation *inv, struct err *e)
{
	const char *verb = inv->args.n ? inv->args.at[0] : "list";
	struct todo_sources known = { 0 };

	if (inv->args.n > 1 && (!strcmp(verb, "kinds") || !strcmp(verb, "list")))
		return err_set(e, ERR_USAGE,
			       "'nfkit todo sources %s' takes no argument: leave out '%s'",
			       verb, inv->args.at[1]);
	if (!strcmp(verb, "kinds"))
		return list_kinds(inv, e);
	if (!strcmp(verb, "add"))
		return add(inv, e);
	if (!strcmp(verb, "remove"))
		return remove_source(inv, e);
	if (todo_sources_known(inv->arena, &known, e))
		return -1;
	if (!strcmp(verb, "text"))
		return print_text(inv, &known, e);
	if (!strcmp(verb, "log"))
		return print_log(inv, &known, e);
	if (strcmp(verb, "list"))
		return unknown_verb(verb, e);
	return list_sources(inv, &known, e);
}

const struct command todo_cmd_sources = {
	.name = "sources", .summary = "list, add and remove sources",
	.args = "[list | kinds | add NAME KIND PLACE | remove SOURCE | text SOURCE | log SOURCE]",
	.about =
	"    list          a line per source: name, kind, place and how many items\n"
	"                  it has, in a pipe with tabs between; the default\n"
	"    kinds         the kinds of sources that there are\n"
	"    add, remove   change [nfkit-todo \"NAME\"] in your git configuration\n"
	"    text          what the source says, byte for byte\n"
	"    log           the history of a source of kind svn, as 'svn log' prints\n"
	"                  it in UTC\n"
	"\n"
	"To remove a source that comes with nfkit hides it. It comes back with\n"
	"'git config --global --remove-section nfkit-todo.NAME'.",
	.opts = options, .params_size = sizeof(struct todo_params),
	.run = run,
	.has_pages = command_has_pages,
};
