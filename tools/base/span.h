/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * span - a piece of somebody else's bytes
 *
 * A span is passed by value, owns nothing and is not NUL-terminated: what is
 * read (mails, diffs, lists) is cut into spans, and only what is built goes
 * into a struct buf. The bytes must outlive the span. An empty span may have
 * a NULL pointer.
 *
 * Character tests are ASCII whatever the locale says.
 *
 * The cursor functions take a span by pointer and cut a piece off its front.
 * They move the cursor only when they succeed.
 */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct span {
	const char *p;
	size_t len;
};

/* A span of a string literal, and the two halves of printing one. */
#define SPAN(literal)	((struct span){ "" literal, sizeof(literal) - 1 })
#define SPAN_FMT	"%.*s"
#define SPAN_ARG(s)	(int)(s).len, (s).p ? (s).p : ""

struct span span_of(const char *str);

bool span_eq(struct span a, struct span b);
bool span_eq_nocase(struct span a, struct span b);
bool span_starts(struct span s, struct span prefix);
bool span_starts_nocase(struct span s, struct span prefix);
bool span_ends(struct span s, struct span suffix);
/* Bytewise order, a prefix first: <0, 0 or >0 as for strcmp(). */
int span_cmp(struct span a, struct span b);
/* By letters without regard to case; where that is no difference, bytewise. */
int span_cmp_nocase(struct span a, struct span b);

/* True where @part lies inside the bytes of @whole: pointers, not contents. */
bool span_within(struct span part, struct span whole);

/* Offset of the first match, or SIZE_MAX. */
size_t span_find(struct span s, struct span needle);
size_t span_find_nocase(struct span s, struct span needle);
size_t span_find_char(struct span s, char c);
size_t span_rfind_char(struct span s, char c);

/* Positions past the end give an empty span at the end. */
struct span span_from(struct span s, size_t start);
struct span span_first(struct span s, size_t len);

/* Without the white space (blank, \t, \n, \v, \f, \r) at one or both ends. */
struct span span_trim(struct span s);
struct span span_trim_left(struct span s);
struct span span_trim_right(struct span s);

/* Cut a prefix off the cursor; false, and nothing moves, if it is not there. */
bool span_skip(struct span *cursor, struct span prefix);
bool span_skip_nocase(struct span *cursor, struct span prefix);
bool span_skip_char(struct span *cursor, char c);
/* Cut off leading blanks and tabs; the number of bytes cut. */
size_t span_skip_blanks(struct span *cursor);

/*
 * The next line, without its \n; a last line needs none. False at the end.
 * A \r before the \n stays in @line.
 */
bool span_next_line(struct span *cursor, struct span *line);

/* The bytes before @delim, which is cut off too. False where there is none. */
bool span_next_until(struct span *cursor, char delim, struct span *piece);

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

bool char_is_space(char c);
bool char_is_digit(char c);
bool char_is_xdigit(char c);
bool char_is_upper(char c);
bool char_is_alpha(char c);
bool char_is_alnum(char c);
/* Letter, digit or underscore. */
bool char_is_word(char c);
char char_lower(char c);
char char_upper(char c);

#endif
