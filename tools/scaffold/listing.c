// SPDX-License-Identifier: GPL-2.0-only
#include "scaffold/listing.h"

struct entry {
	struct span name;
	size_t start, end;	/* offsets of its line in the text */
};

/* The next line that begins with @prefix; false at the end. */
static bool next_entry(struct span text, struct span *rest, struct span prefix,
		       struct entry *entry)
{
	struct span line;

	while (span_next_line(rest, &line)) {
		struct span name = line;
		size_t n = 0;

		if (!span_skip(&name, prefix))
			continue;
		while (n < name.len && char_is_word(name.p[n]))
			n++;
		entry->name = span_first(name, n);
		entry->start = (size_t)(line.p - text.p);
		entry->end = text.len - rest->len;
		return true;
	}
	return false;
}

/* From @at on, up to the next line that is neither empty nor indented. */
static size_t end_of_block(struct span text, size_t at)
{
	struct span rest = span_from(text, at), line;

	while (span_next_line(&rest, &line))
		if (line.len && !char_is_space(line.p[0]))
			return (size_t)(line.p - text.p);
	return text.len;
}

/* The end of the line that ends at @at, and of those that continue it. */
static size_t end_of_lines(struct span text, size_t at)
{
	struct span rest = span_from(text, at), line;

	while (span_ends(span_first(text, text.len - rest.len),
			 SPAN("\\\n")) && span_next_line(&rest, &line))
		;
	return text.len - rest.len;
}

static size_t end_of_entry(struct span text, const struct entry *entry,
			   enum listing kind)
{
	switch (kind) {
	case LISTING_BLOCKS:
		return end_of_block(text, entry->end);
	case LISTING_CHAPTERS:
		return text.len;
	case LISTING_LINES:
		break;
	}
	return end_of_lines(text, entry->end);
}

/* Entries above that are larger, and those below that are smaller. */
struct gap {
	size_t at;
	long wrong;
};

int listing_place(struct span text, struct span prefix, struct span name,
		  enum listing kind, const char *path, size_t *at,
		  struct err *e)
{
	struct gap here = { 0 }, best = { 0 };
	struct span rest = text;
	struct entry entry = { 0 };
	bool first = true;

	while (next_entry(text, &rest, prefix, &entry)) {
		int order = span_cmp(entry.name, name);

		if (!order)
			return err_set(e, ERR_EXISTS,
				       "'%s' has an entry " SPAN_FMT SPAN_FMT " already",
				       path, SPAN_ARG(prefix), SPAN_ARG(name));
		here.at = entry.start;
		/* Of two that are as good, the lower one. */
		if (first || here.wrong <= best.wrong)
			best = here;
		first = false;
		/* A smaller one above the gap is right, a larger one wrong. */
		here.wrong += order < 0 ? -1 : 1;
	}
	if (first)
		return err_set(e, ERR_NOENT,
			       "'%s' has no line that begins with '" SPAN_FMT "': where should the new one go?",
			       path, SPAN_ARG(prefix));
	if (here.wrong <= best.wrong)
		best.at = end_of_entry(text, &entry, kind);
	*at = best.at;
	return 0;
}

/* What "# matches" says: "" for a lone '#'; false for other lines. */
static bool comment_of(struct span line, struct span *words)
{
	if (!span_skip_char(&line, '#'))
		return false;
	*words = span_trim(line);
	return true;
}

struct span listing_section(struct span text, struct span word)
{
	struct span rest = text, line, words, section = { 0 };

	while (span_next_line(&rest, &line)) {
		if (!comment_of(line, &words) || !words.len)
			continue;
		if (section.p) {
			section.len = (size_t)(line.p - section.p);
			return section;
		}
		if (span_eq(words, word))
			section = rest;
	}
	return section.p ? section : text;
}

struct span listing_chapter(struct span text, struct span title)
{
	struct span rest = text, line, chapter = { 0 };

	while (span_next_line(&rest, &line)) {
		if (!chapter.p) {
			if (span_eq(line, title))
				chapter = rest;
		} else if (span_starts(line, SPAN(".SH")) ||
			   (span_starts(line, SPAN(".SS")) &&
			    span_ends(line, SPAN("EXTENSIONS")))) {
			chapter.len = (size_t)(line.p - chapter.p);
			break;
		}
	}
	return chapter;
}
