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

/* An extension, and how iptables lists its rules. */
struct howto_in_guest {
	const char *dir, *name;		/* its folder; NULL: its name */
	const struct opt_list *rules;
	const char *listing;		/* NULL: there is none ... */
	const char *why;		/* ... for this: untrusted */
};

/*
 * List the rules of @n extensions in such a guest, which is one for all of
 * them: module and plugin of a folder are built, those of a name are taken of
 * the trees in @where, else of this machine. (Those of trees have a guest of
 * their own, for it may run another iptables.) An error tells why there is
 * none; strings come from the arena of @inv.
 */
int howto_list_in_guest(const struct invocation *inv,
			const struct howto_places *where,
			struct howto_in_guest *all, size_t n,
			struct err *e) MUST_CHECK;

#endif
