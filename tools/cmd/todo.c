// SPDX-License-Identifier: GPL-2.0-only
/* todo - what there is to do */
#include "base/file.h"
#include "base/limits.h"
#include "cmd/command.h"
#include "todo/print.h"
#include "todo/source.h"

struct params {
	struct opt_list sources;
	int state;
	const char *area;
	const char *owner;
	bool free;
	int format;
};

/* An option that is not given is 0, which means what the command does. */
enum { STATE_DEFAULT, STATE_OPEN, STATE_DONE, STATE_UNSURE, STATE_ALL };

static const struct opt_choice states[] = {
	{ "open", STATE_OPEN },
	{ "done", STATE_DONE },
	{ "unsure", STATE_UNSURE },
	{ "all", STATE_ALL },
	{ NULL, 0 }
};

#define SOURCE_OPTION							\
	{ 0, "source", OPT_LIST, offsetof(struct params, sources),	\
	  "LIST", "a shipped list by its name, a FILE, or - for the standard input; may be repeated (default: all shipped lists)", \
	  NULL }
#define FORMAT_OPTION							\
	{ 0, "format", OPT_CHOICE, offsetof(struct params, format),	\
	  "FORMAT", "table (default), plain: a line for each, tabs between, or json", \
	  todo_formats }
#define FILTER_OPTIONS							\
	{ 0, "area", OPT_STRING, offsetof(struct params, area), "AREA",	\
	  "only this area: iptables, or iptables/man", NULL },		\
	{ 0, "owner", OPT_STRING, offsetof(struct params, owner), "NAME", \
	  "only what somebody of this name works on", NULL },		\
	{ 0, "free", OPT_FLAG, offsetof(struct params, free), NULL,	\
	  "only what nobody works on", NULL }
#define STATE_OPTION(preset)						\
	{ 0, "state", OPT_CHOICE, offsetof(struct params, state), "STATE", \
	  "open, done, unsure or all (default: " preset ")", states }

static const struct opt list_options[] = {
	STATE_OPTION("open"), FILTER_OPTIONS, SOURCE_OPTION, FORMAT_OPTION,
	{ 0 }
};

static const struct opt search_options[] = {
	STATE_OPTION("all"), FILTER_OPTIONS, SOURCE_OPTION, FORMAT_OPTION,
	{ 0 }
};

static const struct opt show_options[] = {
	SOURCE_OPTION, FORMAT_OPTION, { 0 }
};

static const struct opt no_options[] = { { 0 } };

static int read_items(const struct invocation *inv, struct todo_items *items,
		      struct err *e)
{
	const struct params *p = inv->params;
	struct todo_sources sources = { 0 };

	for (size_t i = 0; i < p->sources.n; i++)
		todo_sources_add(inv->arena, p->sources.at[i], &sources);
	if (!sources.list.n)
		todo_sources_shipped(inv->arena, &sources);
	return todo_sources_read(inv->arena, &sources, items, e);
}

static int wanted_state(int option, int preset)
{
	switch (option ? option : preset) {
	case STATE_OPEN:
		return TODO_OPEN;
	case STATE_DONE:
		return TODO_DONE;
	case STATE_UNSURE:
		return TODO_UNSURE;
	default:
		return TODO_ANY_STATE;
	}
}

static int find(const struct invocation *inv, int preset,
		const struct todo_items *items, struct todo_hits *hits,
		struct err *e)
{
	const struct params *p = inv->params;
	struct todo_query query = {
		.state = wanted_state(p->state, preset),
		.area = p->area, .owner = p->owner, .free = p->free,
		.words = inv->args,
	};

	if (p->free && p->owner)
		return err_set(e, ERR_USAGE,
			       "--free and --owner exclude each other");
	return todo_query_run(inv->arena, &query, items, hits, e);
}

static int print(const struct invocation *inv, const struct todo_hits *hits,
		 bool one, struct err *e)
{
	const struct params *p = inv->params;
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	todo_format(p->format, one)(inv->arena, hits, &inv->out, &text);
	if (buf_check(&text, "the output", e))
		return -1;
	file_print(stdout, buf_span(&text));
	return STATUS_CLEAN;
}

/* A word behind "todo" that is no subcommand. */
static int stray(const char *word, struct err *e)
{
	const struct command *const *sub = cmd_todo.subs;

	for (; *sub; sub++)
		if (term_is_near(span_of(word), span_of((*sub)->name)))
			return err_set(e, ERR_USAGE,
				       "there is no '%s' here, did you mean 'nfkit todo %s'?",
				       word, (*sub)->name);
	return err_set(e, ERR_USAGE,
		       "there is no '%s' here, see 'nfkit help todo'; to look for it: 'nfkit todo search'",
		       word);
}

