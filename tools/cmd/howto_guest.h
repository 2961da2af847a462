/* SPDX-License-Identifier: GPL-2.0-only */
/* howto_guest - the example rules of a HOWTO in the guest of nfkit try */
#ifndef CMD_HOWTO_GUEST_H
#define CMD_HOWTO_GUEST_H

#include "cmd/command.h"
#include "howto/examples.h"
#include "try/trial.h"

/*
 * Run those of iptables in a kernel of their own, on both back ends: needs no
 * right on this machine, but QEMU. A note for each that is refused or does not
 * come back as it was saved; those of nft, which the guest does not have, are
 * not tried.
 */
int howto_run_in_guest(const struct invocation *inv,
		       const struct howto_examples *examples,
		       struct xml_notes *notes, struct howto_tried *out,
		       struct err *e) MUST_CHECK;

/*
 * trial_run() with a bar, and the limit that is usual here: what the guest does
 * is @what. The strings of @result are in the arena of @inv.
 */
int howto_try(const struct invocation *inv, const struct trial *what,
	      struct trial_result *result, struct err *e) MUST_CHECK;

#endif
