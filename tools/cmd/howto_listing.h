/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * howto_listing - how iptables lists the example rules of extensions
 *
 * Where no kernel takes the rules of one, its listing stays due; that is said
 * on stderr, and is no error. ERR_STOPPED is: who presses Ctrl-C wants no entry
 * without a listing, but to stop.
 */
#ifndef CMD_HOWTO_LISTING_H
#define CMD_HOWTO_LISTING_H

#include "base/progress.h"
#include "cmd/command.h"
#include "howto/source.h"

struct howto_lister {
	const struct invocation *inv;	/* listings come from its arena */
	const struct howto_places *places;
	struct progress *bar;		/* hidden where something is said */
};

/* In a net namespace of this machine, into source->listing. */
int howto_list_here(const struct howto_lister *l, struct howto_source *source,
		    struct err *e) MUST_CHECK;

/*
 * Those of all @sources, which are what @args name, in the guest of nfkit try,
 * which is one for all: module and plugin of a folder are built, those of a
 * name are taken of the trees in l->places, else of this machine. (Those of
 * trees have a guest of their own, for it may run another iptables.)
 */
int howto_list_in_guest(const struct howto_lister *l,
			struct howto_source *sources,
			const struct opt_list *args,
			struct err *e) MUST_CHECK;

#endif
