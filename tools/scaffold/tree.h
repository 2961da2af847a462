/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tree - a new match or target in the trees of Linux and iptables
 *
 * Into Linux go the module, its header and its entries in Kconfig and
 * Makefile; into iptables the plugin, its part of the manual page, its tests
 * and a copy of the header, and into the list of iptables/xtables-eb.c a match
 * for bridges. What is for ARP or bridges has its part of the manual page in
 * that of arptables or ebtables. Nothing else is touched.
 */
#ifndef SCAFFOLD_TREE_H
#define SCAFFOLD_TREE_H

#include "model/extension.h"
#include "scaffold/plan.h"

/*
 * Add to @p what goes into the trees @kernel and @iptables; one of them may be
 * NULL. @author is "Name <mail>". ERR_NOENT where a folder is no such tree,
 * ERR_EXISTS where one has an extension of that name in any case and for any
 * family.
 */
int tree_plan(const struct extension *x, const char *author,
	      const char *kernel, const char *iptables, struct plan *p,
	      struct err *e) MUST_CHECK;

#endif
