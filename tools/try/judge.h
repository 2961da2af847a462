/* SPDX-License-Identifier: GPL-2.0-only */
/* judge - from what the guest said to checks */
#ifndef TRY_JUDGE_H
#define TRY_JUDGE_H

#include "try/check.h"
#include "try/klog.h"
#include "try/plan.h"
#include "try/wire.h"

/* What a step came to. */
struct outcome {
	bool begun, ended;
	const char *how;	/* see "end" in try/wire.h; NULL: no end */
	uint64_t number;
	uint64_t ms;
	struct buf out, err;	/* released by outcomes_release() */
	VEC(struct span) log;	/* what the kernel said meanwhile */
};

struct outcomes {
	struct arena *arena;
	struct outcome *at;
	unsigned int n;
	uint64_t booted_ms;	/* when its first process ran; 0: never */
};

/* @n is the number of steps that there are. */
void outcomes_read(struct outcomes *to, struct arena *a, unsigned int n,
		   const struct wire *wire);
void outcomes_release(struct outcomes *o);
#define CLEANUP_OUTCOMES	__attribute__((cleanup(outcomes_release)))

struct judge {
	struct arena *arena;
	const struct outcomes *outcomes;
	struct checks *checks;
	const struct klog_source *source;
	bool late;		/* the guest had to be stopped */
	struct span console;
	bool gone;		/* what follows was never reached */
	size_t skipped;		/* tests that were not */
	unsigned int lost;	/* lines of the guest that did not come */
};

/* All tests, in order, and what the machine's end says. */
void judge_all(struct judge *j, const struct steps_plan *p);

/* What judges a test; see the kinds of steps. */
test_judge judge_step, judge_rules, judge_refusal, judge_leak, judge_cycle;
test_judge judge_kmemleak, judge_taint, judge_xlate, judge_packets;

/* For judges: an outcome that is good, and a check of this test. */
bool outcome_is_good(const struct outcome *o);
/* It ended by itself, with a status of 0 or another. */
bool outcome_is_exit(const struct outcome *o);
struct check *judge_add(struct judge *j, enum check_state state,
			const char *name, const char *why);
/* "exit status 2", "signal 11": what a step ended by. */
const char *judge_end(struct judge *j, const struct outcome *o);
struct span judge_first_line(struct span text);

#endif
