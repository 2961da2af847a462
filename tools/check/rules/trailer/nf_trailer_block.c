// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

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

static void message(struct report *to, const struct patch *p)
{
	const struct message *m = &p->message;
	const struct trailer *last = NULL;

	for (size_t i = 0; i < m->trailers.n; i++) {
		const struct trailer *t = &m->trailers.at[i];
		const struct line *above = line_of(m, t->line.nr - 1);

		if (last && is_gap(m, last->line.nr, t->line.nr)) {
			report(to, t->line.text,
			       "an empty line among the trailers");
			fix_gap(to, m, last->line.nr, t->line.nr);
			return;
		}
		if (t->in_block && (!last || !last->in_block) && above &&
		    span_trim(above->text).len &&
		    (!last || last->line.nr != above->nr)) {
			report(to, t->line.text,
			       "no empty line before the trailers");
			report_fix(to, span_first(t->line.text, 0), SPAN("\n"));
			return;
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
