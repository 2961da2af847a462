/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * option_type - the kinds of values that an option of xtables takes
 *
 * One row a type, named as libxtables does (XTTYPE_UINT8RC is "uint8rc"). A
 * row says what the common code must know: the members of the struct, what
 * min= and max= mean, a good value, and what nft calls the same. How a value
 * is parsed, printed and used is the text of templates/types/.
 *
 * Source: enum xt_option_type of include/xtables.h and what
 * libxtables/xtoptions.c does for each (iptables 1.8.9).
 */
#ifndef MODEL_OPTION_TYPE_H
#define MODEL_OPTION_TYPE_H

#include "model/option_name.h"

/* What the limits of an option limit. */
enum option_class {
	OPTION_OTHER,		/* there are none */
	OPTION_FLAG,		/* there is no argument at all */
	OPTION_NUMBER,		/* the number */
	OPTION_RANGE,		/* both ends of FROM:TO */
	OPTION_DOUBLE,		/* whole numbers only, of what is no whole number */
	OPTION_STRING,		/* the length */
};

/* What is special about a type: bits of option_type.traits. */
enum option_trait {
	OPTION_PUT	= 1 << 0,	/* libxtables can store it by itself */
	OPTION_PORT	= 1 << 1,	/* it knows network byte order, too */
	OPTION_HOST	= 1 << 2,	/* an address: of one family */
	OPTION_ASKS	= 1 << 3,	/* a condition, in a target too */
	OPTION_WRITES	= 1 << 4,	/* a target changes the packet */
	OPTION_LENGTH	= 1 << 5,	/* judges the length of the packet */
	OPTION_ADDRESS	= 1 << 6,	/* looks at the packet's addresses */
	OPTION_TRANSPORT = 1 << 7,	/* looks for the transport header */
	OPTION_ETHERNET	= 1 << 8,	/* looks at the Ethernet header */
	OPTION_PREFIX	= 1 << 9,	/* length of a prefix of addresses */
	OPTION_NETWORK	= 1 << 11,	/* an address with a mask */
	OPTION_LOGS	= 1 << 10,	/* a target logs the packet */
	OPTION_RECENT	= 1 << 12,	/* not in libxtables of 1.8.9 yet */
};

/* Of these the name says which address or port of the packet is meant. */
#define OPTION_HAS_SIDES	(OPTION_HOST | OPTION_PORT | OPTION_ETHERNET)

#define OPTION_MEMBERS	2

struct option_member {
	const char *suffix;	/* behind the option's name: "_mask" */
	const char *type;	/* in C; NULL: no such member */
	const char *be;		/* in network byte order; NULL: cannot be */
	unsigned int bytes;	/* of one element */
	unsigned int align;
	unsigned int count;	/* of an array; 0: none */
};

/*
 * What nft says instead. Where there are two, for IPv4 and IPv6, the second is
 * NULL if it is as the first.
 */
struct option_nft {
	const char *words[2];	/* " meta mark and 0xff "; NULL: it has none */
	const char *value[2];	/* behind them; NULL: as the sample */
	const char *equal;	/* before an equal value; NULL: nothing */
};

struct option_type {
	const char *name;
	const char *pieces;	/* the file in templates/types/ */
	const char *argument;	/* what stands behind --option, or "" */
	enum option_class class;
	unsigned int traits;
	uint64_t max;		/* highest value, longest text */
	struct option_member members[OPTION_MEMBERS];

	const char *sample[2];	/* a good value as it is listed; NULL: made */
	/* By the side that the name tells; the first where there is no side. */
	struct option_nft nft[OPTION_SIDES];
};

/* The type of this name, or NULL. */
const struct option_type *option_type_find(struct span name);

/* All of them, in the order of libxtables. */
const struct option_type *option_type_all(size_t *n);

/* Bits of one value, 0 where it has no members. */
unsigned int option_type_bits(const struct option_type *type);

/* True where its values can be stored in network byte order. */
bool option_type_has_order(const struct option_type *type);

#endif
