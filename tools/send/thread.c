// SPDX-License-Identifier: GPL-2.0-only
#include "send/thread.h"

#include <stdlib.h>

#include "mime/mime.h"
#include "model/diff.h"
#include "model/person.h"
#include "send/people.h"

#define TOTAL_MAX	1000	/* patches of a series */
#define NOBODY		SIZE_MAX

static struct span without_brackets(struct span id)
{
	size_t start = span_find_char(id, '<');

	if (start != SIZE_MAX)
		id = span_from(id, start + 1);
	return span_trim(span_first(id, span_find_char(id, '>')));
}

/* What In-Reply-To: names, or the last word of References:. */
static struct span find_parent(const struct mail *m)
{
	struct span id = without_brackets(mail_value(m, SPAN("In-Reply-To")));
	struct span all = mail_value(m, SPAN("References"));
	size_t last = span_rfind_char(all, '<');

	if (id.len || last == SIZE_MAX)
		return id;
	return without_brackets(span_from(all, last));
}

/* Whoever answers for a patch; a sign-off is of who sends it on. */
static bool is_wanted(struct span key)
{
	struct span end = span_from(key, key.len < 3 ? key.len : key.len - 3);

	for (size_t i = 0; i < key.len; i++) {
		if (!char_is_alpha(key.p[i]) && key.p[i] != '-')
			return false;
	}
	return span_eq_nocase(end, SPAN("-by")) &&
	       !span_eq_nocase(key, SPAN("Signed-off-by"));
}

/* "Reviewed-by", however it was typed. */
static struct span tidy_key(struct arena *a, struct span key)
{
	char *tidy = arena_str(a, key);

	for (size_t i = 0; i < key.len; i++)
		tidy[i] = i ? char_lower(tidy[i]) : char_upper(tidy[i]);
	return (struct span){ tidy, key.len };
}

/* The value goes into a log as it was typed, so it must be text. */
static void add_trailer(struct thread_mail *m, struct arena *a,
			struct span line)
{
	struct thread_trailer *trailer;
	struct span key;
	struct person p;

	if (!span_next_until(&line, ':', &key) || !is_wanted(key))
		return;
	line = span_trim(line);
	if (people_has_control(line) || !person_parse(a, line, &p))
		return;
	trailer = VEC_ADD(a, &m->trailers);
	trailer->key = tidy_key(a, key);
	trailer->value = line;
	trailer->mail = p.mail;
	trailer->is_own = span_eq_nocase(p.mail, m->from.mail);
}

/* Of what is quoted nothing counts; a patch has its own. */
static void read_trailers(struct thread_mail *m, struct arena *a,
			  struct span body)
{
	struct span line;

	while (span_next_line(&body, &line)) {
		if (span_eq(line, SPAN("-- ")))
			break;
		add_trailer(m, a, line);
	}
}

int thread_add(struct thread *t, struct arena *a, struct span raw,
	       struct err *e)
{
	struct mail mail = { .source = "mail", .source_line = 1 };
	struct thread_mail *m;
	struct span id;
	bool has_diff;

	if (mime_decode(a, raw, &mail, e))
		return -1;
	id = without_brackets(mail_value(&mail, SPAN("Message-ID")));
	if (!id.len)
		return 0;
	if (t->mails.n == THREAD_MAX)
		return err_set(e, ERR_LIMIT, "a thread of more than %d mails",
			       THREAD_MAX);
	m = VEC_ADD(a, &t->mails);
	m->id = id;
	m->parent = find_parent(&mail);
	m->from = address_parse(mail_value(&mail, SPAN("From")));
	m->date = mail_value(&mail, SPAN("Date"));
	subject_line_parse(a, mail_value(&mail, SPAN("Subject")), &m->subject);
	has_diff = diff_find(mail.body) != SIZE_MAX;
	m->is_new = !m->subject.is_reply &&
		    (has_diff || m->subject.total ||
		     mail.oddities & MAIL_ATTACHMENT);
	if (!has_diff)
		read_trailers(m, a, mail.body);
	return 0;
}

static size_t find(const struct thread *t, struct span id)
{
	for (size_t i = 0; i < t->mails.n; i++) {
		if (span_eq(t->mails.at[i].id, id))
			return i;
	}
	return NOBODY;
}

/* A mail "M/N" of the same version, by the same sender, or the first itself. */
static bool is_of_series(const struct thread *t, const struct thread_mail *m)
{
	const struct subject_line *s = &m->subject, *first = &t->first->subject;

	if (m == t->first)
		return true;
	return s->is_patch && !s->is_reply && s->number &&
	       s->number <= s->total && s->total == first->total &&
	       s->version == first->version &&
	       span_eq_nocase(m->from.mail, t->first->from.mail);
}

