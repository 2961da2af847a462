// SPDX-License-Identifier: GPL-2.0-only
#include "send/format.h"

#include "base/limits.h"
#include "send/header.h"
#include "send/stat.h"

/* The date of no mail: file(1) knows by it what format-patch wrote. */
#define MAGIC_DATE	"Mon Sep 17 00:00:00 2001"

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

static unsigned int digits_of(unsigned int n)
{
	unsigned int digits = 1;

	while (n /= 10)
		digits++;
	return digits;
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

static void add_header(struct arena *a, const struct format *f,
		       const struct change *c, struct buf *to)
{
	CLEANUP_BUF struct buf brackets;

	buf_init(&brackets, LIMIT_TEXT);
	add_brackets(&brackets, f);
	buf_printf(to, "From %s " MAGIC_DATE "\n", c->id);
	header_add_person(to, SPAN("From"), c->author_name, c->author_mail);
	header_add_date(to, c->author_time, c->author_offset);
	header_add_subject(to, buf_span(&brackets),
			   format_subject(a, c->message));
	if (!header_is_plain(c->message))
		header_add_mime(to);
	buf_add_char(to, '\n');
}

void format_patch(struct arena *a, const struct format *f,
		  const struct change *c, struct buf *to)
{
	add_header(a, f, c, to);
	add_body(to, c->message);
	buf_add_str(to, "---\n");
	stat_add(to, c);
	stat_add_summary(to, c);
	buf_add_char(to, '\n');
	for (size_t i = 0; i < c->files.n; i++)
		buf_add(to, c->files.at[i].diff);
	if (f->signature.len)
		buf_printf(to, "-- \n" SPAN_FMT "\n\n", SPAN_ARG(f->signature));
}
