// SPDX-License-Identifier: GPL-2.0-only
/* judge_rules - rules that are taken, and rules that are refused */
#include "try/judge.h"

#define REASONS		4	/* lines that are shown */

static const char *name_of(struct judge *j, const struct test *t,
			   const char *verb, const struct rule_line *rule)
{
	return arena_printf(j->arena, "%s: %s'%s'", t->name, verb, rule->rule);
}

static const char *place_of(struct judge *j, const struct rule_line *rule)
{
	return arena_printf(j->arena, "%s:%u", rule->file, rule->nr);
}

/* The @at-th rule that is saved of a chain; false where it has fewer. */
static bool saved_rule(struct span saved, struct span chain, size_t at,
		       struct span *rule)
{
	struct span line;

	while (span_next_line(&saved, &line)) {
		if (!span_skip(&line, SPAN("-A ")) ||
		    !span_skip(&line, chain) ||
		    (line.len && !span_skip_char(&line, ' ')))
			continue;
		if (at--)
			continue;
		*rule = span_trim(line);
		return true;
	}
	return false;
}

static bool has_chain(const struct rule_line *rule, struct span chain)
{
	struct span list = span_of(rule->chains), name;

	while (rule_next_chain(&list, &name))
		if (span_eq(name, chain))
			return true;
	return false;
}

/* How many of the rules before @at are in this chain, too. */
static size_t position(const struct test *t, size_t at, struct span chain)
{
	size_t n = 0;

	for (size_t i = 0; i < at; i++)
		n += has_chain(t->rules.at[i], chain);
	return n;
}

/* A rule of ebtables without a target goes on, and is listed so. */
static bool is_listed_as(struct judge *j, struct span got, const char *listing)
{
	const char *goes_on;

	if (span_eq(got, span_of(listing)))
		return true;
	goes_on = arena_printf(j->arena, "%s -j CONTINUE", listing);
	return !strstr(listing, "-j ") && span_eq(got, span_of(goes_on));
}

/* NULL where the rule is listed as it should be in each of its chains. */
static const char *listed_wrong(struct judge *j, const struct test *t,
				size_t at, struct span saved, bool alone)
{
	const struct rule_line *rule = t->rules.at[at];
	struct span list = span_of(rule->chains), chain, got;

	while (rule->listing && rule_next_chain(&list, &chain)) {
		size_t nr = alone ? 0 : position(t, at, chain);

		if (!saved_rule(saved, chain, nr, &got))
			return arena_printf(j->arena,
					    "%s: it is not in what " SPAN_FMT " has saved",
					    place_of(j, rule), SPAN_ARG(chain));
		if (!is_listed_as(j, got, rule->listing))
			return arena_printf(j->arena,
					    "%s: it is saved as '" SPAN_FMT "', not as '%s'",
					    place_of(j, rule), SPAN_ARG(got),
					    rule->listing);
	}
	return NULL;
}

static void add_reasons(struct judge *j, struct check *c,
			const struct outcome *o)
{
	check_detail(j->checks, c, buf_span(&o->err), REASONS);
	for (size_t i = 0; i < o->log.n && i < REASONS; i++)
		*VEC_ADD(j->arena, &c->details) =
			arena_printf(j->arena, "kernel: " SPAN_FMT,
				     SPAN_ARG(o->log.at[i]));
}

/* Phases of the step "rules": see try/guest/steps.h. */
static const char *phase_failed(struct judge *j, const struct rule_line *rule,
				const struct outcome *o)
{
	static const char *const texts[] = {
		"is refused", "cannot be saved", "cannot be listed",
		"cannot be restored from what was saved", "cannot be saved again",
		"is a different rule when what was saved is restored",
	};
	size_t phase = (size_t)o->number - 1;

	if (!outcome_is_exit(o))
		return arena_printf(j->arena, "%s: %s", place_of(j, rule),
				    judge_end(j, o));
	return arena_printf(j->arena, "%s: it %s", place_of(j, rule),
			    phase < sizeof(texts) / sizeof(texts[0]) ?
			    texts[phase] : "fails");
}

