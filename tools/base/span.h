/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * span - a piece of somebody else's bytes
 *
 * A span is passed by value, owns nothing and is not NUL-terminated: what is
 * read (mails, diffs, lists) is cut into spans, and only what is built goes
 * into a struct buf. The bytes must outlive the span. An empty span may have
 * a NULL pointer.
 *
 * Character tests are ASCII whatever the locale says. What is called for each
 * byte or word of a mail is compiled in place.
 *
 * The cursor functions take a span by pointer and cut a piece off its front.
 * They move the cursor only when they succeed.
 */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct span {
	const char *p;
	size_t len;
};

/* A span of a string literal, and the two halves of printing one. */
#define SPAN(literal)	((struct span){ "" literal, sizeof(literal) - 1 })
#define SPAN_FMT	"%.*s"
#define SPAN_ARG(s)	(int)(s).len, (s).p ? (s).p : ""

static inline struct span span_of(const char *str)
{
	return (struct span){ str, strlen(str) };
}

static inline bool span_eq(struct span a, struct span b)
{
	/* Most that are as long differ in the first byte. */
	return a.len == b.len && (!a.len || (a.p[0] == b.p[0] &&
					     !memcmp(a.p, b.p, b.len)));
}

/* The same as span_eq() with a string, of which few bytes are looked at. */
static inline bool span_is(struct span s, const char *str)
{
	size_t i = 0;

	while (i < s.len && str[i] && str[i] == s.p[i])
		i++;
	return i == s.len && !str[i];
}

/* True where it is one of these strings, the last of which is NULL. */
static inline bool span_is_one_of(struct span s, const char *const *strings)
{
	for (; *strings; strings++)
		if (span_is(s, *strings))
			return true;
	return false;
}

bool span_eq_nocase(struct span a, struct span b);

static inline bool span_starts(struct span s, struct span prefix)
{
	return s.len >= prefix.len &&
	       (!prefix.len || (s.p[0] == prefix.p[0] &&
				!memcmp(s.p, prefix.p, prefix.len)));
}

bool span_starts_nocase(struct span s, struct span prefix);

static inline bool span_ends(struct span s, struct span suffix)
{
	size_t start = s.len - suffix.len;

	return s.len >= suffix.len &&
	       (!suffix.len || (s.p[start] == suffix.p[0] &&
				!memcmp(s.p + start, suffix.p, suffix.len)));
}

/* Bytewise order, a prefix first: <0, 0 or >0 as for strcmp(). */
int span_cmp(struct span a, struct span b);
/* By letters without regard to case; where that is no difference, bytewise. */
int span_cmp_nocase(struct span a, struct span b);

/* True where @part lies inside the bytes of @whole: pointers, not contents. */
bool span_within(struct span part, struct span whole);

/* Offset of the first match, or SIZE_MAX. */
size_t span_find(struct span s, struct span needle);
size_t span_find_nocase(struct span s, struct span needle);

static inline size_t span_find_char(struct span s, char c)
{
	const char *at = s.len ? memchr(s.p, c, s.len) : NULL;

	return at ? (size_t)(at - s.p) : SIZE_MAX;
}

size_t span_rfind_char(struct span s, char c);

/* Positions past the end give an empty span at the end. */
static inline struct span span_from(struct span s, size_t start)
{
	if (start > s.len)
		start = s.len;
	/* C knows no NULL + 0. */
	return (struct span){ start ? s.p + start : s.p, s.len - start };
}

static inline struct span span_first(struct span s, size_t len)
{
	return (struct span){ s.p, len < s.len ? len : s.len };
}

static inline bool char_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline struct span span_trim_left(struct span s)
{
	size_t i = 0;

	while (i < s.len && char_is_space(s.p[i]))
		i++;
	return span_from(s, i);
}

static inline struct span span_trim_right(struct span s)
{
	while (s.len && char_is_space(s.p[s.len - 1]))
		s.len--;
	return s;
}

/* Without the white space (blank, \t, \n, \v, \f, \r) at both ends. */
static inline struct span span_trim(struct span s)
{
	return span_trim_left(span_trim_right(s));
}

/* Cut a prefix off the cursor; false, and nothing moves, if it is not there. */
static inline bool span_skip(struct span *cursor, struct span prefix)
{
	if (!span_starts(*cursor, prefix))
		return false;
	*cursor = span_from(*cursor, prefix.len);
	return true;
}

bool span_skip_nocase(struct span *cursor, struct span prefix);

static inline bool span_skip_char(struct span *cursor, char c)
{
	if (!cursor->len || cursor->p[0] != c)
		return false;
	*cursor = span_from(*cursor, 1);
	return true;
}

/* Cut off leading blanks and tabs; the number of bytes cut. */
size_t span_skip_blanks(struct span *cursor);

/* The bytes before @delim, which is cut off too. False where there is none. */
static inline bool span_next_until(struct span *cursor, char delim,
				   struct span *piece)
{
	size_t at = span_find_char(*cursor, delim);

	if (at == SIZE_MAX)
		return false;
	*piece = span_first(*cursor, at);
	*cursor = span_from(*cursor, at + 1);
	return true;
}

/*
 * The next line, without its \n; a last line needs none. False at the end.
 * A \r before the \n stays in @line.
 */
static inline bool span_next_line(struct span *cursor, struct span *line)
{
	if (!cursor->len)
		return false;
	if (!span_next_until(cursor, '\n', line)) {
		*line = *cursor;
		*cursor = span_from(*cursor, cursor->len);
	}
	return true;
}

/* The next run of bytes that are no white space. False at the end. */
bool span_next_word(struct span *cursor, struct span *word);

/*
 * A number of digits of @base (8, 10 or 16; no sign, no 0x) of at most @max.
 * False where there is no digit or the value is larger.
 */
bool span_next_number(struct span *cursor, int base, uint64_t max,
		      uint64_t *value);

/* The whole of @s as such a number. */
bool span_number(struct span s, int base, uint64_t max, uint64_t *value);

static inline bool char_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool char_is_xdigit(char c)
{
	return char_is_digit(c) || (c >= 'a' && c <= 'f') ||
	       (c >= 'A' && c <= 'F');
}

static inline bool char_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool char_is_alpha(char c)
{
	return char_is_upper(c) || (c >= 'a' && c <= 'z');
}

static inline bool char_is_alnum(char c)
{
	return char_is_alpha(c) || char_is_digit(c);
}

/* Letter, digit or underscore. */
static inline bool char_is_word(char c)
{
	return char_is_alnum(c) || c == '_';
}

static inline char char_lower(char c)
{
	return char_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}

static inline char char_upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
}

#endif
