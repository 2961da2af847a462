/* SPDX-License-Identifier: GPL-2.0-only */
/* linuxdoc_text - the text of LinuxDoc: its entities and its encoding */
#ifndef MODEL_LINUXDOC_TEXT_H
#define MODEL_LINUXDOC_TEXT_H

#include "base/buf.h"

/*
 * The bytes as UTF-8: as they are where they are valid UTF-8 all over, else
 * taken for ISO 8859-1, which LinuxDoc was written in.
 */
struct span linuxdoc_utf8(struct arena *a, struct span bytes);

/* Append @text with all its entities resolved. */
void linuxdoc_add_text(struct buf *to, struct span text);

/*
 * Text without tags, with its entities resolved and blanks joined, on one line.
 */
const char *linuxdoc_text(struct arena *a, struct span markup);

#endif
