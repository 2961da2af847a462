/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * steps - the kinds of steps that a plan may have
 *
 *	insmod FILE			insert a module
 *	rmmod NAME			remove one
 *	cycle FILE NAME COUNT		both, COUNT times; result 1: caches of
 *					the kernel have grown, "out" says which
 *	taint				"out" is /proc/sys/kernel/tainted
 *	run IN PROGRAM ARGUMENT...	IN is a file for its input, or ""
 *	restore IPTABLES BACKEND FILE	give it rules to restore
 *	rules IPTABLES BACKEND TABLE FILE
 *					restore, save, list, restore what was
 *					saved, save again, compare; the result
 *					is the number of what failed, from 1;
 *					"out" is what was saved first, "err"
 *					what was said, or saved, at the failure
 *	leak IPTABLES BACKEND FILE EMPTY COUNT
 *					restore FILE, then EMPTY, and where
 *					caches have grown, both once more;
 *					result as of cycle, from three quarters
 *					of COUNT on
 *	kmemleak clear|scan		where the kernel has it: forget what is
 *					known, or look twice and say in "out"
 *					what nothing points to
 *	lo				set the loopback interface up
 *	veth [bridge]			a second name space behind a pair veth0
 *					(here) and veth1 (there); or veth0 is a
 *					port of br0, which has its addresses
 *	send PLACE FAMILY PROTO SIZE COUNT PORT
 *					packets to ourselves (PLACE "lo") or
 *					from the other name space ("veth")
 *
 * IPTABLES is iptables, ip6tables or ebtables, BACKEND legacy or nft.
 */
#ifndef TRY_GUEST_STEPS_H
#define TRY_GUEST_STEPS_H

#include "try/guest/guest.h"

struct step_kind {
	const char *name;
	size_t args;		/* that it needs at least */
	step_run *run;
};

/* NULL where there is none of this name. */
const struct step_kind *step_kind_find(struct span name);

#endif
