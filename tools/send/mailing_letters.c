// SPDX-License-Identifier: GPL-2.0-only
/* mailing_letters - the mails of a mailing: names, threads, bytes */
#include "send/making.h"

#include <time.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/version.h"
#include "git/change.h"
#include "model/mail.h"
#include "model/mail_field.h"
#include "send/format.h"

#define SIGNATURE_MAX	(64UL << 10)	/* bytes */

/* What the branch is described as; empty where it is not, or not wanted. */
static struct span description(struct making *m)
{
	enum mail_wish wish = m->wish->with_cover ? WISH_ALWAYS :
						    m->settings->cover;
	struct span branch = m->branch;

	if (m->wish->no_cover || wish == WISH_NEVER || !branch.len ||
	    (m->range.commits.n < 2 && wish != WISH_ALWAYS))
		return (struct span){ 0 };
	if (m->wish->cover.len)
		return m->wish->cover;
	return span_trim(repo_config(m->repo, m->arena,
				     arena_printf(m->arena,
						  "branch." SPAN_FMT
						  ".description",
						  SPAN_ARG(branch))));
}

/* What stands below "-- ": format.signature, or its file, or our name. */
static int find_signature(struct making *m, struct err *e)
{
	const struct mail_settings *s = m->settings;

	m->signature = SPAN("nfkit " VERSION);
	if (s->signature) {
		m->signature = span_of(s->signature);
	} else if (s->signature_file) {
		if (file_read(m->arena, s->signature_file, SIGNATURE_MAX,
			      &m->signature, e))
			return err_prefix(e, "format.signatureFile");
		m->signature = span_trim_right(m->signature);
	}
	return 0;
}

/* Distinct for each mail of each run, and readable in an archive. */
static struct span new_id(struct making *m, unsigned int nr, const char *commit)
{
	time_t now = (time_t)m->wish->now;
	char stamp[32] = "0";
	struct tm tm;

	if (gmtime_r(&now, &tm))
		strftime(stamp, sizeof(stamp), "%Y%m%d%H%M%S", &tm);
	return span_of(arena_printf(m->arena, "%s.%u-%.12s-%08x-" SPAN_FMT,
				    stamp, nr, commit, m->wish->salt,
				    SPAN_ARG(m->mailing->from_mail)));
}

/* The mails above @l in the thread, the first one first; in @text. */
static void add_thread(struct making *m, const struct letter *l,
		       struct buf *text)
{
	const struct letter *first = m->mailing->letters.at;
	enum mail_thread kind = m->settings->thread;
	CLEANUP_BUF struct buf above;
	struct span parent = { 0 };

	buf_init(&above, LIMIT_TEXT);
	if (m->wish->reply_to)
		parent = msgid_bare(span_of(m->wish->reply_to));
	if (parent.len)
		buf_printf(&above, "<" SPAN_FMT ">", SPAN_ARG(parent));
	for (const struct letter *p = first; kind != THREAD_NONE && p < l; p++) {
		if (kind == THREAD_SHALLOW && p != first)
			break;
		buf_printf(&above, "%s<" SPAN_FMT ">", above.len ? "\n\t" : "",
			   SPAN_ARG(p->id));
		parent = p->id;
	}
	if (parent.len)
		buf_printf(text, "In-Reply-To: <" SPAN_FMT ">\nReferences: %s\n",
			   SPAN_ARG(parent), above.p);
}

static struct span thread_headers(struct making *m, const struct letter *l)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	buf_printf(&text, "Message-ID: <" SPAN_FMT ">\n", SPAN_ARG(l->id));
	add_thread(m, l, &text);
	return arena_copy(m->arena, buf_span(&text));
}

static void add_people(struct making *m, struct buf *to, const char *name,
		       const struct person_list *all,
		       const struct person_list *more)
{
	struct person_list both = { 0 };

	for (size_t i = 0; i < all->n; i++)
		*VEC_ADD(m->arena, &both) = all->at[i];
	for (size_t i = 0; i < more->n; i++)
		*VEC_ADD(m->arena, &both) = more->at[i];
	field_add_people(to, name, both.at, both.n);
}

static struct span recipient_headers(struct making *m, const struct letter *l)
{
	const struct opt_list *more = &m->settings->format.others;
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	add_people(m, &text, "To", &m->mailing->to, &l->to);
	add_people(m, &text, "Cc", &m->mailing->cc, &l->cc);
	for (size_t i = 0; i < more->n; i++)
		buf_printf(&text, "%s\n", more->at[i]);
	buf_add(&text, l->headers);
	return arena_copy(m->arena, buf_span(&text));
}

