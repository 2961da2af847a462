// SPDX-License-Identifier: GPL-2.0-only
/* edit_parts - the part of edit.h that writes anew what nfkit made */
#include "howto/updating.h"

#include <string.h>

#include "base/limits.h"
#include "howto/section.h"
#include "howto/section_linuxdoc.h"

#define RUNS_TRIED	8	/* texts ahead, and in a row that were one */

/*
 * The term that a part of the entry begins with: the first one with an option,
 * whose name is that of it, else of a value. False where there is none.
 */
static bool first_term(const struct updating *u, const struct made *part,
		       size_t *term, struct span *name)
{
	const struct updating_range *range;

	range = &u->in_parts.at[part - u->parts.at];
	*name = SPAN("");
	*term = range->from;
	for (size_t i = range->from; i < range->to; i++) {
		if (!u->term_words[i].names.n)
			continue;
		*name = u->term_words[i].names.at[0].name;
		*term = i;
		break;
	}
	return range->from < range->to;
}

/* How many parts before this one begin with the same option, or term. */
static size_t place_of(const struct updating *u, const struct made *part,
		       size_t term, struct span name, bool same_term)
{
	const char *text = u->terms.at[term].text;
	size_t n = 0;

	for (size_t i = 0; i < u->parts.n && &u->parts.at[i] != part; i++) {
		struct span one;
		size_t other;

		if (u->parts.at[i].what != MADE_OPTION ||
		    !first_term(u, &u->parts.at[i], &other, &one))
			continue;
		n += same_term ? !strcmp(u->terms.at[other].text, text) :
				 span_eq(one, name);
	}
	return n;
}

/*
 * The @place-th block of the manual that is of this option, or has this term;
 * the last one where there are fewer.
 */
static const struct man_block *pick(const struct updating *u, size_t term,
				    struct span name, size_t place,
				    bool same_term)
{
	const struct man_blocks *man = &u->source->man;
	const struct man_block *found = NULL;

	for (size_t i = 0; i < man->n; i++) {
		const struct man_block *block = &man->at[i];

		if (block->kind != MAN_OPTION)
			continue;
		if (name.len && !words_have(&u->block_words[i], name))
			continue;
		if (same_term && !updating_has_term(u, block, term))
			continue;
		found = block;
		if (!place--)
			break;
	}
	return found;
}

/*
 * The option of the manual that this part was made of, or NULL. A manual may
 * explain one more than once: "--tos value" and "--tos symbol", and the same
 * for IPv4 and IPv6. The words of the term tell which, and where they are
 * other words by now, or the same ones, the order.
 */
static const struct man_block *option_of(const struct updating *u,
					 const struct made *part)
{
	const struct man_block *block;
	struct span name;
	size_t term;

	if (!first_term(u, part, &term, &name))
		return NULL;
	block = pick(u, term, name, place_of(u, part, term, name, true), true);
	return block || !name.len ? block :
	       pick(u, term, name, place_of(u, part, term, name, false),
		    false);
}

/* What would stand there if the entry were made now, with its mark. */
static void write_part(const struct updating *u, const struct made *part,
		       const struct man_block *block, struct buf *to)
{
	if (u->howto->format == HOWTO_DOCBOOK)
		howto_part_docbook(u->arena, part->what, block, u->source,
				   updating_blanks(u, part->start),
				   to);
	else
		howto_part_linuxdoc(u->arena, part->what, block, u->source,
				    updating_in_items(u), to);
}

/* Does a file say what this part is about? If not, what it said stays. */
static bool is_known(const struct updating *u, const struct made *part,
		     const struct man_block *block)
{
	const struct howto_source *s = u->source;

	switch (part->what) {
	case MADE_SUMMARY:
		return s->summary;
	case MADE_AUTHORS:
		return s->authors.n;
	case MADE_INTRO:
		return s->man.n && s->man.at[0].kind != MAN_OPTION;
	case MADE_RULES:
		return s->rules.n;
	case MADE_LISTING:
		return s->listing;
	case MADE_OPTION:
	case MADE_TEXT:
		return block;
	default:
		return false;
	}
}

