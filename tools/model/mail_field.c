// SPDX-License-Identifier: GPL-2.0-only
#include "model/mail_field.h"

#include <string.h>
#include <time.h>

#include "base/utf8.h"
#include "model/mail.h"

#define FOLD_COLUMN	78
#define ENCODED_COLUMN	76	/* RFC 2047, section 2 */
#define ENCODED_WORD_MAX	75	/* likewise, bytes */
#define WORD_START	"=?UTF-8?q?"
#define WORD_END	"?="

static bool is_plain_char(char c)
{
	return (unsigned char)c < 0x80 && c != '\033';
}

bool field_is_plain(struct span text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (!is_plain_char(text.p[i]))
			return false;
	}
	return true;
}

/* What looks like an encoded word must be one. */
static bool needs_encoding(struct span text)
{
	return !field_is_plain(text) ||
	       span_find_char(text, '\n') != SIZE_MAX ||
	       span_find(text, SPAN("=?")) != SIZE_MAX;
}

static size_t column_of(const struct buf *b)
{
	size_t at = span_rfind_char(buf_span(b), '\n');

	return at == SIZE_MAX ? b->len : b->len - at - 1;
}

/* RFC 2047, section 4.2; in a person's name 5.3 allows less. */
static bool is_special(char c, bool is_name)
{
	if (!is_plain_char(c) || char_is_space(c) || strchr("=?_", c))
		return true;
	return is_name && !char_is_alnum(c) && !strchr("!*+-/", c);
}

static void add_encoded(struct buf *to, struct span text, bool is_name)
{
	size_t column = column_of(to);

	buf_add_str(to, WORD_START);
	column += strlen(WORD_START);
	while (text.len) {
		struct span rest = text, character;
		size_t size;
		bool special;

		utf8_next(&rest);
		character = span_first(text, text.len - rest.len);
		special = character.len > 1 || is_special(*text.p, is_name);
		size = special ? 3 * character.len : 1;
		if (column + size + strlen(WORD_END) > ENCODED_COLUMN) {
			buf_add_str(to, WORD_END "\n " WORD_START);
			column = strlen(WORD_START) + 1;
		}
		for (size_t i = 0; i < character.len; i++)
			buf_printf(to, special ? "=%02X" : "%c",
				   (unsigned char)character.p[i]);
		column += size;
		text = rest;
	}
	buf_add_str(to, WORD_END);
}

/* Break at blanks, as late as the line allows; a blank begins the next line. */
static void add_folded(struct buf *to, struct span text)
{
	size_t column = column_of(to), start = 0;
	bool breakable = true;	/* is there something to break before? */

	for (size_t i = 0; i <= text.len; i++) {
		if (i < text.len && !char_is_space(text.p[i])) {
			column++;
			continue;
		}
		if (column > FOLD_COLUMN && breakable) {
			start += start < text.len && char_is_space(text.p[start]);
			buf_add_str(to, "\n ");
			column = 1 + i - start;
		}
		buf_add(to, span_first(span_from(text, start), i - start));
		start = i;
		if (i < text.len && text.p[i] == '\t')
			column |= 7;
		column++;
		breakable = true;
	}
}

void field_add_subject(struct buf *to, struct span prefix,
		       struct span subject)
{
	buf_add_str(to, "Subject: ");
	buf_add(to, prefix);
	if (needs_encoding(subject))
		add_encoded(to, subject, false);
	else
		add_folded(to, subject);
	buf_add_char(to, '\n');
}

/* The specials of RFC 822, and the dot, which an atom must not have either. */
static bool needs_quotes(struct span name)
{
	for (size_t i = 0; i < name.len; i++) {
		if (name.p[i] && strchr("()<>@,;:\\\".[]", name.p[i]))
			return true;
	}
	return false;
}

/* It begins with a quote, all are closed, and outside of them are words. */
static bool is_well_quoted(struct span name)
{
	bool is_inside = false;

	if (!span_starts(name, SPAN("\"")))
		return false;
	for (size_t i = 0; i < name.len; i++) {
		if (name.p[i] == '"')
			is_inside = !is_inside;
		else if (is_inside && name.p[i] == '\\')
			i++;
		else if (!is_inside && name.p[i] &&
			 strchr("<>@,;:\\[]", name.p[i]))
			return false;
	}
	return !is_inside;
}

