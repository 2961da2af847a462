/* SPDX-License-Identifier: GPL-2.0-only */
/* howto_guest - the example rules of a HOWTO in the guest of nfkit try */
#ifndef CMD_HOWTO_GUEST_H
#define CMD_HOWTO_GUEST_H

#include "howto/examples.h"

/*
 * Run those of iptables in a kernel of their own, on both back ends: needs no
 * right on this machine, but QEMU. A note for each that is refused or does not
 * come back as it was saved; *@untried counts those of nft, which the guest
 * does not have.
 */
int howto_run_in_guest(struct arena *a, const struct howto_examples *examples,
		       struct xml_notes *notes, size_t *untried,
		       struct err *e) MUST_CHECK;

#endif
