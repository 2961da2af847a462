// SPDX-License-Identifier: GPL-2.0-only
#include "model/mbox.h"

#include <string.h>

static bool is_one_of(struct span word, struct span names)
{
	/* Names of three letters, one behind the other. */
	for (size_t i = 0; i + 3 <= names.len; i += 3)
		if (span_eq(word, span_first(span_from(names, i), 3)))
			return true;
	return false;
}

/* hh:mm:ss or hh:mm */
static bool is_time(struct span s)
{
	if (s.len != 8 && s.len != 5)
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (i % 3 == 2 ? s.p[i] != ':' : !char_is_digit(s.p[i]))
			return false;
	return true;
}

/* "From WORD Www Mmm dd hh:mm:ss yyyy", a time zone before the year or not. */
static bool is_separator(struct span line, struct span *id)
{
	struct span word, found;
	uint64_t n;

	if (!span_skip(&line, SPAN("From ")) || !span_next_word(&line, &found) ||
	    !span_next_word(&line, &word) ||
	    !is_one_of(word, SPAN("MonTueWedThuFriSatSun")) ||
	    !span_next_word(&line, &word) ||
	    !is_one_of(word, SPAN("JanFebMarAprMayJunJulAugSepOctNovDec")) ||
	    !span_next_word(&line, &word) || !span_number(word, 10, 31, &n) ||
	    !span_next_word(&line, &word) || !is_time(word))
		return false;
	*id = found;
	return true;
}

void mbox_init(struct mbox *m, struct span file)
{
	*m = (struct mbox){ .rest = file, .line = 1 };
}

/* The first line, with no empty ones before it, is a separator. */
static bool begins_box(struct span *rest, unsigned int *nr, struct span *id)
{
	struct span cursor = *rest, line;

	while (span_next_line(&cursor, &line)) {
		++*nr;
		if (span_trim_right(line).len) {
			*rest = cursor;
			return is_separator(line, id);
		}
	}
	return false;
}

/* The first byte of the next separator line, which follows an empty line. */
static size_t message_end(struct span rest, unsigned int *lines)
{
	struct span cursor = rest, line, id;
	bool after_empty = true;

	*lines = 0;
	while (cursor.len) {
		size_t at = rest.len - cursor.len;

		span_next_line(&cursor, &line);
		if (after_empty && is_separator(line, &id))
			return at;
		after_empty = !span_trim_right(line).len;
		++*lines;
	}
	return rest.len;
}

/* The empty line before a "From " line is no part of the message. */
static struct span without_separation(struct span message, bool more)
{
	if (more && span_ends(message, SPAN("\n\n")))
		return span_first(message, message.len - 1);
	if (more && span_ends(message, SPAN("\n\r\n")))
		return span_first(message, message.len - 2);
	return message;
}

bool mbox_next(struct mbox *m, struct mbox_message *out)
{
	struct mbox_message found = { 0 };
	struct span rest = m->rest;
	unsigned int lines, before = 0;
	size_t end;

	if (!rest.len)
		return false;
	if (!begins_box(&rest, &before, &found.id)) {
		/* What looks like a separator may be in an attached patch. */
		*out = (struct mbox_message){
			.bytes = m->rest, .line = m->line,
		};
		m->rest = span_from(m->rest, m->rest.len);
		return true;
	}
	end = message_end(rest, &lines);
	found.bytes = without_separation(span_first(rest, end),
					 end < rest.len);
	found.line = m->line + before;
	m->line = found.line + lines;
	m->rest = span_from(rest, end);
	*out = found;
	return true;
}

static bool is_quoted_from(struct span line)
{
	struct span rest = line;

	while (span_skip_char(&rest, '>'))
		;
	return rest.len < line.len && span_starts(rest, SPAN("From "));
}

struct span mbox_unquote(struct arena *a, struct span message)
{
	char *copy = arena_alloc(a, message.len + 1);
	struct span cursor = message, line;
	size_t len = 0;

	while (cursor.len) {
		struct span before = cursor;

		span_next_line(&cursor, &line);
		before.len -= cursor.len;
		if (is_quoted_from(line))
			before = span_from(before, 1);
		memcpy(copy + len, before.p, before.len);
		len += before.len;
	}
	copy[len] = '\0';
	return (struct span){ copy, len };
}
