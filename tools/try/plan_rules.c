// SPDX-License-Identifier: GPL-2.0-only
/* plan_rules - the lines of a .t file, on each back end and family */
#include "base/limits.h"
#include "model/hook.h"
#include "try/judge.h"
#include "try/plan.h"

#define LEAK_ROUNDS	400	/* rules that are made and deleted, at least */
#define LEAK_LEAST	150	/* of each, if that is not more in all ... */
#define LEAK_MOST	1500	/* ... than this */
#define LEAK_FEW	4	/* of each, or what else there is looks alike */
#define LEAK_SLOW	50	/* of one that takes a process each time */
#define LEAK_RULES	16	/* those that are looked at one by one */

struct picked {
	VEC(const struct rule_line *) rules;
};

static void add_rule(struct arena *a, struct span chain, const char *rule,
		     struct buf *to)
{
	size_t before;

	buf_printf(to, "-A " SPAN_FMT, SPAN_ARG(chain));
	before = to->len;
	if (!rule_for_restore(a, span_of(rule), to)) {
		to->len = before;
		buf_printf(to, " %s", rule);
	}
	buf_add_char(to, '\n');
}

/* Names of targets are in capitals, those of one's own chains are not. */
static bool is_own_chain(struct span name)
{
	for (size_t i = 0; i < name.len; i++)
		if (char_is_upper(name.p[i]))
			return false;
	return name.len;
}

static void declare(struct arena *a, struct span chain, struct buf *to)
{
	const char *line = arena_printf(a, ":" SPAN_FMT " - [0:0]\n",
					SPAN_ARG(chain));

	if (!hook_has_chain(chain) &&
	    span_find(buf_span(to), span_of(line)) == SIZE_MAX)
		buf_add_str(to, line);
}

/* A chain that a rule goes to must be there, as must the one it is in. */
static void declare_chains(struct arena *a, const struct rule_line *rule,
			   struct buf *to)
{
	struct span list = span_of(rule->chains), chain;
	const char *words[RULE_WORDS];
	size_t n;

	while (rule_next_chain(&list, &chain))
		declare(a, chain, to);
	if (!rule_words(a, span_of(rule->rule), words, RULE_WORDS, &n))
		return;
	for (size_t i = 0; i + 1 < n; i++)
		if ((!strcmp(words[i], "-j") || !strcmp(words[i], "-g") ||
		     !strcmp(words[i], "--jump") ||
		     !strcmp(words[i], "--goto")) &&
		    is_own_chain(span_of(words[i + 1])))
			declare(a, span_of(words[i + 1]), to);
}

struct span plan_table(struct arena *a, const struct rule_line *const *rules,
		       size_t n, unsigned int times)
{
	CLEANUP_BUF struct buf text;
	struct span list, chain;

	buf_init(&text, LIMIT_TEXT);
	buf_printf(&text, "*%s\n", n ? rules[0]->table : "filter");
	for (size_t i = 0; i < n; i++)
		declare_chains(a, rules[i], &text);
	for (size_t i = 0; i < n; i++)
		for (list = span_of(rules[i]->chains);
		     rule_next_chain(&list, &chain); )
			for (unsigned int k = 0; k < times; k++)
				add_rule(a, chain, rules[i]->rule, &text);
	buf_add_str(&text, "COMMIT\n");
	return arena_copy(a, buf_span(&text));
}

static unsigned int plan_group(struct steps_plan *p, const struct variant *v,
			       const char *when,
			       const struct rule_line *const *rules, size_t n)
{
	const char *file = plan_file(p, plan_table(p->arena, rules, n, 1));

	return plan_step(p, when, "rules",
			 ARGV(v->iptables, v->backend, rules[0]->table,
			      file));
}

