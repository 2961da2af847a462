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

/* True where iptables and ip6tables take its rules. */
bool family_is_ip(const struct family *f);

/*
 * The families that have a prefix of their own, one after the other: unspec,
 * ipv4, ipv6, arp, bridge ("both" has that of unspec). @f is what this gave
 * before, or NULL for the first; NULL behind the last.
 */
const struct family *family_next(const struct family *f);

/*
 * Move the cursor behind the prefix of a module's file ("xt_" of "xt_mark.c"),
 * or of a plugin's ("libxt_" of "libxt_mark.so"), and give the family that has
 * it: unspec for xt. NULL, and nothing moves, where there is none.
 */
const struct family *family_skip_module(struct span *file);
const struct family *family_skip_plugin(struct span *file);

/* All of them, as they are listed. */
const struct family *family_all(size_t *n);

#endif
