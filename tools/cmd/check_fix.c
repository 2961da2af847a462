// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/check_fix.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/lock.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/progress.h"
#include "check/fix.h"
#include "check/print.h"
#include "check/stream.h"
#include "cmd/input.h"
#include "cmd/say.h"
#include "cmd/undo.h"
#include "model/mbox.h"
#include "scaffold/plan.h"

/* An input, whole: what comes out may be as large again. */
struct text {
	const char *name;
	bool is_range;		/* no file: the mails of commits */
	struct span original, bytes;
	bool has_changed;
};

struct job {
	struct check_fix *fix;
	struct text *texts;
	size_t n;
	struct fixer fixer;
	struct progress bar;
	size_t mails;		/* that were read, in all rounds */

	/* This round. */
	size_t at;		/* the text that is being read */
	struct mbox box;
	size_t findings;
};

/* What is over in a moment gets no bar. */
static void show_progress(struct job *job, size_t done, size_t total)
{
	if (++job->mails > STREAM_MAILS)
		progress_step(&job->bar, done, total);
}

/* As git format-patch --stdout writes them; the history stays as it is. */
static int read_commits(struct job *job, struct input *in, struct text *out,
			struct err *e)
{
	struct arena *a = job->fix->arena;
	struct raw_mail mail;
	size_t done, total;
	struct buf text;
	int more;

	out->is_range = true;
	out->name = in->name;
	buf_init(&text, LIMIT_FILE);
	while ((more = in->kind->next(in, a, &mail, e)) > 0) {
		in->kind->progress(in, &done, &total);
		show_progress(job, done, total);
		buf_printf(&text, "From " SPAN_FMT " Mon Sep 17 00:00:00 2001\n",
			   SPAN_ARG(mail.id));
		buf_add(&text, mail.bytes);
		if (!span_ends(mail.bytes, SPAN("\n\n")))
			buf_add_char(&text, '\n');
	}
	if (!more)
		more = buf_check(&text, in->name, e);
	out->original = arena_copy(a, buf_span(&text));
	buf_release(&text);
	return more;
}

static int read_range(struct job *job, const char *spec, struct text *out,
		      struct err *e)
{
	struct arena *a = job->fix->arena;
	struct input *in;
	int status;

	if (spec ? input_open_range(a, spec, &in, e) :
		   input_open_unsent(a, &in, e))
		return -1;
	status = read_commits(job, in, out, e);
	input_close(&in);
	return status;
}

static int read_text(struct job *job, const char *name, struct text *out,
		     struct err *e)
{
	struct arena *a = job->fix->arena;

	*out = (struct text){ .name = name };
	if (!strcmp(name, "-")) {
		out->name = "(standard input)";
		return file_read_fd(a, STDIN_FILENO, out->name, LIMIT_FILE,
				    &out->original, e);
	}
	if (file_is_dir(name))
		return err_set(e, ERR_USAGE,
			       "--fix takes patch files and commits, not the folder '%s'",
			       name);
	if (!file_exists(name))
		return read_range(job, name, out, e);
	return file_read(a, name, LIMIT_FILE, &out->original, e);
}

static void begin_text(struct job *job)
{
	if (job->at < job->n)
		mbox_init(&job->box, job->texts[job->at].bytes);
}

static void show_round(struct job *job)
{
	size_t done = 0, total = 0;

	for (size_t i = 0; i < job->n; i++) {
		total += job->texts[i].bytes.len;
		if (i <= job->at)
			done += job->texts[i].bytes.len;
	}
	show_progress(job, done - job->box.rest.len, total);
}

static int next(void *context, struct arena *a, struct raw_mail *out,
		struct err *e)
{
	struct job *job = context;
	struct mbox_message message;

	(void)e;
	while (job->at < job->n && !mbox_next(&job->box, &message)) {
		job->at++;
		begin_text(job);
	}
	if (job->at >= job->n)
		return 0;
	show_round(job);
	*out = (struct raw_mail){
		.bytes = message.id.len ? mbox_unquote(a, message.bytes) :
					  message.bytes,
		.id = message.id, .line = message.line,
		.source = job->texts[job->at].name, .input = job->at,
	};
	if (job->texts[job->at].is_range)
		out->source = arena_str(a, mail_commit_source(message.id));
	return 1;
}

static int take(void *context, const struct raw_mail *raw,
		const struct checked *mail, struct err *e)
{
	struct job *job = context;

	for (size_t i = 0; i < mail->findings.list.n; i++)
		job->findings += !mail->findings.list.at[i].silenced;
	return fix_collect(&job->fixer, raw->input, mail, e);
}

static int apply(struct job *job, struct text *text, size_t input,
		 struct err *e)
{
	size_t before = job->fixer.applied;
	CLEANUP_BUF struct buf out;

	buf_init(&out, LIMIT_FILE);
	fix_apply(&job->fixer, input, text->bytes, &out);
	if (buf_check(&out, text->name, e))
		return -1;
	if (job->fixer.applied == before)
		return 0;
	text->bytes = arena_copy(job->fix->arena, buf_span(&out));
	text->has_changed = true;
	return 0;
}

