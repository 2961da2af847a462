// SPDX-License-Identifier: GPL-2.0-only
/* trial_listings - how iptables of the guest lists rules */
#include "base/limits.h"
#include "try/judge.h"
#include "try/session.h"

#define STEPS	2	/* of one listing: empty its tables, run it */

/* The tables of @input without rules: of a listing before. */
static struct span empty_tables(struct arena *a, struct span input)
{
	CLEANUP_BUF struct buf text;
	struct span line;

	buf_init(&text, LIMIT_TEXT);
	while (span_next_line(&input, &line))
		if (span_starts(line, SPAN("*")))
			buf_printf(&text, SPAN_FMT "\nCOMMIT\n",
				   SPAN_ARG(line));
	return arena_copy(a, buf_span(&text));
}

static void plan_listing(struct session *s, const struct trial_listing *l)
{
	struct steps_plan *p = &s->plan;
	struct span input = span_of(l->input);
	const char *const argv[] = {
		arena_printf(s->arena, "%s-nft-restore", l->program),
		"--noflush",
	};

	plan_run(p, plan_file(p, empty_tables(s->arena, input)), argv, 1);
	plan_run(p, plan_file(p, input), argv, 2);
}

void session_plan_listings(struct session *s)
{
	s->listing_step = s->plan.n;
	for (size_t i = 0; i < s->t->n_listed; i++) {
		const struct trial_listed *l = &s->t->listed[i];

		for (size_t k = 0; !l->why && k < l->n_listings; k++)
			plan_listing(s, &l->listings[k]);
	}
}

/* "iptables-nft-restore v1.8.9 (nf_tables):" alone does not tell what it is. */
static struct span complaint_of(struct span text)
{
	struct span line = judge_first_line(text), rest;

	rest = span_from(text, line.len ? (size_t)(line.p - text.p) + line.len :
					  text.len);
	return span_ends(line, SPAN(":")) && span_trim(rest).len ?
	       judge_first_line(rest) : line;
}

static void take_listing(struct session *s, const struct outcome *said,
			 struct trial_listing *l)
{
	const struct check *failed = checks_failed(&s->out->checks);
	struct span line = complaint_of(buf_span(&said->err));

	if (!said->ended && failed)	/* a panic, say */
		l->why = arena_printf(s->arena, "%s: %s", failed->name,
				      failed->why);
	else if (!said->ended)
		l->why = "the guest ended before it came to that";
	else if (outcome_is_good(said))
		l->text = arena_str(s->arena, buf_span(&said->out));
	else
		l->why = line.len ? arena_str(s->arena, line) :
			 "iptables refuses them";
}

void session_take_listings(struct session *s, const struct outcomes *o)
{
	size_t step = s->listing_step + STEPS - 1;

	for (size_t i = 0; i < s->t->n_listed; i++) {
		struct trial_listed *l = &s->t->listed[i];

		for (size_t k = 0; !l->why && k < l->n_listings; k++) {
			take_listing(s, &o->at[step], &l->listings[k]);
			step += STEPS;
		}
	}
}
