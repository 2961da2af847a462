/* SPDX-License-Identifier: GPL-2.0-only */
/* session - one trial on its way, for the files of trial.c */
#ifndef TRY_SESSION_H
#define TRY_SESSION_H

#include "base/tempdir.h"
#include "try/kernel.h"
#include "try/plan.h"
#include "try/programs.h"
#include "try/trial.h"
#include "try/vm.h"

struct session {
	struct arena *arena;
	const struct trial *t;
	struct trial_result *out;
	struct subject subject;
	struct subject *listed;		/* for each of .t->listed */
	size_t n_files, n_modules;	/* of all of them, to be built */
	struct kernel kernel;
	struct programs programs;
	struct tempdir folder;
	const char *work;		/* its path */
	struct image image;
	struct steps_plan plan;
	unsigned int listing_step;	/* the first one */
	struct buf steps;
	struct vm vm;
};

/*
 * Into the image, and as first steps into the plan: the plugins and modules of
 * this machine that the rules, the packets and the module that was built want.
 */
int session_add_needs(struct session *s, struct err *e) MUST_CHECK;

/*
 * Whose iptables runs, and the rules that it cannot be asked (see try/native.h)
 * marked; and checks that say so. ERR_NOENT where there is none.
 */
int session_find_iptables(struct session *s, struct err *e) MUST_CHECK;
void session_tell_iptables(struct session *s);

struct outcomes;
struct wire;

/*
 * Run the guest, with KVM where that is to be trusted, and where that did not
 * come to an end, without. A KVM in which a kernel does not boot that boots
 * without is not trusted any more. The caller releases @outcomes in any case.
 */
int session_run_vm(struct session *s, struct vm_result *out,
		   struct outcomes *outcomes, struct wire *wire,
		   struct err *e) MUST_CHECK;

/* How far it is, for who asks. */
void session_tell(const struct session *s, const char *what, size_t done,
		  size_t total);

/*
 * The extensions whose rules are listed: read them, false where that fails for
 * all; build each by itself and make those that are built the subject, *@built
 * where there is one; then the steps of their listings, and what these have
 * said.
 */
bool session_read_listed(struct session *s);
int session_build_listed(struct session *s, bool *built,
			 struct err *e) MUST_CHECK;
void session_plan_listings(struct session *s);
void session_take_listings(struct session *s, const struct outcomes *o);

#endif
