// SPDX-License-Identifier: GPL-2.0-only
#include "howto/made.h"

#include "base/hash.h"

#define OPEN		SPAN("<!-- nfkit ")
#define CLOSE		SPAN(" -->")
#define CHANGED		SPAN("<!-- nfkit changed ")
#define CHANGED_MAX	64	/* marks in a part; more are not looked at */

static const char *const names[MADE_KINDS] = {
	[MADE_SUMMARY] = "summary", [MADE_AUTHORS] = "authors",
	[MADE_INTRO] = "intro", [MADE_RULES] = "rules",
	[MADE_LISTING] = "listing", [MADE_OPTION] = "option",
	[MADE_TEXT] = "text",
};

/* A blank behind each word, so that where lines are broken is the same. */
static uint32_t hash(uint32_t h, struct span text)
{
	struct span word;

	while (span_next_word(&text, &word))
		h = hash32(hash32(h, word), SPAN(" "));
	return h;
}

uint32_t made_digest(struct span text)
{
	return hash(HASH32, text);
}

void made_add(struct buf *to, struct span indent, enum made_what what,
	      struct span text)
{
	buf_add(to, indent);
	buf_printf(to, "<!-- nfkit %s %08x -->\n", names[what],
		   (unsigned int)made_digest(text));
	buf_add(to, text);
}

struct span made_text(const struct buf *part)
{
	struct span all = buf_span(part);

	return span_from(all, span_find_char(all, '\n') + 1);
}

static bool read_digest(struct span digits, uint32_t *out)
{
	uint64_t digest;

	if (digits.len != 8 || !span_number(digits, 16, UINT32_MAX, &digest))
		return false;
	*out = (uint32_t)digest;
	return true;
}

/* "WHAT DIGEST" */
static bool read_mark(struct span mark, struct made *out)
{
	struct span name;

	if (!span_next_until(&mark, ' ', &name) ||
	    !read_digest(mark, &out->digest))
		return false;
	for (int i = 0; i < MADE_KINDS; i++) {
		if (!span_eq(name, span_of(names[i])))
			continue;
		out->what = i;
		return true;
	}
	return false;
}

bool made_is_changed(struct span line, uint32_t *digest)
{
	line = span_trim(line);
	if (!span_skip(&line, CHANGED) || !span_ends(line, CLOSE))
		return false;
	return read_digest(span_first(line, line.len - CLOSE.len), digest);
}

/* Any of these may be that of the words; .n is not 0. */
struct digests {
	uint32_t at[CHANGED_MAX];
	size_t n;
};

static bool has_digest(const struct digests *all, uint32_t digest)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i] == digest)
			return true;
	return false;
}

/* The next line that can be of the part, and whether it is a mark in it. */
static bool next_line(struct span *rest, struct span *line, bool *is_mark,
		      uint32_t *digest)
{
	if (!span_next_line(rest, line))
		return false;
	*is_mark = made_is_changed(*line, digest);
	/* Another part begins, or somebody wrote what looks like it. */
	return *is_mark || !span_starts(span_trim(*line), OPEN);
}

static void find_digests(struct span rest, const struct made *m,
			 struct digests *out)
{
	struct span line;
	uint32_t digest;
	bool is_mark;

	out->at[0] = m->digest;
	out->n = 1;
	while (out->n < CHANGED_MAX &&
	       next_line(&rest, &line, &is_mark, &digest))
		if (is_mark)
			out->at[out->n++] = digest;
}

/*
 * Where the lines from .text on have the words of a digest: of some the
 * longest, for old ones may have been of less. What is beside the last line is
 * a mark of the part, too.
 */
static void find_end(struct span bytes, struct made *m)
{
	struct span rest = span_from(bytes, m->text), line;
	uint32_t h = HASH32, digest;
	struct digests wanted;
	bool is_mark, at_end = false;

	find_digests(rest, m, &wanted);
	while (next_line(&rest, &line, &is_mark, &digest)) {
		if (!is_mark) {
			h = hash(h, line);
			at_end = span_trim(line).len && has_digest(&wanted, h);
		}
		if (!at_end)
			continue;
		m->end = bytes.len - rest.len;
		m->digest = h;
	}
}

/* Words of somebody in the line of a mark would go with it. */
static bool is_alone(struct span bytes, size_t start, struct span behind)
{
	while (start && (bytes.p[start - 1] == ' ' ||
			 bytes.p[start - 1] == '\t'))
		start--;
	return (!start || bytes.p[start - 1] == '\n') &&
	       !span_trim(behind).len;
}

bool made_next(struct span bytes, size_t *at, struct made *out)
{
	size_t found;

	while ((found = span_find(span_from(bytes, *at), OPEN)) != SIZE_MAX) {
		struct span rest, mark, line;

		*out = (struct made){ .start = *at + found };
		*at = out->start + OPEN.len;
		rest = span_from(bytes, *at);
		mark = span_first(rest, span_find(rest, CLOSE));
		if (!read_mark(mark, out) || !span_next_line(&rest, &line) ||
		    !is_alone(bytes, out->start,
			      span_from(line, mark.len + CLOSE.len)))
			continue;
		out->text = bytes.len - rest.len;
		find_end(bytes, out);
		*at = out->end ? out->end : out->text;
		return true;
	}
	return false;
}
