/* SPDX-License-Identifier: GPL-2.0-only */
/* wire - a mail as it goes over the net (RFC 5322, 5321) */
#ifndef SEND_WIRE_H
#define SEND_WIRE_H

#include "base/arena.h"
#include "base/err.h"

#define WIRE_LINE_MAX	998	/* bytes, RFC 5322, 2.1.1 */

/*
 * @mail, from its "From " line on, without that line and with CR LF at the end
 * of each line. The body becomes quoted-printable where a line of it is longer
 * than WIRE_LINE_MAX or it has a CR or NUL, which servers change or refuse.
 */
int wire_encode(struct arena *a, struct span mail, struct span *out,
		struct err *e) MUST_CHECK;

#endif
