/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * say - what a command says: its result to stdout, talk to stderr
 *
 * Talk is lines "nfkit: TEXT". They may quote what was read from anywhere, so
 * none goes out but escaped.
 */
#ifndef CMD_SAY_H
#define CMD_SAY_H

#include "base/buf.h"
#include "base/term.h"

/*
 * Print the result @text as it is; @what names it where it grew too large. The
 * result is STATUS_CLEAN, or -1.
 */
int say_result(const struct buf *text, const char *what,
	       struct err *e) MUST_CHECK;

/*
 * Print a result that others can have a part in, a patch say: as it is into a
 * file or a pipe, for programs; escaped on a terminal.
 */
void say_bytes(const struct term *out, struct span bytes);

/* Say one line: a line break in it is shown as \n, a control character \xNN. */
void say_talk(const struct term *talk, const char *fmt, ...) PRINTF(2, 3);

/* The same, as errors are shown. */
void say_error(const struct term *talk, const char *message);

#endif
