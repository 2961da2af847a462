// SPDX-License-Identifier: GPL-2.0-only
#include "scaffold/listing.h"

struct entry {
	struct span name;
	size_t start, end;	/* offsets of its line in the text */
	size_t comment;		/* of the comment right above, or start */
	size_t block;		/* of what opens between it and the last one */
};

/* A block of lines that hold under a condition, or in a menu of their own. */
static bool opens_block(struct span line)
{
	static const char *const words[] = {
		"if", "menu", "choice", "ifdef", "ifndef", "ifeq", "ifneq",
		NULL
	};
	struct span word;

	return span_next_word(&line, &word) && span_is_one_of(word, words);
}

static bool closes_block(struct span line)
{
	static const char *const words[] = {
		"endif", "endmenu", "endchoice", NULL
	};
	struct span word;

	return span_next_word(&line, &word) && span_is_one_of(word, words);
}

/* What is above an entry, since the last one. */
struct above {
	size_t comment, block;	/* where they begin; SIZE_MAX: there is none */
	size_t depth;		/* of blocks */
};

/* One that @line opens or closes. */
static int block_step(struct span line)
{
	/* Not the words of a help text. */
	if (!line.len || char_is_space(line.p[0]))
		return 0;
	return opens_block(line) ? 1 : closes_block(line) ? -1 : 0;
}

static void look_above(struct above *above, struct span line, size_t at)
{
	int step = block_step(line);

	if (!span_starts(line, SPAN("#")))
		above->comment = SIZE_MAX;
	else if (above->comment == SIZE_MAX)
		above->comment = at;
	if (step > 0 && !above->depth++)
		above->block = at;
	else if (step < 0 && above->depth && !--above->depth)
		above->block = SIZE_MAX;
}

/* The next line that begins with @prefix; false at the end. */
static bool next_entry(struct span text, struct span *rest, struct span prefix,
		       enum listing kind, struct entry *entry)
{
	struct above above = { SIZE_MAX, SIZE_MAX, 0 };
	struct span line;

	while (span_next_line(rest, &line)) {
		size_t n = 0, at = (size_t)(line.p - text.p);
		struct span name = line;

		if (kind == LISTING_BLOCKS)
			span_skip(&name, SPAN("menu"));
		if (!span_skip(&name, prefix)) {
			if (kind != LISTING_CHAPTERS)
				look_above(&above, line, at);
			continue;
		}
		while (n < name.len && char_is_word(name.p[n]))
			n++;
		entry->name = span_first(name, n);
		entry->start = at;
		entry->comment = above.comment == SIZE_MAX ? at : above.comment;
		entry->block = above.block;
		entry->end = text.len - rest->len;
		return true;
	}
	return false;
}

static bool has_word(struct span text, struct span word)
{
	for (size_t at; (at = span_find_nocase(text, word)) != SIZE_MAX;) {
		struct span rest = span_from(text, at + word.len);

		if ((!at || !char_is_alnum(text.p[at - 1])) &&
		    (!rest.len || !char_is_alnum(rest.p[0])))
			return true;
		text = rest;
	}
	return false;
}

/*
 * Where another entry goes above this one. The comment right above the first
 * one is the title of the list, unless it names the entry.
 */
static size_t top_of_entry(struct span text, const struct entry *entry,
			   bool first)
{
	struct span comment = span_first(span_from(text, entry->comment),
					 entry->start - entry->comment);

	if (first)
		return has_word(comment, entry->name) ? entry->comment :
							entry->start;
	return entry->block != SIZE_MAX ? entry->block : entry->comment;
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

/*
 * Behind the ends of those blocks that have opened between @first and @at: the
 * last entry's condition is not one of all.
 */
static size_t end_of_open_blocks(struct span text, size_t first, size_t at)
{
	struct span rest = span_from(span_first(text, at), first), line;
	size_t depth = 0;

	while (span_next_line(&rest, &line)) {
		int step = block_step(line);

		if (step > 0)
			depth++;
		else if (step < 0 && depth)
			depth--;
	}
	rest = span_from(text, at);
	while (depth && span_next_line(&rest, &line)) {
		int step = block_step(line);

		depth = step > 0 ? depth + 1 : step < 0 ? depth - 1 : depth;
		if (!depth)
			at = text.len - rest.len;
	}
	return at;
}

/* Where an entry goes below the last one; the first one is at @first. */
static size_t end_of_list(struct span text, size_t first,
			  const struct entry *last, enum listing kind)
{
	size_t end;

	if (kind == LISTING_CHAPTERS)
		return text.len;
	if (kind == LISTING_LINES)
		return end_of_open_blocks(text, first,
					  end_of_lines(text, last->end));
	end = end_of_block(text, last->end);
	return end_of_block(text, end_of_open_blocks(text, first, end));
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
	size_t top = 0;

	while (next_entry(text, &rest, prefix, kind, &entry)) {
		int order = span_cmp(entry.name, name);

		if (!order)
			return err_set(e, ERR_EXISTS,
				       "'%s' has an entry " SPAN_FMT SPAN_FMT " already",
				       path, SPAN_ARG(prefix), SPAN_ARG(name));
		here.at = top_of_entry(text, &entry, first);
		/* Of two that are as good, the lower one. */
		if (first || here.wrong <= best.wrong)
			best = here;
		if (first)
			top = entry.start;
		first = false;
		/* A smaller one above the gap is right, a larger one wrong. */
		here.wrong += order < 0 ? -1 : 1;
	}
	if (first)
		return err_set(e, ERR_NOENT,
			       "'%s' has no line that begins with '" SPAN_FMT "': where should the new one go?",
			       path, SPAN_ARG(prefix));
	if (here.wrong <= best.wrong)
		best.at = end_of_list(text, top, &entry, kind);
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
