// SPDX-License-Identifier: GPL-2.0-only
#include "todo/fetch.h"

#include <strings.h>

#include "base/clock.h"
#include "base/limits.h"
#include "net/http.h"
#include "todo/kind.h"
#include "todo/packed.h"
#include "todo/read.h"

#define SAID_MAX	65536	/* of the output of a program */
#define SLICE_MS	100	/* of waiting for one */

/* One source on its way: page by page. */
struct visit {
	struct todo_fetch *fetch;
	const char *url;	/* of the next page; NULL: that was the last */
	struct buf pages;
	unsigned int n;
	bool is_unchanged;
	const char *etag, *modified;	/* of the first page */
	struct process program;		/* instead of a url */
	struct buf said;		/* by it */
	unsigned int how;		/* it is started */
	bool is_running, again;
	bool is_done;
};

struct round {
	struct arena *arena;
	struct http *http;
	struct visit *visits;
	size_t n;
	int64_t now;
	struct progress *bar;		/* or NULL */
	size_t asked;			/* visits that wait for a page */
	struct lock_folders locks;	/* of the programs */
};

static void prepare(struct arena *a, const struct visit *v,
		    struct http_request *r)
{
	const struct todo_kind *kind = v->fetch->source->kind;
	const char **headers = arena_zalloc(a, 2, sizeof(*headers));

	r->url = v->url;
	if (kind->method)
		r->method = kind->method(v->fetch->source->place);
	if (kind->type) {
		headers[0] = arena_printf(a, "Accept: %s", kind->type);
		r->headers = headers;
	}
	if (v->n || !v->fetch->copy.exists)
		return;
	/* Apache wants both to fit, and cgit's time of change is now. */
	if (v->fetch->copy.etag)
		r->if_none_match = v->fetch->copy.etag;
	else
		r->if_modified_since = v->fetch->copy.modified;
}

static bool is_web_page(const struct http_answer *answer)
{
	const char *type = http_header(answer, "Content-Type");

	return type && !strncasecmp(type, "text/html", 9);
}

static int check_answer(struct arena *a, const struct visit *v,
			const struct http_exchange *x, struct err *e)
{
	const struct todo_kind *kind = v->fetch->source->kind;

	if (http_expect(a, x, kind->type, e))
		return -1;
	if (!kind->type && is_web_page(&x->answer))
		return err_set(e, ERR_NET,
			       "%s: a web page instead of a list: the address is wrong, or the server blocks programs",
			       v->url);
	return 0;
}

static int take_page(struct arena *a, struct visit *v,
		     const struct http_exchange *x, struct err *e)
{
	if (v->n == TODO_PAGES_MAX)
		return err_set(e, ERR_LIMIT, "%s: more than %d pages: ask for less",
			       v->fetch->source->place, TODO_PAGES_MAX);
	if (!v->n++) {
		v->etag = http_header(&x->answer, "ETag");
		v->modified = http_header(&x->answer, "Last-Modified");
	} else {
		buf_add_char(&v->pages, TODO_PAGE_BREAK);
	}
	buf_add(&v->pages, x->answer.body);
	v->url = NULL;
	return v->fetch->source->kind->has_pages ?
	       http_next_page(a, x, &v->url, e) : 0;
}

static int take(struct arena *a, struct visit *v, const struct http_exchange *x,
		struct err *e)
{
	const struct todo_kind *kind = v->fetch->source->kind;
	unsigned int status = x->answer.err.code ? 0 : x->answer.status;

	v->url = NULL;
	/* Of a later page they would say nothing of those before it. */
	if (status == 304 && v->fetch->copy.exists && !v->n) {
		v->is_unchanged = true;
		return 0;
	}
	if (status == 404 && kind->may_be_empty && !v->n)
		return 0;
	v->url = x->request.url;
	if (check_answer(a, v, x, e) || take_page(a, v, x, e)) {
		v->url = NULL;
		return -1;
	}
	return 0;
}

/* A text that nobody can read must not replace one that could be. */
static int parse(const struct visit *v, struct buf *packed, struct err *e)
{
	CLEANUP_ARENA struct arena a = { 0 };
	const struct todo_source *s = v->fetch->source;
	struct todo_items items = { 0 };

	if (buf_check(&v->pages, s->place, e) ||
	    s->kind->parse(&a, buf_span(&v->pages), s, &items, e))
		return -1;
	todo_pack(&items, 0, packed);
	return buf_check(packed, s->place, e);
}

static int keep(struct round *r, struct visit *v, struct err *e)
{
	struct todo_copy *copy = &v->fetch->copy;
	CLEANUP_BUF struct buf packed;

	buf_init(&packed, LIMIT_ANSWER);
	if (v->is_unchanged) {
		todo_cache_confirm(r->arena, v->fetch->source);
		copy->fetched = copy->asked = r->now;
		copy->trouble = NULL;
		return 0;
	}
	if (parse(v, &packed, e))
		return -1;
	*copy = (struct todo_copy){
		.exists = true, .fetched = r->now, .asked = r->now,
		.text = arena_copy(r->arena, buf_span(&v->pages)),
		.packed = arena_copy(r->arena, buf_span(&packed)),
		/* Those of the first page say nothing of the others. */
		.etag = v->n == 1 ? v->etag : NULL,
		.modified = v->n == 1 ? v->modified : NULL,
	};
	return todo_cache_write(r->arena, v->fetch->source, copy, e);
}

