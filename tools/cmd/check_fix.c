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
#include "check/fix_texts.h"
#include "check/print.h"
#include "cmd/input.h"
#include "cmd/say.h"
#include "cmd/undo.h"
#include "scaffold/plan.h"

struct job {
	struct check_fix *fix;
	struct fix_texts texts;
};

/* As git format-patch --stdout writes them; the history stays as it is. */
static int read_commits(struct job *job, struct input *in,
			struct fix_text *out, struct err *e)
{
	struct arena *a = job->fix->arena;
	struct raw_mail mail;
	size_t done, total;
	struct buf text;
	int more;

	out->is_commits = true;
	out->name = in->name;
	buf_init(&text, LIMIT_FILE);
	while ((more = in->kind->next(in, a, &mail, e)) > 0) {
		in->kind->progress(in, &done, &total);
		fix_texts_show(&job->texts, done, total);
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

static int read_range(struct job *job, const char *spec, struct fix_text *out,
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

static int read_text(struct job *job, const char *name, struct fix_text *out,
		     struct err *e)
{
	struct arena *a = job->fix->arena;

	*out = (struct fix_text){ .name = name };
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

/* A link stays one: what it leads to is mended. */
static int plan_text(struct plan *plan, const struct fix_text *t, struct err *e)
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

	for (size_t i = 0; i < job->texts.n; i++)
		if (job->texts.at[i].has_changed &&
		    plan_text(&plan, &job->texts.at[i], e))
			return -1;
	return plan_apply(&plan, e);
}

static int write_all(const struct job *job, struct err *e)
{
	if (job->fix->in_place)
		return write_in_place(job, e);
	say_bytes(job->fix->out, job->texts.at[0].bytes);
	return file_flush(stdout, "the output", e);
}

/* What a mail program has made of a patch is not written anew. */
static void name_encoded(const struct fix_text *t, const struct term *talk)
{
	if (t->encoded && t->mails == 1)
		say_talk(talk,
			 "%s: is encoded or has CR LF at its line ends, so nothing in it is fixed: fix the commit, or decode the mail",
			 t->name);
	else if (t->encoded)
		say_talk(talk,
			 "%s: %zu of %zu mails are encoded or have CR LF at their line ends, so nothing in them is fixed: fix the commits, or decode the mails",
			 t->name, t->encoded, t->mails);
}

static void summarize(const struct fix_texts *texts, const struct term *talk)
{
	CLEANUP_BUF struct buf line;

	for (size_t i = 0; i < texts->n; i++)
		name_encoded(&texts->at[i], talk);
	buf_init(&line, LIMIT_TEXT);
	print_count(&line, texts->fixed, "finding");
	buf_printf(&line, " fixed, %zu left\n", texts->left);
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
	struct fix_texts *texts = &job->texts;

	texts->n = names->n ? names->n : 1;
	texts->at = arena_zalloc(job->fix->arena, texts->n,
				 sizeof(*texts->at));
	if (!names->n)
		return read_range(job, NULL, &texts->at[0], e);
	for (size_t i = 0; i < texts->n; i++) {
		if (read_text(job, names->at[i], &texts->at[i], e))
			return -1;
		if (texts->at[i].is_commits && job->fix->in_place)
			return err_set(e, ERR_USAGE,
				       "commits cannot be fixed in place: without --in-place, the fixed patches are printed for git am");
	}
	return 0;
}

/* As without --fix: who names a file thinks that there is a patch in it. */
static int all_had_patches(const struct job *job, struct err *e)
{
	const struct opt_list *names = job->fix->names;

	for (size_t i = 0; i < names->n; i++) {
		const struct fix_text *t = &job->texts.at[i];

		if (!t->mails && !t->is_commits &&
		    !span_trim(t->original).len)
			return err_set(e, ERR_SYNTAX, "%s: is empty", t->name);
		if (!t->mails)
			return err_set(e, ERR_SYNTAX,
				       "%s: there is no patch in it",
				       names->at[i]);
	}
	return 0;
}

/* So that what is read is what is written over. */
static void lock_all(const struct check_fix *fix, struct lock_folders *locks)
{
	struct arena *a = fix->arena;
	struct opt_list folders = { 0 };

	for (size_t i = 0; fix->in_place && i < fix->names->n; i++)
		*VEC_ADD(a, &folders) = lock_place_of(a, fix->names->at[i]);
	lock_folders(locks, &folders);
	for (size_t i = 0; i < folders.n; i++)
		undo_killed(a, folders.at[i], fix->talk);
}

int check_fix(struct check_fix *fix, struct err *e)
{
	CLEANUP_FOLDERS struct lock_folders locks = { 0 };
	struct progress bar;
	struct job job = {
		.fix = fix,
		.texts = {
			.selection = fix->selection, .workers = fix->workers,
			.arena = fix->arena, .bar = &bar,
		},
	};
	int rc;

	if (may_fix(fix, e))
		return -1;
	lock_all(fix, &locks);
	progress_begin(&bar, fix->talk, "reading");
	rc = read_all(&job, e) || fix_texts(&job.texts, e) ||
	     all_had_patches(&job, e);
	progress_end(&bar);
	if (rc || write_all(&job, e))
		return -1;
	summarize(&job.texts, fix->talk);
	fix->left = job.texts.left;
	return 0;
}
