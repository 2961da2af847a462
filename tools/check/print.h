/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * print - findings as text, one file for each format
 *
 * A printer is a file print_NAME.c with a struct printer, and a row in the
 * tables of print.c. It appends to a buffer that the command writes out and
 * empties between mails, and escapes all that comes from outside.
 */
#ifndef CHECK_PRINT_H
#define CHECK_PRINT_H

#include "base/opt.h"
#include "base/term.h"
#include "check/report.h"

struct printing {
	struct buf *to;
	const struct term *term;	/* what the text is shown on */
	size_t n;			/* findings printed before this one */
	size_t mails;			/* mails before this one */
	const struct checked *mail;	/* this one */
};

struct printer {
	/* Each may be NULL. */
	void (*begin)(struct printing *p);
	void (*mail)(struct printing *p, const struct checked *mail);
	void (*finding)(struct printing *p, const struct finding *f);
	void (*end)(struct printing *p);
	bool for_people;	/* wants the summary line behind it */
	bool with_silenced;	/* gets findings that are silenced, too */
};

/* The names for the option; their values are for print_format(). */
extern const struct opt_choice print_formats[];
/* The printer of such a value; of 0 that for text. */
const struct printer *print_format(int value);

extern const struct printer print_text, print_terse, print_tsv, print_json;
extern const struct printer print_sarif, print_github, print_b4;

/* A mail and all its findings. Counts them. */
void print_mail(const struct printer *printer, struct printing *p,
		const struct checked *mail);

/* What printers share. */

/*
 * Where the cure of the finding goes in the bytes of its source; false where
 * there is none, where it takes a whole line, which changes the header of the
 * hunk too, or where the source is encoded.
 */
bool print_fix_place(const struct finding *f, struct place *out);

/*
 * A place for a server, which shows findings beside the lines of files. Of a
 * mail it has the file; of a commit, the files that this one changes.
 */
struct spot {
	struct span file;
	unsigned int line;	/* 0: the file as a whole */
	struct span before, at;	/* in that line; .p is NULL: all of it */
};

/* False where no file has it: it is in the message of a commit. */
bool print_spot(const struct printing *p, const struct place *place,
		struct spot *out);

/* "error", and checkpatch.pl's "ERROR": a note is its CHECK. */
const char *severity_name(enum severity s);
const char *severity_checkpatch(enum severity s);

/* Escaped, and in one line: \n and \t are shown too. */
void print_inline(struct printing *p, struct span s);

/* "3 errors" or "1 error". */
void print_count(struct buf *to, size_t n, const char *what);

#endif
