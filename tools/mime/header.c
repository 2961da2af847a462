// SPDX-License-Identifier: GPL-2.0-only
#include "mime/header.h"

#include <gmime/gmime.h>

#include "base/utf8.h"
#include "mime/start.h"

bool header_skip_name(struct span *line, struct span *name)
{
	struct span s = *line;
	size_t n = 0;

	while (n < s.len && s.p[n] > ' ' && s.p[n] <= '~' && s.p[n] != ':')
		n++;
	if (!n || n == s.len || s.p[n] != ':')
		return false;
	*name = span_first(s, n);
	*line = span_from(s, n + 1);
	return true;
}

/* What no mail and no format-patch file is without. */
static bool is_of_mail(struct span name)
{
	static const char *const names[] = {
		"From", "Subject", "Date", "To", "Message-ID", "Received",
		"Return-Path", "MIME-Version", "Content-Type", NULL
	};

	for (size_t i = 0; names[i]; i++)
		if (char_lower(name.p[0]) == char_lower(names[i][0]) &&
		    span_eq_nocase(name, span_of(names[i])))
			return true;
	return false;
}

bool header_is_folded(struct span line)
{
	return line.len && (line.p[0] == ' ' || line.p[0] == '\t');
}

size_t header_block_len(struct span raw)
{
	struct span cursor = raw, line, name;
	bool found = false;
	size_t len = 0;

	while (span_next_line(&cursor, &line)) {
		if (!(len && header_is_folded(line)) &&
		    !header_skip_name(&line, &name))
			break;
		found = found || is_of_mail(name);
		len = raw.len - cursor.len;
	}
	return found ? len : 0;
}

/* A blank for each line end with the white space that follows it. */
static struct span unfold(struct arena *a, struct span raw)
{
	char *copy = arena_alloc(a, raw.len + 1);
	struct span line;
	size_t len = 0;

	for (bool first = true; span_next_line(&raw, &line); first = false) {
		line = first ? line : span_trim_left(line);
		if (!first)
			copy[len++] = ' ';
		if (line.len)
			memcpy(copy + len, line.p, line.len);
		len += line.len;
	}
	copy[len] = '\0';
	return (struct span){ copy, len };
}

/* Few headers are encoded: what that needs is made for each. */
static struct span decode(struct arena *a, struct span value)
{
	static const char *charsets[] = { "utf-8", "iso-8859-1", NULL };
	GMimeParserOptions *options;
	struct span decoded;
	char *text;

	mime_start();
	options = g_mime_parser_options_new();
	g_mime_parser_options_set_fallback_charsets(options, charsets);
	text = g_mime_utils_header_decode_text(options, arena_str(a, value));
	decoded = arena_copy(a, span_of(text));
	g_free(text);
	g_mime_parser_options_free(options);
	return decoded;
}

static struct span meaning(struct arena *a, struct span raw)
{
	if (span_find_char(raw, '\n') != SIZE_MAX)
		raw = unfold(a, raw);
	if (span_find(raw, SPAN("=?")) != SIZE_MAX || !utf8_is_valid(raw))
		raw = decode(a, raw);
	return raw;
}

/* The lines of one header; the cursor moves behind the folded ones. */
static struct span value_of(struct span *cursor, struct span first)
{
	const char *end = first.p + first.len;
	struct span line;

	while (header_is_folded(*cursor) && span_next_line(cursor, &line))
		end = line.p + line.len;
	return span_trim((struct span){ first.p, (size_t)(end - first.p) });
}

void header_read_all(struct arena *a, struct mail *m)
{
	struct span cursor = m->head, line, name;

	while (span_next_line(&cursor, &line)) {
		struct mail_header *h;

		if (!header_skip_name(&line, &name))
			continue;
		h = VEC_ADD(a, &m->headers);
		h->name = name;
		h->raw = value_of(&cursor, line);
		h->value = meaning(a, h->raw);
	}
}
