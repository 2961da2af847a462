/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * mbox - cut a file of mails into its messages
 *
 * A message begins at a line "From WORD DATE" with a date as asctime() writes
 * it (RFC 4155; git's "Mon Sep 17 00:00:00 2001" among them), at the start of
 * the file or after an empty line, which is no part of the message before.
 * ">From " is left to the reader: mboxrd is undone by mbox_unquote(). Empty
 * lines at the start of the file are skipped. A file that does not begin so is
 * one message, whatever is in it, as it is for git mailsplit.
 */
#ifndef MODEL_MBOX_H
#define MODEL_MBOX_H

#include "base/arena.h"
#include "base/span.h"

struct mbox_message {
	struct span bytes;	/* without the separator */
	struct span id;		/* the word behind "From "; empty: none */
	unsigned int line;	/* of the first byte, in the file, from 1 */
};

struct mbox {
	struct span rest;
	unsigned int line;	/* of the first byte of .rest */
};

/* Begin at the first message. @file must outlive it, and what it gives. */
void mbox_init(struct mbox *m, struct span file);

/* The next message. False at the end. */
bool mbox_next(struct mbox *m, struct mbox_message *out);

/* Take one '>' off each line that is '>'s and "From " (mboxrd). */
struct span mbox_unquote(struct arena *a, struct span message);

#endif
