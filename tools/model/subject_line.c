// SPDX-License-Identifier: GPL-2.0-only
/* subject_line - the parts of a subject, see message.h */
#include "model/message.h"

#define MAX_VERSION	9999
#define MAX_NUMBER	99999

/* "Re:", "Re[2]:", "Fwd:" and what programs of other languages write. */
static bool skip_reply(struct span *cursor)
{
	static const char *const words[] = {
		"Re", "Fwd", "Fw", "Aw", "Wg", "Sv", "Vs", "Antw", NULL
	};
	struct span rest = *cursor, ignored;
	uint64_t n;

	for (size_t i = 0; words[i]; i++) {
		if (!span_starts_nocase(rest, span_of(words[i])))
			continue;
		rest = span_from(rest, span_of(words[i]).len);
		if (span_skip_char(&rest, '[') &&
		    (!span_next_until(&rest, ']', &ignored) ||
		     !span_number(ignored, 10, MAX_NUMBER, &n)))
			return false;
		if (span_skip_char(&rest, ':')) {
			*cursor = rest;
			return true;
		}
		rest = *cursor;
	}
	return false;
}

/* "v2", or what is left of "PATCHv2", "PATCH-v2" behind the word. */
static bool read_version(struct span word, struct subject_line *s)
{
	uint64_t n;

	if (!span_skip_char(&word, 'v') && !span_skip_char(&word, 'V'))
		return false;
	if (!span_number(word, 10, MAX_VERSION, &n))
		return false;
	s->version = (unsigned int)n;
	return true;
}

static bool read_number(struct span word, struct subject_line *s)
{
	uint64_t number, total;

	if (!span_next_number(&word, 10, MAX_NUMBER, &number) ||
	    !span_skip_char(&word, '/') ||
	    !span_number(word, 10, MAX_NUMBER, &total))
		return false;
	s->number = (unsigned int)number;
	s->total = (unsigned int)total;
	return true;
}

/* @name alone, or with a version glued to it. */
static bool is_word(struct span word, struct span name, struct subject_line *s)
{
	if (!span_starts_nocase(word, name))
		return false;
	word = span_from(word, name.len);
	if (!word.len)
		return true;
	span_skip_char(&word, '-');
	return read_version(word, s);
}

static void read_tag(struct span word, struct subject_line *s)
{
	if (is_word(word, SPAN("PATCH"), s))
		s->is_patch = true;
	else if (is_word(word, SPAN("RFC"), s))
		s->is_rfc = true;
	else if (is_word(word, SPAN("RESEND"), s) ||
		 is_word(word, SPAN("REPOST"), s))
		s->is_resend = true;
	else if (!read_version(word, s))
		read_number(word, s);
}

static bool ends_tag(char c)
{
	return c == ',' || c == '[' || char_is_space(c);
}

static void read_tags(struct arena *a, struct span inside,
		      struct subject_line *s)
{
	while (inside.len) {
		size_t n = 0;

		while (n < inside.len && !ends_tag(inside.p[n]))
			n++;
		if (n) {
			*VEC_ADD(a, &s->tags) = span_first(inside, n);
			read_tag(span_first(inside, n), s);
		}
		inside = span_from(inside, n + 1);
	}
}

static unsigned int count_words(struct span piece)
{
	struct span word;
	unsigned int n = 0;

	/* "xt_mark, xt_mac" and "xt_mark & xt_mac" name things, no more. */
	while (span_next_word(&piece, &word))
		if (!span_ends(word, SPAN(",")) && char_is_alnum(word.p[0]))
			n++;
	return n;
}

/*
 * The pieces with a colon behind, as long as they can be names: a sentence
 * has colons too, and a reverted subject in quotes has its own.
 */
static struct span find_prefix(struct span summary)
{
	struct span rest = summary, piece, prefix = { 0 };

	while (span_next_until(&rest, ':', &piece)) {
		if (rest.len && !char_is_space(rest.p[0]))
			break;
		if (span_find_char(piece, '"') != SIZE_MAX ||
		    !span_trim(piece).len || count_words(piece) > 2)
			break;
		prefix = span_first(summary,
				    (size_t)(piece.p - summary.p) + piece.len);
	}
	return prefix;
}

void subject_line_parse(struct arena *a, struct span value,
			struct subject_line *out)
{
	struct subject_line s = { .value = value, .version = 1 };
	struct span rest = span_trim(value), inside;

	for (;; rest = span_trim_left(rest)) {
		struct span behind = rest;

		if (skip_reply(&rest)) {
			s.is_reply = true;
			continue;
		}
		if (!span_skip_char(&behind, '[') ||
		    !span_next_until(&behind, ']', &inside))
			break;
		read_tags(a, inside, &s);
		rest = behind;
	}
	s.summary = rest;
	s.prefix = find_prefix(rest);
	if (!s.tags.n)
		s.is_patch = true;
	*out = s;
}
