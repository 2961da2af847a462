// SPDX-License-Identifier: GPL-2.0-only
#include "try/plan.h"

#include "base/limits.h"
#include "try/judge.h"
#include "try/wire.h"

#define CYCLES		"100"

const struct variant variants[VARIANTS] = {
	{ "legacy ipv4", "iptables", "legacy", FAMILY_IPV4 },
	{ "legacy ipv6", "ip6tables", "legacy", FAMILY_IPV6 },
	{ "nft ipv4", "iptables", "nft", FAMILY_IPV4 },
	{ "nft ipv6", "ip6tables", "nft", FAMILY_IPV6 },
	{ "nft bridge", "ebtables", "nft", FAMILY_BRIDGE },
};

bool variant_does(const struct variant *v, const char *needs_tree)
{
	return !needs_tree || strcmp(v->backend, "nft");
}

static unsigned int add_step(struct steps_plan *p, struct span *fields,
			     size_t n)
{
	fields[0] = span_of(arena_printf(p->arena, "%u", p->n));
	wire_add_fields(p->steps, fields, n);
	return p->n++;
}

unsigned int plan_step(struct steps_plan *p, const char *when,
		       const char *kind, const char *const *args)
{
	struct span fields[WIRE_FIELDS] = { [1] = span_of(when),
					    [2] = span_of(kind) };
	size_t n = 3;

	for (; args && *args && n < WIRE_FIELDS; args++)
		fields[n++] = span_of(*args);
	return add_step(p, fields, n);
}

unsigned int plan_run(struct steps_plan *p, const char *in,
		      const char *const *argv, size_t n)
{
	struct span fields[WIRE_FIELDS] = { [1] = SPAN("-"), [2] = SPAN("run"),
					    [3] = span_of(in) };

	for (size_t i = 0; i < n && i + 4 < WIRE_FIELDS; i++)
		fields[i + 4] = span_of(argv[i]);
	return add_step(p, fields, n + 4);
}

const char *plan_file(struct steps_plan *p, struct span bytes)
{
	const char *name = arena_printf(p->arena, "t/%u", p->files++);

	image_add_bytes(p->image, name, arena_copy(p->arena, bytes));
	return arena_printf(p->arena, "/%s", name);
}

struct test *plan_test(struct steps_plan *p, test_judge *judge,
		       const char *name, unsigned int step)
{
	struct test *t = VEC_ADD(p->arena, &p->tests);

	t->judge = judge;
	t->name = name;
	t->step = step;
	t->n = 1;
	return t;
}

static unsigned int insert(struct steps_plan *p, const char *name)
{
	return plan_step(p, "-", "insmod",
			 ARGV(arena_printf(p->arena, "/own/%s.ko", name)));
}

void plan_load(struct steps_plan *p, const struct subject *s)
{
	if (s->modules.n)
		plan_step(p, "-", "kmemleak", ARGV("clear"));
	for (size_t i = 0; i < s->modules.n; i++) {
		const char *name = s->modules.at[i];

		plan_test(p, judge_step,
			  arena_printf(p->arena, "load %s", name),
			  insert(p, name));
	}
}

void plan_insert(struct steps_plan *p, const struct subject *s)
{
	for (size_t i = 0; i < s->modules.n; i++)
		insert(p, s->modules.at[i]);
}

static const char *module_name(struct arena *a, const char *file)
{
	char *name = arena_str(a, span_of(file));

	for (char *c = name; *c; c++)
		if (*c == '-')
			*c = '_';
	return name;
}

void plan_unload(struct steps_plan *p, const struct subject *s)
{
	unsigned int step;

	/* A module that is gone has no names in a backtrace any more. */
	if (s->modules.n) {
		step = plan_step(p, "-", "kmemleak", ARGV("scan"));
		plan_test(p, judge_kmemleak, "kmemleak", step);
	}
	for (size_t i = s->modules.n; i-- > 0; ) {
		const char *name = s->modules.at[i];

		step = plan_step(p, "-", "rmmod",
				 ARGV(module_name(p->arena, name)));
		plan_test(p, judge_step, arena_printf(p->arena, "remove %s",
						      name), step);
	}
	for (size_t i = 0; s->modules.n == 1 && i < 1; i++) {
		const char *name = s->modules.at[i];
		struct test *t;

		step = plan_step(p, "-", "cycle",
				 ARGV(arena_printf(p->arena,
						   "/own/%s.ko", name),
				      module_name(p->arena, name),
				      CYCLES));
		t = plan_test(p, judge_cycle,
			      arena_printf(p->arena,
					   "load and remove %s " CYCLES
					   " times", name), step);
		t->count = 100;
	}
	step = plan_step(p, "-", "taint", NULL);
	plan_test(p, judge_taint, "the kernel is not tainted", step);
}