static int run_list(const struct invocation *inv, struct err *e)
{
	struct todo_items items = { 0 };
	struct todo_hits hits = { 0 };

	if (inv->args.n)
		return stray(inv->args.at[0], e);
	if (read_items(inv, &items, e) ||
	    find(inv, STATE_OPEN, &items, &hits, e))
		return -1;
	if (!items.list.n)
		fputs("nothing to list: there are no items\n", stderr);
	else if (!hits.list.n)
		fprintf(stderr, "nothing to list: none of %zu is as asked\n",
			items.list.n);
	return print(inv, &hits, false, e);
}

static int run_search(const struct invocation *inv, struct err *e)
{
	struct todo_items items = { 0 };
	struct todo_hits hits = { 0 };

	if (!inv->args.n)
		return err_set(e, ERR_USAGE, "which words are searched?");
	if (read_items(inv, &items, e) ||
	    find(inv, STATE_ALL, &items, &hits, e) ||
	    print(inv, &hits, false, e))
		return -1;
	return hits.list.n ? STATUS_CLEAN : STATUS_FINDINGS;
}

static int no_such_item(const char *id, const struct todo_items *items,
			struct err *e)
{
	for (size_t i = 0; i < items->list.n; i++) {
		struct span near = items->list.at[i].id;

		if (term_is_near(span_of(id), near))
			return err_set(e, ERR_NOENT,
				       "there is no item '%s', did you mean '"
				       SPAN_FMT "'?", id, SPAN_ARG(near));
	}
	return err_set(e, ERR_NOENT,
		       "there is no item '%s', see 'nfkit todo --state all'",
		       id);
}

/* More than one where several lists use the same ID. */
static int pick(struct arena *a, const struct todo_items *items,
		const char *id, struct todo_hits *hits, struct err *e)
{
	size_t before = hits->list.n;

	for (size_t i = 0; i < items->list.n; i++)
		if (span_eq(items->list.at[i].id, span_of(id)))
			*VEC_ADD(a, &hits->list) = &items->list.at[i];
	return hits->list.n > before ? 0 : no_such_item(id, items, e);
}

static int run_show(const struct invocation *inv, struct err *e)
{
	struct todo_items items = { 0 };
	struct todo_hits hits = { 0 };

	if (!inv->args.n)
		return err_set(e, ERR_USAGE,
			       "which item? 'nfkit todo' lists their IDs");
	if (read_items(inv, &items, e))
		return -1;
	for (size_t i = 0; i < inv->args.n; i++)
		if (pick(inv->arena, &items, inv->args.at[i], &hits, e))
			return -1;
	return print(inv, &hits, true, e);
}

static int run_sources(const struct invocation *inv, struct err *e)
{
	struct todo_sources sources = { 0 };

	if (inv->args.n)
		return stray(inv->args.at[0], e);
	todo_sources_shipped(inv->arena, &sources);
	for (size_t i = 0; i < sources.list.n; i++) {
		const struct todo_source *s = &sources.list.at[i];
		struct todo_items items = { 0 };

		if (todo_source_read(inv->arena, s, &items, e))
			return -1;
		printf("%s\t%s\t%s\t%zu items\n", s->name, s->kind, s->place,
		       items.list.n);
	}
	return STATUS_CLEAN;
}

static const struct command list = {
	.name = "list", .summary = "list items",
	.args = "", .about =
	"The same as 'nfkit todo'. The exit status is 0 even if there is\n"
	"nothing to list.",
	.opts = list_options, .params_size = sizeof(struct params),
	.run = run_list,
};

static const struct command show = {
	.name = "show", .summary = "show all that is known of an item",
	.args = "ID...", .about =
	"Show items with their text, source and owner.",
	.opts = show_options, .params_size = sizeof(struct params),
	.run = run_show,
};

static const struct command search = {
	.name = "search", .summary = "list items that have all these words",
	.args = "WORD...", .about =
	"List items that have all words somewhere in their text, id, area, owner\n"
	"or source; upper and lower case are the same. As with grep the exit\n"
	"status is 1 if there is none.",
	.opts = search_options, .params_size = sizeof(struct params),
	.run = run_search,
};

static const struct command sources = {
	.name = "sources", .summary = "name the lists that are shipped",
	.args = "", .about =
	"A line for each list: name, kind, place, number of items; tabs between.",
	.opts = no_options, .params_size = sizeof(struct params),
	.run = run_sources,
};

static const struct command *const subs[] = {
	&list, &show, &search, &sources, NULL
};

const struct command cmd_todo = {
	.name = "todo", .summary = "what there is to do, and who does it",
	.args = "", .about =
	"List what there is to do for netfilter, from the list that is shipped\n"
	"with the kit or from others. LIST may be a file in the format of\n"
	"todo/README.md, or the core team's old file TODO.\n"
	"\n"
	"The table is as wide as the terminal or COLUMNS; in a pipe each item is\n"
	"one whole line. The lines of '--format plain' are id, state, area, owner,\n"
	"date, source and task, with tabs between and '-' for nothing.\n"
	"\n"
	"The exit status is 0 even if there is nothing to list; 'search' without\n"
	"a hit exits with 1.",
	.opts = list_options, .params_size = sizeof(struct params),
	.run = run_list, .subs = subs,
};
