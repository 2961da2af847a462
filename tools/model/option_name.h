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

#endif
