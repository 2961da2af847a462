// SPDX-License-Identifier: GPL-2.0-only
#include "check/stream.h"

#include <stdlib.h>

#include "base/mem.h"
#include "check/pool.h"
#include "check/run.h"
#include "check/sieve.h"
#include "mime/mime.h"
#include "model/series.h"

/* A mail on its way; everything of it is in its arena. */
struct slot {
	const struct selection *selection;
	struct arena arena;
	struct raw_mail raw;
	struct checked *mail;	/* NULL: there is nothing to check in it */
	bool keeps_parts;	/* see struct stream */
	bool in_series;		/* the rules on series have seen it */
	bool failed;
	struct err e;
};

struct generation {
	struct slot *slots;
	size_t n, bytes;
	size_t jobs;		/* of the pool, up to the last of these */
	bool is_last;		/* there is nothing more to read */
};

struct flow {
	const struct stream *stream;
	struct pool *pool;
	/*
	 * A finding may name a place in a mail of the same series that went
	 * before it, so mails stay for a while when they are done. The next
	 * ones are read early, so that there is always something to work on.
	 */
	struct generation gone, old, new, next;
	bool at_end;		/* nothing more behind .new */
	bool had_more;		/* mails went before those that are here */
};

/*
 * To checkpatch.pl the parts of a mail are lines like others. It finds nothing
 * in a diff that is encoded there; that is decoded all the same.
 */
static int decode(struct slot *slot, const struct mime_bare *bare,
		  struct mail *m)
{
	struct span raw = slot->raw.bytes;

	if (bare) {
		mime_decode_bare(&slot->arena, bare, m);
		return 0;
	}
	if (slot->keeps_parts && diff_find(raw) != SIZE_MAX)
		return mime_decode_whole(&slot->arena, raw, m, &slot->e);
	return mime_decode(&slot->arena, raw, m, &slot->e);
}

static void work(void *job)
{
	struct slot *slot = job;
	struct mime_bare plain, *bare = NULL;
	struct checked *mail;
	struct mail *m;

	if (mime_is_bare(slot->raw.bytes, &plain))
		bare = &plain;
	if (!sieve_may_be_patch(slot->raw.bytes, bare)) {
		arena_release(&slot->arena);
		return;
	}
	mail = ARENA_NEW(&slot->arena, struct checked);
	m = &mail->patch.mail;
	mail->arena = &slot->arena;
	m->source = slot->raw.source;
	m->id = slot->raw.id;
	m->source_line = slot->raw.line;
	if (decode(slot, bare, m)) {
		slot->failed = true;
	} else if (checked_read(mail)) {
		check_mail(slot->selection, mail);
		slot->mail = mail;
	} else {
		arena_release(&slot->arena);
	}
}

static void generation_clear(struct generation *g)
{
	for (size_t i = 0; i < g->n; i++)
		arena_release(&g->slots[i].arena);
	g->n = g->bytes = 0;
	g->is_last = false;
}

static bool is_full(const struct generation *g)
{
	return g->n == STREAM_MAILS || g->bytes >= STREAM_BYTES;
}

/* Read a generation; the threads are at work on what is read already. */
static int fill(struct flow *f, struct generation *g, struct err *e)
{
	const struct stream *s = f->stream;

	while (!is_full(g)) {
		struct slot *slot = &g->slots[g->n];
		int more;

		*slot = (struct slot){
			.selection = s->selection,
			.keeps_parts = s->keeps_parts,
		};
		more = s->next(s->context, &slot->arena, &slot->raw, e);
		if (more <= 0) {
			arena_release(&slot->arena);
			g->is_last = true;
			return more;
		}
		g->n++;
		g->bytes += slot->raw.bytes.len;
		g->jobs = pool_add(f->pool, slot);
	}
	return 0;
}

struct patches {
	VEC(struct patch *) list;
	VEC(struct slot *) slots;	/* the same, as slots */
};

