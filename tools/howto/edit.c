// SPDX-License-Identifier: GPL-2.0-only
#include "howto/edit.h"

#include "howto/option_text.h"
#include "howto/updating.h"

/* Of an entry without markup around it: the empty lines before it go too. */
void howto_remove(struct arena *a, const struct howto *howto,
		  const struct howto_entry *entry, struct span *out)
{
	struct splices edits = { 0 };
	size_t start = entry->start, end = entry->end;

	if (howto->format == HOWTO_DOCBOOK)
		while (start && char_is_space(howto->bytes.p[start - 1]))
			start--;
	splice_add(a, &edits, start, end, SPAN(""));
	*out = splice_all(a, howto->bytes, &edits);
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
	return u->terms.n && VEC_LAST(&u->terms)->is_item;
}

const struct made *updating_part_at(const struct updating *u, size_t at)
{
	for (size_t i = 0; i < u->parts.n; i++)
		if (at >= u->parts.at[i].start && at < u->parts.at[i].end)
			return &u->parts.at[i];
	return NULL;
}

const struct man_text *updating_term_of(const struct updating *u,
					const struct man_block *block,
					struct span name)
{
	for (size_t i = 0; i < block->terms.n; i++) {
		struct span rest, one;

		rest = span_of(man_text_string(u->arena, &block->terms.at[i]));
		while (option_text_next(&rest, &one))
			if (span_eq(one, name))
				return &block->terms.at[i];
	}
	return NULL;
}

/* What the manual and the plugin know of an option: does it take a "!"? */
static bool inverts(const struct updating *u, struct span name)
{
	const struct man_blocks *man = &u->source->man;

	for (size_t i = 0; i < man->n; i++) {
		const struct man_block *block = &man->at[i];
		const struct man_text *term;

		if (block->kind != MAN_OPTION)
			continue;
		term = updating_term_of(u, block, name);
		if (!term)
			continue;
		return option_text_inverts(span_of(man_text_string(u->arena,
								   term)));
	}
	return false;
}

/* Whoever writes in a part has made it his own: then there is a sign to add. */
static void add_signs(struct updating *u)
{
	bool is_docbook = u->howto->format == HOWTO_DOCBOOK;

	for (size_t i = 0; i < u->terms.n; i++) {
		const struct howto_term *term = &u->terms.at[i];
		struct span rest = span_of(term->text), name;

		if (option_text_inverts(rest) ||
		    updating_part_at(u, term->start) ||
		    !option_text_next(&rest, &name) ||
		    !inverts(u, name))
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

int howto_update(struct arena *a, const struct howto *howto,
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
	howto_terms(a, howto, u.entry, &u.terms);
	howto_all_terms(a, howto, u.entry, &u.all_terms);
	find_parts(&u);
	updating_parts(&u);
	updating_options(&u);
	add_signs(&u);
	bytes = splice_all(a, howto->bytes, &u.edits);
	if (splice_check(a, howto, source, bytes, e))
		return -1;
	*changes = u.n;
	*out = bytes;
	return 0;
}
