// SPDX-License-Identifier: GPL-2.0-only
#include "model/series.h"

#include <stdlib.h>

struct entry {
	struct patch *patch;
	struct span thread;
	unsigned int version, total, number;
	unsigned int repeat;	/* the how-manyth of this number */
	size_t nr;		/* in the input */
};

static struct span first_id(const struct mail *m, struct span header)
{
	struct span value = mail_value(m, header), id = { 0 };

	span_next_word(&value, &id);
	return id;
}

/* The message that this one answers, the first of all if that is known. */
static struct span answered(const struct mail *m)
{
	struct span id = first_id(m, SPAN("References"));

	return id.len ? id : first_id(m, SPAN("In-Reply-To"));
}

/* What was never sent lies in one folder: some may be missing between two. */
static bool follows(const struct entry *e, const struct entry *before)
{
	if (first_id(&e->patch->mail, SPAN("Message-ID")).len)
		return e->number == before->number + 1;
	return e->number > before->number;
}

static bool continues(const struct entry *e, const struct entry *before)
{
	return e->total && e->total == before->total &&
	       e->version == before->version &&
	       follows(e, before) &&
	       span_eq(e->patch->message.sender.mail,
		       before->patch->message.sender.mail);
}

/* @before is the entry before it, or NULL. */
static struct span thread_of(struct arena *a, const struct entry *e,
			     const struct entry *before)
{
	struct span thread = answered(&e->patch->mail);

	if (thread.len)
		return thread;
	if (before && continues(e, before))
		return before->thread;
	thread = first_id(&e->patch->mail, SPAN("Message-ID"));
	if (thread.len)
		return thread;
	return span_of(arena_printf(a, "%zu", e->nr));
}

static int compare_numbers(size_t a, size_t b)
{
	return a < b ? -1 : a > b;
}

static int compare_keys(const struct entry *a, const struct entry *b)
{
	int rc = span_cmp(a->thread, b->thread);

	if (!rc)
		rc = compare_numbers(a->version, b->version);
	if (!rc)
		rc = compare_numbers(a->total, b->total);
	return rc;
}

static int by_number(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int rc = compare_keys(a, b);

	if (!rc)
		rc = compare_numbers(a->number, b->number);
	return rc ? rc : compare_numbers(a->nr, b->nr);
}

static int by_series(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int rc = compare_keys(a, b);

	if (!rc)
		rc = compare_numbers(a->repeat, b->repeat);
	return rc ? rc : compare_numbers(a->number, b->number);
}

static bool same_series(const struct entry *a, const struct entry *b)
{
	return !compare_keys(a, b) && a->repeat == b->repeat;
}

static void count_repeats(struct entry *entries, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (!compare_keys(&entries[i], &entries[i - 1]) &&
		    entries[i].number == entries[i - 1].number)
			entries[i].repeat = entries[i - 1].repeat + 1;
}

static struct entry *make_entries(struct arena *a, struct patch *const *patches,
				  size_t n)
{
	struct entry *entries = arena_zalloc(a, n, sizeof(*entries));

	for (size_t i = 0; i < n; i++) {
		const struct subject_line *s = &patches[i]->message.subject;
		struct entry *e = &entries[i];

		e->patch = patches[i];
		e->nr = i;
		e->version = s->version;
		e->total = s->total;
		e->number = s->number;
		e->thread = thread_of(a, e, i ? e - 1 : NULL);
	}
	return entries;
}

void series_group(struct arena *a, struct patch *const *patches, size_t n,
		  struct series_list *out)
{
	struct entry *entries;

	*out = (struct series_list){ 0 };
	if (!n)
		return;
	entries = make_entries(a, patches, n);
	qsort(entries, n, sizeof(*entries), by_number);
	count_repeats(entries, n);
	qsort(entries, n, sizeof(*entries), by_series);
	for (size_t i = 0; i < n; i++) {
		struct series *s;

		if (i && same_series(&entries[i], &entries[i - 1]))
			s = VEC_LAST(&out->list);
		else
			s = VEC_ADD(a, &out->list);
		*VEC_ADD(a, &s->patches) = entries[i].patch;
	}
}
