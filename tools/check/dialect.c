// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"

static void add_log(struct arena *a, const struct message *m,
		    struct line_list *out)
{
	for (size_t i = 0; i < m->log.n; i++)
		*VEC_ADD(a, &out->list) = m->log.at[i];
}

static void add_body(struct arena *a, const struct mail *m,
		     struct line_list *out)
{
	struct span rest = m->body, text;
	unsigned int nr = rest.len ? mail_line(m, rest) : 0;

	while (span_next_line(&rest, &text))
		*VEC_ADD(a, &out->list) = (struct line){ text, nr++ };
}

void dialect_trailer_lines(struct report *to, const struct patch *p,
			   struct line_list *out)
{
	*out = (struct line_list){ 0 };
	if (speaks_checkpatch(to))
		add_body(report_arena(to), &p->mail, out);
	else
		add_log(report_arena(to), &p->message, out);
}

struct span dialect_whole(const struct report *to, const struct patch *p,
			  struct span at)
{
	const struct mail *m = &p->mail;

	if (!speaks_checkpatch(to) || !m->line_starts.n)
		return at;
	return mail_line_text(m, (unsigned int)m->line_starts.n);
}
