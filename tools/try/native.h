/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * native - rules of which iptables-nft of this machine would drop a part
 *
 * iptables-nft makes some matches words of nftables (add_match() in
 * iptables/nft.c) and takes from the plugin's data what it knows when it is
 * built. An option that came later is in no rule that it makes so; only the
 * iptables of the tree that has the option can be asked for that.
 */
#ifndef TRY_NATIVE_H
#define TRY_NATIVE_H

#include "try/subject.h"

/*
 * Say of each rule and packet test of @p, a plugin of the tree @tree that runs
 * with this machine's iptables, whether it has such an option: .needs_tree.
 * @file is this machine's own plugin of that name, whose options are known;
 * where there is none, nothing is said.
 */
void native_mark(struct arena *a, const char *tree, const char *file,
		 struct plugin *p);

#endif
