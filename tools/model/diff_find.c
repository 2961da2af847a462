// SPDX-License-Identifier: GPL-2.0-only
/* diff_find - where in a text a diff begins, if anywhere */
#include "model/diff_name.h"
#include "model/diff_parser.h"

/* @line may begin a diff, by the two lines behind it. */
static bool begins_diff(struct arena *a, struct span line, struct span next,
			struct span third)
{
	struct span names = line, old_name, new_name;

	if (span_skip(&names, SPAN("diff --git ")))
		return diff_is_extended_header(next) ||
		       span_starts(next, SPAN("--- ")) ||
		       (diff_names_split(a, names, &old_name, &new_name) &&
			diff_names_strip(&old_name, &new_name));
	if (span_starts(line, SPAN("--- ")))
		return span_starts(next, SPAN("+++ "));
	if (span_starts(line, SPAN("diff --c")))
		return span_starts(next, SPAN("index "));
	if (span_starts(line, SPAN("diff -")))
		return (span_starts(next, SPAN("--- ")) &&
			span_starts(third, SPAN("+++ "))) ||
		       diff_skip_binary_note(&next);
	return span_starts(line, SPAN("Index: ")) &&
	       (span_starts(next, SPAN("=====")) ||
		span_starts(next, SPAN("diff -")) ||
		span_starts(next, SPAN("--- ")));
}

/* What any line that begins_diff() takes begins with. */
static const struct span beginnings[] = {
	SPAN("diff -"), SPAN("--- "), SPAN("Index: ")
};

#define BEGINNINGS	(sizeof(beginnings) / sizeof(beginnings[0]))

static bool may_begin(struct span line)
{
	for (size_t i = 0; i < BEGINNINGS; i++)
		if (span_starts(line, beginnings[i]))
			return true;
	return false;
}

bool diff_may_begin(struct span text)
{
	struct span line;

	while (span_next_line(&text, &line))
		if (may_begin(line))
			return true;
	return false;
}

/* "=64" is a "d"; false where "=" means that the line is cut, or nothing. */
static bool skip_quoted(struct span *line, char *c)
{
	struct span hex = span_first(span_from(*line, 1), 2);
	uint64_t value;

	if (hex.len < 2 || !span_number(hex, 16, UINT8_MAX, &value))
		return false;
	*line = span_from(*line, 3);
	*c = (char)value;
	return true;
}

static bool may_begin_quoted(struct span line, struct span beginning)
{
	for (size_t i = 0; i < beginning.len; i++) {
		char c;

		if (!line.len)
			return false;
		c = line.p[0];
		if (c != '=')
			line = span_from(line, 1);
		else if (!skip_quoted(&line, &c))
			return true;
		if (c != beginning.p[i])
			return false;
	}
	return true;
}

bool diff_may_begin_quoted(struct span text)
{
	struct span line;

	if (span_find_nocase(text, SPAN("=0a")) != SIZE_MAX)
		return true;
	while (span_next_line(&text, &line))
		for (size_t i = 0; line.len && i < BEGINNINGS; i++)
			if (may_begin_quoted(line, beginnings[i]))
				return true;
	return false;
}

size_t diff_find(struct span text)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct span line, next, third, rest = text, ahead;

	while (span_next_line(&rest, &line)) {
		/* Looking at three lines for each would be three times. */
		if (!may_begin(line))
			continue;
		ahead = rest;
		next = third = span_from(rest, rest.len);
		if (span_next_line(&ahead, &next))
			span_next_line(&ahead, &third);
		if (begins_diff(&a, line, next, third))
			return (size_t)(line.p - text.p);
	}
	return SIZE_MAX;
}