static void add_quoted(struct buf *to, struct span name)
{
	CLEANUP_BUF struct buf quoted;

	buf_init(&quoted, 2 * name.len + 3);
	buf_add_char(&quoted, '"');
	for (size_t i = 0; i < name.len; i++) {
		if (name.p[i] == '"' || name.p[i] == '\\')
			buf_add_char(&quoted, '\\');
		buf_add_char(&quoted, name.p[i]);
	}
	buf_add_char(&quoted, '"');
	add_folded(to, buf_span(&quoted));
}

void field_add_person(struct buf *to, struct span name, struct span person,
		      struct span mail)
{
	size_t limit = FOLD_COLUMN;

	buf_add(to, name);
	buf_add_str(to, ": ");
	if (needs_encoding(person)) {
		add_encoded(to, person, true);
		limit = ENCODED_COLUMN;
	} else if (needs_quotes(person)) {
		add_quoted(to, person);
	} else {
		add_folded(to, person);
	}
	if (column_of(to) + mail.len + strlen(" <>") > limit)
		buf_add_char(to, '\n');
	buf_printf(to, " <" SPAN_FMT ">\n", SPAN_ARG(mail));
}

/* "=?CHARSET?Q?TEXT?=", RFC 2047, section 2. */
static bool is_encoded_word(struct span word)
{
	struct span part;

	if (word.len > ENCODED_WORD_MAX || !span_skip(&word, SPAN("=?")) ||
	    !span_ends(word, SPAN(WORD_END)))
		return false;
	word.len -= strlen(WORD_END);
	return span_next_until(&word, '?', &part) && part.len &&
	       span_next_until(&word, '?', &part) && part.len == 1 &&
	       strchr("qQbB", *part.p) && field_is_plain(word) &&
	       span_find_char(word, '?') == SIZE_MAX;
}

/* Nothing else: the words beside them would need quotes or be encoded. */
static bool is_encoded(struct span name)
{
	struct span rest = name, word;

	while (span_next_word(&rest, &word)) {
		if (!is_encoded_word(word))
			return false;
	}
	return name.len > 0;
}

/* A name in quotes, or encoded already, is left as it is if it is plain. */
static void add_list_name(struct buf *to, struct span name)
{
	CLEANUP_ARENA struct arena a = { 0 };

	if (is_encoded(name)) {
		buf_add(to, name);
	} else if (needs_encoding(name)) {
		add_encoded(to, address_unquote(&a, name), true);
	} else if (needs_quotes(name) && !is_well_quoted(name)) {
		add_quoted(to, name);
	} else {
		buf_add(to, name);
	}
}

static void add_list_entry(struct buf *to, struct span person)
{
	size_t open = span_rfind_char(person, '<');
	struct span name = { 0 };

	if (open != SIZE_MAX)
		name = span_trim(span_first(person, open));
	add_list_name(to, name);
	buf_add_str(to, name.len ? " " : "");
	buf_add(to, open == SIZE_MAX ? person : span_from(person, open));
}

void field_add_people(struct buf *to, const char *name,
		      const struct span *persons, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_printf(to, "%s%s", i ? "\t" : name, i ? "" : ": ");
		add_list_entry(to, persons[i]);
		buf_add_str(to, i + 1 < n ? ",\n" : "\n");
	}
}

void field_add_date(struct buf *to, int64_t seconds, int offset)
{
	static const char days[] = "SunMonTueWedThuFriSat";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	time_t local = (time_t)(seconds + offset * 60L);
	int away = offset < 0 ? -offset : offset;
	struct tm tm;

	if (!gmtime_r(&local, &tm))
		memset(&tm, 0, sizeof(tm));
	buf_printf(to, "Date: %.3s, %d %.3s %d %02d:%02d:%02d %c%02d%02d\n",
		   days + 3 * tm.tm_wday, tm.tm_mday, months + 3 * tm.tm_mon,
		   tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec,
		   offset < 0 ? '-' : '+', away / 60, away % 60);
}

void field_add_mime(struct buf *to)
{
	buf_add_str(to, "MIME-Version: 1.0\n"
			"Content-Type: text/plain; charset=UTF-8\n"
			"Content-Transfer-Encoding: 8bit\n");
}
