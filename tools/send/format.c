// SPDX-License-Identifier: GPL-2.0-only
#include "send/format.h"

#include <stdlib.h>

#include "base/digits.h"
#include "base/limits.h"
#include "base/term.h"
#include "model/mail_field.h"
#include "send/diffstat.h"

/* The date of no mail: file(1) knows by it what format-patch wrote. */
#define MAGIC_DATE	"Mon Sep 17 00:00:00 2001"

#define SHORT_LOG_WIDTH	72

#define FILE_NAME_MAX	57	/* git's 64, less ".patch" and the NUL */

/* The next line without blanks at its end. False at an empty one, or none. */
static bool next_words(struct span *cursor, struct span *line)
{
	struct span rest = *cursor;

	if (!span_next_line(&rest, line))
		return false;
	*line = span_trim_right(*line);
	if (!line->len)
		return false;
	*cursor = rest;
	return true;
}

struct span format_subject(struct arena *a, struct span message)
{
	char *subject = arena_alloc(a, message.len + 1);
	struct span line;
	size_t n = 0;

	while (next_words(&message, &line)) {
		if (n)
			subject[n++] = ' ';
		for (size_t i = 0; i < line.len; i++)
			subject[n++] = line.p[i];
	}
	subject[n] = '\0';
	return (struct span){ subject, n };
}

/* "[PATCH 01/12] ", or nothing. */
static void add_brackets(struct buf *to, const struct format *f)
{
	if (!f->prefix.len && !f->total)
		return;
	buf_add_char(to, '[');
	buf_add(to, f->prefix);
	buf_add_str(to, f->prefix.len && f->total ? " " : "");
	if (f->total)
		buf_printf(to, "%0*u/%u", (int)digits_of(f->total), f->nr,
			   f->total);
	buf_add_str(to, "] ");
}

/* What is below the first paragraph, without blanks at the ends of lines. */
static void add_body(struct buf *to, struct span message)
{
	struct span line;
	size_t empty = 0;
	bool begun = false;

	while (next_words(&message, &line))
		;
	while (span_next_line(&message, &line)) {
		line = span_trim_right(line);
		if (!line.len) {
			empty++;
			continue;
		}
		buf_add_chars(to, '\n', begun ? empty : 0);
		buf_add(to, line);
		buf_add_char(to, '\n');
		begun = true;
		empty = 0;
	}
}

struct span format_full_subject(struct arena *a, const struct format *f,
				struct span subject)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	add_brackets(&text, f);
	buf_add(&text, subject);
	return arena_copy(a, buf_span(&text));
}

/* What the fields of a mail say that a struct format does not. */
struct head {
	const char *commit;
	struct span name, mail;		/* in From: */
	int64_t time;
	int offset;
	struct span subject;		/* without the brackets */
	bool is_plain;			/* all of the mail is ASCII */
};

/* From the "From " line to the empty one. */
static void add_head(const struct format *f, const struct head *h,
		     struct buf *to)
{
	CLEANUP_BUF struct buf brackets;

	buf_init(&brackets, LIMIT_TEXT);
	add_brackets(&brackets, f);
	buf_printf(to, "From %s " MAGIC_DATE "\n", h->commit);
	buf_add(to, f->thread);
	field_add_person(to, SPAN("From"), h->name, h->mail);
	field_add_date(to, h->time, h->offset);
	field_add_subject(to, buf_span(&brackets), h->subject);
	if (!h->is_plain)
		field_add_mime(to);
	buf_add(to, f->recipients);
	buf_add_char(to, '\n');
}

static void add_signature(struct buf *to, const struct format *f)
{
	if (f->base.len)
		buf_printf(to, "\nbase-commit: " SPAN_FMT "\n",
			   SPAN_ARG(f->base));
	if (f->change_id.len)
		buf_printf(to, "%schange-id: " SPAN_FMT "\n",
			   f->base.len ? "" : "\n", SPAN_ARG(f->change_id));
	if (f->signature.len)
		buf_printf(to, "-- \n" SPAN_FMT "\n\n", SPAN_ARG(f->signature));
}

static bool is_sent_by_another(const struct format *f, const struct change *c)
{
	return f->sender_mail.len &&
	       (!span_eq(f->sender_name, c->author_name) ||
		!span_eq(f->sender_mail, c->author_mail));
}

void format_patch(struct arena *a, const struct format *f,
		  const struct change *c, struct buf *to)
{
	bool by_another = is_sent_by_another(f, c);
	const struct head head = {
		.commit = c->id, .subject = format_subject(a, c->message),
		.name = by_another ? f->sender_name : c->author_name,
		.mail = by_another ? f->sender_mail : c->author_mail,
		.time = f->time ? f->time : c->author_time,
		.offset = f->time ? f->offset : c->author_offset,
		.is_plain = field_is_plain(c->message) &&
			    (!by_another || field_is_plain(c->author_name)) &&
			    (!f->with_notes || field_is_plain(c->notes)) &&
			    field_is_plain(f->range_diff),
	};

	add_head(f, &head, to);
	/* As git am reads it, see git-mailinfo(1). */
	if (by_another)
		buf_printf(to, "From: " SPAN_FMT " <" SPAN_FMT ">\n\n",
			   SPAN_ARG(c->author_name), SPAN_ARG(c->author_mail));
	add_body(to, c->message);
	buf_add_str(to, "---\n");
	if (f->with_notes && c->notes.len)
		buf_printf(to, SPAN_FMT "\n\n", SPAN_ARG(c->notes));
	if (f->range_diff.len)
		buf_printf(to, SPAN_FMT "\n", SPAN_ARG(f->range_diff));
	diffstat_add(to, c);
	diffstat_add_summary(to, c);
	buf_add_char(to, '\n');
	for (size_t i = 0; i < c->files.n; i++)
		buf_add(to, c->files.at[i].diff);
	add_signature(to, f);
}

