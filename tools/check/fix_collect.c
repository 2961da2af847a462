// SPDX-License-Identifier: GPL-2.0-only
/* fix_collect - from findings to edits of the inputs */
#include "check/fix.h"

#include "base/hash.h"
#include "check/fix_print.h"
#include "check/silence.h"
#include "model/file_kind.h"

#define COUNTED_MAX	256	/* with as many, it is all files */

void fix_begin(struct fixer *f, struct arena *arena)
{
	f->arena = arena;
	f->edits.at = NULL;
	f->edits.n = f->edits.cap = 0;
	f->hunks.at = NULL;
	f->hunks.n = f->hunks.cap = 0;
	f->broken.at = NULL;
	f->broken.n = f->broken.cap = 0;
	f->counted.at = NULL;
	f->counted.n = f->counted.cap = 0;
	f->mails = f->applied = f->last_hunk = 0;
	f->round = f->must_restart ? 1 : f->round + 1;
	f->must_restart = false;
	for (size_t i = 0; i < FIX_BUCKETS; i++)
		f->buckets[i] = f->paths[i] = 0;
}

static size_t bucket_of(struct span path, struct span text)
{
	return hash64(hash64(HASH64, path), text) % FIX_BUCKETS;
}

/* The line of code without its marker. */
static struct span code_of(const struct fix_edit *edit)
{
	return span_from(edit->old, 1);
}

/* A later patch wants this line to be there as it is. */
static void expect(struct fixer *f, struct span path, struct span text)
{
	size_t *link = &f->buckets[bucket_of(path, text)];

	/* What is dropped leaves the bucket: nobody looks at it twice. */
	while (*link) {
		struct fix_edit *edit = &f->edits.at[*link - 1];

		if (span_eq(edit->path, path) && span_eq(code_of(edit), text)) {
			edit->is_dropped = true;
			*link = edit->next;
		} else {
			link = &edit->next;
		}
	}
}

/* Under this name no later patch will ask for the lines of the file. */
static void drop_all(struct fixer *f, struct span path)
{
	size_t *link = &f->paths[hash64(HASH64, path) % FIX_BUCKETS];

	while (*link) {
		struct fix_edit *edit = &f->edits.at[*link - 1];

		if (span_eq(edit->path, path)) {
			edit->is_dropped = true;
			*link = edit->next_of_path;
		} else {
			link = &edit->next_of_path;
		}
	}
}

static void expect_all(struct fixer *f, const struct diff *d)
{
	if (!f->edits.n)
		return;
	for (size_t i = 0; i < d->files.n; i++) {
		const struct file_diff *file = &d->files.at[i];

		if (file->is_rename || file->is_copy)
			drop_all(f, file->old_path);
		for (size_t j = 0; j < file->hunks.n; j++)
			for (size_t k = 0; k < file->hunks.at[j].lines.n; k++) {
				const struct diff_line *l =
					&file->hunks.at[j].lines.at[k];

				if (l->kind != DIFF_ADDED)
					expect(f, file->old_path, l->text);
			}
	}
}

/* Note all hunks of the file; the one with this index comes back. */
static struct hunk_place *add_hunks(struct fixer *f, size_t input,
				    const struct mail *m,
				    const struct file_diff *file, size_t wanted)
{
	struct hunk_place *found = NULL;

	f->last_hunk = f->hunks.n + wanted;
	for (size_t i = 0; i < file->hunks.n; i++) {
		const struct hunk *h = &file->hunks.at[i];
		struct hunk_place *place = ARENA_NEW(f->arena,
						     struct hunk_place);

		*place = (struct hunk_place){
			.input = input, .line = mail_source_line(m, h->nr),
			.header = arena_copy(f->arena, h->header),
			.old_start = h->old_start, .old_count = h->old_count,
			.new_start = h->new_start, .new_count = h->new_count,
			.begins_file = !i,
		};
		*VEC_ADD(f->arena, &f->hunks) = place;
		if (i == wanted)
			found = place;
	}
	return found;
}

/* The one with this header, if it is noted already: not before the last. */
static struct hunk_place *known_hunk(struct fixer *f, size_t input,
				     unsigned int line)
{
	for (; f->last_hunk < f->hunks.n; f->last_hunk++) {
		struct hunk_place *h = f->hunks.at[f->last_hunk];

		if (h->input == input && h->line == line)
			return h;
	}
	return NULL;
}

static struct hunk_place *place_hunk(struct fixer *f, size_t input,
				     const struct mail *m,
				     const struct file_diff *file, size_t i)
{
	unsigned int line = mail_source_line(m, file->hunks.at[i].nr);
	struct hunk_place *known = known_hunk(f, input, line);

	return known ? known : add_hunks(f, input, m, file, i);
}

static unsigned int count_lines(struct span text)
{
	unsigned int n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += text.p[i] == '\n';
	return n;
}

