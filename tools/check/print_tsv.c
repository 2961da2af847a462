// SPDX-License-Identifier: GPL-2.0-only
/*
 * tsv: a table to compare with another one
 *
 * Columns: message (the word behind "From ", or the source's name where there
 * is none), line counted in the decoded mail, checkpatch.pl's level, type,
 * text. The first row names them.
 */
#include "check/print.h"

static void begin(struct printing *p)
{
	buf_add_str(p->to, "message\tline\tlevel\ttype\ttext\n");
}

static void finding(struct printing *p, const struct finding *f)
{
	const struct mail *m = f->place.mail;

	print_inline(p, m->id.len ? m->id : span_of(m->source));
	buf_printf(p->to, "\t%u\t%s\t%s\t", f->place.nr,
		   severity_checkpatch(f->severity), f->rule->name);
	print_inline(p, span_of(f->message));
	buf_add_char(p->to, '\n');
}

const struct printer print_tsv = { .begin = begin, .finding = finding };