static void add_patches(struct arena *a, const struct generation *g,
			struct patches *to)
{
	for (size_t i = 0; i < g->n; i++) {
		if (!g->slots[i].mail)
			continue;
		*VEC_ADD(a, &to->list) = &g->slots[i].mail->patch;
		*VEC_ADD(a, &to->slots) = &g->slots[i];
	}
}

static struct slot *slot_of(const struct patches *p, const struct patch *patch)
{
	for (size_t i = 0; i < p->list.n; i++)
		if (p->list.at[i] == patch)
			return p->slots.at[i];
	return NULL;
}

static bool mark(const struct patches *all, const struct series *s)
{
	bool was_seen = false;

	for (size_t i = 0; i < s->patches.n; i++) {
		struct slot *slot = slot_of(all, s->patches.at[i]);

		was_seen |= slot->in_series;
		slot->in_series = true;
	}
	return was_seen;
}

static bool has_old(const struct flow *f, const struct series *s)
{
	for (size_t i = 0; i < s->patches.n; i++)
		for (size_t j = 0; j < f->old.n; j++)
			if (f->old.slots[j].mail &&
			    &f->old.slots[j].mail->patch == s->patches.at[i])
				return true;
	return false;
}

/* Those that begin in the old generation, or all where it is the last. */
static void run_series(struct flow *f)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct patches here = { 0 };
	struct series_list all = { 0 };

	add_patches(&a, &f->old, &here);
	add_patches(&a, &f->new, &here);
	series_group(&a, here.list.at, here.list.n, &all);
	for (size_t i = 0; i < all.list.n; i++) {
		struct series *s = &all.list.at[i];

		if (!f->at_end && !has_old(f, s))
			continue;
		s->may_lack = f->had_more || !f->at_end ||
			      f->stream->is_part;
		if (!mark(&here, s))
			check_series(f->stream->selection, s);
	}
}

static int hand_on(const struct flow *f, const struct generation *g,
		   struct err *e)
{
	for (size_t i = 0; i < g->n; i++) {
		const struct slot *slot = &g->slots[i];

		if (slot->failed)
			return err_set(e, slot->e.code, "%s:%u: %s",
				       slot->raw.source, slot->raw.line,
				       slot->e.msg);
		if (!slot->mail)
			continue;
		check_finish(f->stream->selection, slot->mail);
		if (f->stream->take(f->stream->context, &slot->raw, slot->mail,
				    e))
			return -1;
	}
	return 0;
}

/* gone <- old <- new <- next */
static void turn(struct flow *f)
{
	struct generation free_one = f->gone;

	generation_clear(&free_one);
	f->had_more |= f->gone.n || f->old.n;
	f->gone = f->old;
	f->old = f->new;
	f->new = f->next;
	f->next = free_one;
}

static int step(struct flow *f, struct err *e)
{
	pool_wait(f->pool, f->new.jobs);
	f->at_end |= f->new.is_last;
	run_series(f);
	if (hand_on(f, &f->old, e))
		return -1;
	turn(f);
	return 0;
}

static int run(struct flow *f, struct err *e)
{
	struct err read_error = { 0 };
	int status = fill(f, &f->new, &read_error);

	while (!f->at_end) {
		if (!f->new.is_last)
			status = fill(f, &f->next, &read_error);
		if (step(f, e))
			return -1;
	}
	if (step(f, e))
		return -1;
	return status ? err_set(e, read_error.code, "%s", read_error.msg) : 0;
}

int stream_run(const struct stream *s, struct err *e)
{
	struct generation *g;
	struct flow f = { .stream = s };
	struct generation *const all[] = { &f.gone, &f.old, &f.new, &f.next };
	int status;

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		all[i]->slots = mem_alloc(STREAM_MAILS * sizeof(struct slot));
	f.pool = pool_start(s->workers, work);
	status = run(&f, e);
	pool_stop(&f.pool);
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		g = all[i];
		generation_clear(g);
		free(g->slots);
	}
	return status;
}
