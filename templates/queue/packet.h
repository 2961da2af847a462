/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * packet - what the kernel tells about a packet of a queue
 *
 * What was copied is where the bytes of the packet are: at the header of the
 * network, and not more than the copy range. All that is read from it is
 * checked against that.
 */
#ifndef PACKET_H
#define PACKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <libmnl/libmnl.h>

struct packet {
	uint32_t id;
	uint16_t protocol;		/* ETH_P_IP, ETH_P_IPV6, ... */
	uint8_t hook;			/* NF_INET_LOCAL_IN, ... */
	uint32_t mark;
	uint32_t in, out;		/* indices of devices; 0: none */
	const unsigned char *mac;	/* of who sent it, or NULL */
	const unsigned char *data;	/* as far as it was copied */
	size_t copied;
	size_t length;			/* of all of it */
};

/* Of IPv4 the first four bytes; the others are zero. */
struct address {
	int family;			/* AF_INET or AF_INET6 */
	unsigned char bytes[16];
};

/*
 * Read one message of the kernel; false where it is none about a packet.
 * @@data points into the message.
 */
bool packet_read(const struct nlmsghdr *nlh, struct packet *p);

/* Where it comes from and goes to; false where it is not of IP. */
bool packet_addresses(const struct packet *p, struct address *from, struct address *to);

/*
 * The protocol above IP and where its header is in @@data: at -1 in later
 * fragments. False where that is not known.
 */
bool packet_transport(const struct packet *p, uint8_t *protocol, int *offset);

/* The ports of TCP, UDP or SCTP; false where it has none. */
bool packet_ports(const struct packet *p, uint16_t *from, uint16_t *to);

/* The type of service, or the traffic class. */
bool packet_tos(const struct packet *p, uint8_t *tos);

#endif
