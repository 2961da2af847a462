// SPDX-License-Identifier: GPL-2.0-only
/* edit_texts - the part of edit.h that writes anew what is between options */
#include "howto/updating.h"

#include "base/limits.h"

#define RUNS_TRIED	8	/* texts ahead, and in a row that were one */

static void add_text(struct arena *a, const struct man_blocks *from,
		     struct man_blocks *to)
{
	for (size_t i = 0; i < from->n; i++)
		*VEC_ADD(a, to) = from->at[i];
}

/* Would the part have these words if it were a text? */
static bool is_text(const struct updating *u, const struct made *part,
		    const struct man_block *text)
{
	struct made as = { .what = MADE_TEXT, .start = part->start };
	CLEANUP_BUF struct buf all;

	buf_init(&all, LIMIT_HOWTO);
	updating_write_part(u, &as, text, &all);
	return made_digest(made_text(&all)) == part->digest;
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
	updating_write_part(u, &as, text, &part);
	if (has_words(u, made_text(&part)))
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
		updating_renew(u, t->parts.at[part], &text);
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
	add_words(made_text(made), &new);
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
	updating_write_part(u, intro, NULL, &made);
	if (from ? !has_longer_intro(u, intro, &made) :
		   reach(u, t, intro, 0) < 2)
		return false;
	while (to < man->n && (man->at[to].kind != MAN_OPTION ||
			       updating_is_missing(u, &man->at[to], NULL)))
		to++;
	if (from)
		made_change(u->arena, u->howto->bytes, intro,
			    updating_blanks(u, intro->start),
			    made_text(&made), &new);
	updating_write_manual(u, to, &new);
	updating_replace(u, intro, &new);
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
	updating_renew(u, intro, NULL);
	return 1;
}

void updating_texts(struct updating *u)
{
	struct texts t = { 0 };
	size_t run = 1;

	find_texts(u, &t);
	for (size_t i = 0; i < u->parts.n; i++)
		if (u->parts.at[i].what == MADE_INTRO)
			run = renew_intro(u, &t, &u->parts.at[i]);
	renew_texts(u, &t, run);
}