/* An entry from before there were rules: with them comes their listing. */
static bool lacks_listing(const struct updating *u, const struct made *part)
{
	struct span entry = span_from(span_first(u->howto->bytes,
						 u->entry->end),
				      u->entry->start);

	return part->what == MADE_RULES && u->source->rules.n &&
	       span_find(entry, SPAN("<!-- nfkit listing ")) == SIZE_MAX;
}

static bool is_in(const struct updating *u, const struct man_block *block,
		  const struct made *part)
{
	const struct updating_range *range;

	range = &u->in_parts.at[part - u->parts.at];
	for (size_t i = range->from; i < range->to; i++)
		if (updating_is_of(u, block, i))
			return true;
	return false;
}

/* Options that had words in common may have words of their own by now. */
static bool is_parted(const struct updating *u, const struct made *part,
		      const struct man_block *option,
		      const struct man_block *block)
{
	return block->kind == MAN_OPTION && is_in(u, block, part) &&
	       !updating_same_term(u, option, block) &&
	       updating_is_missing(u, block, part) &&
	       !updating_is_missing(u, block, NULL);
}

/*
 * The part of an option, and beside it those that were parted from it: so what
 * has changed is in one place, and no option is lost. In their order; but where
 * options go before this part, so do they. Their number.
 */
static size_t write_options(struct updating *u, const struct made *part,
			    const struct man_block *option, struct buf *to)
{
	const struct man_blocks *man = &u->source->man;
	struct span base = updating_blanks(u, part->start);
	bool is_front = updating_front(u) == part;
	VEC(const struct man_block *) all = { 0 };

	for (size_t i = 0; i < man->n; i++) {
		const struct man_block *block = &man->at[i];

		if (block == option ? !is_front :
				      is_parted(u, part, option, block))
			*VEC_ADD(u->arena, &all) = block;
	}
	if (is_front)
		*VEC_ADD(u->arena, &all) = option;
	for (size_t i = 0; i + 1 < all.n; i++)
		updating_write_option(u, all.at[i], base, to);
	write_part(u, part, VEC_LAST(&all)[0], to);
	return all.n;
}

static void add_text(struct arena *a, const struct man_blocks *from,
		     struct man_blocks *to)
{
	for (size_t i = 0; i < from->n; i++)
		*VEC_ADD(a, to) = from->at[i];
}

static struct span behind_mark(const struct buf *part)
{
	struct span all = buf_span(part);

	return span_from(all, span_find_char(all, '\n') + 1);
}

/* Would the part have these words if it were a text? */
static bool is_text(const struct updating *u, const struct made *part,
		    const struct man_block *text)
{
	struct made as = { .what = MADE_TEXT, .start = part->start };
	CLEANUP_BUF struct buf all;

	buf_init(&all, LIMIT_HOWTO);
	write_part(u, &as, text, &all);
	return made_digest(behind_mark(&all)) == part->digest;
}

static void replace(struct updating *u, const struct made *part,
		    const struct buf *by)
{
	size_t blanks = updating_blanks(u, part->start).len;

	splice_add(u->arena, &u->edits, part->start - blanks, part->end,
		   arena_copy(u->arena, buf_span(by)));
	u->n.parts++;
}

static void renew_part(struct updating *u, const struct made *part,
		       const struct man_block *block)
{
	struct made listing = { .what = MADE_LISTING, .start = part->start };
	bool is_new = lacks_listing(u, part), is_one = true;
	CLEANUP_BUF struct buf made, new;

	buf_init(&made, LIMIT_HOWTO);
	buf_init(&new, LIMIT_HOWTO);
	if (!part->end || !is_known(u, part, block))
		return;
	if (part->what == MADE_OPTION)
		is_one = write_options(u, part, block, &made) == 1;
	else
		write_part(u, part, block, &made);
	if (made_digest(behind_mark(&made)) == part->digest &&
	    !(is_new && u->source->listing))
		return;
	if (is_one)
		made_change(u->arena, u->howto->bytes, part,
			    updating_blanks(u, part->start),
			    behind_mark(&made), &new);
	else
		buf_add(&new, buf_span(&made));
	if (is_new)
		write_part(u, &listing, NULL, &new);
	replace(u, part, &new);
}

/* The words of lines, each behind a blank, but for those of marks. */
static void add_words(struct span text, struct buf *to)
{
	struct span line, word;
	uint32_t digest;

	while (span_next_line(&text, &line)) {
		if (made_is_changed(line, &digest))
			continue;
		while (span_next_word(&line, &word)) {
			buf_add_char(to, ' ');
			buf_add(to, word);
		}
	}
}

