// SPDX-License-Identifier: GPL-2.0-only
/* extension_packet_scope - what the tests with packets send and count */
#include <inttypes.h>

#include "scaffold/extension_scope.h"

#define UDP_HEADER	8
#define IPV4_HEADER	20
#define IPV6_HEADER	40
#define LONGEST		60000	/* of what nfkit try sends in one packet */

static unsigned int headers(const struct extension *x)
{
	return UDP_HEADER + (x->family->ip == FAMILY_IPV6 ? IPV6_HEADER :
							    IPV4_HEADER);
}

/* The number of a good value, as the struct has it: thousandths of a double. */
static uint64_t number(const struct extension_option *o)
{
	uint64_t n = extension_sample_number(o);

	return o->type->class == OPTION_DOUBLE ? n * 1000 : n;
}

/* Bytes of data in a packet of this length; empty: there is no such packet. */
static const char *data_for(const struct extension *x, uint64_t length,
			    struct arena *a)
{
	if (length < headers(x) || length > LONGEST)
		return "";
	return arena_printf(a, "%" PRIu64, length - headers(x));
}

/* Lengths of a packet that the option takes, and of one that it does not. */
static void set_lengths(const struct extension *x,
			const struct extension_option *o, struct scope *s)
{
	uint64_t n = number(o), least = headers(x);
	bool more = o->type->class == OPTION_DOUBLE ||
		    (o->type->class == OPTION_NUMBER &&
		     o->comparison == OPTION_MIN);
	bool less = o->type->class == OPTION_NUMBER &&
		    o->comparison == OPTION_MAX;

	if (more) {
		scope_set(s, "fits", data_for(x, n > least ? n : least,
					      s->arena));
		scope_set(s, "misses", n > least ?
			  data_for(x, least, s->arena) : "");
		return;
	}
	scope_set(s, "fits", data_for(x, less && n > least ? least : n,
				      s->arena));
	scope_set(s, "misses", data_for(x, n + 1, s->arena));
}

/* What a target makes of the mark; empty where it is none of 32 bits. */
static void set_mark(const struct extension_option *o, struct scope *s)
{
	uint64_t n = number(o);

	scope_set(s, "becomes", n > UINT32_MAX ? "" :
		  arena_printf(s->arena, "0x%" PRIx64, n));
}

void extension_packet_scope(const struct extension *x,
			    const struct extension_option *o, struct scope *s)
{
	scope_set(s, "fits", "");
	scope_set(s, "misses", "");
	scope_set(s, "becomes", "");
	if (o->values || (o->type->class != OPTION_NUMBER &&
			  o->type->class != OPTION_RANGE &&
			  o->type->class != OPTION_DOUBLE))
		return;
	set_lengths(x, o, s);
	set_mark(o, s);
}

/*
 * Over a bridge there are requests in INPUT and answers of the same length in
 * OUTPUT. ebtables needs no -m, and names the protocol below first.
 */
static void set_sent(bool is_bridge, struct scope *top)
{
	scope_set(top, "sent", is_bridge ? "icmp" : "udp port=9");
	scope_set(top, "of_sent", is_bridge ? "-p IPv4 --ip-proto icmp" :
					      "-p udp");
	scope_set(top, "with_mark", is_bridge ? "--mark" : "-m mark --mark");
}

void extension_packet_place(const struct extension *x, struct scope *top)
{
	struct span table = span_of(scope_text(top, SPAN("tried_table")));
	struct span chain = span_of(scope_text(top, SPAN("chain")));
	bool is_bridge = x->family->ip == FAMILY_BRIDGE;
	/* None is of ARP, and none is forwarded. */
	bool passes = !span_eq(chain, SPAN("FORWARD")) &&
		      x->family->ip != FAMILY_ARP;
	/* What comes from the second name space of nfkit try. */
	bool arrives = span_eq(chain, SPAN("INPUT")) ||
		       span_eq(chain, SPAN("PREROUTING"));
	/*
	 * nat of IP sees the first packet of a flow, if flows are tracked, and
	 * over loopback only as it leaves.
	 */
	bool tracked = span_eq(table, SPAN("nat")) && !is_bridge;

	scope_set(top, "place", !passes ? "" :
		  arena_printf(top->arena, SPAN_FMT "%s" SPAN_FMT,
			       SPAN_ARG(table), table.len ? " " : "",
			       SPAN_ARG(chain)));
	scope_set_if(top, "arrives", arrives);
	scope_set_if(top, "tracked", tracked);
	scope_set(top, "over", tracked && arrives ? "veth" : "loopback");
	scope_set(top, "packets", tracked ? "1" : "3");
	scope_set(top, "packet_family", x->family->ip == FAMILY_IPV6 ?
		  "ipv6" : "ipv4");
	set_sent(is_bridge, top);
}
