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

struct lines {
	struct span *at;	/* with their ends */
	size_t n, cap;
};

static void cut(struct arena *a, struct span text, struct lines *to)
{
	while (text.len) {
		size_t end = span_find_char(text, '\n');

		end = end == SIZE_MAX ? text.len : end + 1;
		*VEC_ADD(a, to) = span_first(text, end);
		text = span_from(text, end);
	}
}

static struct span without_end(struct span line)
{
	line.len -= span_ends(line, SPAN("\n"));
	line.len -= span_ends(line, SPAN("\r"));
	return line;
}

/*
 * Do lines end in CR and LF where @at is? The line before tells, as nothing
 * of its own line stays; but where @at is amid a line that one does.
 */
static bool has_cr(struct span bytes, size_t at)
{
	size_t end = at - 1, len;

	if (!at || bytes.p[at - 1] != '\n') {
		len = span_find_char(span_from(bytes, at), '\n');
		end = len != SIZE_MAX ? at + len :
		      span_rfind_char(span_first(bytes, at), '\n');
	}
	return end != SIZE_MAX && end && bytes.p[end - 1] == '\r';
}

/* Lines that come in the place of others; .own is the old one of each. */
struct replacing {
	struct lines old, new;
	const struct span **own;	/* NULL: it has none */
	bool backwards;
};

static size_t nth(const struct replacing *r, const struct lines *lines,
		  size_t i)
{
	return r->backwards ? lines->n - 1 - i : i;
}

static bool is_same(const struct replacing *r, size_t new, size_t old)
{
	return new < r->new.n && old < r->old.n &&
	       span_eq(without_end(r->new.at[nth(r, &r->new, new)]),
		       without_end(r->old.at[nth(r, &r->old, old)]));
}

/*
 * From one end up to what changes; a line among them may be another one, as a
 * mark is, or come or go.
 */
static void find_own(struct replacing *r, bool backwards)
{
	size_t new = 0, old = 0;

	r->backwards = backwards;
	while (new < r->new.n && old < r->old.n) {
		bool is_new = is_same(r, new + 1, old);
		bool is_old = is_same(r, new, old + 1);

		if (is_same(r, new, old) ||
		    (!is_new && !is_old && is_same(r, new + 1, old + 1)))
			r->own[nth(r, &r->new, new++)] =
				&r->old.at[nth(r, &r->old, old++)];
		else if (is_old)
			old++;
		else if (is_new)
			new++;
		else
			return;
	}
}

/*
 * Lines that stay keep their ends, others end as the one before them does; the
 * last may have no end.
 */
static void add_lines(struct arena *a, struct buf *to, struct span bytes,
		      const struct splice *edit)
{
	struct replacing r = { 0 };
	bool with_cr = has_cr(bytes, edit->start);

	cut(a, span_from(span_first(bytes, edit->end), edit->start), &r.old);
	cut(a, edit->text, &r.new);
	r.own = arena_zalloc(a, r.new.n + 1, sizeof(*r.own));
	find_own(&r, false);
	find_own(&r, true);
	for (size_t i = 0; i < r.new.n; i++) {
		struct span line = r.new.at[i];

		if (r.own[i] && span_ends(*r.own[i], SPAN("\n")))
			with_cr = span_ends(*r.own[i], SPAN("\r\n"));
		buf_add(to, without_end(line));
		if (span_ends(line, SPAN("\n")))
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
	CLEANUP_BUF struct buf all;
	size_t at = 0;

	buf_init(&all, 2 * LIMIT_HOWTO);
	if (edits->n)
		qsort(edits->at, edits->n, sizeof(*edits->at), by_place);
	for (size_t i = 0; i < edits->n; i++) {
		const struct splice *edit = &edits->at[i];

		buf_add(&all, span_first(span_from(bytes, at),
					 edit->start - at));
		if (edit->text.len)
			add_lines(a, &all, bytes, edit);
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
