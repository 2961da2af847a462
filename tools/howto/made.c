// SPDX-License-Identifier: GPL-2.0-only
#include "howto/made.h"

#define OPEN		SPAN("<!-- nfkit ")
#define CLOSE		SPAN(" -->")
#define HASH_START	0x811c9dc5
#define HASH_PRIME	0x01000193

static const char *const names[MADE_KINDS] = {
	[MADE_SUMMARY] = "summary", [MADE_AUTHORS] = "authors",
	[MADE_INTRO] = "intro", [MADE_RULES] = "rules",
	[MADE_LISTING] = "listing", [MADE_OPTION] = "option",
};

/* A blank behind each word, so that where lines are broken is the same. */
static uint32_t hash(uint32_t h, struct span text)
{
	struct span word;

	while (span_next_word(&text, &word)) {
		for (size_t i = 0; i < word.len; i++)
			h = (h ^ (unsigned char)word.p[i]) * HASH_PRIME;
		h = (h ^ ' ') * HASH_PRIME;
	}
	return h;
}

uint32_t made_digest(struct span text)
{
	return hash(HASH_START, text);
}

void made_add(struct buf *to, struct span indent, enum made_what what,
	      struct span text)
{
	buf_add(to, indent);
	buf_printf(to, "<!-- nfkit %s %08x -->\n", names[what],
		   (unsigned int)made_digest(text));
	buf_add(to, text);
}

/* "WHAT DIGEST" */
static bool read_mark(struct span mark, struct made *out)
{
	struct span name;
	uint64_t digest;

	if (!span_next_until(&mark, ' ', &name) || mark.len != 8 ||
	    !span_number(mark, 16, UINT32_MAX, &digest))
		return false;
	for (int i = 0; i < MADE_KINDS; i++) {
		if (!span_eq(name, span_of(names[i])))
			continue;
		out->what = i;
		out->digest = (uint32_t)digest;
		return true;
	}
	return false;
}

/* Where the lines from @text on have the words of the digest. */
static bool find_end(struct span bytes, struct made *m)
{
	struct span rest = span_from(bytes, m->text), line;
	uint32_t h = HASH_START;

	while (span_next_line(&rest, &line)) {
		/* Another mark, or a gap: a part may be a gap, but no more. */
		if (span_starts(span_trim(line), OPEN))
			return false;
		h = hash(h, line);
		if (h != m->digest)
			continue;
		m->end = bytes.len - rest.len;
		return true;
	}
	return false;
}

bool made_next(struct span bytes, size_t *at, struct made *out)
{
	size_t found;

	while ((found = span_find(span_from(bytes, *at), OPEN)) != SIZE_MAX) {
		struct span rest, mark, line;

		out->start = *at + found;
		*at = out->start + OPEN.len;
		rest = span_from(bytes, *at);
		mark = span_first(rest, span_find(rest, CLOSE));
		if (!read_mark(mark, out) || !span_next_line(&rest, &line))
			continue;
		/* Words of somebody in this line would go with the mark. */
		if (span_trim(span_from(line, mark.len + CLOSE.len)).len)
			continue;
		out->text = bytes.len - rest.len;
		if (!find_end(bytes, out))
			continue;
		*at = out->end;
		return true;
	}
	return false;
}
