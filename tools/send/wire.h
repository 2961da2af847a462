/* SPDX-License-Identifier: GPL-2.0-only */
/* wire - a mail as it goes over the net (RFC 5322, 5321) */
#ifndef SEND_WIRE_H
#define SEND_WIRE_H

#include "base/arena.h"
#include "base/err.h"

#define WIRE_LINE_MAX	998	/* bytes, RFC 5322, 2.1.1 */

/* sendemail.transferEncoding of git-send-email(1) */
enum wire_encoding {
	WIRE_AUTO,	/* as it is, or quoted-printable where it must be */
	WIRE_7BIT,	/* as it is; not where it has more than ASCII */
	WIRE_8BIT,	/* as it is; not where that must not be */
	WIRE_QUOTED,	/* quoted-printable */
	WIRE_BASE64,
};

/*
 * @mail, from its "From " line on, without that line and with CR LF at the end
 * of each line. What must not go as it is has a line that is longer than
 * WIRE_LINE_MAX, or a CR or NUL, which servers change or refuse: ERR_USAGE
 * where @encoding demands it all the same. A body of UTF-8 gets the MIME
 * fields that say so, where it lacks them.
 */
int wire_encode(struct arena *a, struct span mail, enum wire_encoding encoding,
		struct span *out, struct err *e) MUST_CHECK;

#endif
