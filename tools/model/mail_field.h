/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * mail_field - write the fields of a mail as git format-patch writes them
 *
 * RFC 2047 words (Q encoding, UTF-8) where a field is not plain ASCII; lines
 * are folded at a blank before column 78, encoded ones at 76.
 */
#ifndef MODEL_MAIL_FIELD_H
#define MODEL_MAIL_FIELD_H

#include "base/buf.h"

/* ASCII but for ESC, which some encodings begin with: needs no MIME fields. */
bool field_is_plain(struct span text);

/*
 * "Subject: ", @prefix as it is ("[PATCH 1/2] ", or empty) and @subject, which
 * is one line, with its \n.
 */
void field_add_subject(struct buf *to, struct span prefix,
		       struct span subject);

/* "NAME: PERSON <MAIL>" with its \n; RFC 822 quotes where the name needs. */
void field_add_person(struct buf *to, struct span name, struct span person,
		      struct span mail);

/*
 * "NAME: " and "PERSON <MAIL>" or "MAIL" of each, a line of its own; nothing
 * where there is none. A person may be in quotes, or encoded words already.
 */
void field_add_people(struct buf *to, const char *name,
		      const struct span *persons, size_t n);

/* "Date: " in the zone of @offset minutes east of UTC, with its \n. */
void field_add_date(struct buf *to, int64_t seconds, int offset);

/* The three MIME fields of text that is sent as it is. */
void field_add_mime(struct buf *to);

#endif
