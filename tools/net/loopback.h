/* SPDX-License-Identifier: GPL-2.0-only */
/* loopback - is a host this machine, so that nobody can listen on the way? */
#ifndef NET_LOOPBACK_H
#define NET_LOOPBACK_H

#include "base/span.h"

/*
 * "localhost", an address of 127.0.0.0/8 in four numbers, or ::1, in brackets
 * or not. A name that only begins like one is somebody else's.
 */
bool is_loopback(struct span host);

#endif