static bool is_same_author(const struct change *a, const struct change *b)
{
	return span_eq(a->author_name, b->author_name);
}

/* True where an earlier patch has the same author. */
static bool has_earlier(const struct cover *cover, size_t i)
{
	for (size_t k = 0; k < i; k++) {
		if (is_same_author(cover->changes[k], cover->changes[i]))
			return true;
	}
	return false;
}

/* One line of the log, wrapped as git shortlog -w72,2,4 does. */
static void add_wrapped(struct buf *to, struct span subject)
{
	struct span word;
	size_t column = 0;

	while (span_next_word(&subject, &word)) {
		size_t width = term_columns(word);

		if (!column) {
			buf_add_str(to, "  ");
			column = 2;
		} else if (column + 1 + width > SHORT_LOG_WIDTH) {
			buf_add_str(to, "\n    ");
			column = 4;
		} else {
			buf_add_char(to, ' ');
			column++;
		}
		buf_add(to, word);
		column += width;
	}
	buf_add_char(to, '\n');
}

static void add_author_log(struct arena *a, const struct cover *cover,
			   const struct change *first, struct buf *to)
{
	CLEANUP_BUF struct buf subjects;
	size_t n = 0;

	buf_init(&subjects, LIMIT_TEXT);
	for (size_t i = 0; i < cover->n; i++) {
		if (!is_same_author(first, cover->changes[i]))
			continue;
		add_wrapped(&subjects,
			    format_subject(a, cover->changes[i]->message));
		n++;
	}
	buf_printf(to, SPAN_FMT " (%zu):\n" SPAN_FMT "\n",
		   SPAN_ARG(first->author_name), n,
		   SPAN_ARG(buf_span(&subjects)));
}

static int by_author(const void *a, const void *b)
{
	const struct change *const *x = a, *const *y = b;

	return span_cmp((*x)->author_name, (*y)->author_name);
}

/* The subjects under their authors, whose names are in order. */
static void add_short_log(struct arena *a, const struct cover *cover,
			  struct buf *to)
{
	const struct change **firsts = arena_zalloc(a, cover->n + 1,
						    sizeof(*firsts));
	size_t n = 0;

	for (size_t i = 0; i < cover->n; i++) {
		if (!has_earlier(cover, i))
			firsts[n++] = cover->changes[i];
	}
	qsort(firsts, n, sizeof(*firsts), by_author);
	for (size_t i = 0; i < n; i++)
		add_author_log(a, cover, firsts[i], to);
}

/* 8bit where any of the words needs it, the authors' names too. */
static bool is_plain_cover(const struct cover *cover)
{
	for (size_t i = 0; i < cover->n; i++) {
		if (!field_is_plain(cover->changes[i]->message) ||
		    !field_is_plain(cover->changes[i]->author_name))
			return false;
	}
	return field_is_plain(cover->subject) && field_is_plain(cover->body);
}

void format_cover(struct arena *a, const struct format *f,
		  const struct cover *cover, struct buf *to)
{
	const struct head head = {
		.commit = cover->changes[cover->n - 1]->id,
		.name = cover->author_name, .mail = cover->author_mail,
		.time = cover->time, .offset = cover->offset,
		.subject = cover->subject,
		.is_plain = is_plain_cover(cover) &&
			    field_is_plain(f->range_diff),
	};

	add_head(f, &head, to);
	buf_add(to, span_trim_right(cover->body));
	buf_add_str(to, cover->body.len ? "\n\n" : "");
	add_short_log(a, cover, to);
	diffstat_add(to, cover->whole);
	diffstat_add_summary(to, cover->whole);
	buf_add_char(to, '\n');
	buf_add(to, f->range_diff);
	add_signature(to, f);
}

/* Letters, digits, dots and underscores; all else is one dash. */
static void add_sanitized(struct buf *to, struct span text)
{
	bool dash = false, begun = false;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.p[i];

		if (!char_is_word(c) && c != '.') {
			dash = begun;
			continue;
		}
		if (dash)
			buf_add_char(to, '-');
		dash = false;
		begun = true;
		buf_add_char(to, c);
		while (c == '.' && i + 1 < text.len && text.p[i + 1] == '.')
			i++;
	}
}

struct span format_file_name(struct arena *a, unsigned int version,
			     unsigned int nr, struct span subject)
{
	CLEANUP_BUF struct buf name;
	struct span base;

	buf_init(&name, LIMIT_TEXT);
	if (version > 1)
		buf_printf(&name, "v%u-", version);
	buf_printf(&name, "%04u-", nr);
	add_sanitized(&name, subject);
	base = span_first(buf_span(&name), FILE_NAME_MAX);
	while (base.len && (base.p[base.len - 1] == '.' ||
			    base.p[base.len - 1] == '-'))
		base.len--;
	return span_of(arena_printf(a, SPAN_FMT ".patch", SPAN_ARG(base)));
}
