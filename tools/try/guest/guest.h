/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * guest - the first process of the virtual machine
 *
 * It is linked to libc only, which iptables has brought along, reads /plan,
 * does its steps and says over the second serial port what came of them (see
 * try/wire.h). Then it switches the machine off.
 */
#ifndef TRY_GUEST_GUEST_H
#define TRY_GUEST_GUEST_H

#include "try/wire.h"

#define LIMIT_STEPS	20000	/* of one plan */
/* Of one program: 2000 rules, the most there are, come to some 300 kB. */
#define LIMIT_OUTPUT	(4UL << 20)

struct guest {
	int port;		/* second serial port */
	int log;		/* /dev/kmsg */
	unsigned int seq;
	unsigned int limit_ms;	/* for one program */
	int here, there;	/* name spaces of the network */
	bool failed[LIMIT_STEPS];
};

/* What became of a step: as in "end" of try/wire.h. */
struct result {
	const char *how;
	int number;
};

struct step {
	unsigned int id;
	const char *args[WIRE_FIELDS];	/* NULL behind the last */
	size_t n;
	struct result result;
	struct arena *arena;
};

typedef void step_run(struct guest *g, struct step *s);

/* run.c: programs. Files are written over; NULL is /dev/null. */
struct run {
	const char *const *argv;
	const char *in, *out, *err;
};

struct result run_program(struct guest *g, const struct run *r);
bool result_is_good(const struct result *r);

/* report.c */
void report(struct guest *g, const struct span *fields, size_t n);
/* In pieces; @kind is "out" or "err". */
void report_text(struct guest *g, const struct step *s, const char *kind,
		 struct span text);
/* One that is missing is empty; 0, or what report_error() gives. */
int report_file(struct guest *g, const struct step *s, const char *kind,
		const char *path);
/* What could not be done here, as "err"; its errno, or one much like it. */
int report_error(struct guest *g, const struct step *s, const struct err *e);
/* What the kernel has logged since the last call; @s NULL: forget it. */
void report_log(struct guest *g, const struct step *s);
unsigned long uptime_ms(void);

/* The kinds of steps, in steps.h. */
step_run step_insmod, step_rmmod, step_cycle, step_taint;
step_run step_run_program, step_restore, step_rules, step_leak, step_kmemleak;
step_run step_lo, step_veth, step_send;

/* slab.c: objects in use by cache */
struct slab {
	char name[32];
	unsigned long objects;
};

struct slabs {
	struct slab at[512];
	size_t n;
};

void slabs_read(struct slabs *s);
/*
 * Are there caches of kmalloc() that have grown by @least objects or more since
 * @before, once they have had time to shrink? *@now is what there is then.
 */
bool slabs_have_grown(const struct slabs *before, unsigned long least,
		      struct slabs *now);
/* Which, and by how much. */
void slabs_report_growth(struct guest *g, struct step *s,
			 const struct slabs *before, const struct slabs *now,
			 unsigned long least);

/* modules.c: 0 or an errno */
int module_insert(const char *path);
int module_remove(const char *name);

#endif
