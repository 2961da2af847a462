/* SPDX-License-Identifier: GPL-2.0-only */
/* net - names and addresses of the guest's network (RFC 5737, RFC 3849) */
#ifndef TRY_GUEST_NET_H
#define TRY_GUEST_NET_H

#include "try/guest/guest.h"

#define BRIDGE		"br0"
#define VETH_HERE	"veth0"
#define VETH_THERE	"veth1"
#define HERE_IPV4	"192.0.2.1"
#define THERE_IPV4	"192.0.2.2"
#define HERE_IPV6	"2001:db8::1"
#define THERE_IPV6	"2001:db8::2"

/* Go into a name space of the network: 0 or an errno. */
int enter(int name_space);

#endif
