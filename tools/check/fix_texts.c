// SPDX-License-Identifier: GPL-2.0-only
#include "check/fix_texts.h"

#include "base/limits.h"
#include "check/fix.h"
#include "check/stream.h"
#include "model/mbox.h"

/* All texts once. */
struct round {
	struct fix_texts *all;
	struct fixer *fixer;
	size_t at;		/* the text that is being read */
	struct mbox box;
	size_t findings;
};

void fix_texts_show(struct fix_texts *all, size_t done, size_t total)
{
	/* What is over in a moment gets no bar. */
	if (++all->mails > STREAM_MAILS)
		progress_step(all->bar, done, total);
}

static void begin_text(struct round *r)
{
	if (r->at < r->all->n)
		mbox_init(&r->box, r->all->at[r->at].bytes);
}

static void show(struct round *r)
{
	size_t done = 0, total = 0;

	for (size_t i = 0; i < r->all->n; i++) {
		total += r->all->at[i].bytes.len;
		if (i <= r->at)
			done += r->all->at[i].bytes.len;
	}
	fix_texts_show(r->all, done - r->box.rest.len, total);
}

static int next(void *context, struct arena *a, struct raw_mail *out,
		struct err *e)
{
	struct round *r = context;
	const struct fix_text *text;
	struct mbox_message message;

	(void)e;
	while (r->at < r->all->n && !mbox_next(&r->box, &message)) {
		r->at++;
		begin_text(r);
	}
	if (r->at >= r->all->n)
		return 0;
	show(r);
	text = &r->all->at[r->at];
	*out = (struct raw_mail){
		.bytes = message.id.len ? mbox_unquote(a, message.bytes) :
					  message.bytes,
		.id = message.id, .line = message.line,
		.source = text->name, .input = r->at,
	};
	if (text->is_commits)
		out->source = arena_str(a, mail_commit_source(message.id));
	return 1;
}

/* The bytes of its text are not those of the mail: see fix.h. */
static bool is_encoded(const struct raw_mail *raw, const struct mail *m)
{
	size_t end = span_find_char(raw->bytes, '\n');

	return m->oddities & MAIL_ENCODED ||
	       (end != SIZE_MAX && end && raw->bytes.p[end - 1] == '\r');
}

static int take(void *context, const struct raw_mail *raw,
		const struct checked *mail, struct err *e)
{
	struct round *r = context;
	struct fix_text *text = &r->all->at[raw->input];
	bool has_cure = false;

	for (size_t i = 0; i < mail->findings.list.n; i++) {
		const struct finding *f = &mail->findings.list.at[i];

		r->findings += !f->silenced;
		has_cure |= !f->silenced && f->fix.at.p;
	}
	text->mails++;
	text->encoded += has_cure && is_encoded(raw, &mail->patch.mail);
	return fix_collect(r->fixer, raw->input, mail, e);
}

static int apply(struct round *r, struct fix_text *text, size_t input,
		 struct err *e)
{
	size_t before = r->fixer->applied;
	CLEANUP_BUF struct buf out;

	buf_init(&out, LIMIT_FILE);
	fix_apply(r->fixer, input, text->bytes, &out);
	if (buf_check(&out, text->name, e))
		return -1;
	if (r->fixer->applied == before)
		return 0;
	text->bytes = arena_copy(r->all->arena, buf_span(&out));
	text->has_changed = true;
	return 0;
}

/* What it has changed, fixer->applied says. */
static int run_round(struct round *r, struct err *e)
{
	const struct stream stream = {
		.selection = r->all->selection, .workers = r->all->workers,
		.context = r, .next = next, .take = take,
	};

	for (size_t i = 0; i < r->all->n; i++)
		r->all->at[i].mails = r->all->at[i].encoded = 0;
	begin_text(r);
	fix_begin(r->fixer, r->all->arena);
	if (stream_run(&stream, e))
		return -1;
	for (size_t i = 0; i < r->all->n; i++)
		if (apply(r, &r->all->at[i], i, e))
			return -1;
	return 0;
}

static void restart(struct fix_texts *all)
{
	all->fixed = 0;
	for (size_t i = 0; i < all->n; i++) {
		all->at[i].bytes = all->at[i].original;
		all->at[i].has_changed = false;
	}
}

int fix_texts(struct fix_texts *all, struct err *e)
{
	struct fixer fixer = { 0 };

	restart(all);
	for (size_t i = 0; i < FIX_ROUNDS; i++) {
		struct round round = { .all = all, .fixer = &fixer };

		all->bar->what = i ? "checking again" : "fixing";
		if (run_round(&round, e))
			return -1;
		all->left = round.findings;
		all->fixed += fixer.applied;
		if (fixer.must_restart)
			restart(all);
		else if (!fixer.applied)
			return 0;
	}
	return err_set(e, ERR_LIMIT,
		       "after %d rounds there was still more to fix, so nothing was: please report this",
		       FIX_ROUNDS);
}
