/* SPDX-License-Identifier: GPL-2.0-only */
/* values - of options: parse_... is false where the text is no such value */
#ifndef VALUES_H
#define VALUES_H

#include <stdbool.h>
#include <stdint.h>

#include "packet.h"

/* Decimal, hexadecimal behind 0x, octal behind 0. */
bool parse_number(const char *text, uint64_t min, uint64_t max, uint64_t *n);
@if uses_double@

/* "1.5" is 1500 thousandths. */
bool parse_double(const char *text, uint64_t min, uint64_t max, uint64_t *thousandths);
@end@
@if uses_ranges@

/* Both ends are in it; "5" is 5:5. */
struct range {
	uint64_t from, to;
};

bool parse_range(const char *text, uint64_t min, uint64_t max, struct range *r);
@end@
@if uses_masks@

struct masked {
	uint32_t value, mask;
};

/* "0x10/0xff"; without a mask all bits count. */
bool parse_masked(const char *text, uint32_t max, struct masked *m);
@end@
@if uses_level@

/* A level of syslog by its name or its number. */
bool parse_level(const char *text, int *level);
@end@
@if uses_addresses@

bool parse_address(const char *text, struct address *a);
@end@
@if uses_hostmask@

struct network {
	struct address address, mask;
};

/* "192.0.2.0/24", "2001:db8::/32", or a mask behind the slash. */
bool parse_network(const char *text, struct network *n);
bool network_has(const struct network *n, const struct address *a);
@end@
@if uses_prefixes@

/* True where the first bits of both are the same. */
bool same_prefix(const struct address *a, const struct address *b, unsigned int bits);
@end@
@if uses_protocol@

/* By its name or its number. */
bool parse_protocol(const char *text, uint8_t *protocol);
@end@
@if uses_ports@

/* By its name or its number. */
bool parse_port(const char *text, uint16_t *port);
@end@
@if uses_portrange@
bool parse_ports(const char *text, struct range *r);
@end@
@if uses_macs@

struct mac {
	unsigned char bytes[6], mask[6];
};

/* "42:01:02:03:04:05", with a mask of the same form behind a slash. */
bool parse_mac(const char *text, struct mac *m);
bool mac_is(const struct mac *m, const unsigned char *bytes);
@end@

#endif
