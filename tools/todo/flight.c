// SPDX-License-Identifier: GPL-2.0-only
#include "todo/flight.h"

#include <string.h>

#include "base/limits.h"
#include "base/path.h"
#include "model/family.h"
#include "net/http.h"
#include "todo/kind.h"

#define BUG	SPAN("bug-")

static bool is_path(struct span word)
{
	struct span base = path_base(word);

	return path_is_inside(word) && base.len < word.len &&
	       path_extension(base).len > 1 &&
	       span_find_char(word, ':') == SIZE_MAX;
}

/* "TEE" of "extensions/libxt_TEE.c". */
static void add_name(struct arena *a, struct span file,
		     struct flight_clues *out)
{
	struct span name = path_base(file);
	const struct family *f = family_skip_plugin(&name);

	if (!f)
		f = family_skip_module(&name);
	name = span_first(name, span_find_char(name, '.'));
	if (!f || !family_is_ip(f) || name.len < 2)
		return;
	for (size_t i = 0; i < out->names.n; i++)
		if (span_eq(out->names.at[i], name))
			return;
	*VEC_ADD(a, &out->names) = name;
}

/* Words are apart by blanks, commas or both. */
static bool next_word(struct span *rest, struct span *word)
{
	size_t n = 0;

	while (rest->len && (rest->p[0] == ',' || char_is_space(rest->p[0])))
		*rest = span_from(*rest, 1);
	while (n < rest->len && rest->p[n] != ',' && !char_is_space(rest->p[n]))
		n++;
	*word = span_first(*rest, n);
	*rest = span_from(*rest, n);
	return n;
}

void flight_find_clues(struct arena *a, const struct todo_item *item,
		       struct flight_clues *out)
{
	struct span rest = item->source, word;
	uint64_t n;

	*out = (struct flight_clues){ 0 };
	while (out->files.n < FLIGHT_FILES_MAX && next_word(&rest, &word)) {
		if (!is_path(word))
			continue;
		*VEC_ADD(a, &out->files) = word;
		add_name(a, word, out);
	}
	if (span_starts(item->id, BUG) &&
	    span_number(span_from(item->id, BUG.len), 10, UINT32_MAX, &n))
		out->bug = span_from(item->id, BUG.len);
}

static bool is_word_at(struct span text, size_t at, size_t len)
{
	struct span rest = span_from(text, at + len);

	return (!at || !char_is_alnum(text.p[at - 1])) &&
	       (!rest.len || (!char_is_word(rest.p[0]) && rest.p[0] != '-'));
}

static bool has_word(struct span text, struct span word, size_t from)
{
	size_t at;

	for (; (at = span_find(span_from(text, from), word)) != SIZE_MAX;
	     from += at + 1)
		if (is_word_at(text, from + at, word.len))
			return true;
	return false;
}

/* "libxt_TEE" and "xt_TEE" anywhere, or "TEE:" as a part of the prefix. */
static bool has_name(struct span title, struct span name)
{
	char text[80];

	if (name.len > 60)
		return false;
	for (const struct family *f = NULL; (f = family_next(f));) {
		if (!family_is_ip(f))
			continue;
		snprintf(text, sizeof(text), "lib%s_" SPAN_FMT, f->prefix,
			 SPAN_ARG(name));
		if (has_word(title, span_of(text), 0) ||
		    has_word(title, span_of(text + strlen("lib")), 0))
			return true;
	}
	snprintf(text, sizeof(text), " " SPAN_FMT ":", SPAN_ARG(name));
	return span_find(title, span_of(text)) != SIZE_MAX;
}

bool flight_matches(const struct flight_clues *clues,
		    const struct todo_item *patch)
{
	for (size_t i = 0; i < clues->names.n; i++)
		if (has_name(patch->title, clues->names.at[i]))
			return true;
	for (size_t i = 0; i < clues->files.n; i++)
		if (has_word(patch->title, path_base(clues->files.at[i]), 0))
			return true;
	return clues->bug.len && clues->bug.len > 2 &&
	       has_word(patch->title, clues->bug, 0);
}

/* dfn:PATH for each file, or the bug, since a year. */
static const char *query_of(struct arena *a, const struct flight_clues *clues)
{
	CLEANUP_BUF struct buf b, q;

	buf_init(&b, LIMIT_TEXT);
	buf_init(&q, LIMIT_TEXT);
	for (size_t i = 0; i < clues->files.n; i++)
		buf_printf(&b, "%sdfn:" SPAN_FMT, i ? " OR " : "",
			   SPAN_ARG(clues->files.at[i]));
	if (clues->bug.len)
		buf_printf(&b, "%s\"show_bug.cgi?id=" SPAN_FMT
			   "\" OR \"bug " SPAN_FMT "\"", b.len ? " OR " : "",
			   SPAN_ARG(clues->bug), SPAN_ARG(clues->bug));
	buf_add_str(&q, "q=");
	http_add_escaped(&q, SPAN("("));
	http_add_escaped(&q, buf_span(&b));
	http_add_escaped(&q, SPAN(") AND d:1.year.ago.."));
	return arena_str(a, buf_span(&q));
}

bool flight_source(struct arena *a, const struct flight_clues *clues,
		   const struct todo_source *source, struct todo_source *out)
{
	struct span place = span_of(source->place);

	*out = *source;
	if (source->kind->url != todo_url_inbox &&
	    (source->kind->url != todo_url_mbox ||
	     span_find_char(place, '?') == SIZE_MAX))
		return false;
	out->place = arena_printf(a, SPAN_FMT "?%s",
				  SPAN_ARG(span_first(place,
						      span_find_char(place,
								     '?'))),
				  query_of(a, clues));
	return true;
}
