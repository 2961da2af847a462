// SPDX-License-Identifier: GPL-2.0-only
#include "send/trailers.h"

#include "base/buf.h"
#include "base/limits.h"
#include "model/message.h"
#include "model/person.h"

static bool is_same(const struct thread_trailer *a,
		    const struct thread_trailer *b)
{
	return span_eq_nocase(a->key, b->key) &&
	       span_eq_nocase(a->mail, b->mail);
}

static void collect_one(struct arena *a, const struct thread_trailer *trailer,
			struct answer_trailers *out)
{
	for (size_t i = 0; i < out->list.n; i++) {
		if (is_same(out->list.at[i], trailer))
			return;
	}
	*VEC_ADD(a, &out->list) = trailer;
}

void trailers_collect(const struct thread *t, struct arena *a, size_t patch,
		      struct answer_trailers *out)
{
	*out = (struct answer_trailers){ 0 };
	for (size_t i = 0; i < t->mails.n; i++) {
		const struct thread_mail *m = &t->mails.at[i];

		if (!m->is_in || m->is_patch ||
		    (m->patch != patch && m->patch != THREAD_COVER))
			continue;
		for (size_t k = 0; k < m->trailers.n; k++) {
			const struct thread_trailer *one = &m->trailers.at[k];

			if (one->is_own && !one->is_against)
				collect_one(a, one, out);
		}
	}
}

/* "KEY: PERSON", as it stands in a log. */
static bool read_line(struct arena *a, struct span line, struct span *key,
		      struct person *who)
{
	return span_next_until(&line, ':', key) && key->len &&
	       span_find_char(*key, ' ') == SIZE_MAX &&
	       person_parse(a, span_trim(line), who);
}

static bool has_trailer(struct arena *a, struct span message,
			const struct thread_trailer *trailer)
{
	struct span line, key;
	struct person who;

	while (span_next_line(&message, &line)) {
		if (read_line(a, line, &key, &who) &&
		    span_eq_nocase(key, trailer->key) &&
		    span_eq_nocase(who.mail, trailer->mail))
			return true;
	}
	return false;
}

/* Where the last line of @message begins. */
static size_t last_line(struct span message)
{
	size_t at;

	message = span_trim_right(message);
	at = span_rfind_char(message, '\n');
	return at == SIZE_MAX ? 0 : at + 1;
}

/* Where new trailers go: before the sender's own sign-off, if that is last. */
static size_t place_of(struct arena *a, struct span message,
		       struct span sender)
{
	size_t at = last_line(message);
	struct span key;
	struct person who;

	if (read_line(a, span_from(message, at), &key, &who) &&
	    span_eq_nocase(key, SPAN("Signed-off-by")) &&
	    span_eq_nocase(who.mail, sender))
		return at;
	return message.len;
}

struct span trailers_add(struct arena *a, struct span message,
			 const struct answer_trailers *trailers,
			 struct span sender, size_t *added)
{
	CLEANUP_BUF struct buf text;
	size_t at;

	*added = 0;
	message = span_of(arena_printf(a, SPAN_FMT "\n",
				       SPAN_ARG(span_trim_right(message))));
	at = place_of(a, message, sender);
	buf_init(&text, LIMIT_MAIL);
	buf_add(&text, span_first(message, at));
	if (!message_ends_in_block(a, message))
		buf_add_char(&text, '\n');
	for (size_t i = 0; i < trailers->list.n; i++) {
		const struct thread_trailer *t = trailers->list.at[i];

		if (has_trailer(a, message, t))
			continue;
		buf_printf(&text, SPAN_FMT ": " SPAN_FMT "\n",
			   SPAN_ARG(t->key), SPAN_ARG(t->value));
		++*added;
	}
	buf_add(&text, span_from(message, at));
	return *added ? arena_copy(a, buf_span(&text)) : message;
}
