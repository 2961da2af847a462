/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * mime - decode a raw message into a struct mail, by GMime
 *
 * The only place that knows GMime. Encodings, RFC 2047, multiparts and
 * charsets follow RFC 2045 to 2047; whatever the bytes are, a mail comes out.
 */
#ifndef MIME_MIME_H
#define MIME_MIME_H

#include "model/mail.h"

/*
 * Decode @raw, a message without an mbox separator, into @out, which is zeroed
 * but for .source, .id and .source_line, the caller's. The line index is made
 * too. A message of more than LIMIT_MAIL bytes is ERR_LIMIT. @raw must live as
 * long as @out, whose text may be in it.
 */
int mime_decode(struct arena *a, struct span raw, struct mail *out,
		struct err *e) MUST_CHECK;

/*
 * The same, but a message of several parts is not cut: its boundaries, the
 * headers of the parts and what they encode are lines of the text, as they are
 * to who feeds the mail to checkpatch.pl.
 */
int mime_decode_whole(struct arena *a, struct span raw, struct mail *out,
		      struct err *e) MUST_CHECK;

/*
 * A message of one plain part that is not encoded, without \r and NUL: its
 * headers and its body as they stand there are what mime_decode() would give,
 * but for the meaning of headers.
 */
struct mime_bare {
	struct span raw, head, body, charset;
};

/* False where @raw is no such message. */
bool mime_is_bare(struct span raw, struct mime_bare *out);

/* The rest of mime_decode() for it, which cannot fail. */
void mime_decode_bare(struct arena *a, const struct mime_bare *bare,
		      struct mail *out);

/*
 * What can be encoded in it, by the words alone. Where nothing can, each line
 * of the text, whatever its parts are, is a line of @raw, but for a \r; in
 * quoted-printable (RFC 2045, 6.7) a line of the text begins where one of @raw
 * does, or behind an encoded line feed.
 */
enum mime_coding { MIME_UNENCODED, MIME_QUOTED, MIME_ENCODED };
enum mime_coding mime_coding(struct span raw);

/* The length of the header block; 0 where it begins with no headers of a mail. */
size_t mime_head_len(struct span raw);

#endif
