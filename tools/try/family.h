/* SPDX-License-Identifier: GPL-2.0-only */
/* family - the families of addresses that a rule is for, as bits */
#ifndef TRY_FAMILY_H
#define TRY_FAMILY_H

enum family {
	FAMILY_IPV4	= 1,
	FAMILY_IPV6	= 2,
};

#endif
