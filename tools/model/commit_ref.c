// SPDX-License-Identifier: GPL-2.0-only
#include "model/commit_ref.h"

#include "model/words.h"

/* Bytes of a title: who looks for the end of more would look for long. */
#define MAX_TITLE	4096

static struct span space_at(struct span s)
{
	return span_first(s, s.len - span_trim_left(s).len);
}

static bool is_in_quotes(struct span s)
{
	return s.len >= 2 && s.p[0] == '"' && s.p[s.len - 1] == '"';
}

/* A title in parentheses at the start of @s. False where there is none. */
static bool read_title(struct span s, struct span *title)
{
	size_t n = parens_len(span_first(s, MAX_TITLE));

	if (!n)
		return false;
	*title = span_first(span_from(s, 1), n - 2);
	return true;
}

static bool has_upper(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (char_is_upper(s.p[i]))
			return true;
	return false;
}

/* @text goes on behind a "commit", which is @word. */
static void read_ref(struct span word, struct span text,
		     struct commit_refs *out)
{
	struct span gap = space_at(text), id, rest, title;

	rest = span_from(text, gap.len);
	id = span_first(rest, hex_len(rest));
	if (!gap.len || !id.len)
		return;
	out->has_blank |= span_eq(gap, SPAN(" "));
	if (id.len < COMMIT_REF_MIN_DIGITS)
		return;
	rest = span_from(rest, id.len);
	if (id.len > out->digits)
		out->digits = id.len;
	out->is_lower |= !has_upper(span_from(word, 1)) &&
			 !has_upper(span_first(id, COMMIT_REF_MIN_DIGITS));
	if (!out->id.len && !word_len(rest))
		out->id = id;
	if (!out->has_title && read_title(span_trim_left(rest), &title)) {
		out->has_title = true;
		out->title = title;
		out->is_quoted = is_in_quotes(title);
	}
}

void commit_refs_read(struct span text, struct commit_refs *out)
{
	const struct span word = SPAN("commit");
	size_t at;

	*out = (struct commit_refs){ .digits = 0 };
	while ((at = word_find(text, word)) != SIZE_MAX) {
		struct span found = span_from(text, at);

		text = span_from(found, word.len);
		read_ref(span_first(found, word.len), text, out);
	}
}

bool commit_refs_goes_on(struct span line)
{
	const struct span word = SPAN("commit");

	line = span_trim_right(line);
	return line.len >= word.len &&
	       !word_find(span_from(line, line.len - word.len), word) &&
	       (line.len == word.len ||
		!char_is_word(line.p[line.len - word.len - 1]));
}

static bool ends_id(struct span rest)
{
	return !rest.len || char_is_space(rest.p[0]) ||
	       strchr("\"'([", rest.p[0]);
}

static bool is_enclosed(struct span whole, struct span id)
{
	size_t at = (size_t)(id.p - whole.p);

	return at && strchr("<[", whole.p[at - 1]) &&
	       at + id.len < whole.len && strchr(">]", whole.p[at + id.len]);
}

static bool is_fixes_id(struct span before)
{
	before = span_trim_right(before);
	return before.len >= 6 &&
	       span_eq_nocase(span_from(before, before.len - 6),
			      SPAN("fixes:"));
}

/* Any id between characters that are no digits, also one in brackets. */
static bool is_elsewhere(struct span line)
{
	for (size_t i = 0; i < line.len; i++) {
		struct span id = span_from(line, i);

		id = span_first(id, hex_len(id));
		if (id.len >= COMMIT_REF_DIGITS &&
		    (is_fixes_id(span_first(line, i)) ||
		     (id.len <= COMMIT_REF_MAX_DIGITS &&
		      is_enclosed(line, id))))
			return true;
		i += id.len;
	}
	return false;
}

struct span commit_ref_bare(struct span line)
{
	struct span rest = line, word;

	while (span_next_word(&rest, &word)) {
		struct span id = span_first(word, hex_len(word));

		if (id.len >= COMMIT_REF_DIGITS &&
		    id.len <= COMMIT_REF_MAX_DIGITS &&
		    ends_id(span_from(word, id.len)))
			return is_elsewhere(line) ? span_first(line, 0) : id;
	}
	return span_first(line, 0);
}

bool commit_ref_is_word(struct span digits)
{
	for (size_t i = 0; i < digits.len; i++)
		if (char_is_digit(digits.p[i]))
			return false;
	return true;
}

bool commit_ref_is_number(struct span digits)
{
	for (size_t i = 0; i < digits.len; i++)
		if (!char_is_digit(digits.p[i]))
			return false;
	return true;
}

bool fixes_read(struct span line, struct fixes *out)
{
	struct span rest = span_trim_left(line), gap, title;
	bool odd = rest.len != line.len;
	struct fixes f = { .key = rest };

	if (!span_skip_nocase(&rest, SPAN("fixes")))
		return false;
	span_skip_char(&rest, ':');
	f.key = span_first(f.key, f.key.len - rest.len);
	odd |= !span_eq(space_at(rest), SPAN(" "));
	rest = span_trim_left(rest);
	if (span_skip_nocase(&rest, SPAN("commit"))) {
		rest = span_trim_left(rest);
		odd = true;
	}
	f.id = span_first(rest, hex_len(rest));
	f.id = span_first(f.id, COMMIT_REF_MAX_DIGITS);
	if (f.id.len < COMMIT_REF_MIN_DIGITS)
		return false;
	rest = span_from(rest, f.id.len);
	gap = space_at(rest);
	f.has_title = read_title(span_trim_left(rest), &title);
	f.is_spaced = !odd && f.has_title && span_eq(gap, SPAN(" "));
	if (f.has_title) {
		f.is_quoted = is_in_quotes(title);
		f.title = f.is_quoted ?
			  span_first(span_from(title, 1), title.len - 2) :
			  title;
	}
	*out = f;
	return true;
}
