// SPDX-License-Identifier: GPL-2.0-only
#include "send/thread.h"

#include "base/hash.h"
#include "mime/mime.h"
#include "model/diff.h"
#include "model/person.h"
#include "send/people.h"

#define TOTAL_MAX	1000	/* patches of a series */
#define NOBODY		SIZE_MAX
#define SLOTS		16384	/* for THREAD_MAX mails */

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

/* "Nacked-by", "Not-tested-by": said against a patch. */
static bool is_against(struct span key)
{
	static const char *const starts[] = {
		"Nack", "Nak", "No-", "Not-", "Non-", "Never-", "Un-",
		"Reject", "Object", NULL
	};

	for (size_t i = 0; starts[i]; i++) {
		if (span_starts_nocase(key, span_of(starts[i])))
			return true;
	}
	return false;
}

/* A full stop is of the sentence, not of the address before it. */
static struct span without_stop(struct span value)
{
	struct span bare = value;

	while (bare.len && strchr(".,;!", bare.p[bare.len - 1]))
		bare.len--;
	return span_ends(bare, SPAN(">")) ||
	       span_find_char(bare, '<') == SIZE_MAX ? bare : value;
}

/*
 * The value goes into a log as it was typed, so it must be text. False where
 * it lacks only the address.
 */
static bool add_trailer(struct thread_mail *m, struct arena *a,
			struct span line)
{
	struct thread_trailer *trailer;
	struct span key;
	struct person p;

	if (!span_next_until(&line, ':', &key) || !is_wanted(key))
		return true;
	line = span_trim(line);
	if (people_has_control(line))
		return true;
	line = without_stop(line);
	if (!person_parse(a, line, &p))
		return false;
	trailer = VEC_ADD(a, &m->trailers);
	trailer->key = tidy_key(a, key);
	trailer->value = line;
	trailer->mail = p.mail;
	trailer->is_own = span_eq_nocase(p.mail, m->from.mail);
	trailer->is_against = is_against(key);
	return true;
}

/* Does @next go on with @line, which a program may have cut? */
static bool goes_on(struct span line, struct span next, bool is_flowed)
{
	if (!next.len)
		return false;
	return next.p[0] == '<' || char_is_space(next.p[0]) ||
	       (is_flowed && span_ends(line, SPAN(" ")));
}

/* Of what is quoted nothing counts; a patch has its own. */
static void read_trailers(struct thread_mail *m, struct arena *a,
			  const struct mail *mail)
{
	bool is_flowed = mail->oddities & MAIL_FLOWED;
	struct span body = mail->body, line, rest, next;

	while (span_next_line(&body, &line)) {
		if (span_eq(line, SPAN("-- ")))
			break;
		rest = body;
		if (add_trailer(m, a, line) || !span_next_line(&rest, &next) ||
		    !goes_on(line, next, is_flowed))
			continue;
		line = span_of(arena_printf(a, SPAN_FMT " " SPAN_FMT,
					    SPAN_ARG(span_trim_right(line)),
					    SPAN_ARG(span_trim(next))));
		if (add_trailer(m, a, line))
			body = rest;
	}
}

/* Where the number of the mail @id stands, or goes. */
static unsigned int *slot_of(const struct thread *t, struct span id)
{
	size_t i = hash32(HASH32, id) % SLOTS;

	while (t->by_id[i] && !span_eq(t->mails.at[t->by_id[i] - 1].id, id))
		i = (i + 1) % SLOTS;
	return &t->by_id[i];
}

static size_t find(const struct thread *t, struct span id)
{
	unsigned int *slot = t->by_id ? slot_of(t, id) : NULL;

	return slot && *slot ? *slot - 1 : NOBODY;
}

/* What is asked of a mail before it is decoded. */
struct look {
	const struct thread *thread;
	struct span first;
	bool is_wanted, is_there;
};

static void look_at_id(struct look *look, struct span id, bool is_own)
{
	bool is_known = find(look->thread, id) != NOBODY;

	if (is_own)
		look->is_there = is_known;
	look->is_wanted |= is_known || span_eq(id, look->first);
}

/* "<A> <B>", or an ID that lacks its brackets. */
static void look_at_ids(struct look *look, struct span value, bool is_own)
{
	struct span before, id;

	if (span_find_char(value, '<') == SIZE_MAX)
		look_at_id(look, span_trim(value), is_own);
	while (span_next_until(&value, '<', &before) &&
	       span_next_until(&value, '>', &id))
		look_at_id(look, span_trim(id), is_own);
}

bool thread_wants(const struct thread *t, struct span first, struct span raw)
{
	struct look look = { .thread = t, .first = first };
	bool is_own = false, is_inside = false;
	struct span line;

	while (span_next_line(&raw, &line) && span_trim_right(line).len) {
		if (!char_is_space(line.p[0])) {
			is_own = span_skip_nocase(&line, SPAN("Message-ID:"));
			is_inside = is_own ||
				span_skip_nocase(&line, SPAN("In-Reply-To:")) ||
				span_skip_nocase(&line, SPAN("References:"));
		}
		if (is_inside)
			look_at_ids(&look, line, is_own);
	}
	return look.is_wanted && !look.is_there;
}

int thread_add(struct thread *t, struct arena *a, struct span raw,
	       struct err *e)
{
	struct mail mail = { .source = "mail", .source_line = 1 };
	struct thread_mail *m;
	unsigned int *slot;
	struct span id;
	bool has_diff;

	if (mime_decode(a, raw, &mail, e))
		return -1;
	id = without_brackets(mail_value(&mail, SPAN("Message-ID")));
	if (!t->by_id)
		t->by_id = arena_zalloc(a, SLOTS, sizeof(*t->by_id));
	slot = slot_of(t, id);
	if (!id.len || *slot)
		return 0;
	if (t->mails.n == THREAD_MAX)
		return err_set(e, ERR_LIMIT, "a thread of more than %d mails",
			       THREAD_MAX);
	m = VEC_ADD(a, &t->mails);
	*slot = (unsigned int)t->mails.n;
	m->id = id;
	m->parent = find_parent(&mail);
	m->from = address_decode(a, mail_value(&mail, SPAN("From")));
	m->date = mail_value(&mail, SPAN("Date"));
	subject_line_parse(a, mail_value(&mail, SPAN("Subject")), &m->subject);
	has_diff = diff_find(mail.body) != SIZE_MAX;
	m->is_new = !m->subject.is_reply &&
		    (has_diff || m->subject.total ||
		     mail.oddities & MAIL_ATTACHMENT);
	if (!has_diff)
		read_trailers(m, a, &mail);
	return 0;
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

/* The numbers of the first answer to a mail, and of the next one beside it. */
struct kin {
	size_t child, next;
};

/* From the last on, so that answers are in the order in which they came. */
static struct kin *find_kin(const struct thread *t, struct arena *a)
{
	size_t n = t->mails.n;
	struct kin *kin = arena_zalloc(a, n + 1, sizeof(*kin));

	for (size_t i = 0; i < n; i++)
		kin[i] = (struct kin){ NOBODY, NOBODY };
	for (size_t i = n; i-- > 0;) {
		size_t up = find(t, t->mails.at[i].parent);

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
