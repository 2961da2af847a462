/* SPDX-License-Identifier: GPL-2.0-only */
/* howto_guest - the example rules of a HOWTO in the guest of nfkit try */
#ifndef CMD_HOWTO_GUEST_H
#define CMD_HOWTO_GUEST_H

#include "cmd/command.h"
#include "howto/examples.h"
#include "howto/source.h"

/*
 * Run those of iptables in a kernel of their own, on both back ends: needs no
 * right on this machine, but QEMU. A note for each that is refused or does not
 * come back as it was saved; *@untried counts those of nft, which the guest
 * does not have.
 */
int howto_run_in_guest(const struct invocation *inv,
		       const struct howto_examples *examples,
		       struct xml_notes *notes, size_t *untried,
		       struct err *e) MUST_CHECK;

/*
 * How iptables lists @rules in such a guest, in @out (from @a), where @arg is
 * the folder of the extension, whose module and plugin are built, or its name:
 * these are taken of the trees in @where, else those of this machine. An error
 * tells why not.
 */
int howto_list_in_guest(struct arena *a, const char *arg,
			const struct howto_places *where,
			const struct opt_list *rules, const char **out,
			struct err *e) MUST_CHECK;

#endif
