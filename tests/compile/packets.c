// SPDX-License-Identifier: GPL-2.0-only
/*
 * packets - hostile packets for packet.c of a queue program
 *
 * Each packet at each length that it may be cut off at, in memory of just that
 * size, and then with each byte of its headers changed: the sanitizers say
 * where more is read. What is known of some of the whole ones is checked.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <linux/if_ether.h>

#include "packet.h"

#define BYTES	112

static int failed;

static void ask_all(uint16_t protocol, const unsigned char *bytes, size_t n)
{
	unsigned char *copy = malloc(n ? n : 1);
	struct packet p = {
		.protocol = protocol, .data = copy, .copied = n, .length = n,
	};
	struct address from, to;
	uint16_t sport, dport;
	uint8_t byte;
	int offset;

	if (!copy)
		exit(2);
	memcpy(copy, bytes, n);
	packet_addresses(&p, &from, &to);
	packet_ports(&p, &sport, &dport);
	packet_tos(&p, &byte);
	if (packet_transport(&p, &byte, &offset) && offset < -1)
		failed = 1;
	free(copy);
}

static void want(const char *what, uint16_t protocol,
		 const unsigned char *bytes, int ports)
{
	struct packet p = {
		.protocol = protocol, .data = bytes, .copied = BYTES,
		.length = BYTES,
	};
	uint16_t from, to;
	int got = packet_ports(&p, &from, &to) ? from : -1;

	if (got == ports)
		return;
	printf("%s: port %d, not %d\n", what, got, ports);
	failed = 1;
}

static void try(const char *what, uint16_t protocol,
		const unsigned char *bytes, int ports)
{
	unsigned char changed[BYTES];

	want(what, protocol, bytes, ports);
	for (size_t n = 0; n <= BYTES; n++)
		ask_all(protocol, bytes, n);
	for (size_t i = 0; i < BYTES; i++)
		for (unsigned int value = 0; value < 256; value++) {
			memcpy(changed, bytes, BYTES);
			changed[i] = value;
			ask_all(protocol, changed, BYTES);
			ask_all(protocol, changed, BYTES / 2);
		}
}

int main(void)
{
	/* UDP from port 258 behind what the comment says. */
	static const unsigned char plain[BYTES] = {	/* IPv4 */
		0x45, [9] = 17, [20] = 1, 2,
	}, options[BYTES] = {				/* IPv4, 8 bytes more */
		0x47, [9] = 17, [28] = 1, 2,
	}, later[BYTES] = {				/* a later fragment */
		0x45, [7] = 1, [9] = 17, [20] = 1, 2,
	}, six[BYTES] = {				/* IPv6 */
		0x60, [6] = 17, [40] = 1, 2,
	}, chain[BYTES] = {	/* hop by hop, routing, fragment, AH */
		0x60, [6] = 0, [40] = 43, 0, [48] = 44, 1, [64] = 51,
		[72] = 17, 1, [84] = 1, 2,
	}, later6[BYTES] = {
		0x60, [6] = 44, [40] = 17, [43] = 8, [48] = 1, 2,
	}, endless[BYTES] = {				/* options for ever */
		0x60,
	}, icmp[BYTES] = {
		0x45, [9] = 1, [20] = 1, 2,
	};

	try("plain", ETH_P_IP, plain, 258);
	try("options", ETH_P_IP, options, 258);
	try("later fragment", ETH_P_IP, later, -1);
	try("icmp", ETH_P_IP, icmp, -1);
	try("six", ETH_P_IPV6, six, 258);
	try("chain", ETH_P_IPV6, chain, 258);
	try("later fragment of six", ETH_P_IPV6, later6, -1);
	try("endless", ETH_P_IPV6, endless, -1);
	try("six as four", ETH_P_IP, six, -1);
	try("arp", ETH_P_ARP, plain, -1);
	return failed;
}