static int write_cover(struct making *m, const struct format *f,
		       struct span text, struct buf *to, struct err *e)
{
	struct change *whole = ARENA_NEW(m->arena, struct change);
	size_t n = m->range.commits.n;
	struct cover cover = {
		.author_name = m->mailing->from_name,
		.author_mail = m->mailing->from_mail,
		.time = m->wish->now, .offset = m->wish->offset,
		.changes = m->changes, .n = n, .whole = whole,
	};

	if (!span_next_line(&text, &cover.subject))
		return err_set(e, ERR_USAGE, "the cover letter is empty");
	cover.body = span_trim(text);
	if (change_read_whole(m->repo, m->arena, m->changes[0]->id,
			      m->changes[n - 1]->id, whole, e))
		return -1;
	format_cover(m->arena, f, &cover, to);
	return 0;
}

static bool has_numbers(const struct making *m)
{
	switch (m->settings->numbers) {
	case WISH_NEVER:
		return false;
	case WISH_ALWAYS:
		return true;
	default:
		return m->mailing->letters.n > 1;
	}
}

/* What b4 keeps as the cover letter of one patch comes below its ---. */
static void write_patch(struct making *m, const struct format *f,
			const struct change *c, struct buf *to)
{
	struct change with = *c;
	struct span text = m->wish->cover, subject;

	if (text.len && m->mailing->letters.n == 1 && !with.notes.len) {
		span_next_line(&text, &subject);
		with.notes = span_trim(text);
	}
	format_patch(m->arena, f, &with, to);
}

/* The mail of @c, or, with NULL, the cover letter with the @text. */
static int write_letter(struct making *m, const struct change *c,
			struct span text, struct letter *l, struct err *e)
{
	size_t i = (size_t)(l - m->mailing->letters.at);
	size_t covers = m->mailing->letters.n - m->range.commits.n;
	CLEANUP_BUF struct buf mail;
	struct format f = {
		.prefix = m->mailing->tags,
		.nr = (unsigned int)(i + 1 - covers),
		.total = has_numbers(m) ? (unsigned int)m->range.commits.n : 0,
		.signature = m->signature,
		.with_notes = !m->settings->no_notes,
		.sender_name = m->mailing->from_name,
		.sender_mail = m->mailing->from_mail,
		.thread = thread_headers(m, l),
		.recipients = recipient_headers(m, l),
	};

	if (!i) {
		f.base = m->base;
		f.change_id = m->wish->change_id;
		f.range_diff = m->range_diff;
	}
	if (m->wish->is_dated_now) {
		f.time = m->wish->now + (int64_t)i;
		f.offset = m->wish->offset;
	}
	buf_init(&mail, LIMIT_MAIL);
	if (c)
		write_patch(m, &f, c, &mail);
	else if (write_cover(m, &f, text, &mail, e))
		return -1;
	if (buf_check(&mail, "mail", e))
		return -1;
	l->bytes = arena_copy(m->arena, buf_span(&mail));
	l->subject = format_full_subject(m->arena, &f,
		c ? format_subject(m->arena, c->message) :
		    span_first(text, span_find_char(text, '\n')));
	return 0;
}

/* A program that names people sees the mail as it is without them. */
static int write_letter_for_all(struct making *m, const struct change *c,
				struct span text, struct letter *l,
				struct err *e)
{
	if (making_asks_programs(m) && write_letter(m, c, text, l, e))
		return -1;
	if (making_find_copies(m, l, c, e))
		return -1;
	return write_letter(m, c, text, l, e);
}

int making_write_letters(struct making *m, struct err *e)
{
	struct span text = description(m);
	size_t total = m->range.commits.n, n = total + (text.len > 0);
	struct mailing *mailing = m->mailing;

	if (find_signature(m, e))
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct letter *l = VEC_ADD(m->arena, &mailing->letters);
		unsigned int nr = (unsigned int)(i + 1 - (n - total));
		const struct change *c = nr ? m->changes[nr - 1] : NULL;

		l->commit = c ? span_of(c->id) : (struct span){ 0 };
		l->id = new_id(m, nr, c ? c->id : "cover");
		l->file_name = format_file_name(m->arena, m->wish->version, nr,
			c ? format_subject(m->arena, c->message) :
			    SPAN("cover-letter"));
	}
	for (size_t i = 0; i < n; i++) {
		size_t nr = i + 1 - (n - total);

		if (write_letter_for_all(m, nr ? m->changes[nr - 1] : NULL,
					 text, &mailing->letters.at[i], e))
			return -1;
	}
	return 0;
}
