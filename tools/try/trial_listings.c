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

void session_plan_listings(struct session *s)
{
	struct steps_plan *p = &s->plan;

	s->listing_step = p->n;
	for (size_t i = 0; i < s->t->n_listings; i++) {
		const struct trial_listing *l = &s->t->listings[i];
		struct span input = span_of(l->input);
		const char *const argv[] = {
			arena_printf(s->arena, "%s-nft-restore", l->program),
			"--noflush",
		};

		plan_run(p, plan_file(p, empty_tables(s->arena, input)), argv,
			 1);
		plan_run(p, plan_file(p, input), argv, 2);
	}
}

/* The build, say, or a panic. */
static const char *first_failure(struct session *s)
{
	const struct checks *checks = &s->out->checks;

	for (size_t i = 0; i < checks->list.n; i++)
		if (checks->list.at[i].state == CHECK_FAILED)
			return arena_printf(s->arena, "%s: %s",
					    checks->list.at[i].name,
					    checks->list.at[i].why);
	return "the guest ended before it came to that";
}

void session_take_listings(struct session *s, const struct outcomes *o)
{
	for (size_t i = 0; i < s->t->n_listings; i++) {
		struct trial_listing *l = &s->t->listings[i];
		const struct outcome *said = NULL;
		struct span line;

		if (o)
			said = &o->at[s->listing_step + STEPS * i + 1];
		if (!said || !said->ended) {
			l->why = first_failure(s);
			continue;
		}
		line = judge_first_line(buf_span(&said->err));
		if (outcome_is_good(said))
			l->text = arena_str(s->arena, buf_span(&said->out));
		else
			l->why = line.len ? arena_str(s->arena, line) :
				 "iptables refuses them";
	}
}
