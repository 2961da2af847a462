// SPDX-License-Identifier: GPL-2.0-only
#include "howto/edit.h"

#include "howto/option_text.h"
#include "howto/updating.h"

#define TIMES_MAX	4	/* to go over an entry until nothing changes */

/* Of an entry without markup around it: the empty lines before it go too. */
int howto_remove(struct arena *a, const struct howto *howto,
		 const struct howto_entry *entry, struct span *out,
		 struct err *e)
{
	struct splices edits = { 0 };
	struct span bytes;
	size_t start = entry->start, end = entry->end;

	if (howto->format == HOWTO_DOCBOOK)
		while (start && char_is_space(howto->bytes.p[start - 1]))
			start--;
	splice_add(a, &edits, start, end, SPAN(""));
	bytes = splice_all(a, howto->bytes, &edits);
	if (splice_check_without(a, howto, entry, bytes, e))
		return -1;
	*out = bytes;
	return 0;
}

struct span updating_blanks(const struct updating *u, size_t at)
{
	struct span bytes = u->howto->bytes;
	size_t start = at, len = 0;

	while (start && bytes.p[start - 1] != '\n')
		start--;
	while (start + len < at && (bytes.p[start + len] == ' ' ||
				    bytes.p[start + len] == '\t'))
		len++;
	return span_first(span_from(bytes, start), len);
}

bool updating_in_items(const struct updating *u)
{
	return u->last && u->last->is_item;
}

/* The term of @block with the option @name, which one of them has. */
static const char *term_of(const struct updating *u,
			   const struct man_block *block, struct span name)
{
	for (size_t i = 0; i < block->terms.n; i++) {
		const char *text = man_text_string(u->arena,
						   &block->terms.at[i]);
		struct span rest = span_of(text), one;

		while (option_text_next(&rest, &one))
			if (span_eq(one, name))
				return text;
	}
	return "";
}

/* What the manual and the plugin know of an option: does it take a "!"? */
static bool inverts(const struct updating *u, struct span name)
{
	const struct man_blocks *man = &u->source->man;

	for (size_t i = 0; i < man->n; i++)
		if (words_have(&u->block_words[i], name))
			return option_text_inverts(span_of(term_of(u,
						&man->at[i], name)));
	return false;
}

/* Whoever writes in a part has made it his own: then there is a sign to add. */
static void add_signs(struct updating *u)
{
	bool is_docbook = u->howto->format == HOWTO_DOCBOOK;

	for (size_t i = 0; i < u->terms.n; i++) {
		const struct howto_term *term = &u->terms.at[i];
		const struct words *words = &u->term_words[i];

		if (!words->names.n || words->is_made ||
		    option_text_inverts(span_of(term->text)) ||
		    !inverts(u, words->names.at[0].name))
			continue;
		splice_add(u->arena, &u->edits, term->start, term->start,
			   is_docbook ? SPAN("[<literal>!</literal>] ") :
					SPAN("&lsqb;!&rsqb; "));
		u->n.signs++;
	}
}

static void find_parts(struct updating *u)
{
	struct span entry = span_first(u->howto->bytes, u->entry->end);
	size_t at = u->entry->start;
	struct made part;

	while (made_next(entry, &at, &part))
		*VEC_ADD(u->arena, &u->parts) = part;
}

static void read_entry(struct updating *u)
{
	howto_all_terms(u->arena, u->howto, u->entry, &u->terms);
	find_parts(u);
	updating_read_words(u);
	for (size_t i = 0; i < u->terms.n; i++)
		if (u->term_words[i].names.n && u->terms.at[i].item_end)
			u->last = &u->terms.at[i];
}

static int update_once(struct arena *a, const struct howto *howto,
		       const struct howto_source *source, struct span *out,
		       struct howto_changes *changes, struct err *e)
{
	struct updating u = { .arena = a, .howto = howto, .source = source };
	struct span bytes;

	u.entry = howto_find(howto, source->kind, source->name);
	if (!u.entry)
		return err_set(e, ERR_NOENT,
			       "%s: the %s %s has no entry: 'nfkit howto add' makes one",
			       howto->file, howto_kind_name(source->kind),
			       source->name);
	read_entry(&u);
	updating_parts(&u);
	updating_texts(&u);
	updating_options(&u);
	add_signs(&u);
	bytes = splice_all(a, howto->bytes, &u.edits);
	if (splice_check(a, howto, source, bytes, e))
		return -1;
	changes->options += u.n.options;
	changes->signs += u.n.signs;
	changes->parts += u.n.parts;
	*out = bytes;
	return 0;
}

/* What comes may be what something else goes behind: then that is next. */
int howto_update(struct arena *a, const struct howto *howto,
		 const struct howto_source *source, struct span *out,
		 struct howto_changes *changes, struct err *e)
{
	struct span before = howto->bytes, after;
	struct howto_changes n = { 0 };

	if (update_once(a, howto, source, &after, &n, e))
		return -1;
	for (int i = 1; i < TIMES_MAX && !span_eq(before, after); i++) {
		CLEANUP_HOWTO struct howto now = { 0 };

		before = after;
		if (howto_open_strictly(a, howto->file, before, &now, e) ||
		    update_once(a, &now, source, &after, &n, e))
			return -1;
	}
	*changes = n;
	*out = after;
	return 0;
}
