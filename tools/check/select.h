/* SPDX-License-Identifier: GPL-2.0-only */
/* select - which of the rules run, and what of their findings is shown */
#ifndef CHECK_SELECT_H
#define CHECK_SELECT_H

#include "base/opt.h"
#include "check/rule_index.h"
#include "check/rules.h"

/* A level as an option, which is 0 where nothing is said. */
#define LEVEL_OF(severity)	(1 + (severity))

/* What the command line says. Lists hold names parted by commas, any case. */
struct selection_wish {
	int profile;			/* enum profile; 0: not said */
	int level;			/* LEVEL_OF(); 0: not said */
	struct opt_list select;		/* only these */
	struct opt_list ignore;		/* not these */
};

struct selection {
	VEC(const struct rule *) rules;	/* in the order of the table */
	struct rule_index index;	/* of these rules */
	enum profile profile;		/* the dialect that rules speak */
	enum severity level;		/* the least that is shown */
	const struct upstream *upstream;	/* NULL: not given */
	struct opt_list unknown;	/* ignored names that are no rule */
};

/*
 * Choose from @table, which ends with a row without a rule. Where rules are
 * named, the profile only says which dialect they speak: they are taken from
 * all of them. A selected name that is no rule is ERR_USAGE and names the
 * near one; so is a wish that leaves no rule. An ignored name that is no rule
 * is no error, so that a list made for checkpatch.pl can be used as it is.
 */
int selection_make(struct arena *a, const struct rule_entry *table,
		   const struct selection_wish *wish, struct selection *out,
		   struct err *e) MUST_CHECK;

/* Exactly these @n rules, at all levels. */
void selection_of(struct arena *a, const struct rule *const *rules, size_t n,
		  enum profile profile, struct selection *out);

/* The row of this name, any case, or NULL. */
const struct rule_entry *rule_find(const struct rule_entry *table,
				   struct span name);

/* The same, with ERR_USAGE and the name that was perhaps meant. */
int rule_get(const struct rule_entry *table, struct span name,
	     const struct rule_entry **out, struct err *e) MUST_CHECK;

#endif