/* The edit that was added last. */
static void add_to_bucket(const struct fixer *f, size_t *bucket, size_t *next)
{
	*next = *bucket;
	*bucket = f->edits.n;
}

static void add_edit(struct fixer *f, size_t input, const struct checked *mail,
		     const struct edit *fix, size_t group, bool is_part)
{
	const struct mail *m = &mail->patch.mail;
	unsigned int nr = mail_line(m, fix->at);
	struct span line = mail_line_text(m, nr);
	bool takes_line = span_ends(fix->at, SPAN("\n"));
	const struct file_diff *file;
	const struct hunk *hunk;
	struct fix_edit *edit;

	file = diff_file_at(&mail->patch.diff, nr, &hunk);
	file = hunk ? file : NULL;
	/* White space means something in a Makefile, and in Markdown. */
	if (file && !file_kind_is_c(file->kind))
		return;
	edit = VEC_ADD(f->arena, &f->edits);
	*edit = (struct fix_edit){
		.input = input, .line = mail_source_line(m, nr),
		.column = (size_t)(fix->at.p - line.p), .len = fix->at.len,
		.with = arena_copy(f->arena, fix->with),
		.old = arena_copy(f->arena, line),
		.lost = takes_line - count_lines(fix->with),
		.takes_line = takes_line, .group = group, .is_part = is_part,
	};
	if (!file)
		return;
	edit->path = arena_copy(f->arena, file->path);
	if (takes_line || count_lines(fix->with))
		edit->hunk = place_hunk(f, input, m, file,
					(size_t)(hunk - file->hunks.at));
	add_to_bucket(f, &f->buckets[bucket_of(edit->path, code_of(edit))],
		      &edit->next);
	add_to_bucket(f, &f->paths[hash64(HASH64, edit->path) % FIX_BUCKETS],
		      &edit->next_of_path);
}

/* The files of which the message counts lines. */
static void read_counted(struct fixer *f, const struct message *m)
{
	struct silence s;

	f->counted.n = 0;
	for (size_t i = 0; i < m->notes.n && f->counted.n < COUNTED_MAX; i++)
		if (silence_read(m->notes.at[i].text, &s) && s.line_nr)
			*VEC_ADD(f->arena, &f->counted) = s.path;
}

static bool is_counted(const struct fixer *f, struct span path)
{
	for (size_t i = 0; i < f->counted.n; i++)
		if (span_eq(f->counted.at[i], path))
			return true;
	return f->counted.n == COUNTED_MAX;
}

/* A line comes in or goes where the message counts them. */
static bool moves_counted(const struct fixer *f, const struct checked *mail,
			  const struct edit *fix)
{
	const struct mail *m = &mail->patch.mail;
	const struct file_diff *file;
	const struct hunk *hunk;

	if (!f->counted.n)
		return false;
	file = diff_file_at(&mail->patch.diff, mail_line(m, fix->at), &hunk);
	if (!file || !is_counted(f, file->path))
		return false;
	for (; fix; fix = fix->also)
		if (span_ends(fix->at, SPAN("\n")) || count_lines(fix->with))
			return true;
	return false;
}

/* A cure, of which all places are in the message or in one file. */
static void add_cure(struct fixer *f, size_t input, const struct checked *mail,
		     const struct edit *fix)
{
	const struct edit *part = fix;
	size_t group = 0;

	if (moves_counted(f, mail, fix))
		return;
	if (fix->also) {
		*VEC_ADD(f->arena, &f->broken) = false;
		group = f->broken.n;
	}
	for (; part; part = part->also)
		add_edit(f, input, mail, part, group, part != fix);
}

static int check_print(struct fixer *f, const struct checked *mail,
		       struct err *e)
{
	uint64_t print = fix_print(&mail->patch);

	if (f->mails == FIX_PRINTS_MAX)
		return err_set(e, ERR_LIMIT, "more than %d mails to fix",
			       FIX_PRINTS_MAX);
	if (f->mails == f->prints.n)
		VEC_ADD(f->arena, &f->prints)->print = print;
	else if (f->prints.at[f->mails].print != print)
		f->must_restart = f->prints.at[f->mails].is_left = true;
	f->mails++;
	return 0;
}

int fix_collect(struct fixer *f, size_t input, const struct checked *mail,
		struct err *e)
{
	size_t before;

	if (check_print(f, mail, e))
		return -1;
	expect_all(f, &mail->patch.diff);
	if (mail->patch.mail.oddities & MAIL_ENCODED ||
	    f->prints.at[f->mails - 1].is_left)
		return 0;
	before = f->edits.n;
	read_counted(f, &mail->patch.message);
	for (size_t i = 0; i < mail->findings.list.n; i++) {
		const struct finding *found = &mail->findings.list.at[i];

		if (found->fix.at.p && !found->silenced)
			add_cure(f, input, mail, &found->fix);
	}
	if (f->round > FIX_SETTLED && f->edits.n > before)
		f->must_restart = f->prints.at[f->mails - 1].is_left = true;
	return 0;
}
