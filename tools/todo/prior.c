// SPDX-License-Identifier: GPL-2.0-only
#include "todo/prior.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"
#include "git/inbox.h"
#include "mime/mime.h"

#define MARKS_MAX	65536

static char *index_path(struct arena *a, const char *dir, struct err *e)
{
	char *folder = file_cache_folder(a, "prior");
	char *real = realpath(dir, NULL), *path;

	if (!real) {
		err_errno(e, "there is no archive '%s'", dir);
		return NULL;
	}
	if (!folder)
		err_set(e, ERR_NOENT,
			"no folder for the index of '%s': neither HOME nor XDG_CACHE_HOME names one",
			dir);
	path = folder ? path_join(a, folder, arena_printf(a, "%016" PRIx64 ".db",
							  hash64(HASH64, span_of(real)))) :
	       NULL;
	free(real);
	if (!path || file_make_dirs(folder, e))
		return NULL;
	return path;
}

static int add_mail(struct mail_index *index, const struct inbox_mail *mail,
		    struct arena *a, struct err *e)
{
	struct mail m = { .source = mail->id };
	struct mail_row row = { 0 };

	if (mime_decode(a, mail->bytes, &m, e))
		return -1;
	prior_row(a, &m, &row);
	return row.mid.len ? mail_index_add(index, &row, e) : 0;
}

static int add_all(struct mail_index *index, struct inbox *inbox,
		   const char *dir, struct progress *bar, struct err *e)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct inbox_mail mail;
	size_t done = 0;
	size_t read, total;
	int more;

	while ((more = inbox_next(inbox, &a, &mail, e)) > 0) {
		if (add_mail(index, &mail, &a, e))
			return -1;
		done++;
		inbox_progress(inbox, &read, &total);
		progress_step(bar, done, done + total - read);
		arena_reset(&a);
	}
	if (!more && inbox_missing(inbox))
		return err_set(e, ERR_NOENT,
			       "%s: %zu of its mails are not in this clone, so it cannot be searched: fetch them",
			       dir, inbox_missing(inbox));
	return more;
}

/*
 * "0:COMMIT 1:COMMIT-FIRST": how far each epoch is indexed, and from where on
 * where the clone is shallow.
 */
static const char *marks_text(struct arena *a, const struct inbox_marks *marks)
{
	CLEANUP_BUF struct buf b;

	buf_init(&b, MARKS_MAX);
	for (size_t i = 0; i < marks->list.n; i++)
		buf_printf(&b, "%s%u:%s%s%s", i ? " " : "",
			   marks->list.at[i].epoch, marks->list.at[i].id,
			   *marks->list.at[i].start ? "-" : "",
			   marks->list.at[i].start);
	return arena_str(a, buf_span(&b));
}

static void read_marks(struct arena *a, struct span text,
		       struct inbox_marks *out)
{
	struct span word, number, id;
	uint64_t epoch;

	while (span_next_word(&text, &word)) {
		struct inbox_mark *mark;

		if (!span_next_until(&word, ':', &number) ||
		    !span_number(number, 10, UINT32_MAX, &epoch))
			continue;
		if (!span_next_until(&word, '-', &id)) {
			id = word;
			word = (struct span){ 0 };
		}
		if (id.len != sizeof(mark->id) - 1 ||
		    (word.len && word.len != sizeof(mark->start) - 1))
			continue;
		mark = VEC_ADD(a, &out->list);
		mark->epoch = (unsigned int)epoch;
		memcpy(mark->id, id.p, id.len);
		if (word.len)
			memcpy(mark->start, word.p, word.len);
	}
}

/* Older mails than those that are indexed have come to a shallow clone. */
static bool is_deeper(const struct inbox_marks *known,
		      const struct inbox_marks *now)
{
	for (size_t i = 0; i < known->list.n; i++)
		for (size_t j = 0; j < now->list.n; j++)
			if (known->list.at[i].epoch == now->list.at[j].epoch &&
			    strcmp(known->list.at[i].start,
				   now->list.at[j].start))
				return true;
	return false;
}

/* Index what is behind the marks, or all where there are none. */
static int add_new(struct mail_index *index, struct inbox *inbox,
		   const char *dir, const struct inbox_marks *marks,
		   struct progress *bar, struct arena *a, struct err *e)
{
	struct inbox_marks now = { 0 };

	if (marks->list.n)
		inbox_skip(inbox, marks);
	if (mail_index_begin(index, e) ||
	    (!marks->list.n && mail_index_clear(index, e)) ||
	    add_all(index, inbox, dir, bar, e) ||
	    inbox_marks(inbox, a, &now, e))
		return -1;
	return mail_index_end(index, marks_text(a, &now), e);
}

static int open_inbox(const char *dir, struct inbox **out, struct err *e)
{
	*out = inbox_open(dir);
	if (*out)
		return 0;
	return err_set(e, ERR_NOENT,
		       "'%s' is not a clone of a public-inbox: 'git clone --mirror https://lore.kernel.org/netfilter-devel/0 DIR' makes one",
		       dir);
}

static int update(struct mail_index *index, const char *dir,
		  struct progress *bar, struct arena *a,
		  struct err *e)
{
	struct inbox_marks known = { 0 }, now = { 0 };
	const char *mark = mail_index_mark(index, a);
	struct inbox *inbox;
	bool was_rewritten;
	int status = 0;

	read_marks(a, span_of(mark), &known);
	if (open_inbox(dir, &inbox, e))
		return -1;
	if (inbox_marks(inbox, a, &now, e))
		status = -1;
	if (is_deeper(&known, &now))
		known.list.n = 0;
	if (!status && strcmp(mark, marks_text(a, &now)))
		status = add_new(index, inbox, dir, &known, bar, a, e);
	was_rewritten = inbox_was_rewritten(inbox);
	inbox_close(&inbox);
	/* Then all of it is new. */
	if (!was_rewritten)
		return status;
	err_clear(e);
	known.list.n = 0;
	mail_index_abort(index);
	if (open_inbox(dir, &inbox, e))
		return -1;
	status = add_new(index, inbox, dir, &known, bar, a, e);
	inbox_close(&inbox);
	return status;
}

int prior_open(struct arena *a, const char *dir,
	       struct progress *bar, struct mail_index **out,
	       struct err *e)
{
	CLEANUP_INDEX struct mail_index *index = NULL;
	const char *path = index_path(a, dir, e);

	if (!path)
		return -1;
	if (mail_index_open(path, &index, e) ||
	    update(index, dir, bar, a, e))
		return -1;
	*out = index;
	index = NULL;
	return 0;
}
