// SPDX-License-Identifier: GPL-2.0-only
#include "send/archive.h"

#include "base/file.h"
#include "base/limits.h"
#include "git/inbox.h"
#include "model/mbox.h"
#include "zlib/gunzip.h"

#define PASSES		10
#define GZIP_MAGIC	"\x1f\x8b"
#define GZIP_TYPE	"application/gzip"

static int add_mail(const struct archive *from, struct thread *t,
		    struct arena *a, struct span raw, struct err *e)
{
	return thread_add(t, a, raw, e) ? err_prefix(e, "%s", from->place) : 0;
}

/*
 * A file may be in any order. What names the first mail is found at once; what
 * names only an answer further down needs that to be found before.
 */
static int add_mbox(const struct archive *from, struct arena *a,
		    struct span text, struct span id, struct thread *t,
		    struct err *e)
{
	struct mbox_message message;
	struct mbox mbox;
	size_t before;

	for (int i = 0; i < PASSES; i++) {
		before = t->mails.n;
		mbox_init(&mbox, text);
		while (mbox_next(&mbox, &message)) {
			if (thread_wants(t, id, message.bytes) &&
			    add_mail(from, t, a,
				     mbox_unquote(a, message.bytes), e))
				return -1;
		}
		if (t->mails.n == before)
			break;
	}
	return 0;
}

/* A file as it is, or compressed as a server gives it. */
static int add_file(const struct archive *from, struct arena *a,
		    struct span file, struct span id, struct thread *t,
		    struct err *e)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, ARCHIVE_MBOX_MAX);
	if (!span_starts(file, SPAN(GZIP_MAGIC)))
		return add_mbox(from, a, file, id, t, e);
	if (gunzip(file, &text, e))
		return err_prefix(e, "%s", from->place);
	return add_mbox(from, a, arena_copy(a, buf_span(&text)), id, t, e);
}

/* Nobody knows how much it will be. */
static void show_bar(void *bar, size_t due)
{
	(void)due;
	progress_step(bar, 0, 0);
}

/* Servers name the type of these differently. All else is no archive. */
static bool is_mbox(struct span body)
{
	return span_starts(body, SPAN(GZIP_MAGIC)) ||
	       span_starts(body, SPAN("From "));
}

static int read_url(const struct archive *from, struct arena *a,
		    struct span id, struct thread *t, struct err *e)
{
	const char *mask = from->place;
	CLEANUP_BUF struct buf url;
	struct http_exchange x = { 0 };
	size_t at = span_find(span_of(mask), SPAN("%s"));

	buf_init(&url, LIMIT_TEXT);
	if (at == SIZE_MAX)
		return err_set(e, ERR_USAGE,
			       "%s: want %%s in place of the Message-ID",
			       mask);
	buf_add(&url, span_first(span_of(mask), at));
	http_add_escaped(&url, id);
	buf_add_str(&url, mask + at + strlen("%s"));
	buf_add_str(&url, span_ends(buf_span(&url), SPAN("/")) ?
		    "t.mbox.gz" : "/t.mbox.gz");
	x.request.url = url.p;
	if (http_run_one(from->http, a, &x, e) ||
	    http_expect(a, &x, is_mbox(x.answer.body) ? NULL : GZIP_TYPE, e))
		return -1;
	if (!is_mbox(x.answer.body))
		return err_set(e, ERR_NET, "%s: the answer is no mbox", url.p);
	return add_file(from, a, x.answer.body, id, t, e);
}

/* An archive is in the order in which the mails came. */
static int read_inbox(const struct archive *from, struct inbox *inbox,
		      struct arena *a, struct span id, struct thread *t,
		      struct err *e)
{
	CLEANUP_ARENA struct arena scratch = { 0 };
	struct inbox_mail mail;
	size_t done, total;
	int more;

	while ((more = inbox_next(inbox, &scratch, &mail, e)) > 0) {
		inbox_progress(inbox, &done, &total);
		progress_step(from->bar, done, total);
		if (thread_wants(t, id, mail.bytes) &&
		    add_mail(from, t, a, arena_copy(a, mail.bytes), e))
			return -1;
		arena_reset(&scratch);
	}
	return more;
}

static int read_local(const struct archive *from, struct arena *a,
		      struct span id, struct thread *t, struct err *e)
{
	const char *place = from->place;
	struct inbox *inbox;
	struct span text;
	int rc;

	if (!file_is_dir(place)) {
		if (!file_read(a, place, LIMIT_FILE, &text, e))
			return add_file(from, a, text, id, t, e);
		/* It is the place that is not there, and not the mail. */
		if (e->code == ERR_NOENT)
			e->code = ERR_USAGE;
		return -1;
	}
	inbox = inbox_open(place);
	if (!inbox)
		return err_set(e, ERR_USAGE,
			       "%s: neither an mbox nor a clone of a public-inbox",
			       place);
	rc = read_inbox(from, inbox, a, id, t, e);
	inbox_close(&inbox);
	return rc;
}

bool archive_is_remote(const char *place)
{
	return span_find(span_of(place), SPAN("://")) != SIZE_MAX;
}

int archive_thread(const struct archive *from, struct arena *a,
		   struct span id, struct thread *out, struct err *e)
{
	int rc;

	*out = (struct thread){ 0 };
	http_set_watch(from->http, show_bar, from->bar);
	rc = archive_is_remote(from->place) ?
	     read_url(from, a, id, out, e) : read_local(from, a, id, out, e);
	http_set_watch(from->http, NULL, NULL);
	if (rc)
		return -1;
	return thread_sort(out, a, id, e) ?
	       err_prefix(e, "%s", from->place) : 0;
}
