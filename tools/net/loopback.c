// SPDX-License-Identifier: GPL-2.0-only
#include "net/loopback.h"

#include <arpa/inet.h>
#include <string.h>

static bool is_in_127(struct span host)
{
	char text[INET_ADDRSTRLEN];
	struct in_addr address;

	if (!host.len || host.len >= sizeof(text))
		return false;
	memcpy(text, host.p, host.len);
	text[host.len] = '\0';
	return inet_pton(AF_INET, text, &address) == 1 &&
	       ntohl(address.s_addr) >> 24 == 127;
}

bool is_loopback(struct span host)
{
	return span_eq_nocase(host, SPAN("localhost")) ||
	       span_eq(host, SPAN("::1")) || span_eq(host, SPAN("[::1]")) ||
	       is_in_127(host);
}
