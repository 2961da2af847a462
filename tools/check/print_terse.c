// SPDX-License-Identifier: GPL-2.0-only
/* terse: FILE:LINE: LEVEL:TYPE: TEXT, as checkpatch.pl --terse --show-types */
#include "check/print.h"

static void finding(struct printing *p, const struct finding *f)
{
	print_inline(p, span_of(f->place.mail->source));
	buf_printf(p->to, ":%u: %s:%s: ", place_source_line(&f->place),
		   severity_checkpatch(f->severity), f->rule->name);
	print_inline(p, span_of(f->message));
	buf_add_char(p->to, '\n');
}

const struct printer print_terse = { .finding = finding };
