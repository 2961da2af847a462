// SPDX-License-Identifier: GPL-2.0-only
#include "model/mail.h"

#define COMMIT_DIGITS	12	/* of an id, as the kernel quotes it */

void mail_index(struct arena *a, struct mail *m)
{
	struct span cursor = m->text, line;

	m->line_starts.n = 0;
	while (cursor.len) {
		size_t at = m->text.len - cursor.len;

		*VEC_ADD(a, &m->line_starts) = (unsigned int)at;
		span_next_line(&cursor, &line);
	}
}

const struct mail_header *mail_header(const struct mail *m, struct span name)
{
	for (size_t i = 0; i < m->headers.n; i++)
		if (span_eq_nocase(m->headers.at[i].name, name))
			return &m->headers.at[i];
	return NULL;
}

struct span mail_value(const struct mail *m, struct span name)
{
	const struct mail_header *h = mail_header(m, name);

	return h ? h->value : (struct span){ 0 };
}

unsigned int mail_line(const struct mail *m, struct span at)
{
	size_t offset = (size_t)(at.p - m->text.p);
	size_t low = 0, high = m->line_starts.n;

	/* The last line that starts at or before the offset. */
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (m->line_starts.at[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return (unsigned int)low + 1;
}

/* The line need not be searched for its end, which can be far. */
struct span mail_line_text(const struct mail *m, unsigned int nr)
{
	size_t start, end = m->text.len;
	struct span line;

	if (!nr || nr > m->line_starts.n)
		return span_from(m->text, end);
	start = m->line_starts.at[nr - 1];
	if (nr < m->line_starts.n)
		end = m->line_starts.at[nr];
	line = span_first(span_from(m->text, start), end - start);
	if (span_ends(line, SPAN("\n")))
		line.len--;
	return line;
}

unsigned int mail_source_line(const struct mail *m, unsigned int nr)
{
	if (nr && nr <= m->source_lines.n)
		return m->source_lines.at[nr - 1];
	return m->source_line + nr - 1;
}

struct span mail_commit_source(struct span id)
{
	return span_first(id, COMMIT_DIGITS);
}

bool mail_is_commit(const struct mail *m)
{
	struct span source = span_of(m->source ? m->source : "");

	return source.len && source.len < m->id.len &&
	       span_starts(m->id, source);
}

struct span msgid_bare(struct span id)
{
	id = span_trim(id);
	if (span_skip_char(&id, '<') && span_ends(id, SPAN(">")))
		id.len--;
	return id;
}

static bool is_quoted(struct span name)
{
	return name.len >= 2 && name.p[0] == '"' &&
	       name.p[name.len - 1] == '"';
}

struct span address_unquote(struct arena *a, struct span name)
{
	char *bare;
	size_t len = 0;

	if (!is_quoted(name))
		return name;
	name = span_first(span_from(name, 1), name.len - 2);
	if (span_find_char(name, '\\') == SIZE_MAX)
		return name;
	bare = arena_alloc(a, name.len);
	for (size_t i = 0; i < name.len; i++) {
		if (name.p[i] == '\\' && i + 1 < name.len)
			i++;
		bare[len++] = name.p[i];
	}
	return (struct span){ bare, len };
}

/* The name with its quotes. */
static struct address split(struct span text)
{
	size_t open = span_rfind_char(text, '<'), close;
	struct address found = { .mail = span_trim(text) };

	if (open == SIZE_MAX)
		return found;
	found.name = span_trim(span_first(text, open));
	found.mail = span_from(text, open + 1);
	close = span_find_char(found.mail, '>');
	if (close != SIZE_MAX)
		found.mail = span_first(found.mail, close);
	found.mail = span_trim(found.mail);
	return found;
}

struct address address_parse(struct span text)
{
	struct address found = split(text);

	if (is_quoted(found.name))
		found.name = span_first(span_from(found.name, 1),
					found.name.len - 2);
	return found;
}

struct address address_decode(struct arena *a, struct span text)
{
	struct address found = split(text);

	found.name = address_unquote(a, found.name);
	return found;
}