/* The texts of the entry, and those of the manual between its options. */
struct texts {
	VEC(const struct made *) parts;		/* but for the intro */
	VEC(struct man_block) runs;		/* the first is the intro */
};

static void find_texts(const struct updating *u, struct texts *out)
{
	const struct man_blocks *man = &u->source->man;
	size_t i = man_intro(man);

	for (size_t k = 0; k < u->parts.n; k++)
		if (u->parts.at[k].what == MADE_TEXT)
			*VEC_ADD(u->arena, &out->parts) = &u->parts.at[k];
	VEC_ADD(u->arena, &out->runs)->body = (struct man_blocks){ man->at, i };
	while (i < man->n) {
		struct man_blocks run = man_text_run(man, i);

		if (run.n)
			VEC_ADD(u->arena, &out->runs)->body = run;
		i += run.n ? run.n : 1;
	}
}

/* Behind how many runs from @from on a part ends that has all their words. */
static size_t reach(const struct updating *u, const struct texts *t,
		    const struct made *part, size_t from)
{
	struct man_block text = { 0 };
	size_t end = from + RUNS_TRIED < t->runs.n ? from + RUNS_TRIED :
						      t->runs.n;

	if (!part->end)
		return from;
	for (size_t to = from; to < end; to++) {
		add_text(u->arena, &t->runs.at[to].body, &text.body);
		if (text.body.n && is_text(u, part, &text))
			return to + 1;
	}
	return from;
}

/*
 * The first run from @from on that begins what a part says, and where it ends;
 * false where there is none.
 */
static bool find_runs(const struct updating *u, const struct texts *t,
		      const struct made *part, size_t *from, size_t *to)
{
	size_t end = *from + RUNS_TRIED;

	for (size_t i = *from; i < t->runs.n && i < end; i++) {
		*to = reach(u, t, part, i);
		if (*to == i)
			continue;
		*from = i;
		return true;
	}
	return false;
}

/* Be it that somebody took the mark away. */
static bool has_words(const struct updating *u, struct span text)
{
	CLEANUP_BUF struct buf all, part;

	buf_init(&all, LIMIT_HOWTO);
	buf_init(&part, LIMIT_HOWTO);
	add_words(span_from(span_first(u->howto->bytes, u->entry->end),
			    u->entry->start), &all);
	add_words(text, &part);
	return span_find(buf_span(&all), buf_span(&part)) != SIZE_MAX;
}

/*
 * A text that the entry does not have goes behind the list that it follows, if
 * nobody has taken over the entry: who wrote its intro needs no more words.
 */
static void add_run(struct updating *u, const struct man_block *text)
{
	const struct howto_term *term;
	struct made as = { .what = MADE_TEXT };
	CLEANUP_BUF struct buf part, all;

	buf_init(&part, LIMIT_HOWTO);
	buf_init(&all, LIMIT_HOWTO);
	term = updating_find_term(u, text->body.at - 1);
	if (!term || !term->list_end || !u->has_made_intro)
		return;
	as.start = term->list_end;
	write_part(u, &as, text, &part);
	if (has_words(u, behind_mark(&part)))
		return;
	buf_add_char(&all, '\n');
	buf_add(&all, buf_span(&part));
	all.len--;	/* the line ends already */
	splice_add(u->arena, &u->edits, as.start, as.start,
		   arena_copy(u->arena, buf_span(&all)));
	u->n.parts++;
}

/* Parts get the runs that are left in their order; the last one, all others. */
static void renew_some(struct updating *u, const struct texts *t,
		       size_t part, size_t parts_end, size_t run,
		       size_t runs_end)
{
	for (; part == parts_end && run < runs_end; run++)
		add_run(u, &t->runs.at[run]);
	for (; part < parts_end && run < runs_end; part++) {
		struct man_block text = { 0 };

		do {
			add_text(u->arena, &t->runs.at[run].body, &text.body);
			run++;
		} while (part + 1 == parts_end && run < runs_end);
		renew_part(u, t->parts.at[part], &text);
	}
}

