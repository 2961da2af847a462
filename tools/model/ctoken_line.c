// SPDX-License-Identifier: GPL-2.0-only
#include "model/ctoken_line.h"

#include "model/ctoken_begin.h"

/* A comment that goes on in the next line. */
static bool is_open_comment(const struct ctoken *t)
{
	return t->kind == CTOKEN_COMMENT &&
	       (!span_ends(t->text, SPAN("*/")) ||
		span_eq(t->text, SPAN("/*/"))) &&
	       !span_starts(t->text, SPAN("//"));
}

/* Its tokens are those from @first on that are of this line. */
static struct cline read_line(const struct ctokens *tokens,
			      const struct diff_line *line, size_t first)
{
	const struct ctoken *all = tokens->list.at;
	struct cline l = { .line = line, .text = line->text };
	struct span rest = line->text;

	l.indent = span_first(l.text, span_skip_blanks(&rest));
	l.is_joined = span_ends(span_trim_right(l.text), SPAN("\\"));
	l.in_comment = first ? is_open_comment(&all[first - 1]) :
			       tokens->began_in_comment;
	l.first = first;
	if (all)
		l.at = all + first;
	while (all && first + l.n < tokens->list.n &&
	       all[first + l.n].line == line)
		l.n++;
	return l;
}

void ctokens_part(struct arena *a, const struct hunk *h, enum diff_side side,
		  struct ctokens *tokens)
{
	const struct diff_line *line;
	size_t i = 0, first = 0;

	while ((line = ctoken_next_line(h, side, &i))) {
		struct cline *l = VEC_ADD(a, &tokens->lines);

		*l = read_line(tokens, line, first);
		first += l->n;
	}
}
