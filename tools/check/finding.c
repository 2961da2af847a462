// SPDX-License-Identifier: GPL-2.0-only
#include "check/finding.h"

#include <stdlib.h>

static int compare(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;

	if (a->place.nr != b->place.nr)
		return a->place.nr < b->place.nr ? -1 : 1;
	if (a->pass != b->pass)
		return a->pass < b->pass ? -1 : 1;
	if (a->rule_nr != b->rule_nr)
		return a->rule_nr < b->rule_nr ? -1 : 1;
	return a->seq < b->seq ? -1 : a->seq > b->seq;
}

struct finding_counts findings_count(const struct findings *f)
{
	struct finding_counts c = { 0 };

	for (size_t i = 0; i < f->list.n; i++) {
		if (f->list.at[i].silenced)
			c.silenced++;
		else
			c.of[f->list.at[i].severity]++;
	}
	return c;
}

void findings_sort(struct findings *f)
{
	if (f->list.n)
		qsort(f->list.at, f->list.n, sizeof(*f->list.at), compare);
}

static struct place place_in_text(const struct mail *m, struct span at)
{
	size_t end = at.len ? span_find_char(at, '\n') : SIZE_MAX;

	if (end != SIZE_MAX)
		at = span_first(at, end);
	return (struct place){ .mail = m, .at = at, .nr = mail_line(m, at) };
}

/* The same bytes in the header as it came, or all of it if it is encoded. */
static struct span undecoded(const struct mail_header *h, struct span at)
{
	size_t offset = span_find(h->raw, at);

	if (offset == SIZE_MAX)
		return h->raw;
	return span_first(span_from(h->raw, offset), at.len);
}

bool place_find(const struct mail *m, struct span at, struct place *out)
{
	if (!at.p)
		return false;
	if (span_within(at, m->text)) {
		*out = place_in_text(m, at);
		return true;
	}
	for (size_t i = 0; i < m->headers.n; i++) {
		const struct mail_header *h = &m->headers.at[i];

		if (!span_within(at, h->value))
			continue;
		*out = place_in_text(m, undecoded(h, at));
		return true;
	}
	return false;
}

struct place place_of_mail(const struct mail *m)
{
	const struct mail_header *h = mail_header(m, SPAN("Subject"));

	return place_in_text(m, h ? h->raw : span_first(m->text, 0));
}

size_t place_column(const struct place *p)
{
	return (size_t)(p->at.p - mail_line_text(p->mail, p->nr).p);
}

unsigned int place_source_line(const struct place *p)
{
	return mail_source_line(p->mail, p->nr);
}
