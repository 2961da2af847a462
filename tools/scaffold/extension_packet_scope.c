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

void extension_packet_place(const struct extension *x, struct scope *top)
{
	const char *table = scope_text(top, SPAN("tried_table"));
	const char *chain = scope_text(top, SPAN("chain"));
	bool passes = !span_eq(span_of(chain), SPAN("FORWARD")) &&
		      x->family->ip & (FAMILY_IPV4 | FAMILY_IPV6);

	/*
	 * None is of ARP, on a bridge or forwarded; nat sees the first packet
	 * of a flow.
	 */
	scope_set(top, "place", !passes ? "" :
		  arena_printf(top->arena, "%s%s%s", table, *table ? " " : "",
			       chain));
	/* What comes from the second name space of nfkit try. */
	scope_set_if(top, "arrives", span_eq(span_of(chain), SPAN("INPUT")) ||
		     span_eq(span_of(chain), SPAN("PREROUTING")));
	scope_set(top, "packets", span_eq(span_of(table), SPAN("nat")) ? "1" :
									"3");
	scope_set(top, "packet_family", x->family->ip == FAMILY_IPV6 ?
		  "ipv6" : "ipv4");
}
