// SPDX-License-Identifier: GPL-2.0-only
/* todo_flight - nfkit todo flight and claim: who is on it, and that I am */
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "cmd/say.h"
#include "cmd/todo.h"
#include "git/repo.h"
#include "git/who.h"
#include "todo/claim.h"
#include "todo/flight.h"
#include "todo/kind.h"
#include "todo/print.h"
#include "todo/prior.h"

#define LOCAL_HITS	20

static const struct opt options[] = {
	TODO_SOURCE_OPTION, TODO_ASKING_OPTIONS,
	TODO_FORMAT_OPTION,
	{ 0 }
};

static const struct opt claim_options[] = {
	TODO_SOURCE_OPTION, TODO_ASKING_OPTIONS, { 0 }
};

/* What was found, whose items outlive the readings they came from. */
struct flight {
	const struct invocation *inv;
	struct flight_clues clues;
	struct todo_hits hits;
	bool is_stale;
};

static int find_item(const struct invocation *inv, struct todo_reading *got,
		     const struct todo_item **out, struct err *e)
{
	struct todo_hits hits = { 0 };

	if (inv->args.n != 1)
		return err_set(e, ERR_USAGE,
			       "want one ID of an item, 'nfkit todo' lists them");
	if (todo_read_asked(inv, inv->params, false, got, e) ||
	    todo_pick(inv->arena, &got->items, inv->args.at[0], &hits, e))
		return -1;
	*out = hits.list.at[0];
	return 0;
}

/* One source; what is wrong with it is told, and hides no other. */
static void look_at_source(struct flight *f, const struct todo_source *source,
			   enum todo_asking asking)
{
	struct arena *a = f->inv->arena;
	struct todo_reading *got = ARENA_NEW(a, struct todo_reading);
	struct todo_sources one = { 0 };
	struct err e = { 0 };
	bool is_matched;

	is_matched = flight_source(a, &f->clues, source,
				   VEC_ADD(a, &one.list));
	if (todo_read_these(f->inv, &one, asking, true, got, &e)) {
		say_talk(&f->inv->talk, "%s", e.msg);
		f->is_stale = true;
		return;
	}
	todo_tell_notes(f->inv, got);
	f->is_stale = f->is_stale || got->is_stale;
	for (size_t i = 0; i < got->items.list.n; i++)
		if (is_matched ||
		    flight_matches(&f->clues, &got->items.list.at[i]))
			*VEC_ADD(a, &f->hits.list) = &got->items.list.at[i];
}

static int look_at_sources(struct flight *f, struct err *e)
{
	struct todo_sources known = { 0 };
	enum todo_asking asking;

	if (todo_asking(f->inv->params, &asking, e) ||
	    todo_sources_known(f->inv->arena, &known, e))
		return -1;
	for (size_t i = 0; i < known.list.n; i++)
		if (known.list.at[i].kind->in_flight)
			look_at_source(f, &known.list.at[i], asking);
	return 0;
}

static bool is_found(const struct flight *f, struct span mid)
{
	for (size_t i = 0; i < f->hits.list.n; i++)
		if (span_eq(f->hits.list.at[i]->source, mid))
			return true;
	return false;
}

/* A patch that touches two of the files is found twice, and told once. */
static void add_local(struct flight *f, const struct mail_hits *hits)
{
	struct arena *a = f->inv->arena;

	for (size_t i = 0; i < hits->list.n; i++) {
		const struct mail_hit *hit = &hits->list.at[i];
		struct todo_item *item;

		if (is_found(f, hit->mid))
			continue;
		item = ARENA_NEW(a, struct todo_item);
		*item = (struct todo_item){
			.id = hit->mid, .title = hit->subject,
			.owner = hit->author, .date = hit->date,
			.source = hit->mid, .list = "archive",
			.area = SPAN("archive"),
			.state = hit->is_applied ? TODO_DONE : TODO_OPEN,
		};
		*VEC_ADD(a, &f->hits.list) = item;
	}
}

static int look_for(struct flight *f, struct mail_index *index,
		    const char *word, struct err *e)
{
	struct mail_hits hits = { 0 };

	if (mail_index_search(index, f->inv->arena, &word, 1, LOCAL_HITS,
			      &hits, e))
		return -1;
	add_local(f, &hits);
	return 0;
}

/* The local archive: what touches one of the files. */
static int search_archive(struct flight *f, const char *dir, struct err *e)
{
	CLEANUP_INDEX struct mail_index *index = NULL;
	struct arena *a = f->inv->arena;
	struct progress bar;
	int rc;

	progress_begin(&bar, &f->inv->talk, "indexing the archive");
	rc = prior_open(a, dir, &bar, &index, e);
	progress_end(&bar);
	if (rc)
		return -1;
	for (size_t i = 0; i < f->clues.files.n; i++)
		if (look_for(f, index,
			     arena_str(a, path_base(f->clues.files.at[i])), e))
			return -1;
	return f->clues.bug.len ?
	       look_for(f, index, arena_printf(a, "bug %s",
				arena_str(a, f->clues.bug)), e) : 0;
}

