// SPDX-License-Identifier: GPL-2.0-only
#include "model/maintainers.h"

#include <regex.h>
#include <string.h>

#include "base/path.h"

#define PATTERN_MAX	512	/* bytes of one; longer ones match nothing */
#define TEXT_MAX	(1UL << 20)	/* bytes of a text that K: looks at */

/* "M:\tName <mail>" */
static bool next_field(struct span line, struct maintained_field *out)
{
	if (line.len < 3 || !char_is_upper(line.p[0]) || line.p[1] != ':' ||
	    !char_is_space(line.p[2]))
		return false;
	out->letter = line.p[0];
	out->value = span_trim(span_from(line, 2));
	return out->value.len > 0;
}

/* A title stands alone in its line, at its start, before fields. */
static bool is_title(struct span line)
{
	return line.len && !char_is_space(line.p[0]) && line.p[0] != '-' &&
	       line.p[0] != '=' && line.p[0] != '.';
}

void maintainers_parse(struct arena *a, struct span text,
		       struct maintainers *out)
{
	struct span line, title = { 0 };
	struct maintained *entry = NULL;
	struct maintained_field field;

	*out = (struct maintainers){ 0 };
	while (span_next_line(&text, &line)) {
		line = span_trim_right(line);
		if (!next_field(line, &field)) {
			title = (struct span){ 0 };
			if (is_title(line))
				title = line;
			entry = NULL;
			continue;
		}
		if (!entry && title.len) {
			entry = VEC_ADD(a, &out->entries);
			entry->title = title;
		}
		if (entry)
			*VEC_ADD(a, &entry->fields) = field;
	}
}

static size_t count_slashes(struct span s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.p[i] == '/';
	return n;
}

/*
 * Does @s begin with what @pattern says? '*' is any bytes, slashes too, '?' is
 * one. Of the stars only the last one has to be tried again, so the time is at
 * most the product of the lengths.
 */
static bool begins_with(struct span s, struct span pattern)
{
	size_t i = 0, p = 0, star = SIZE_MAX, again = 0;

	while (p < pattern.len) {
		if (pattern.p[p] == '*') {
			star = ++p;
			again = i;
		} else if (i < s.len && (pattern.p[p] == '?' ||
					 pattern.p[p] == s.p[i])) {
			p++;
			i++;
		} else if (star != SIZE_MAX && again < s.len) {
			p = star;
			i = ++again;
		} else {
			return false;
		}
	}
	return true;
}

static bool matches_file(struct span pattern, struct span path)
{
	if (!pattern.len || !begins_with(path, pattern))
		return false;
	if (span_ends(pattern, SPAN("/")))
		return true;
	/* A folder may lack its slash. */
	return count_slashes(pattern) == count_slashes(path) ||
	       path_is_below(path, pattern);
}

static bool finds(const regex_t *compiled, struct span text)
{
	regmatch_t range = { .rm_so = 0, .rm_eo = (regoff_t)text.len };

	return text.len <= TEXT_MAX &&
	       !regexec(compiled, text.len ? text.p : "", 1, &range,
			REG_STARTEND);
}

static bool matches_regex(struct span pattern, const struct span *texts,
			  size_t n)
{
	char source[PATTERN_MAX + 1];
	regex_t compiled;
	bool found = false;

	if (pattern.len > PATTERN_MAX)
		return false;
	memcpy(source, pattern.p, pattern.len);
	source[pattern.len] = '\0';
	if (regcomp(&compiled, source, REG_EXTENDED | REG_NEWLINE))
		return false;
	for (size_t i = 0; i < n && !found; i++)
		found = finds(&compiled, texts[i]);
	regfree(&compiled);
	return found;
}

/* Most expressions are a plain part of a name: those need no compiler. */
static bool is_plain(struct span expression)
{
	for (size_t i = 0; i < expression.len; i++) {
		if (!char_is_word(expression.p[i]) &&
		    expression.p[i] != '/' && expression.p[i] != '-')
			return false;
	}
	return true;
}

static bool matches_name(struct span expression, struct span path)
{
	if (is_plain(expression))
		return span_find(path, expression) != SIZE_MAX;
	return matches_regex(expression, &path, 1);
}

unsigned int maintained_match(const struct maintained *m, struct span path)
{
	unsigned int best = 0;

	for (size_t i = 0; i < m->fields.n; i++) {
		const struct maintained_field *f = &m->fields.at[i];
		unsigned int depth = (unsigned int)count_slashes(f->value) + 1;

		if (f->letter == 'X' && matches_file(f->value, path))
			return 0;
		if (f->letter == 'N' && !best && matches_name(f->value, path))
			best = 1;
		if (f->letter == 'F' && depth > best &&
		    matches_file(f->value, path))
			best = depth;
	}
	return best;
}

struct span maintained_address(struct span value)
{
	struct span rest = value, word = { 0 };
	size_t open = span_find_char(value, '<');

	if (open != SIZE_MAX) {
		rest = span_from(value, open + 1);
		if (span_next_until(&rest, '>', &word))
			return span_trim(word);
	}
	span_next_word(&value, &word);
	return word;
}

bool maintained_has_text(const struct maintained *m, const struct span *texts,
			 size_t n)
{
	for (size_t i = 0; i < m->fields.n; i++) {
		const struct maintained_field *f = &m->fields.at[i];

		if (f->letter == 'K' && matches_regex(f->value, texts, n))
			return true;
	}
	return false;
}

bool maintained_is_rest(const struct maintained *m)
{
	for (size_t i = 0; i < m->fields.n; i++) {
		const struct maintained_field *f = &m->fields.at[i];

		if (f->letter == 'F' && span_eq(f->value, SPAN("*")))
			return true;
	}
	return false;
}

const struct maintained_field *maintained_find(const struct maintained *m,
					       char letter, struct span part)
{
	for (size_t i = 0; i < m->fields.n; i++) {
		const struct maintained_field *f = &m->fields.at[i];

		if (f->letter == letter &&
		    span_find_nocase(f->value, part) != SIZE_MAX)
			return f;
	}
	return NULL;
}
