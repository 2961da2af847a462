/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * packets - rules, packets to send, and what must be counted
 *
 * A .packets file lies beside the plugin, libxt_NAME.packets. A test is a
 * paragraph; its statements are parted by line feeds or ';', and '#' begins a
 * comment line:
 *
 *	rule INPUT -p icmp -m quotalen --min 200
 *	send icmp size=400 count=2; expect counter 4
 *
 *	over veth; family ipv4
 *	rule mangle PREROUTING -j MARKLEN --set-mark 5
 *	rule INPUT -m mark --mark 5
 *	send udp port=9 count=3; expect counter 3
 *
 * rule [TABLE] CHAIN WORDS	added in this order; the table is filter
 * send icmp|udp|tcp [size=N] [count=N] [port=N]
 *				size is that of the data, 0 to 65000; icmp are
 *				echo requests, tcp are SYNs to a closed port
 * expect counter N [of R]	packets of the R-th rule, from 1; else the last
 * over loopback|veth		to oneself (each packet is seen once as it
 *				leaves and once as it comes, and so is the
 *				answer), or from a second name space
 * family ipv4|ipv6		only this one; else all that the plugin has
 *
 * For a plugin of ebtables all are sent from the second name space, where this
 * side has a bridge, over IPv4 unless a test is of the family ipv6.
 */
#ifndef TRY_PACKETS_H
#define TRY_PACKETS_H

#include "base/err.h"
#include "base/span.h"
#include "base/vec.h"

#define LIMIT_PACKET_TESTS	200	/* of one file */
#define LIMIT_PACKET_RULES	32	/* of one test; as many sends */
#define LIMIT_PACKET_COUNT	1000	/* of one send */
#define LIMIT_PACKET_SIZE	65000

struct packet_rule {
	const char *table, *chain;
	const char *words;	/* as written */
};

struct packet_send {
	const char *protocol;	/* "icmp", "udp", "tcp" */
	unsigned int size, count, port;
	const char *text;	/* as written, without "send" */
};

struct packet_expect {
	size_t rule;		/* its place among the rules */
	uint64_t packets;
};

struct packet_test {
	const char *file;
	unsigned int nr;	/* first line */
	unsigned int families;	/* 0: all */
	bool veth;
	const char *needs_tree;	/* as of a rule, see try/rules.h */
	VEC(struct packet_rule) rules;
	VEC(struct packet_send) sends;
	VEC(struct packet_expect) expects;
};

struct packets {
	VEC(struct packet_test) tests;
};

/* ERR_SYNTAX begins with file and line. */
int packets_read(struct arena *a, const char *file, struct span text,
		 struct packets *to, struct err *e) MUST_CHECK;

/* The @at-th rule of those that are in the same table and chain. */
size_t packet_position(const struct packet_test *t, size_t at);

#endif
