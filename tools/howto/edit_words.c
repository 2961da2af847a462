// SPDX-License-Identifier: GPL-2.0-only
/* edit_words - the part of edit.h that compares terms, each read only once */
#include "howto/updating.h"

#include "base/limits.h"
#include "howto/option_text.h"

static void add_digest(struct arena *a, struct span text, struct words *to)
{
	*VEC_ADD(a, &to->digests) = made_digest(text);
}

/* The options in a term; those that are no argument of another are its own. */
static void add_names(struct arena *a, struct span text, struct words *to)
{
	struct span rest = text, own = text, name, next = { 0 };

	if (!option_text_next_own(&own, &next))
		next.p = NULL;
	while (option_text_next(&rest, &name)) {
		struct word_name *to_add = VEC_ADD(a, &to->names);

		to_add->name = name;
		to_add->is_own = name.p == next.p;
		if (to_add->is_own && !option_text_next_own(&own, &next))
			next.p = NULL;
	}
}

static void read_block(struct arena *a, const struct man_block *block,
		       struct words *to)
{
	CLEANUP_BUF struct buf all;

	buf_init(&all, LIMIT_HOWTO);
	for (size_t i = 0; i < block->terms.n; i++) {
		const char *text = man_text_string(a, &block->terms.at[i]);

		add_names(a, span_of(text), to);
		add_digest(a, span_of(text), to);
		buf_printf(&all, "%s%s", i ? ", " : "", text);
	}
	add_digest(a, buf_span(&all), to);
}

/* DocBook has each term by itself, LinuxDoc all in one tag. */
static void read_term(struct arena *a, const struct howto_term *term,
		      bool is_docbook, struct words *to)
{
	struct span rest = span_of(term->text);

	add_names(a, rest, to);
	add_digest(a, rest, to);
	while (!is_docbook && rest.len) {
		size_t end = span_find(rest, SPAN(", "));

		add_digest(a, span_first(rest, end), to);
		rest = end == SIZE_MAX ? SPAN("") : span_from(rest, end + 2);
	}
}

/* Terms and parts come in the order of the file. */
static void find_terms_of_parts(struct updating *u)
{
	size_t t = 0;

	for (size_t i = 0; i < u->parts.n; i++) {
		const struct made *part = &u->parts.at[i];
		struct updating_range *range = VEC_ADD(u->arena, &u->in_parts);

		while (t < u->terms.n && u->terms.at[t].start < part->start)
			t++;
		range->from = t;
		for (; t < u->terms.n && u->terms.at[t].start < part->end; t++)
			u->term_words[t].is_made = true;
		range->to = t;
	}
}

void updating_read_words(struct updating *u)
{
	const struct man_blocks *man = &u->source->man;
	bool is_docbook = u->howto->format == HOWTO_DOCBOOK;

	u->block_words = arena_zalloc(u->arena, man->n + 1,
				      sizeof(*u->block_words));
	u->term_words = arena_zalloc(u->arena, u->terms.n + 1,
				     sizeof(*u->term_words));
	for (size_t i = 0; i < man->n; i++)
		if (man->at[i].kind == MAN_OPTION)
			read_block(u->arena, &man->at[i], &u->block_words[i]);
	for (size_t i = 0; i < u->terms.n; i++)
		read_term(u->arena, &u->terms.at[i], is_docbook,
			  &u->term_words[i]);
	find_terms_of_parts(u);
}

const struct words *updating_block(const struct updating *u,
				   const struct man_block *block)
{
	return &u->block_words[block - u->source->man.at];
}

bool words_have(const struct words *words, struct span name)
{
	for (size_t i = 0; i < words->names.n; i++)
		if (span_eq(words->names.at[i].name, name))
			return true;
	return false;
}

static bool share_digest(const struct words *one, const struct words *other)
{
	for (size_t i = 0; i < one->digests.n; i++)
		for (size_t k = 0; k < other->digests.n; k++)
			if (one->digests.at[i] == other->digests.at[k])
				return true;
	return false;
}

bool updating_has_term(const struct updating *u, const struct man_block *block,
		       size_t term)
{
	return share_digest(updating_block(u, block), &u->term_words[term]);
}

bool updating_same_term(const struct updating *u, const struct man_block *one,
			const struct man_block *other)
{
	const struct words *words = updating_block(u, one);
	const struct words *first = updating_block(u, other);

	for (size_t i = 0; first->digests.n && i < words->digests.n; i++)
		if (words->digests.at[i] == first->digests.at[0])
			return true;
	return false;
}

bool updating_is_of(const struct updating *u, const struct man_block *block,
		    size_t term)
{
	const struct words *words = &u->term_words[term];

	for (size_t i = 0; i < words->names.n; i++)
		if (words_have(updating_block(u, block),
			       words->names.at[i].name))
			return true;
	return updating_has_term(u, block, term);
}