/* All inputs once; job->fixer.applied says what that has changed. */
static int round_of(struct job *job, struct err *e)
{
	const struct stream stream = {
		.selection = job->fix->selection,
		.workers = job->fix->workers,
		.context = job, .next = next, .take = take,
	};

	job->at = job->findings = 0;
	begin_text(job);
	fix_begin(&job->fixer, job->fix->arena);
	if (stream_run(&stream, e))
		return -1;
	for (size_t i = 0; i < job->n; i++)
		if (apply(job, &job->texts[i], i, e))
			return -1;
	return 0;
}

static void restart(struct job *job)
{
	job->fix->fixed = 0;
	for (size_t i = 0; i < job->n; i++) {
		job->texts[i].bytes = job->texts[i].original;
		job->texts[i].has_changed = false;
	}
}

static int fix_all(struct job *job, struct err *e)
{
	struct check_fix *fix = job->fix;

	restart(job);
	for (size_t i = 0; i < FIX_ROUNDS; i++) {
		job->bar.what = i ? "checking again" : "fixing";
		if (round_of(job, e))
			return -1;
		fix->left = job->findings;
		fix->fixed += job->fixer.applied;
		if (job->fixer.must_restart)
			restart(job);
		else if (!job->fixer.applied)
			return 0;
	}
	return err_set(e, ERR_LIMIT,
		       "after %d rounds there was still more to fix, so nothing was: please report this",
		       FIX_ROUNDS);
}

/* A link stays one: what it leads to is mended. */
static int plan_text(struct plan *plan, const struct text *t, struct err *e)
{
	CLEANUP_FREE char *real = realpath(t->name, NULL);

	if (!real)
		return err_errno(e, "cannot write '%s'", t->name);
	plan->root = path_dir(plan->arena, real);
	plan_add_edit(plan,
		      arena_str(plan->arena, path_base(span_of(real))),
		      t->original, t->bytes);
	return 0;
}

/* All of them or none: a series of which a part is mended helps nobody. */
static int write_in_place(const struct job *job, struct err *e)
{
	struct plan plan = { .arena = job->fix->arena };

	for (size_t i = 0; i < job->n; i++)
		if (job->texts[i].has_changed &&
		    plan_text(&plan, &job->texts[i], e))
			return -1;
	return plan_apply(&plan, e);
}

static int write_all(const struct job *job, struct err *e)
{
	if (job->fix->in_place)
		return write_in_place(job, e);
	say_bytes(job->fix->out, job->texts[0].bytes);
	return file_flush(stdout, "the output", e);
}

static void summarize(const struct check_fix *fix)
{
	CLEANUP_BUF struct buf line;

	buf_init(&line, LIMIT_TEXT);
	print_count(&line, fix->fixed, "finding");
	buf_printf(&line, " fixed, %zu left\n", fix->left);
	file_print(stderr, buf_span(&line));
}

static int may_fix(const struct check_fix *fix, struct err *e)
{
	if (!fix->names->n && fix->in_place)
		return err_set(e, ERR_USAGE,
			       "--in-place takes patch files");
	if (fix->names->n > 1 && !fix->in_place)
		return err_set(e, ERR_USAGE,
			       "--fix writes one patch to standard output: with --in-place it takes more");
	for (size_t i = 0; i < fix->names->n; i++)
		if (fix->in_place && !strcmp(fix->names->at[i], "-"))
			return err_set(e, ERR_USAGE,
				       "standard input cannot be fixed in place");
	return 0;
}

static int read_all(struct job *job, struct err *e)
{
	const struct opt_list *names = job->fix->names;
	struct arena *a = job->fix->arena;

	job->n = names->n ? names->n : 1;
	job->texts = arena_zalloc(a, job->n, sizeof(*job->texts));
	if (!names->n)
		return read_range(job, NULL, &job->texts[0], e);
	for (size_t i = 0; i < job->n; i++) {
		if (read_text(job, names->at[i], &job->texts[i], e))
			return -1;
		if (job->texts[i].is_range && job->fix->in_place)
			return err_set(e, ERR_USAGE,
				       "commits cannot be fixed in place: without --in-place their patches are printed, for git am");
	}
	return 0;
}

/* So that what is read is what is written over. */
static void lock_all(const struct check_fix *fix, struct lock_folders *locks)
{
	for (size_t i = 0; fix->in_place && i < fix->names->n; i++) {
		CLEANUP_FREE char *real = realpath(fix->names->at[i], NULL);
		const char *dir = real ? path_dir(fix->arena, real) : ".";

		lock_folder(locks, dir);
		undo_killed(fix->arena, dir, fix->talk);
	}
}

int check_fix(struct check_fix *fix, struct err *e)
{
	CLEANUP_FOLDERS struct lock_folders locks = { 0 };
	struct job job = { .fix = fix };
	int rc;

	lock_all(fix, &locks);
	if (may_fix(fix, e))
		return -1;
	progress_begin(&job.bar, fix->talk, "reading");
	rc = read_all(&job, e) || fix_all(&job, e);
	progress_end(&job.bar);
	if (rc || write_all(&job, e))
		return -1;
	summarize(fix);
	return 0;
}
