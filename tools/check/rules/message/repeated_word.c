// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "model/log.h"
#include "model/words.h"

#define MODE_LETTERS	9	/* of "rwxr-xr-x" */

/* Small letters, the first may be a capital. */
static bool is_prose(struct span word)
{
	if (!word.len)
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (char_lower(word.p[i]) == char_upper(word.p[i]) ||
		    (char_is_upper(word.p[i]) && i))
			return false;
	return word.len > (char_is_upper(word.p[0]) ? 2 : 1);
}

/* "ff ff": likely a dump. */
static bool is_hex_word(struct span word)
{
	static const char *const words[] = {
		"add", "added", "bad", "be", NULL
	};

	for (size_t i = 0; words[i]; i++)
		if (span_eq_nocase(word, span_of(words[i])))
			return false;
	return hex_len(word) == word.len;
}

/*
 * Words that English never has twice, as it has "that" and "had". Others are
 * twice in commands and tables: "tcp tcp", "type type", "Google Google".
 */
static bool is_small_word(struct span word)
{
	static const char *const words[] = {
		"an", "and", "are", "as", "at", "be", "because", "but", "by",
		"can", "for", "from", "has", "have", "if", "in", "into", "is",
		"it", "its", "of", "on", "or", "should", "so", "than", "the",
		"their", "then", "there", "these", "they", "this", "to", "was",
		"we", "were", "when", "where", "which", "while", "will",
		"with", "would", "you", NULL
	};

	for (size_t i = 0; words[i]; i++)
		if (span_eq(word, span_of(words[i])))
			return true;
	return false;
}

static bool is_excused(const struct report *to, struct span word)
{
	if (!speaks_checkpatch(to))
		return !is_small_word(word);
	return span_eq(word, SPAN("long")) || is_hex_word(word);
}

static bool names_type(struct span word)
{
	return span_find_char(word, 'u') != SIZE_MAX &&
	       (span_find(word, SPAN("struct")) != SIZE_MAX ||
		span_find(word, SPAN("union")) != SIZE_MAX ||
		span_find(word, SPAN("enum")) != SIZE_MAX);
}

/* "-rw-r--r-- 1 root root", as ls writes it. */
static bool has_mode(struct span line)
{
	size_t run = 0;

	for (size_t i = 0; i < line.len && run <= MODE_LETTERS; i++) {
		if (run && memchr("rwxsStT-", line.p[i], 8))
			run++;
		else
			run = memchr("bcCdDlMnpPs?-", line.p[i], 13) != NULL;
	}
	return run > MODE_LETTERS;
}

/* The word that @s begins with, a blank, and one that may be the same. */
static bool read_pair(struct span s, struct span first, struct span *second)
{
	s = span_from(s, first.len);
	if (!span_skip_char(&s, ' '))
		return false;
	*second = span_first(s, word_len(s));
	return (first.len == second->len || names_type(first)) &&
	       is_prose(first) && is_prose(*second);
}

static bool stands_alone(struct span line, struct span first,
			 struct span second)
{
	size_t at = (size_t)(first.p - line.p);
	size_t end = (size_t)(second.p - line.p) + second.len;

	return (!at || char_is_space(line.p[at - 1])) &&
	       (end == line.len || strchr(" \t.,;?!", line.p[end]));
}

static void check_text(struct report *to, struct span line)
{
	size_t at = 0;

	while (at < line.len) {
		struct span rest = span_from(line, at), first, second;
		size_t n = word_len(rest);

		first = span_first(rest, n);
		if (!n) {
			at++;
		} else if (!read_pair(rest, first, &second)) {
			at += n;
		} else if (names_type(first)) {
			/* "struct list list": the words are no prose. */
			at += 2 * n + second.len + 2;
		} else {
			at += n;
			if (span_eq_nocase(first, second) &&
			    !is_excused(to, second) &&
			    stands_alone(line, first, second) &&
			    !has_mode(line))
				report(to, second, "'" SPAN_FMT "' twice",
				       SPAN_ARG(second));
		}
	}
}

static void message(struct report *to, const struct patch *p)
{
	struct log_walk log = { .msg = &p->message };
	struct line line;

	while (log_next(&log, &line))
		check_text(to, line.text);
}

static void line(struct report *to, const struct diff_line *l)
{
	check_text(to, l->text);
}

static struct span last_word(struct span line)
{
	size_t n = 0;

	line = span_trim_right(line);
	while (n < line.len && char_is_word(line.p[line.len - n - 1]))
		n++;
	return span_from(line, line.len - n);
}

/* A comment goes on at @next with the word that @line ended with. */
static void check_wrapped(struct report *to, const struct diff_line *line,
			  const struct diff_line *next)
{
	struct span word = last_word(line->text), rest;

	rest = span_trim_left(next->text);
	if (!is_prose(word) || !span_skip_char(&rest, '*'))
		return;
	rest = span_trim_left(rest);
	if (!speaks_checkpatch(to) && !is_small_word(word))
		return;
	if (span_starts(rest, word) &&
	    span_starts(span_from(rest, word.len), SPAN(" ")))
		report(to, span_first(rest, word.len),
		       "'" SPAN_FMT "' twice", SPAN_ARG(word));
}

static bool ends_line(const struct ctokens *tokens, size_t i)
{
	return i + 1 == tokens->list.n ||
	       tokens->list.at[i + 1].line != tokens->list.at[i].line;
}

/* The next line of the new side, or NULL. */
static const struct diff_line *next_line(const struct hunk *h,
					 const struct diff_line *l)
{
	const struct diff_line *end = h->lines.at + h->lines.n;

	for (l++; l < end; l++)
		if (l->kind != DIFF_REMOVED)
			return l;
	return NULL;
}

static void hunk(struct report *to, const struct ctokens *new_side)
{
	for (size_t i = 0; i < new_side->list.n; i++) {
		const struct ctoken *t = &new_side->list.at[i];
		const struct diff_line *next;

		if (t->kind != CTOKEN_COMMENT || !ends_line(new_side, i))
			continue;
		next = next_line(new_side->hunk, t->line);
		if (next && next->kind == DIFF_ADDED)
			check_wrapped(to, t->line, next);
	}
}

const struct rule rule_repeated_word = {
	.name = "REPEATED_WORD",
	.summary = "a word is there twice",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
	.hunk = hunk,
	.line = line,
};
