/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * option_name - what an option's name says it asks of a packet
 *
 * The author of a new extension gives names and types. Where a type could mean
 * several things, the name tells which, as those of iptables do: --dport is
 * about where a packet goes to, --min about the least there may be.
 */
#ifndef MODEL_OPTION_NAME_H
#define MODEL_OPTION_NAME_H

#include "base/span.h"

/* How a packet's number is compared with that of the option. */
enum option_comparison {
	OPTION_EQUAL,
	OPTION_MIN,		/* it is as much or more */
	OPTION_MAX,		/* it is as much or less */
};

/*
 * MIN and MAX for a name that begins or ends with the word min or max:
 * "min", "max-len", "burst-min".
 */
enum option_comparison option_name_comparison(struct span name);

/* Which address or port of a packet an option is about. */
enum option_side {
	OPTION_EITHER,		/* one of the two is enough */
	OPTION_SOURCE,		/* where the packet comes from */
	OPTION_DESTINATION,	/* where it goes to */
};

#define OPTION_SIDES	3

/*
 * SOURCE for a name with one of the words source, src, from, sport, sports,
 * saddr, smac, shost and snet, or with one that begins or ends with src;
 * DESTINATION for the same with destination, dest, dst, to and d. EITHER where
 * it has none of them, as "port" (--ports of multiport and "port" of tcpdump
 * mean either one, too), or some of both.
 */
enum option_side option_name_side(struct span name);

#endif
