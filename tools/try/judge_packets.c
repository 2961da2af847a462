// SPDX-License-Identifier: GPL-2.0-only
/* judge_packets - what was counted, and what was translated */
#include "try/judge.h"

#define SHOWN	4	/* lines of others */

static const char *name_of(struct judge *j, const struct test *t)
{
	const struct packet_test *p = t->packets;
	const char *name;

	name = arena_printf(j->arena, "%s: %s:%u", t->name, p->file, p->nr);
	for (size_t i = 0; i < p->sends.n; i++)
		name = arena_printf(j->arena, "%s%s %s", name,
				    i ? "," : " send", p->sends.at[i].text);
	return p->veth ? arena_printf(j->arena, "%s over veth", name) : name;
}

/* "[PACKETS:BYTES] -A CHAIN ..." of the @at-th rule of a chain. */
static bool read_counter(struct span saved, struct span chain, size_t at,
			 uint64_t *packets)
{
	struct span line;

	while (span_next_line(&saved, &line)) {
		struct span counter;

		if (!span_skip_char(&line, '[') ||
		    !span_next_until(&line, ']', &counter) ||
		    !span_skip(&line, SPAN(" -A ")) ||
		    !span_skip(&line, chain) ||
		    (line.len && !span_skip_char(&line, ' ')) || at--)
			continue;
		return span_next_number(&counter, 10, UINT64_MAX, packets);
	}
	return false;
}

static const char *judge_expect(struct judge *j, const struct test *t,
				size_t at, const struct outcome *o)
{
	const struct packet_expect *x = &t->packets->expects.at[at];
	const struct packet_rule *r = &t->packets->rules.at[x->rule];
	uint64_t packets;

	if (!outcome_is_good(o))
		return judge_end(j, o);
	if (!read_counter(buf_span(&o->out), span_of(r->chain),
			  packet_position(t->packets, x->rule), &packets))
		return arena_printf(j->arena, "'%s' is not listed", r->words);
	if (packets == x->packets)
		return NULL;
	return arena_printf(j->arena,
			    "'%s' has counted %llu packets, not %llu", r->words,
			    (unsigned long long)packets,
			    (unsigned long long)x->packets);
}

/* Steps: restore, each send, a save for each expectation. */
void judge_packets(struct judge *j, const struct test *t)
{
	const struct outcome *o = &j->outcomes->at[t->step];
	const char *name = name_of(j, t), *why = NULL;
	struct check *c;

	if (!outcome_is_good(o)) {
		c = judge_add(j, CHECK_FAILED, name,
			      "its rules are not taken");
		check_detail(j->checks, c, buf_span(&o->err), SHOWN);
		return;
	}
	for (size_t i = 0; !why && i < t->packets->sends.n; i++)
		if (!outcome_is_good(++o))
			why = arena_printf(j->arena, "cannot send: %s",
					   judge_end(j, o));
	for (size_t i = 0; !why && i < t->packets->expects.n; i++)
		why = judge_expect(j, t, i, ++o);
	judge_add(j, why ? CHECK_FAILED : CHECK_OK, name, why);
}

void judge_xlate(struct judge *j, const struct test *t)
{
	const struct outcome *o = &j->outcomes->at[t->step];
	struct span got = span_trim(buf_span(&o->out));
	struct span want = span_trim(t->want);
	struct check *c;

	if (outcome_is_good(o) && span_eq(got, want)) {
		judge_add(j, CHECK_OK, t->name, NULL);
		return;
	}
	c = judge_add(j, CHECK_FAILED, t->name,
		      outcome_is_good(o) ?
		      arena_printf(j->arena, "it becomes " SPAN_FMT ", not "
				   SPAN_FMT, SPAN_ARG(got), SPAN_ARG(want)) :
		      judge_end(j, o));
	check_detail(j->checks, c, buf_span(&o->err), SHOWN);
}
