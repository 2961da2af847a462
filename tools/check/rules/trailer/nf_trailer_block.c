// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

#define NOTE_LINES	10	/* that a note in [] may have */

/* The line of the log of this number, or NULL. */
static const struct line *line_of(const struct message *m, unsigned int nr)
{
	if (!m->log.n || nr < m->log.at[0].nr ||
	    nr - m->log.at[0].nr >= m->log.n)
		return NULL;
	return &m->log.at[nr - m->log.at[0].nr];
}

/* Nothing but empty lines, one at least, from behind @from up to @to. */
static bool is_gap(const struct message *m, unsigned int from, unsigned int to)
{
	for (unsigned int nr = from + 1; nr < to; nr++) {
		const struct line *l = line_of(m, nr);

		if (!l || span_trim(l->text).len)
			return false;
	}
	return to > from + 1;
}

/* The lines of a gap go; all of them are empty or white. */
static void fix_gap(struct report *to, const struct message *m,
		    unsigned int from, unsigned int end)
{
	const struct span text = report_patch(to)->mail.text;

	for (unsigned int nr = from + 1; nr < end; nr++) {
		struct span line = line_of(m, nr)->text;

		/* A line of the log follows, so that a "\n" is there. */
		if (span_within(line, text))
			report_fix(to, (struct span){ line.p, line.len + 1 },
				   SPAN(""));
	}
}

/*
 * The first line of what git or a maintainer puts among trailers, and whose
 * last is line @nr: "(cherry picked from commit ID)" or "[name: what I did]",
 * which may go over some lines. 0: it is none.
 */
static unsigned int note_begin(const struct message *m, unsigned int nr)
{
	const struct line *l = line_of(m, nr);
	struct span text = l ? span_trim(l->text) : SPAN("");

	if (span_starts(text, SPAN("(cherry picked from commit ")))
		return nr;
	if (!span_ends(text, SPAN("]")))
		return 0;
	for (unsigned int n = 0; n < NOTE_LINES && text.len; n++) {
		if (span_starts(text, SPAN("[")))
			return nr - n;
		l = line_of(m, nr - n - 1);
		text = l ? span_trim(l->text) : SPAN("");
	}
	return 0;
}

/* The first line of the block that this trailer is the first of. */
static const struct line *block_begin(const struct message *m,
				      const struct trailer *t)
{
	unsigned int nr = t->line.nr, note;

	while ((note = note_begin(m, nr - 1)))
		nr = note;
	return nr == t->line.nr ? &t->line : line_of(m, nr);
}

static void message(struct report *to, const struct patch *p)
{
	const struct message *m = &p->message;
	const struct trailer *last = NULL;

	for (size_t i = 0; i < m->trailers.n; i++) {
		const struct trailer *t = &m->trailers.at[i];
		const struct line *begin, *above;

		if (last && is_gap(m, last->line.nr, t->line.nr)) {
			report(to, t->line.text,
			       "an empty line among the trailers");
			fix_gap(to, m, last->line.nr, t->line.nr);
			return;
		}
		if (t->in_block && (!last || !last->in_block)) {
			begin = block_begin(m, t);
			above = line_of(m, begin->nr - 1);
			if (above && span_trim(above->text).len &&
			    (!last || last->line.nr != above->nr)) {
				report(to, begin->text,
				       "no empty line before the trailers");
				report_fix(to, span_first(begin->text, 0),
					   SPAN("\n"));
				return;
			}
		}
		last = t;
	}
}

const struct rule rule_nf_trailer_block = {
	.name = "NF_TRAILER_BLOCK",
	.summary = "the trailers are not a paragraph of their own",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.message = message,
};
