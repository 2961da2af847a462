// SPDX-License-Identifier: GPL-2.0-only
/* spacing_fix - cures of what the other three find */
#include "check/spacing.h"

void spacing_cut_before(struct report *to, const struct cline *l,
			const struct ctoken *t)
{
	struct span before = span_first(l->text,
					(size_t)(t->text.p - l->text.p));

	report_fix(to, span_from(before, span_trim_right(before).len),
		   SPAN(""));
}

void spacing_cut_behind(struct report *to, const struct cline *l,
			const struct ctoken *t)
{
	struct span behind = span_from(l->text, (size_t)(t->text.p +
				       t->text.len - l->text.p));

	report_fix(to, span_first(behind, behind.len -
				  span_trim_left(behind).len), SPAN(""));
}

void spacing_add_before(struct report *to, const struct ctoken *t)
{
	report_fix(to, span_first(t->text, 0), SPAN(" "));
}

void spacing_add_behind(struct report *to, const struct ctoken *t)
{
	report_fix(to, span_from(t->text, t->text.len), SPAN(" "));
}
