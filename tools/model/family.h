/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * family - the protocol families that an extension may be for
 *
 * A family decides under which prefix an extension's files, structs and
 * settings go, and in which folders of Linux and iptables they lie.
 */
#ifndef MODEL_FAMILY_H
#define MODEL_FAMILY_H

#include "base/span.h"

/* What packets of a family have: versions of IP, ARP, or any on a bridge. */
enum family_ip {
	FAMILY_IPV4	= 1,
	FAMILY_IPV6	= 2,
	FAMILY_ARP	= 4,
	FAMILY_BRIDGE	= 8,
};

struct family {
	const char *name;	/* "both" */
	const char *prefix;	/* of files and structs: "xt" */
	const char *upper;	/* "XT" */
	unsigned int ip;	/* bits of enum family_ip */
	bool separate;		/* a registration for each version of IP */

	/* In the trees of Linux and iptables. */
	const char *net;	/* "net/netfilter" */
	const char *include;	/* "linux/netfilter" */
	const char *config;	/* "NETFILTER_XT_" */
	bool has_kinds;		/* and MATCH_ or TARGET_ behind it */
};

/* The family of this name, or NULL. */
const struct family *family_find(struct span name);

/* The command of its rules: iptables, ip6tables, arptables or ebtables. */
const char *family_command(const struct family *f);

/* All of them; the first is what an extension has if nothing is said. */
const struct family *family_all(size_t *n);

#endif
