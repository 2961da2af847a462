// SPDX-License-Identifier: GPL-2.0-only
/* todo - what there is to do */
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/limits.h"
#include "cmd/commands.h"
#include "cmd/online.h"
#include "cmd/say.h"
#include "cmd/todo.h"
#include "git/repo.h"
#include "todo/flight.h"
#include "todo/kind.h"
#include "todo/print.h"

/* An option that is not given is 0, which means what the command does. */
enum { STATE_DEFAULT, STATE_OPEN, STATE_DONE, STATE_UNSURE, STATE_ALL };

static const struct opt_choice states[] = {
	{ "open", STATE_OPEN },
	{ "done", STATE_DONE },
	{ "unsure", STATE_UNSURE },
	{ "all", STATE_ALL },
	{ NULL, 0 }
};

static const struct opt_choice ages[] = {
	{ "day", 1 },
	{ "week", 7 },
	{ "month", 31 },
	{ "year", 366 },
	{ "old", TODO_AGE_OLD },
	{ NULL, 0 }
};

#define FILTER_OPTIONS							\
	{ 0, "area", OPT_STRING, offsetof(struct todo_params, area), "AREA",	\
	  "only this area, as iptables or iptables/man", NULL },	\
	{ 0, "owner", OPT_STRING, offsetof(struct todo_params, owner), "NAME", \
	  "only what somebody of this name works on", NULL },		\
	{ 0, "age", OPT_CHOICE, offsetof(struct todo_params, age), "AGE", \
	  "changed within a day, week, month, year; old: before",	\
	  ages },							\
	{ 0, "free", OPT_FLAG, offsetof(struct todo_params, free), NULL,	\
	  "only what nobody works on", NULL }
#define STATE_OPTION(preset)						\
	{ 0, "state", OPT_CHOICE, offsetof(struct todo_params, state), "STATE", \
	  "open, done, unsure or all (default: " preset ")", states }

static const struct opt list_options[] = {
	STATE_OPTION("open"), FILTER_OPTIONS, TODO_SOURCE_OPTION, TODO_ASKING_OPTIONS,
	TODO_FORMAT_OPTION,
	{ 0 }
};

static const struct opt search_options[] = {
	STATE_OPTION("all"), FILTER_OPTIONS, TODO_SOURCE_OPTION, TODO_ASKING_OPTIONS,
	TODO_FORMAT_OPTION,
	{ 0 }
};

static const struct opt show_options[] = {
	TODO_SOURCE_OPTION, TODO_ASKING_OPTIONS,
	TODO_FORMAT_OPTION, { 0 }
};

const char *todo_archive(struct arena *a)
{
	struct span set = repo_config(NULL, a, TODO_ARCHIVE_SETTING);

	return file_from_home(a, arena_str(a, set));
}

int todo_asking(const struct todo_params *p, enum todo_asking *out,
		struct err *e)
{
	if (p->offline && p->refresh)
		return err_set(e, ERR_USAGE,
			       "--offline and --refresh: only one of them");
	*out = TODO_ASK_POLITELY;
	if (p->refresh)
		*out = TODO_ASK_NOW;
	else if (p->offline || online_is_forbidden())
		*out = TODO_ASK_NOBODY;
	return 0;
}

static void begin_asking(const struct invocation *inv,
			 enum todo_asking asking, struct progress *bar,
			 struct todo_manner *out)
{
	progress_begin(bar, &inv->talk, "asking the servers");
	*out = (struct todo_manner){
		.asking = asking, .bar = bar,
		.ca_file = online_ca_file(),
	};
}

int todo_read_these(const struct invocation *inv,
		    const struct todo_sources *sources,
		    enum todo_asking asking, bool wants_all,
		    struct todo_reading *out, struct err *e)
{
	struct todo_manner manner;
	struct progress bar;
	int rc;

	begin_asking(inv, asking, &bar, &manner);
	manner.wants_all = wants_all;
	rc = todo_read(inv->arena, sources, &manner, out, e);
	progress_end(&bar);
	return rc;
}

int todo_read_its_text(const struct invocation *inv,
		       const struct todo_source *source,
		       enum todo_asking asking, struct todo_reading *notes,
		       struct span *text, struct err *e)
{
	struct todo_manner manner;
	struct progress bar;
	int rc;

	begin_asking(inv, asking, &bar, &manner);
	rc = todo_read_text(inv->arena, source, &manner, notes, text, e);
	progress_end(&bar);
	return rc;
}

static bool is_among(const struct todo_sources *in, size_t n,
		     const struct todo_source *s)
{
	for (size_t i = 0; i < n; i++)
		if (in->list.at[i].kind == s->kind &&
		    !strcmp(in->list.at[i].place, s->place))
			return true;
	return false;
}