/* All at once; where that fails, one after the other. */
static void plan_taken(struct steps_plan *p, const struct variant *v,
		       const struct picked *picked)
{
	const struct rule_line *const *rules = picked->rules.at;
	size_t n = picked->rules.n;
	const char *when;
	struct test *t;

	if (!n)
		return;
	t = plan_test(p, judge_rules, v->name, p->n);
	t->n = (unsigned int)n + 1;
	for (size_t i = 0; i < n; i++)
		*VEC_ADD(p->arena, &t->rules) = rules[i];
	when = arena_printf(p->arena, "!%u", plan_group(p, v, "-", rules, n));
	for (size_t i = 0; i < n; i++)
		plan_group(p, v, when, &rules[i], 1);
}

static void plan_refused(struct steps_plan *p, const struct variant *v,
			 const struct rule_line *rule)
{
	struct span list = span_of(rule->chains), chain = SPAN("");
	const char *words[RULE_WORDS + 8];
	struct test *t;
	size_t n;

	rule_next_chain(&list, &chain);
	words[0] = arena_printf(p->arena, "%s-%s", v->iptables, v->backend);
	words[1] = "-t";
	words[2] = rule->table;
	words[3] = "-A";
	words[4] = arena_str(p->arena, chain);
	if (!rule_words(p->arena, span_of(rule->rule), words + 5, RULE_WORDS,
			&n)) {
		words[5] = rule->rule;
		n = 1;
	}
	t = plan_test(p, judge_refusal, v->name,
		      plan_run(p, "", words, n + 5));
	t->rule = rule;
}

static bool is_for(const struct rule_line *rule, const struct variant *v)
{
	return variant_does(v, rule->needs_tree) &&
	       (!rule->families || v->family == FAMILY_BRIDGE ||
		rule->families & v->family) &&
	       (!rule->backend || !strcmp(rule->backend, v->backend));
}

/* Those of one table; @from is the first line of it. */
static struct picked pick(struct arena *a, const struct rules *rules,
			  size_t from, const struct variant *v)
{
	const char *table = rules->lines.at[from].table;
	struct picked picked = { .rules = { 0 } };

	for (size_t i = from; i < rules->lines.n; i++)
		if (rules->lines.at[i].ok &&
		    is_for(&rules->lines.at[i], v) &&
		    !strcmp(rules->lines.at[i].table, table))
			*VEC_ADD(a, &picked.rules) = &rules->lines.at[i];
	return picked;
}

static bool is_new_table(const struct rules *rules, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (!strcmp(rules->lines.at[i].table,
			    rules->lines.at[at].table))
			return false;
	return true;
}

/* Nothing stays behind that would hold the module. */
static void plan_empty(struct steps_plan *p, const struct variant *v,
		       const char *table)
{
	const struct rule_line none = { .table = table, .chains = "",
					.rule = "" };
	const struct rule_line *const rules[] = { &none };
	const char *program, *file;

	program = arena_printf(p->arena, "%s-%s-restore", v->iptables,
			       v->backend);
	file = plan_file(p, plan_table(p->arena, rules, 1, 1));
	plan_run(p, file, &program, 1);
}

static void plan_variant(struct steps_plan *p, const struct variant *v,
			 const struct rules *rules)
{
	for (size_t i = 0; i < rules->lines.n; i++) {
		struct picked picked;

		if (!is_new_table(rules, i))
			continue;
		picked = pick(p->arena, rules, i, v);
		plan_taken(p, v, &picked);
	}
	for (size_t i = 0; i < rules->lines.n; i++)
		if (!rules->lines.at[i].ok &&
		    is_for(&rules->lines.at[i], v))
			plan_refused(p, v, &rules->lines.at[i]);
	for (size_t i = 0; i < rules->lines.n; i++)
		if (is_new_table(rules, i))
			plan_empty(p, v, rules->lines.at[i].table);
}

void plan_rules(struct steps_plan *p, const struct plugin *plugin)
{
	for (size_t i = 0; i < VARIANTS; i++)
		if (plugin->families & variants[i].family)
			plan_variant(p, &variants[i], &plugin->rules);
}

