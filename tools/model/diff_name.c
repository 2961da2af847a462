// SPDX-License-Identifier: GPL-2.0-only
#include "model/diff_name.h"

#include <string.h>

/* The byte that an escape stands for; the cursor is behind the backslash. */
static char next_escaped(struct span *cursor)
{
	static const char letters[] = "abfnrtv", values[] = "\a\b\f\n\r\t\v";
	struct span digits = span_first(*cursor, 3);
	uint64_t octal;
	const char *at;
	char c;

	if (digits.len == 3 && span_number(digits, 8, 0377, &octal)) {
		*cursor = span_from(*cursor, 3);
		return (char)octal;
	}
	c = cursor->p[0];
	*cursor = span_from(*cursor, 1);
	at = c ? strchr(letters, c) : NULL;
	return at ? values[at - letters] : c;
}

static struct span unescape(struct arena *a, struct span text)
{
	char *bytes = arena_alloc(a, text.len + 1);
	size_t n = 0;

	while (text.len) {
		char c = text.p[0];

		text = span_from(text, 1);
		bytes[n++] = c == '\\' && text.len ? next_escaped(&text) : c;
	}
	bytes[n] = '\0';
	return (struct span){ bytes, n };
}

bool diff_name_unquote(struct arena *a, struct span *cursor, struct span *name)
{
	struct span rest = *cursor;
	size_t end = 0;

	if (!span_skip_char(&rest, '"'))
		return false;
	while (end < rest.len && rest.p[end] != '"')
		end += rest.p[end] == '\\' ? 2 : 1;
	if (end >= rest.len)
		return false;
	*name = span_first(rest, end);
	if (span_find_char(*name, '\\') != SIZE_MAX)
		*name = unescape(a, *name);
	*cursor = span_from(rest, end + 1);
	return true;
}

/* "2024-05-01 " or what looks like it. */
static bool is_date(struct span s)
{
	static const char shape[] = "dddd-dd-dd ";

	if (s.len < sizeof(shape) - 1)
		return false;
	for (size_t i = 0; i < sizeof(shape) - 1; i++)
		if (shape[i] == 'd' ? !char_is_digit(s.p[i])
				    : s.p[i] != shape[i])
			return false;
	return true;
}

/* Mailers make blanks of the tab before a time. */
static struct span without_time(struct span name)
{
	size_t tab = span_find_char(name, '\t');

	if (tab != SIZE_MAX)
		return span_first(name, tab);
	for (size_t i = 0; i < name.len; i++)
		if (name.p[i] == ' ' && is_date(span_from(name, i + 1)))
			return span_trim_right(span_first(name, i));
	return name;
}

struct span diff_name(struct arena *a, struct span text)
{
	struct span name;

	if (diff_name_unquote(a, &text, &name))
		return name;
	return without_time(text);
}

/* The part before the first slash, with it; empty: there is no slash. */
static struct span first_part(struct span name)
{
	size_t slash = span_find_char(name, '/');

	return span_first(name, slash == SIZE_MAX ? 0 : slash + 1);
}

static bool have_prefix(struct span old_name, struct span new_name)
{
	struct span old_part = first_part(old_name);
	struct span new_part = first_part(new_name);

	if ((!old_name.len || span_eq(old_part, SPAN("a/"))) &&
	    (!new_name.len || span_eq(new_part, SPAN("b/"))))
		return old_name.len || new_name.len;
	return old_part.len && new_part.len && !span_eq(old_part, new_part) &&
	       span_eq(span_from(old_name, old_part.len),
		       span_from(new_name, new_part.len));
}

bool diff_names_strip(struct span *old_name, struct span *new_name)
{
	if (!have_prefix(*old_name, *new_name))
		return false;
	*old_name = span_from(*old_name, first_part(*old_name).len);
	*new_name = span_from(*new_name, first_part(*new_name).len);
	return true;
}

static struct span behind_first_part(struct span name)
{
	return span_from(name, first_part(name).len);
}

/* The blank between the two names, or SIZE_MAX. */
static size_t find_middle(struct span text)
{
	size_t at = text.len / 2;

	/* Prefixes of one length: the blank is in the very middle. */
	if (text.len % 2 && text.p[at] == ' ' &&
	    span_eq(behind_first_part(span_first(text, at)),
		    behind_first_part(span_from(text, at + 1))))
		return at;
	if (span_starts(text, SPAN("a/"))) {
		at = span_find(text, SPAN(" b/"));
		if (at != SIZE_MAX)
			return at;
	}
	at = span_find_char(text, ' ');
	return at == span_rfind_char(text, ' ') ? at : SIZE_MAX;
}

static bool split_plain(struct span text, struct span *old_name,
			struct span *new_name)
{
	size_t at = find_middle(text);

	if (at == SIZE_MAX || at == 0 || at == text.len - 1)
		return false;
	*old_name = span_first(text, at);
	*new_name = span_from(text, at + 1);
	return true;
}

bool diff_names_split(struct arena *a, struct span text,
		      struct span *old_name, struct span *new_name)
{
	struct span one, two, rest = text;
	size_t quote;

	if (diff_name_unquote(a, &rest, &one)) {
		if (!span_skip_char(&rest, ' '))
			return false;
		if (!diff_name_unquote(a, &rest, &two))
			two = rest;
	} else {
		quote = span_find(text, SPAN(" \""));
		if (quote == SIZE_MAX)
			return split_plain(text, old_name, new_name);
		one = span_first(text, quote);
		rest = span_from(text, quote + 1);
		if (!diff_name_unquote(a, &rest, &two))
			return split_plain(text, old_name, new_name);
	}
	if (!one.len || !two.len)
		return false;
	*old_name = one;
	*new_name = two;
	return true;
}

static bool needs_escape(char c, bool quote_high)
{
	unsigned char byte = (unsigned char)c;

	return byte < 0x20 || byte == 0x7f || c == '"' || c == '\\' ||
	       (byte >= 0x80 && quote_high);
}

static bool needs_quotes(struct span name, bool quote_high)
{
	for (size_t i = 0; i < name.len; i++) {
		if (needs_escape(name.p[i], quote_high))
			return true;
	}
	return false;
}

static void add_escaped(struct buf *to, char c)
{
	static const char letters[] = "abfnrtv\"\\";
	static const char values[] = "\a\b\f\n\r\t\v\"\\";
	const char *at = c ? strchr(values, c) : NULL;

	if (at)
		buf_printf(to, "\\%c", letters[at - values]);
	else
		buf_printf(to, "\\%03o", (unsigned char)c);
}

void diff_name_add(struct buf *to, struct span prefix, struct span name,
		   bool quote_high)
{
	bool quoted = needs_quotes(name, quote_high);

	if (quoted)
		buf_add_char(to, '"');
	buf_add(to, prefix);
	for (size_t i = 0; i < name.len; i++) {
		if (needs_escape(name.p[i], quote_high))
			add_escaped(to, name.p[i]);
		else
			buf_add_char(to, name.p[i]);
	}
	if (quoted)
		buf_add_char(to, '"');
}