/* What is named twice, by two names even, is one: its items are listed once. */
static void drop_equal(struct todo_sources *of)
{
	size_t n = 0;

	for (size_t i = 0; i < of->list.n; i++)
		if (!is_among(of, n, &of->list.at[i]))
			of->list.at[n++] = of->list.at[i];
	of->list.n = n;
}

static int choose_sources(struct arena *a, const struct todo_params *p,
			  bool in_flight, struct todo_sources *out,
			  struct err *e)
{
	struct todo_sources known = { 0 };

	if (todo_sources_known(a, &known, e))
		return -1;
	for (size_t i = 0; i < p->sources.n; i++)
		if (todo_sources_add(a, &known, p->sources.at[i], out, e))
			return -1;
	for (size_t i = 0; i < known.list.n && !p->sources.n; i++)
		if (known.list.at[i].kind->in_flight == in_flight)
			*VEC_ADD(a, &out->list) = known.list.at[i];
	drop_equal(out);
	return 0;
}

void todo_tell_notes(const struct invocation *inv,
		     const struct todo_reading *got)
{
	for (size_t i = 0; i < got->notes.n; i++)
		say_talk(&inv->talk, "%s", got->notes.at[i].text);
}

int todo_read_asked(const struct invocation *inv, const struct todo_params *p,
		    bool in_flight, struct todo_reading *out, struct err *e)
{
	struct todo_sources sources = { 0 };
	enum todo_asking asking;

	if (todo_asking(p, &asking, e) ||
	    choose_sources(inv->arena, p, in_flight, &sources, e) ||
	    todo_read_these(inv, &sources, asking, in_flight || p->sources.n,
			    out, e))
		return -1;
	todo_tell_notes(inv, out);
	return 0;
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

/* Is there a patch in flight that is about the item? */
static bool is_taken(struct arena *a, const struct todo_item *item,
		     const struct todo_items *patches)
{
	struct flight_clues clues;

	flight_find_clues(a, item, &clues);
	for (size_t i = 0; i < patches->list.n; i++)
		if (flight_matches(&clues, &patches->list.at[i]))
			return true;
	return false;
}

/* Take those away that have no owner, but a patch. */
static int leave_free(const struct invocation *inv, struct todo_reading *got,
		      struct todo_hits *hits, struct err *e)
{
	struct todo_params all = *(const struct todo_params *)inv->params;
	struct todo_reading flying = { 0 };
	size_t n = 0;

	all.sources.n = 0;
	if (todo_read_asked(inv, &all, true, &flying, e))
		return -1;
	got->is_stale = got->is_stale || flying.is_stale;
	for (size_t i = 0; i < hits->list.n; i++)
		if (!is_taken(inv->arena, hits->list.at[i], &flying.items))
			hits->list.at[n++] = hits->list.at[i];
	hits->list.n = n;
	return 0;
}

static int find(const struct invocation *inv, int preset,
		struct todo_reading *got, struct todo_hits *hits,
		struct err *e)
{
	const struct todo_params *p = inv->params;
	struct todo_query query = {
		.state = wanted_state(p->state, preset),
		.area = p->area, .owner = p->owner, .free = p->free,
		.words = inv->args, .days = p->age,
		.today = time(NULL) / 86400,
	};

	if (p->free && p->owner)
		return err_set(e, ERR_USAGE,
			       "--free and --owner: only one of them");
	if (todo_query_run(inv->arena, &query, &got->items, hits, e))
		return -1;
	return p->free ? leave_free(inv, got, hits, e) : 0;
}

static int print(const struct invocation *inv, const struct todo_hits *hits,
		 bool one, bool is_stale, struct err *e)
{
	const struct todo_params *p = inv->params;
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	todo_format(p->format, one)(inv->arena, hits, &inv->out, &text);
	if (say_result(&text, "the output", e))
		return -1;
	return is_stale ? STATUS_TROUBLE : STATUS_CLEAN;
}

/* A word behind "todo" that is no subcommand, or not at its place. */
static int stray(const char *word, struct err *e)
{
	const struct command *sub = command_find(cmd_todo.subs, word);

	if (sub)
		return command_late_sub(&cmd_todo, sub, e);
	if (command_near(cmd_todo.subs, word))
		return command_no_sub(&cmd_todo, word, e);
	return err_set(e, ERR_USAGE,
		       "there is no subcommand '%s', see 'nfkit help todo'; 'nfkit todo search' looks for words",
		       word);
}

static int list_items(const struct invocation *inv, struct err *e)
{
	struct todo_reading got = { 0 };
	struct todo_hits hits = { 0 };

	if (todo_read_asked(inv, inv->params, false, &got, e) ||
	    find(inv, STATE_OPEN, &got, &hits, e))
		return -1;
	if (!got.items.list.n)
		fputs("nothing to list: the sources have no items\n", stderr);
	else if (!hits.list.n)
		fprintf(stderr, "nothing to list: none of %zu items matches\n",
			got.items.list.n);
	return print(inv, &hits, false, got.is_stale, e);
}

static int run_todo(const struct invocation *inv, struct err *e)
{
	return inv->args.n ? stray(inv->args.at[0], e) : list_items(inv, e);
}

static int run_list(const struct invocation *inv, struct err *e)
{
	if (inv->args.n)
		return err_set(e, ERR_USAGE,
			       "'nfkit todo list' takes no words, such as '%s': 'nfkit todo search' looks for them",
			       inv->args.at[0]);
	return list_items(inv, e);
}

static int run_search(const struct invocation *inv, struct err *e)
{
	struct todo_reading got = { 0 };
	struct todo_hits hits = { 0 };

	if (!inv->args.n)
		return err_set(e, ERR_USAGE,
			       "no words to search for: want 'nfkit todo search WORD...'");
	if (todo_read_asked(inv, inv->params, false, &got, e) ||
	    find(inv, STATE_ALL, &got, &hits, e) ||
	    print(inv, &hits, false, got.is_stale, e) < 0)
		return -1;
	if (!hits.list.n)
		fprintf(stderr,
			"nothing found: none of %zu items has all these words\n",
			got.items.list.n);
	if (got.is_stale)
		return STATUS_TROUBLE;
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

int todo_pick(struct arena *a, const struct todo_items *items, const char *id,
	      struct todo_hits *hits, struct err *e)
{
	size_t before = hits->list.n;

	for (size_t i = 0; i < items->list.n; i++)
		if (span_eq(items->list.at[i].id, span_of(id)))
			*VEC_ADD(a, &hits->list) = &items->list.at[i];
	return hits->list.n > before ? 0 : no_such_item(id, items, e);
}

static int run_show(const struct invocation *inv, struct err *e)
{
	struct todo_reading got = { 0 };
	struct todo_hits hits = { 0 };

	if (!inv->args.n)
		return err_set(e, ERR_USAGE,
			       "want the ID of an item, 'nfkit todo' lists them");
	if (todo_read_asked(inv, inv->params, false, &got, e))
		return -1;
	for (size_t i = 0; i < inv->args.n; i++)
		if (todo_pick(inv->arena, &got.items, inv->args.at[i], &hits, e))
			return -1;
	return print(inv, &hits, true, got.is_stale, e);
}

static const struct command list = {
	.name = "list", .summary = "list items",
	.args = "", .about =
	"The same as 'nfkit todo'. The exit status is 0 even if there is\n"
	"nothing to list.",
	.opts = list_options, .params_size = sizeof(struct todo_params),
	.run = run_list,
	.has_pages = command_has_pages,
};

static const struct command show = {
	.name = "show", .summary = "show all that is known about an item",
	.args = "ID...", .about =
	"Show items with their text, source and owner.",
	.opts = show_options, .params_size = sizeof(struct todo_params),
	.run = run_show,
	.has_pages = command_has_pages,
};

static const struct command search = {
	.name = "search", .summary = "list items that have all these words",
	.args = "WORD...", .about =
	"List items that have all words somewhere in their text, id, area, owner\n"
	"or source. Case does not matter. As with grep, the exit status is 1 if\n"
	"there is none.",
	.opts = search_options, .params_size = sizeof(struct todo_params),
	.run = run_search,
	.has_pages = command_has_pages,
};

static const struct command *const subs[] = {
	&list, &show, &search, &todo_cmd_flight, &todo_cmd_claim,
	&todo_cmd_prior, &todo_cmd_sources, NULL
};

const struct command cmd_todo = {
	.name = "todo", .summary = "find something to do, and who works on it",
	.args = "", .about =
	"List what there is to do for netfilter: the items of the list that comes\n"
	"with nfkit, the bugs of the project's Bugzilla, and what is in the other\n"
	"sources that 'nfkit todo sources' names. Servers are asked at most once an\n"
	"hour, and not at all if NFKIT_OFFLINE is set. nfkit-todo(1) has the\n"
	"details.",
	.opts = list_options, .params_size = sizeof(struct todo_params),
	.run = run_todo, .subs = subs, .has_pages = command_has_pages,
};