/* What is still the same tells which of the others belong together. */
static void renew_texts(struct updating *u, const struct texts *t, size_t run)
{
	for (size_t part = 0; part <= t->parts.n; part++) {
		size_t same = part, from = run, to = run;

		while (same < t->parts.n &&
		       !find_runs(u, t, t->parts.at[same], &from, &to))
			same++;
		renew_some(u, t, part, same, run,
			   same < t->parts.n ? from : t->runs.n);
		part = same;
		run = to;
	}
}

/* Does the intro say all that the manual's does, and then something else? */
static bool has_longer_intro(const struct updating *u,
			     const struct made *intro, const struct buf *made)
{
	CLEANUP_BUF struct buf old, new;

	buf_init(&old, LIMIT_HOWTO);
	buf_init(&new, LIMIT_HOWTO);
	add_words(span_from(span_first(u->howto->bytes, intro->end),
			    intro->text), &old);
	add_words(behind_mark(made), &new);
	return old.len > new.len && span_starts(buf_span(&old), buf_span(&new));
}

/* Does the first option come with the first example, and right behind it? */
static bool comes_beside_rules(const struct updating *u)
{
	return updating_front(u) || (u->first_rules && !updating_has_rest(u));
}

/*
 * Options come amid the words before the first one, of all or of those that
 * are known: then so does their list, with the words around it that the
 * manual has up to the first option that is known, and what stays before the
 * list stays the intro. False where this is not so.
 */
static bool add_first_list(struct updating *u, const struct texts *t,
			   const struct made *intro)
{
	const struct man_blocks *man = &u->source->man;
	size_t from = man_intro(man), to = from;
	CLEANUP_BUF struct buf made, new;

	buf_init(&made, LIMIT_HOWTO);
	buf_init(&new, LIMIT_HOWTO);
	if (!intro->end || from == man->n || comes_beside_rules(u) ||
	    !updating_is_missing(u, &man->at[from], NULL))
		return false;
	write_part(u, intro, NULL, &made);
	if (from ? !has_longer_intro(u, intro, &made) :
		   reach(u, t, intro, 0) < 2)
		return false;
	while (to < man->n && (man->at[to].kind != MAN_OPTION ||
			       updating_is_missing(u, &man->at[to], NULL)))
		to++;
	if (from)
		made_change(u->arena, u->howto->bytes, intro,
			    updating_blanks(u, intro->start),
			    behind_mark(&made), &new);
	updating_write_manual(u, to, &new);
	replace(u, intro, &new);
	u->n.parts--;
	u->placed = to;
	return true;
}

/* The run behind those that are in the intro, which may still be all right. */
static size_t renew_intro(struct updating *u, const struct texts *t,
			  const struct made *intro)
{
	size_t run;

	u->has_made_intro = intro->end;
	if (add_first_list(u, t, intro)) {
		const struct man_block *end = u->source->man.at + u->placed;

		for (run = 1; run < t->runs.n; run++)
			if (t->runs.at[run].body.at >= end)
				break;
		return run;
	}
	run = reach(u, t, intro, 0);
	u->has_long_intro = run > 1;
	if (run)
		return run;
	renew_part(u, intro, NULL);
	return 1;
}

/* Is there a gap only? */
static bool is_due(const struct updating *u, const struct made *part)
{
	struct span text = span_from(span_first(u->howto->bytes, part->end),
				     part->text);

	return span_find(text, SPAN("<!-- nfkit: ")) != SIZE_MAX;
}

/* Those that come where a gap was. */
static const struct made *find_first_rules(const struct updating *u)
{
	for (size_t i = 0; i < u->parts.n; i++) {
		const struct made *part = &u->parts.at[i];

		if (part->what == MADE_RULES && part->end &&
		    is_known(u, part, NULL) && is_due(u, part))
			return part;
	}
	return NULL;
}

void updating_parts(struct updating *u)
{
	struct texts t = { 0 };
	size_t run = 1;

	find_texts(u, &t);
	u->first_rules = find_first_rules(u);
	for (size_t i = 0; i < u->parts.n; i++) {
		const struct made *part = &u->parts.at[i];

		if (part->what == MADE_INTRO)
			run = renew_intro(u, &t, part);
		else if (part->what == MADE_OPTION)
			renew_part(u, part, option_of(u, part));
		else if (part->what != MADE_TEXT)
			renew_part(u, part, NULL);
	}
	renew_texts(u, &t, run);
}