/* Where there is one; what is wrong with it is told, as of a source. */
static void look_at_archive(struct flight *f)
{
	const char *dir = todo_archive(f->inv->arena);
	struct err e = { 0 };

	if (!*dir || !search_archive(f, dir, &e))
		return;
	say_talk(&f->inv->talk, "%s", e.msg);
	f->is_stale = true;
}

static int look(struct flight *f, const struct todo_item *item, struct err *e)
{
	flight_find_clues(f->inv->arena, item, &f->clues);
	if (!flight_has_clues(&f->clues))
		return err_set(e, ERR_USAGE,
			       "'" SPAN_FMT
			       "' names no file and no bug to look for: try 'nfkit todo prior WORD...'",
			       SPAN_ARG(item->id));
	if (look_at_sources(f, e))
		return -1;
	look_at_archive(f);
	return 0;
}

static int run_flight(const struct invocation *inv, struct err *e)
{
	const struct todo_params *p = inv->params;
	struct flight f = { .inv = inv };
	struct todo_reading got = { 0 };
	const struct todo_item *item;
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	if (find_item(inv, &got, &item, e) || look(&f, item, e))
		return -1;
	todo_format(p->format, false)(inv->arena, &f.hits, &inv->out, &text);
	if (say_result(&text, "the output", e))
		return -1;
	if (!f.hits.list.n)
		fputs("nothing found: no known patch is about this item\n",
		      stderr);
	if (f.is_stale || got.is_stale)
		return STATUS_TROUBLE;
	return f.hits.list.n ? STATUS_CLEAN : STATUS_FINDINGS;
}

static int draft(const struct invocation *inv, const struct todo_item *item,
		 struct buf *to, struct err *e)
{
	CLEANUP_REPO struct repo *repo = NULL;
	struct err ignored = { 0 };
	struct span name, mail;

	/* As git commit has it; of no repository where this one is refused. */
	(void)!repo_find(NULL, &repo, &ignored);
	name = who_name(repo, inv->arena, WHO_AUTHOR);
	mail = who_mail(repo, inv->arena, WHO_AUTHOR);
	if (who_check(name, mail, "", e))
		return -1;
	claim_draft(item, name, mail, to);
	return buf_check(to, "the mail", e);
}

/* Whoever is on it already is named before the mail is written. */
static void warn(const struct invocation *inv, const struct todo_item *item,
		 const struct todo_hits *hits)
{
	if (item->owner.len)
		say_talk(&inv->talk, "take care: " SPAN_FMT " works on it",
			 SPAN_ARG(item->owner));
	for (size_t i = 0; i < hits->list.n; i++)
		say_talk(&inv->talk,
			 "take care: " SPAN_FMT ", " SPAN_FMT ": " SPAN_FMT,
			 SPAN_ARG(hits->list.at[i]->date),
			 SPAN_ARG(hits->list.at[i]->owner),
			 SPAN_ARG(hits->list.at[i]->title));
}

static int run_claim(const struct invocation *inv, struct err *e)
{
	struct flight f = { .inv = inv };
	struct todo_reading got = { 0 };
	const struct todo_item *item;
	struct flight_clues clues;
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	if (find_item(inv, &got, &item, e))
		return -1;
	flight_find_clues(inv->arena, item, &clues);
	if (flight_has_clues(&clues) && look(&f, item, e))
		return -1;
	if (draft(inv, item, &text, e))
		return -1;
	warn(inv, item, &f.hits);
	file_print(stdout, buf_span(&text));
	say_talk(&inv->talk, "this is a draft, nothing was sent: read it, then send it with your mail program");
	return f.is_stale || got.is_stale ? STATUS_TROUBLE : STATUS_CLEAN;
}

const struct command todo_cmd_flight = {
	.name = "flight", .summary = "find who already works on an item",
	.args = "ID", .about =
	"Find patches and mails that touch the files an item names, or that name its\n"
	"bug: in Patchwork, in the public-inbox of the list, and in the local\n"
	"archive that nfkit.archive of git config names. The exit status is 1 if\n"
	"there is none, 2 if a server did not answer.",
	.opts = options, .params_size = sizeof(struct todo_params),
	.run = run_flight,
	.has_pages = command_has_pages,
};

const struct command todo_cmd_claim = {
	.name = "claim", .summary = "draft a mail that says you work on it",
	.args = "ID", .about =
	"Write a mail for the list to standard output. It says that you would like\n"
	"to work on the item or, if its state is unsure, asks whether it is wanted.\n"
	"People who seem to work on it already are named on standard error. Nothing\n"
	"is sent.",
	.opts = claim_options, .params_size = sizeof(struct todo_params),
	.run = run_claim,
};