static void judge_alone(struct judge *j, const struct test *t, size_t at)
{
	const struct outcome *o = &j->outcomes->at[t->step + 1 + at];
	const struct rule_line *rule = t->rules.at[at];
	const char *name = name_of(j, t, "", rule), *why;
	struct check *c;

	if (outcome_is_good(o)) {
		why = listed_wrong(j, t, at, buf_span(&o->out), true);
		judge_add(j, why ? CHECK_FAILED : CHECK_OK, name, why);
		return;
	}
	c = judge_add(j, CHECK_FAILED, name, phase_failed(j, rule, o));
	if (o->number >= 4) {
		struct span list = span_of(rule->chains), chain = list, saved;

		rule_next_chain(&list, &chain);
		if (saved_rule(buf_span(&o->out), chain, 0, &saved))
			*VEC_ADD(j->arena, &c->details) =
				arena_printf(j->arena, "saved: -A " SPAN_FMT
					     " " SPAN_FMT, SPAN_ARG(chain),
					     SPAN_ARG(saved));
	}
	add_reasons(j, c, o);
}

/* All were taken one by one, and not together: that is told as it is. */
static void judge_together(struct judge *j, const struct test *t,
			   const struct outcome *o)
{
	struct check *c;

	for (size_t i = 0; i < t->rules.n; i++)
		if (!outcome_is_good(&j->outcomes->at[t->step + 1 + i]))
			return;
	c = judge_add(j, CHECK_FAILED,
		      arena_printf(j->arena, "%s: all rules at once", t->name),
		      phase_failed(j, t->rules.at[0], o));
	add_reasons(j, c, o);
}

void judge_rules(struct judge *j, const struct test *t)
{
	const struct outcome *o = &j->outcomes->at[t->step];
	bool good = outcome_is_good(o);

	for (size_t i = 0; i < t->rules.n; i++) {
		const struct rule_line *rule = t->rules.at[i];
		const char *why;

		if (!good) {
			judge_alone(j, t, i);
			continue;
		}
		why = listed_wrong(j, t, i, buf_span(&o->out), false);
		judge_add(j, why ? CHECK_FAILED : CHECK_OK,
			  name_of(j, t, "", rule), why);
	}
	if (!good)
		judge_together(j, t, o);
}

/* iptables has asked the kernel, and the kernel has said no. */
static bool is_refused_by_kernel(const struct outcome *o)
{
	static const char *const signs[] = {
		"Run `dmesg'", "RULE_APPEND failed", "RULE_INSERT failed",
		": Invalid argument", "setsockopt failed",
	};

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (span_find(buf_span(&o->err), span_of(signs[i])) !=
		    SIZE_MAX)
			return true;
	return false;
}

static void judge_reason(struct judge *j, const struct test *t,
			 const char *name, const struct outcome *o)
{
	struct span said = judge_first_line(buf_span(&o->err));
	struct check *c;

	if (!is_refused_by_kernel(o)) {
		judge_add(j, CHECK_OK, name, NULL);
		return;
	}
	if (o->log.n) {
		judge_add(j, CHECK_OK, name,
			  arena_printf(j->arena, "kernel: " SPAN_FMT,
				       SPAN_ARG(o->log.at[0])));
		return;
	}
	c = judge_add(j, CHECK_FAILED, name,
		      arena_printf(j->arena,
				   "%s: the kernel refuses it and does not log why",
				   place_of(j, t->rule)));
	check_detail(j->checks, c, said, 1);
}

void judge_refusal(struct judge *j, const struct test *t)
{
	const struct outcome *o = &j->outcomes->at[t->step];
	const char *name = name_of(j, t, "refuses ", t->rule);
	struct check *c;

	if (outcome_is_good(o)) {
		judge_add(j, CHECK_FAILED, name,
			  arena_printf(j->arena,
				       "%s: it is taken, and should be refused",
				       place_of(j, t->rule)));
	} else if (!outcome_is_exit(o)) {
		c = judge_add(j, CHECK_FAILED, name,
			      arena_printf(j->arena, "%s: %s",
					   place_of(j, t->rule),
					   judge_end(j, o)));
		add_reasons(j, c, o);
	} else {
		judge_reason(j, t, name, o);
	}
}