/* So many of those that were asked for a page have not answered. */
static void show_bar(void *round, size_t due)
{
	struct round *r = round;
	size_t done = 0;

	for (size_t i = 0; i < r->n; i++)
		done += r->visits[i].is_done;
	if (r->bar)
		progress_step(r->bar, done + r->asked - due, r->n);
}

static void run_round(struct round *r)
{
	struct http_exchange *x = arena_zalloc(r->arena, r->n, sizeof(*x));
	struct visit **who = arena_zalloc(r->arena, r->n, sizeof(struct visit *));
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++) {
		if (!r->visits[i].url)
			continue;
		who[n] = &r->visits[i];
		prepare(r->arena, who[n], &x[n].request);
		n++;
	}
	r->asked = n;
	http_run(r->http, r->arena, x, n);
	r->asked = 0;
	for (size_t i = 0; i < n; i++) {
		(void)!take(r->arena, who[i], &x[i], &who[i]->fetch->err);
		who[i]->is_done = !who[i]->url;
	}
}

/* By its program: git, say. Those that must begin again, where @again. */
static void begin_programs(struct round *r, bool again)
{
	for (size_t i = 0; i < r->n; i++) {
		struct visit *v = &r->visits[i];
		const struct todo_source *s = v->fetch->source;

		if (!todo_source_is_fetched(s) || v->again != again)
			continue;
		v->again = false;
		err_clear(&v->fetch->err);
		buf_init(&v->said, SAID_MAX);
		v->is_running = !s->kind->fetcher->begin(r->arena, s, v->how,
							 &r->locks,
							 &v->program,
							 &v->fetch->err);
	}
}

/* What was fetched is the one page; the same text is one that is unchanged. */
static void take_program(struct round *r, struct visit *v, int status)
{
	const struct todo_source *s = v->fetch->source;
	const struct todo_copy *copy = &v->fetch->copy;
	unsigned int how = v->how;
	struct span text = { 0 };

	if (v->fetch->err.code)
		return;
	if (s->kind->fetcher->end(r->arena, s, status, buf_span(&v->said),
				  &v->how, &text, &v->fetch->err)) {
		v->again = v->how != how;
		return;
	}
	v->n = 1;
	v->is_unchanged = copy->packed.p && span_eq(text, copy->text);
	buf_add(&v->pages, text);
}

/* The signals that the first blocked are open again when it ends: the last. */
static void end_programs(struct round *r)
{
	for (size_t i = r->n; i--; ) {
		struct visit *v = &r->visits[i];

		if (!v->is_running)
			continue;
		take_program(r, v, process_end(&v->program));
		v->is_running = false;
		v->is_done = !v->again;
		buf_release(&v->said);
	}
}

/* Until @end, but so long at least that one which has ended is heard. */
static int read_program(struct round *r, struct visit *v, unsigned long end,
			struct err *e)
{
	bool late;

	do {
		show_bar(r, 0);
		if (process_read(&v->program, SLICE_MS, &v->said, &late, e))
			return -1;
	} while (late && clock_ms() < end);
	if (late)
		err_set(e, ERR_NET, "%s: no whole answer in %d s",
			v->fetch->source->place, HTTP_LIMIT_MS / 1000);
	return 0;
}

/*
 * All at a time, and in the time of one; who interrupts one has waited for the
 * others as well.
 */
static void run_programs(struct round *r, bool again)
{
	unsigned long end;
	bool go_on = true;

	begin_programs(r, again);
	end = clock_ms() + HTTP_LIMIT_MS;
	for (size_t i = 0; i < r->n; i++) {
		struct visit *v = &r->visits[i];
		struct err *e = &v->fetch->err;

		if (!v->is_running)
			continue;
		if (!go_on)
			err_set(e, ERR_STOPPED, "interrupted");
		else if (read_program(r, v, end, e))
			go_on = false;
	}
	end_programs(r);
}

static bool is_over(const struct round *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->visits[i].url)
			return false;
	return true;
}

static void finish(struct round *r, struct visit *v)
{
	struct err *e = &v->fetch->err;

	if (!e->code)
		(void)!keep(r, v, e);
	/* What is wrong here, or was interrupted, is no reason to wait. */
	if (e->code && e->code != ERR_IO && e->code != ERR_STOPPED)
		todo_cache_trouble(r->arena, v->fetch->source, e->msg);
	buf_release(&v->pages);
}

void todo_fetch(struct arena *a, struct todo_fetch *f, size_t n, int64_t now,
		const char *ca_file, struct progress *bar)
{
	CLEANUP_HTTP struct http *http = NULL;
	struct round r = { .arena = a, .now = now, .bar = bar };

	r.visits = arena_zalloc(a, n, sizeof(*r.visits));
	for (size_t i = 0; i < n; i++) {
		struct visit *v = &r.visits[r.n];

		if (!f[i].is_asked)
			continue;
		v->fetch = &f[i];
		if (!todo_source_is_fetched(f[i].source))
			v->url = f[i].source->kind->url(a, f[i].source->place);
		buf_init(&v->pages, LIMIT_ANSWER);
		r.n++;
	}
	if (!r.n)
		return;
	http = http_open(ca_file);
	if (bar)
		http_set_watch(http, show_bar, &r);
	r.http = http;
	while (!is_over(&r))
		run_round(&r);
	run_programs(&r, false);
	for (int i = 1; i < TODO_STARTS_MAX; i++)
		run_programs(&r, true);
	lock_folders_release(&r.locks);
	for (size_t i = 0; i < r.n; i++)
		finish(&r, &r.visits[i]);
}
