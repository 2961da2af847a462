/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * pages_upstream - the tree that the examples on the pages are held against
 *
 * It has two commits, 0123456789abcdef0123456789abcdef01234567 ("netfilter: x:
 * count packets") and 123456789abcdef0123456789abcdef012345678 ("netfilter: x:
 * count more"), the second on another branch, net/netfilter/x.c, the config of
 * netfilter's selftests, and its maintainers.
 */
#ifndef UNIT_PAGES_UPSTREAM_H
#define UNIT_PAGES_UPSTREAM_H

#include "check/upstream.h"

extern const struct upstream pages_upstream;

#endif