static unsigned int plan_leak_step(struct steps_plan *p,
				   const struct variant *v, const char *when,
				   const struct rule_line *const *rules,
				   size_t n, unsigned int times)
{
	const struct rule_line none = { .table = rules[0]->table,
					.chains = "", .rule = "" };
	const struct rule_line *const nothing = &none;
	const char *full, *empty;

	full = plan_file(p, plan_table(p->arena, rules, n, times));
	empty = plan_file(p, plan_table(p->arena, &nothing, 1, 1));
	return plan_step(p, when, "leak",
			 ARGV(v->iptables, v->backend, full, empty,
			      arena_printf(p->arena, "%u", times)));
}

/* How many rules are asked together. */
static size_t leak_rules(size_t n)
{
	return n > LEAK_MOST / LEAK_FEW ? LEAK_MOST / LEAK_FEW : n;
}

/* Of each rule: enough to stand out, and not too many in all. */
static unsigned int leak_times(unsigned int n)
{
	unsigned int times = LEAK_ROUNDS / n + 1;
	unsigned int most = LEAK_MOST / n + 1;

	if (times < LEAK_LEAST)
		times = most < LEAK_LEAST ? most : LEAK_LEAST;
	return times;
}

/* A rule with a target of ebtables takes a process: see try/guest/rules.c. */
static bool is_slow(const struct variant *v, const struct rule_line *rule)
{
	return v->family == FAMILY_BRIDGE && strstr(rule->rule, "-j ");
}

/* The same rule in the first of its chains. */
static const struct rule_line *first_alone(struct arena *a,
					   const struct rule_line *rule)
{
	struct rule_line *one = arena_zalloc(a, 1, sizeof(*one));
	struct span list = span_of(rule->chains), chain = SPAN("");

	*one = *rule;
	rule_next_chain(&list, &chain);
	one->chains = arena_str(a, chain);
	return one;
}

/*
 * One table of them is enough: what is made for a rule goes with it. Where
 * memory leaks, each of the first rules by itself.
 */
static void plan_leak(struct steps_plan *p, const struct variant *v,
		      const struct picked *picked)
{
	const struct rule_line *const *rules = picked->rules.at;
	bool slow = is_slow(v, rules[0]);
	const struct rule_line *one;
	size_t n = slow ? 1 : leak_rules(picked->rules.n);
	unsigned int times = slow ? LEAK_SLOW : leak_times((unsigned int)n);
	unsigned int step;
	const char *when;
	struct test *t;

	if (slow) {
		one = first_alone(p->arena, rules[0]);
		rules = &one;
	}
	step = plan_leak_step(p, v, "-", rules, n, times);
	t = plan_test(p, judge_leak, v->name, step);
	t->count = times * (unsigned int)n;
	when = arena_printf(p->arena, "!%u", step);
	for (size_t i = 0; i < n && i < LEAK_RULES; i++) {
		*VEC_ADD(p->arena, &t->rules) = rules[i];
		plan_leak_step(p, v, when, &rules[i], 1,
			       slow ? times : LEAK_ROUNDS);
		t->n++;
	}
}

/* IPv4, where there is one: what is made for a rule is the same for IPv6. */
void plan_leaks(struct steps_plan *p, const struct plugin *plugin)
{
	unsigned int family = plugin->families & FAMILY_IPV4 ? FAMILY_IPV4 :
			      plugin->families;
	bool any = false;

	for (size_t i = 0; !any && i < plugin->rules.lines.n; i++) {
		if (!is_new_table(&plugin->rules, i))
			continue;
		for (size_t k = 0; k < VARIANTS; k++) {
			struct picked picked;

			if (variants[k].family != family)
				continue;
			picked = pick(p->arena, &plugin->rules, i,
				      &variants[k]);
			if (picked.rules.n)
				plan_leak(p, &variants[k], &picked);
			any |= picked.rules.n;
		}
	}
}
