/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * part - the text of a message's body, and where its lines came from
 *
 * Only mime.c includes this.
 */
#ifndef MIME_PART_H
#define MIME_PART_H

#include <gmime/gmime.h>

#include "base/buf.h"
#include "model/mail.h"

/* A body that is being put together. */
struct body {
	struct arena *arena;
	struct span raw;	/* the whole message */
	struct mail *mail;	/* .oddities and .charset are filled */
	struct buf text;	/* decoded, line ends turned to \n */
	VEC(unsigned int) lines;	/* the line in .raw of each in .text */
	unsigned int parts;
	bool keeps_parts;	/* a multipart is its lines as they came */
};

/* Append @bytes of body->raw, which are @encoding, to the text. */
void part_append(struct body *body, struct span bytes,
		 GMimeContentEncoding encoding);

/*
 * Append the text of all parts of @root, whose contents lie in body->raw. HTML
 * is taken only where there is no other text. LIMIT_MAIL_PARTS and
 * LIMIT_MAIL_DEPTH are kept.
 */
void part_append_all(struct body *body, GMimeObject *root);

#endif
