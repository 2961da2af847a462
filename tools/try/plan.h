/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * plan - what the guest is to do, and what it should come to
 *
 * A plan is a list of steps for the guest (see try/guest/steps.h) and of tests,
 * each of which judges what some of the steps have said. Both are made before
 * the guest starts, from what is tried, and no step depends on the host.
 */
#ifndef TRY_PLAN_H
#define TRY_PLAN_H

#include "base/argv.h"
#include "try/image.h"
#include "try/subject.h"

struct outcome;
struct test;
struct judge;

/* Adds what @t has come to, by the outcomes of its steps. */
typedef void test_judge(struct judge *j, const struct test *t);

struct test {
	test_judge *judge;
	const char *name;	/* "legacy ipv4" or all of its name */
	unsigned int step;	/* its first one */
	unsigned int n;		/* how many there are in a row */
	const struct rule_line *rule;	/* of one rule */
	VEC(const struct rule_line *) rules;	/* of many at once */
	struct span want;	/* a text that is to come out */
	unsigned int count;	/* rounds */
	const struct packet_test *packets;
};

struct steps_plan {
	struct arena *arena;
	struct image *image;	/* files of the steps are added to it */
	struct buf *steps;
	unsigned int n;		/* steps */
	unsigned int files;
	bool veth;		/* the second name space is made */
	VEC(struct test) tests;
};

/* A step; @args ends with NULL, as ARGV() does. Its number. */
unsigned int plan_step(struct steps_plan *p, const char *when,
		       const char *kind, const char *const *args);

/* The same with @n arguments behind the kind's own @in. */
unsigned int plan_run(struct steps_plan *p, const char *in,
		      const char *const *argv, size_t n);

/* A file for the steps: its path in the guest. */
const char *plan_file(struct steps_plan *p, struct span bytes);

/* A test of the step @step, to be filled in; good until the next is added. */
struct test *plan_test(struct steps_plan *p, test_judge *judge,
		       const char *name, unsigned int step);

/* What iptables there is: a back end and a family. */
struct variant {
	const char *name;	/* "legacy ipv4" */
	const char *iptables;	/* "ip6tables" */
	const char *backend;
	enum family_ip family;
};

#define VARIANTS	5
extern const struct variant variants[VARIANTS];

/* Does it do what is said with @needs_tree, see try/rules.h? */
bool variant_does(const struct variant *v, const char *needs_tree);

/* What a plugin's files ask for. */
void plan_rules(struct steps_plan *p, const struct plugin *plugin);
void plan_leaks(struct steps_plan *p, const struct plugin *plugin);
void plan_xlate(struct steps_plan *p, const struct plugin *plugin);
void plan_packets(struct steps_plan *p, const struct plugin *plugin);
/* Insert, and at the end remove and cycle, the subject's own modules. */
void plan_load(struct steps_plan *p, const struct subject *s);
void plan_unload(struct steps_plan *p, const struct subject *s);
/* Insert them once more, for a person to try; nothing is judged. */
void plan_insert(struct steps_plan *p, const struct subject *s);

/*
 * A file for iptables-restore: @n rules of one table, each @times times in each
 * of its chains. Words that cannot be told apart are left to iptables.
 */
struct span plan_table(struct arena *a, const struct rule_line *const *rules,
		       size_t n, unsigned int times);

#endif
