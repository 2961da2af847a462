/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * wire - what the guest says, a line each, over its second serial port
 *
 *	nf1 SEQ SUM KIND<TAB>FIELD<TAB>FIELD...
 *
 * SEQ counts the lines from 0; SUM is Fletcher-16 in four hexadecimal digits of
 * all that is behind the blank after it. A line that was torn, or that
 * something else has written into, has no good sum and is counted as garbled;
 * a number that does not come is counted as lost. So nothing that a kernel or
 * a program writes to the port is taken for a result. In a field \t, \n and \\
 * are written as these two characters and other control bytes as \xNN.
 *
 *	hello MS		the guest's init runs, MS after the start
 *	begin ID		step ID of the plan begins
 *	out ID TEXT		a piece of what it wrote; NAME is "out" or "err"
 *	err ID TEXT
 *	log ID LEVEL TEXT	a message of the kernel meanwhile; LEVEL 0 to 7
 *	busy			a step of many programs goes on
 *	end ID HOW NUMBER MS	HOW is exit, signal, late, error or left-out
 *	bye			that was all
 *
 * The plan is a file of lines ID<TAB>WHEN<TAB>KIND<TAB>ARGUMENT..., spelled
 * alike. WHEN is "-", or "!N": only where step N failed, "+N": only where it
 * did not. try/guest/steps.h has the kinds.
 */
#ifndef TRY_WIRE_H
#define TRY_WIRE_H

#include "base/buf.h"
#include "base/vec.h"

#define WIRE_FIELDS	144	/* of one line, its kind among them */
#define WIRE_PIECE	2048	/* of a text, unescaped */
#define LIMIT_WIRE_LINES	(1UL << 18)

struct wire_line {
	const struct span *fields;
	size_t n;
};

/* Fields with tabs between and a line feed behind them. */
void wire_add_fields(struct buf *to, const struct span *fields, size_t n);

/* The line with number @seq. */
void wire_add_line(struct buf *to, unsigned int seq, const struct span *fields,
		   size_t n);

/*
 * The fields of a line, without its line feed; false where there are too many
 * or one is misspelled. Bytes are borrowed where nothing had to be unescaped.
 */
bool wire_split(struct arena *a, struct span line, struct wire_line *out);

/* All that came over the port, whole or not. */
struct wire {
	VEC(struct wire_line) lines;	/* in order */
	unsigned int garbled, lost;	/* behind LIMIT_WIRE_LINES, too */
	bool complete;			/* "bye" has come */
};

/* Any text gives a result; what could not be read of it is counted. */
void wire_read(struct arena *a, struct span text, struct wire *out);

#endif
