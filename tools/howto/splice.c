// SPDX-License-Identifier: GPL-2.0-only
#include "howto/splice.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "howto/check.h"

void splice_add(struct arena *a, struct splices *to, size_t start, size_t end,
		struct span text)
{
	struct splice *edit = VEC_ADD(a, to);

	edit->start = start;
	edit->end = end;
	edit->text = text;
	edit->nr = to->n;
}

static bool ends_lines_with_cr(struct span bytes)
{
	size_t end = span_find_char(bytes, '\n');

	return end != SIZE_MAX && end && bytes.p[end - 1] == '\r';
}

/* @text with its line ends as the document has them; the last may have none. */
static void add_lines(struct buf *to, struct span text, bool with_cr)
{
	struct span line;

	while (text.len) {
		if (!span_next_until(&text, '\n', &line)) {
			buf_add(to, text);
			return;
		}
		buf_add(to, line);
		buf_add_str(to, with_cr ? "\r\n" : "\n");
	}
}

static int by_place(const void *a, const void *b)
{
	const struct splice *one = a, *two = b;

	if (one->start != two->start)
		return one->start < two->start ? -1 : 1;
	if (one->end != two->end)
		return one->end < two->end ? -1 : 1;
	return one->nr < two->nr ? -1 : 1;
}

struct span splice_all(struct arena *a, struct span bytes,
		       struct splices *edits)
{
	bool with_cr = ends_lines_with_cr(bytes);
	CLEANUP_BUF struct buf all;
	size_t at = 0;

	buf_init(&all, 2 * LIMIT_HOWTO);
	if (edits->n)
		qsort(edits->at, edits->n, sizeof(*edits->at), by_place);
	for (size_t i = 0; i < edits->n; i++) {
		const struct splice *edit = &edits->at[i];

		buf_add(&all, span_first(span_from(bytes, at),
					 edit->start - at));
		add_lines(&all, edit->text, with_cr);
		at = edit->end;
	}
	buf_add(&all, span_from(bytes, at));
	return arena_copy(a, buf_span(&all));
}

/* The first note that is new: the lines moved, the texts did not. */
static const struct xml_note *first_new(const struct xml_notes *old,
					const struct xml_notes *new)
{
	size_t i = 0;

	while (i < old->n && i < new->n &&
	       !strcmp(old->at[i].text, new->at[i].text))
		i++;
	return i < new->n ? &new->at[i] : NULL;
}

/* Open the result; @mistake is one that @before does not have, or NULL. */
static int look_at(struct arena *a, const struct howto *before,
		   struct span bytes, struct howto *after,
		   const char **mistake, struct err *e)
{
	struct xml_notes old = { 0 }, new = { 0 };

	if (bytes.len > LIMIT_HOWTO)
		return err_set(e, ERR_LIMIT, "'%s' would be larger than %lu bytes",
			       before->file, LIMIT_HOWTO);
	if (howto_open_strictly(a, before->file, bytes, after, e) ||
	    howto_check(a, before, &old, e) || howto_check(a, after, &new, e))
		return -1;
	*mistake = new.n > old.n ? first_new(&old, &new)->text : NULL;
	return 0;
}

int splice_check(struct arena *a, const struct howto *before,
		 const struct howto_source *source, struct span bytes,
		 struct err *e)
{
	CLEANUP_HOWTO struct howto after = { 0 };
	const char *mistake;

	if (look_at(a, before, bytes, &after, &mistake, e))
		return -1;
	if (!mistake && !howto_find(&after, source->kind, source->name))
		mistake = "it is not found";
	return !mistake ? 0 :
	       err_set(e, ERR_SYNTAX, "the entry of %s would break '%s': %s",
		       source->name, before->file, mistake);
}

int splice_check_without(struct arena *a, const struct howto *before,
			 const struct howto_entry *entry, struct span bytes,
			 struct err *e)
{
	CLEANUP_HOWTO struct howto after = { 0 };
	const char *mistake;

	if (look_at(a, before, bytes, &after, &mistake, e))
		return -1;
	return !mistake ? 0 :
	       err_set(e, ERR_SYNTAX,
		       "%s:%u: without the entry of %s the document would be broken: %s",
		       before->file, entry->line, entry->name, mistake);
}
