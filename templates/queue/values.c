// SPDX-License-Identifier: GPL-2.0-only
/* values - see values.h */
#include "values.h"

#include <errno.h>
@if uses_names@
#include <netdb.h>
@end@
#include <stdlib.h>
#include <string.h>
@if uses_level@
#include <strings.h>
@end@
@if uses_addresses@
#include <arpa/inet.h>
@end@
@if uses_ports@
#include <netinet/in.h>
@end@

/* strtoull() would take blanks and signs. */
static bool read_number(const char *text, uint64_t *n, char **end)
{
	if (*text < '0' || *text > '9')
		return false;
	errno = 0;
	*n = strtoull(text, end, 0);
	return !errno;
}

bool parse_number(const char *text, uint64_t min, uint64_t max, uint64_t *n)
{
	char *end;

	return read_number(text, n, &end) && !*end && *n >= min && *n <= max;
}
@if uses_double@

bool parse_double(const char *text, uint64_t min, uint64_t max, uint64_t *thousandths)
{
	double n;
	char *end;

	if (*text < '0' || *text > '9')
		return false;
	n = strtod(text, &end);
	/* NaN is neither. */
	if (*end || !(n >= min && n <= max))
		return false;
	*thousandths = n * 1000 + 0.5;
	return true;
}
@end@
@if uses_ranges@

bool parse_range(const char *text, uint64_t min, uint64_t max, struct range *r)
{
	char *end;

	if (!read_number(text, &r->from, &end))
		return false;
	r->to = r->from;
	if (*end == ':')
		return parse_number(end + 1, r->from, max, &r->to) && r->from >= min;
	return !*end && r->from >= min && r->to <= max;
}
@end@
@if uses_masks@

bool parse_masked(const char *text, uint32_t max, struct masked *m)
{
	uint64_t value, mask = max;
	char *end;

	if (!read_number(text, &value, &end) || value > max)
		return false;
	if (*end == '/' ? !parse_number(end + 1, 0, max, &mask) : *end)
		return false;
	m->value = value;
	m->mask = mask;
	return true;
}
@end@
@if uses_level@

bool parse_level(const char *text, int *level)
{
	static const char *const names[] = { "emerg", "alert", "crit", "error", "warning", "notice", "info", "debug", NULL };
	uint64_t n;
	int i;

	for (i = 0; names[i]; i++)
		if (!strcasecmp(text, names[i])) {
			*level = i;
			return true;
		}
	if (!parse_number(text, 0, 7, &n))
		return false;
	*level = n;
	return true;
}
@end@
@if uses_addresses@

bool parse_address(const char *text, struct address *a)
{
	memset(a, 0, sizeof(*a));
	a->family = strchr(text, ':') ? AF_INET6 : AF_INET;
	return inet_pton(a->family, text, a->bytes) == 1;
}
@end@
@if uses_hostmask@

static unsigned int address_bits(const struct address *a)
{
	return a->family == AF_INET ? 32 : 128;
}

static void set_prefix(struct address *mask, unsigned int bits)
{
	unsigned int i;

	memset(mask->bytes, 0, sizeof(mask->bytes));
	for (i = 0; i < bits; i++)
		mask->bytes[i / 8] |= 0x80 >> i % 8;
}

static bool parse_mask(const char *text, struct network *n)
{
	uint64_t bits;

	if (parse_address(text, &n->mask))
		return n->mask.family == n->address.family;
	if (!parse_number(text, 0, address_bits(&n->address), &bits))
		return false;
	n->mask.family = n->address.family;
	set_prefix(&n->mask, bits);
	return true;
}

bool parse_network(const char *text, struct network *n)
{
	char address[64];
	size_t len = strcspn(text, "/"), i;

	if (len >= sizeof(address))
		return false;
	memcpy(address, text, len);
	address[len] = '\0';
	if (!parse_address(address, &n->address))
		return false;
	n->mask.family = n->address.family;
	set_prefix(&n->mask, address_bits(&n->address));
	if (text[len] && !parse_mask(text + len + 1, n))
		return false;
	for (i = 0; i < sizeof(n->mask.bytes); i++)
		n->address.bytes[i] &= n->mask.bytes[i];
	return true;
}

bool network_has(const struct network *n, const struct address *a)
{
	size_t i;

	if (a->family != n->address.family)
		return false;
	for (i = 0; i < sizeof(a->bytes); i++)
		if ((a->bytes[i] & n->mask.bytes[i]) != n->address.bytes[i])
			return false;
	return true;
}
@end@
@if uses_prefixes@

bool same_prefix(const struct address *a, const struct address *b, unsigned int bits)
{
	unsigned int i;

	for (i = 0; i < bits; i++)
		if ((a->bytes[i / 8] ^ b->bytes[i / 8]) & 0x80 >> i % 8)
			return false;
	return true;
}
@end@
@if uses_protocol@

bool parse_protocol(const char *text, uint8_t *protocol)
{
	struct protoent *entry = getprotobyname(text);
	uint64_t n;

	if (entry)
		n = entry->p_proto;
	else if (!parse_number(text, 0, UINT8_MAX, &n))
		return false;
	*protocol = n;
	return true;
}
@end@
@if uses_ports@

bool parse_port(const char *text, uint16_t *port)
{
	struct servent *entry = getservbyname(text, NULL);
	uint64_t n;

	if (entry)
		n = ntohs(entry->s_port);
	else if (!parse_number(text, 0, UINT16_MAX, &n))
		return false;
	*port = n;
	return true;
}
@end@
@if uses_portrange@

bool parse_ports(const char *text, struct range *r)
{
	uint16_t port;

	if (parse_range(text, 0, UINT16_MAX, r))
		return true;
	if (!parse_port(text, &port))
		return false;
	r->from = port;
	r->to = port;
	return true;
}
@end@
@if uses_macs@

/* "42:01:..." from the beginning of a text; NULL where it is none. */
static const char *read_mac(const char *text, unsigned char *bytes)
{
	char *end;
	int i;

	for (i = 0; i < 6; i++) {
		unsigned long n = strtoul(text, &end, 16);

		if (end == text || end - text > 2 || n > 0xff)
			return NULL;
		bytes[i] = n;
		text = end;
		if (i < 5 && *text++ != ':')
			return NULL;
	}
	return text;
}

bool parse_mac(const char *text, struct mac *m)
{
	int i;

	memset(m->mask, 0xff, sizeof(m->mask));
	text = read_mac(text, m->bytes);
	if (text && *text == '/')
		text = read_mac(text + 1, m->mask);
	if (!text || *text)
		return false;
	for (i = 0; i < 6; i++)
		m->bytes[i] &= m->mask[i];
	return true;
}

bool mac_is(const struct mac *m, const unsigned char *bytes)
{
	int i;

	for (i = 0; i < 6; i++)
		if ((bytes[i] & m->mask[i]) != m->bytes[i])
			return false;
	return true;
}
@end@