/* The first one of a number counts. */
static void place_patch(struct thread *t, struct arena *a,
			struct thread_mail *m)
{
	size_t nr = m->subject.number;

	if (!m->subject.total)
		nr = 1;
	if (!nr || nr > TOTAL_MAX)
		return;
	while (t->patches.n < nr)
		*VEC_ADD(a, &t->patches) = NULL;
	if (t->patches.at[nr - 1])
		return;
	t->patches.at[nr - 1] = m;
	m->is_patch = true;
	m->patch = nr - 1;
}

/* Message-IDs in order, so that an answer finds what it answers. */
struct place {
	struct span id;
	size_t mail;
};

static int by_id(const void *a, const void *b)
{
	return span_cmp(((const struct place *)a)->id,
			((const struct place *)b)->id);
}

/* Of each mail the number of what it answers, or NOBODY. In @a. */
static size_t *find_parents(const struct thread *t, struct arena *a)
{
	size_t n = t->mails.n;
	size_t *parents = arena_zalloc(a, n + 1, sizeof(*parents));
	struct place *places = arena_zalloc(a, n + 1, sizeof(*places));

	for (size_t i = 0; i < n; i++)
		places[i] = (struct place){ t->mails.at[i].id, i };
	qsort(places, n, sizeof(*places), by_id);
	for (size_t i = 0; i < n; i++) {
		const struct place key = { t->mails.at[i].parent, 0 };
		const struct place *found = bsearch(&key, places, n,
						    sizeof(*places), by_id);

		parents[i] = found ? found->mail : NOBODY;
	}
	return parents;
}

/* The numbers of the first answer to a mail, and of the next one beside it. */
struct kin {
	size_t child, next;
};

/* From the last on, so that answers are in the order in which they came. */
static struct kin *find_kin(const struct thread *t, struct arena *a)
{
	size_t n = t->mails.n;
	const size_t *parents = find_parents(t, a);
	struct kin *kin = arena_zalloc(a, n + 1, sizeof(*kin));

	for (size_t i = 0; i < n; i++)
		kin[i] = (struct kin){ NOBODY, NOBODY };
	for (size_t i = n; i-- > 0;) {
		size_t up = parents[i];

		if (up == NOBODY)
			continue;
		kin[i].next = kin[up].child;
		kin[up].child = i;
	}
	return kin;
}

/*
 * A patch or a cover letter that is none of the series, such as a second
 * version sent as an answer, is no answer: what is said to it is not said to
 * the series.
 */
static void place_mail(struct thread *t, struct arena *a,
		       struct thread_mail *m, const struct thread_mail *up)
{
	if (is_of_series(t, m))
		place_patch(t, a, m);
	if (!m->is_patch && up && m->is_new)
		return;
	m->is_in = true;
	if (!m->is_patch)
		m->patch = up ? up->patch : THREAD_COVER;
}

/*
 * From the first mail down, level by level: of two patches of one number the
 * nearest is that of the series. Mails that answer each other in a ring are
 * never reached.
 */
static void place_all(struct thread *t, struct arena *a, size_t first)
{
	const struct kin *kin = find_kin(t, a);
	size_t *queue = arena_zalloc(a, t->mails.n + 1, sizeof(*queue));
	size_t n = 0;

	place_mail(t, a, &t->mails.at[first], NULL);
	queue[n++] = first;
	for (size_t i = 0; i < n; i++) {
		const struct thread_mail *up = &t->mails.at[queue[i]];
		size_t k = kin[queue[i]].child;

		for (; k != NOBODY; k = kin[k].next) {
			if (k == first)
				continue;
			place_mail(t, a, &t->mails.at[k], up);
			if (t->mails.at[k].is_in)
				queue[n++] = k;
		}
	}
}

int thread_sort(struct thread *t, struct arena *a, struct span first,
		struct err *e)
{
	size_t i = find(t, first);

	if (i == NOBODY)
		return err_set(e, ERR_NOENT, "<" SPAN_FMT "> is not there",
			       SPAN_ARG(first));
	t->first = &t->mails.at[i];
	place_all(t, a, i);
	return 0;
}

void thread_answerers(const struct thread *t, struct arena *a,
		      struct opt_list *out)
{
	for (size_t i = 0; i < t->mails.n; i++) {
		const struct thread_mail *m = &t->mails.at[i];
		const struct person p = { .name = m->from.name,
					  .mail = m->from.mail };

		if (m->is_in && !m->is_patch && m != t->first)
			*VEC_ADD(a, out) = arena_str(a, person_format(a, &p));
	}
}
