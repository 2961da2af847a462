// SPDX-License-Identifier: GPL-2.0-only
/*
 * mbox - mails that a public-inbox found, or a thread of it, as an mbox
 *
 * INBOX/?q=QUERY is a search, which is answered by a compressed mbox where it
 * is asked for by POST and x=m; INBOX/MESSAGE-ID/t.mbox.gz is a thread. A
 * query that finds nothing is answered by 404.
 */
#include "model/mbox.h"

#include <string.h>

#include "base/address.h"
#include "base/limits.h"
#include "mime/mime.h"
#include "net/http.h"
#include "todo/entry.h"
#include "todo/kind.h"
#include "todo/prior.h"
#include "zlib/gunzip.h"

const char *todo_url_mbox(struct arena *a, const char *place)
{
	const char *query, *base = todo_entry_split(a, place, &query);

	return *query ? arena_printf(a, "%s?%s&x=m", base, query) : place;
}

/* A search changes nothing, but public-inbox wants it so. */
const char *todo_method_mbox(const char *place)
{
	return strchr(place, '?') ? "POST" : NULL;
}

/* "http://HOST/INBOX/" of both forms, as it may be shown. */
static const char *inbox_of(struct arena *a, const char *place)
{
	char *shown = arena_str(a, span_of(place));
	const char *query, *base;
	struct span dir;

	address_hide_passwords(shown);
	base = todo_entry_split(a, shown, &query);
	dir = span_of(base);
	if (*query)
		return base;
	for (int i = 0; i < 3; i++)
		dir = span_first(dir, span_rfind_char(dir, '/'));
	return arena_printf(a, SPAN_FMT "/", SPAN_ARG(dir));
}

/* The page of a mail: public-inbox leaves these as they are, and so '@'. */
static struct span page_of(struct arena *a, const char *inbox,
			   struct span mid)
{
	static const char kept[] = "!$&';()*+,=:@";
	CLEANUP_BUF struct buf b;

	buf_init(&b, LIMIT_TEXT);
	buf_add_str(&b, inbox);
	for (size_t i = 0; i < mid.len; i++)
		if (memchr(kept, mid.p[i], strlen(kept)))
			buf_add_char(&b, mid.p[i]);
		else
			http_add_escaped(&b, span_first(span_from(mid, i), 1));
	buf_add_char(&b, '/');
	return arena_copy(a, buf_span(&b));
}

static int add_mail(struct arena *a, const struct mbox_message *message,
		    const struct todo_source *source,
		    struct todo_items *items, struct err *e)
{
	struct mail m = { .source = source->name, .source_line = message->line };
	struct mail_row row = { 0 };
	struct todo_item *item;

	if (mime_decode(a, mbox_unquote(a, message->bytes), &m, e))
		return -1;
	prior_row(a, &m, &row);
	if (!row.mid.len)
		return 0;
	item = todo_entry_add(a, items, source->name, e);
	if (!item)
		return -1;
	item->id = todo_entry_mail_id(a, row.mid);
	item->body = row.mid;
	item->area = SPAN("mail");
	item->owner = todo_entry_line(a, mail_value(&m, SPAN("From")));
	item->title = todo_entry_line(a, row.subject);
	item->date = row.date;
	item->source = page_of(a, inbox_of(a, source->place), row.mid);
	return 0;
}

int todo_parse_mbox(struct arena *a, struct span packed,
		    const struct todo_source *source,
		    struct todo_items *items, struct err *e)
{
	struct mbox_message message;
	struct mbox mbox;
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_ANSWER);
	/* 404: nothing found. */
	if (!packed.len)
		return 0;
	if (gunzip(packed, &text, e))
		return err_prefix(e, "%s", source->name);
	mbox_init(&mbox, arena_copy(a, buf_span(&text)));
	while (mbox_next(&mbox, &message))
		if (add_mail(a, &message, source, items, e))
			return -1;
	return 0;
}
