// SPDX-License-Identifier: GPL-2.0-only
#include "model/signature.h"

#define MAX_TYPOS	2
#define MAX_KEY		32	/* longest key that is worth a guess */

static const char *const standard[] = {
	"Signed-off-by", "Co-developed-by", "Acked-by", "Tested-by",
	"Reviewed-by", "Reported-by", "Suggested-by", "Assisted-by", NULL
};

static bool is_key_char(char c)
{
	return char_is_word(c) || c == '-';
}

static bool ends_nocase(struct span s, struct span end)
{
	return s.len >= end.len &&
	       span_eq_nocase(span_from(s, s.len - end.len), end);
}

static bool is_key(struct span key)
{
	if (span_eq_nocase(key, SPAN("To")) || span_eq_nocase(key, SPAN("Cc")))
		return true;
	return key.len > 2 && ends_nocase(key, SPAN("by"));
}

/* Cut @n bytes off the cursor. */
static struct span take(struct span *cursor, size_t n)
{
	struct span taken = span_first(*cursor, n);

	*cursor = span_from(*cursor, n);
	return taken;
}

static struct span take_space(struct span *cursor)
{
	return take(cursor, cursor->len - span_trim_left(*cursor).len);
}

bool signature_read(struct line line, struct signature *out)
{
	struct signature s = { .line = line };
	struct span rest = line.text;
	size_t n = 0;

	s.indent = take_space(&rest);
	while (n < rest.len && is_key_char(rest.p[n]))
		n++;
	s.key = take(&rest, n);
	if (!is_key(s.key) || !span_skip_char(&rest, ':'))
		return false;
	s.gap = take_space(&rest);
	s.who = rest;
	*out = s;
	return true;
}

bool signature_is_known(struct span key)
{
	for (size_t i = 0; standard[i]; i++)
		if (span_eq_nocase(key, span_of(standard[i])))
			return true;
	return key.len == 2;
}

bool signature_is_standard(struct span key)
{
	for (size_t i = 0; standard[i]; i++)
		if (ends_nocase(key, span_of(standard[i])))
			return true;
	return key.len == 2;
}

/* A key in small letters without its dashes. */
struct plain_key {
	char at[MAX_KEY];
	size_t n;
};

static struct plain_key plain(struct span key)
{
	struct plain_key k = { .n = 0 };

	for (size_t i = 0; i < key.len && k.n < MAX_KEY; i++)
		if (key.p[i] != '-')
			k.at[k.n++] = char_lower(key.p[i]);
	return k;
}

static size_t min(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* How many letters to change, add or drop (Levenshtein). */
static size_t distance(struct plain_key a, struct plain_key b)
{
	size_t row[MAX_KEY + 1];

	for (size_t j = 0; j <= b.n; j++)
		row[j] = j;
	for (size_t i = 0; i < a.n; i++) {
		size_t corner = row[0];

		row[0] = i + 1;
		for (size_t j = 0; j < b.n; j++) {
			size_t change = corner + (a.at[i] != b.at[j]);

			corner = row[j + 1];
			row[j + 1] = min(change,
					 min(corner, row[j]) + 1);
		}
	}
	return row[b.n];
}

const char *signature_guess(struct span key)
{
	if (key.len > MAX_KEY)
		return NULL;
	for (size_t i = 0; standard[i]; i++)
		if (distance(plain(key), plain(span_of(standard[i]))) <=
		    MAX_TYPOS)
			return standard[i];
	return NULL;
}

bool signature_is(const struct signature *s, struct span key)
{
	return span_eq_nocase(s->key, key);
}

bool signature_is_to_stable(const struct signature *s)
{
	return span_find_nocase(s->who, SPAN("stable@kernel.org")) !=
	       SIZE_MAX ||
	       span_find_nocase(s->who, SPAN("stable@vger.kernel.org")) !=
	       SIZE_MAX;
}
