// SPDX-License-Identifier: GPL-2.0-only
#include "check/select.h"

#include "base/term.h"

const struct rule_entry *rule_find(const struct rule_entry *table,
				   struct span name)
{
	for (; table->rule; table++)
		if (span_eq_nocase(span_of(table->rule->name), name))
			return table;
	return NULL;
}

static struct span upper(struct arena *a, struct span name)
{
	char *copy = arena_str(a, name);

	for (size_t i = 0; i < name.len; i++)
		copy[i] = char_upper(copy[i]);
	return (struct span){ copy, name.len };
}

int rule_get(const struct rule_entry *table, struct span name,
	     const struct rule_entry **out, struct err *e)
{
	const struct rule_entry *found = rule_find(table, name);
	CLEANUP_ARENA struct arena a = { 0 };
	struct span likely;

	if (found) {
		*out = found;
		return 0;
	}
	likely = upper(&a, name);
	for (; table->rule; table++)
		if (term_is_near(likely, span_of(table->rule->name)))
			return err_set(e, ERR_USAGE,
				       "there is no rule " SPAN_FMT
				       ", did you mean %s?", SPAN_ARG(name),
				       table->rule->name);
	return err_set(e, ERR_USAGE, "there is no rule " SPAN_FMT
		       ", see 'nfkit check --list-rules'", SPAN_ARG(name));
}

/* "A,B" and "C" become A, B and C. */
static struct opt_list split(struct arena *a, const struct opt_list *lists)
{
	struct opt_list names = { 0 };

	for (size_t i = 0; i < lists->n; i++)
		opt_split(a, lists->at[i], &names);
	return names;
}

static bool has(const struct opt_list *names, const struct rule *rule)
{
	for (size_t i = 0; i < names->n; i++)
		if (span_eq_nocase(span_of(names->at[i]), span_of(rule->name)))
			return true;
	return false;
}

static int all_exist(const struct rule_entry *table,
		     const struct opt_list *names, struct err *e)
{
	const struct rule_entry *row;

	for (size_t i = 0; i < names->n; i++)
		if (rule_get(table, span_of(names->at[i]), &row, e))
			return -1;
	return 0;
}

static bool is_wanted(const struct rule *rule, int profile,
		      const struct opt_list *only)
{
	if (only->n)
		return has(only, rule);
	return profile == PROFILE_ALL ||
	       rule->profiles & (unsigned int)profile;
}

void selection_of(struct arena *a, const struct rule *const *rules, size_t n,
		  enum profile profile, struct selection *out)
{
	*out = (struct selection){ .profile = profile };
	for (size_t i = 0; i < n; i++)
		*VEC_ADD(a, &out->rules) = rules[i];
	rule_index_make(a, out->rules.at, n, &out->index);
}

int selection_make(struct arena *a, const struct rule_entry *table,
		   const struct selection_wish *wish, struct selection *out,
		   struct err *e)
{
	struct opt_list only = split(a, &wish->select);
	struct opt_list without = split(a, &wish->ignore);
	int profile = wish->profile ? wish->profile : PROFILE_NETFILTER;
	struct selection s = { .level = SEV_NOTE };

	if (all_exist(table, &only, e))
		return -1;
	if (wish->level)
		s.level = (enum severity)(wish->level - 1);
	for (size_t i = 0; i < without.n; i++)
		if (!rule_find(table, span_of(without.at[i])))
			*VEC_ADD(a, &s.unknown) = without.at[i];
	for (; table->rule; table++)
		if (is_wanted(table->rule, profile, &only) &&
		    !has(&without, table->rule))
			*VEC_ADD(a, &s.rules) = table->rule;
	if (!s.rules.n)
		return err_set(e, ERR_USAGE,
			       "these options leave no rule to check with");
	rule_index_make(a, s.rules.at, s.rules.n, &s.index);
	s.profile = profile == PROFILE_CHECKPATCH ? PROFILE_CHECKPATCH :
						    PROFILE_NETFILTER;
	*out = s;
	return 0;
}
