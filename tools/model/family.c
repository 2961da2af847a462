// SPDX-License-Identifier: GPL-2.0-only
#include "model/family.h"

static const struct family families[] = {
	{ "unspec", "xt", "XT", FAMILY_IPV4 | FAMILY_IPV6 },
	{ "ipv4", "ipt", "IPT", FAMILY_IPV4 },
	{ "ipv6", "ip6t", "IP6T", FAMILY_IPV6 },
	{ "both", "xt", "XT", FAMILY_IPV4 | FAMILY_IPV6, true },
};

#define N_FAMILIES	(sizeof(families) / sizeof(families[0]))

const struct family *family_all(size_t *n)
{
	*n = N_FAMILIES;
	return families;
}

const struct family *family_find(struct span name)
{
	for (size_t i = 0; i < N_FAMILIES; i++)
		if (span_eq(name, span_of(families[i].name)))
			return &families[i];
	return NULL;
}
