/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * header - the header block of a message, as it came and as it is meant
 *
 * Only mime.c and plain.c include this. Format: RFC 5322, 2.2 and 3.6.8; RFC
 * 2047.
 */
#ifndef MIME_HEADER_H
#define MIME_HEADER_H

#include "model/mail.h"

/*
 * The length of the header block at the start of @raw, up to the empty line
 * that ends it or the first line that is no header; 0 where @raw does not
 * begin with headers of a mail. A bare commit message, whose subject looks
 * like one header, is none.
 */
size_t header_block_len(struct span raw);

/* Cut "NAME:" off a line: printable characters but the colon. */
bool header_skip_name(struct span *line, struct span *name);

/* True where the line goes on with the header above it. */
bool header_is_folded(struct span line);

/*
 * Read m->head, which lies in m->text, into m->headers. Values that need no
 * decoding are spans into the text.
 */
void header_read_all(struct arena *a, struct mail *m);

#endif
