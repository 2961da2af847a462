// SPDX-License-Identifier: GPL-2.0-only
#include "send/follow.h"

#include "base/limits.h"
#include "base/term.h"
#include "json/reader.h"
#include "model/person.h"

/* The list at @url. */
static int ask_list(struct http *http, struct arena *a, const char *url,
		    const char *what, struct json_t **root, struct err *e)
{
	struct http_exchange x = { .request.url = url };

	if (http_run_one(http, a, &x, e) ||
	    http_expect(a, &x, "application/json", e) ||
	    json_value_parse(&x.answer.body, "Patchwork's answer", root, e))
		return -1;
	return json_value_is_array(*root) ? 0 :
	       err_set(e, ERR_NET, "Patchwork's answer is no list of %s", what);
}

static struct span member_text(struct arena *a, const struct json_t *v,
			       const char *key)
{
	return arena_copy(a, json_value_text(json_value_member(v, key)));
}

/* They come in the order in which they were made. */
static void add_check(struct arena *a, const struct json_t *v,
		      struct follow_state *out)
{
	const struct follow_check new = {
		.context = member_text(a, v, "context"),
		.state = member_text(a, v, "state"),
		.description = member_text(a, v, "description"),
		.url = member_text(a, v, "target_url"),
	};

	if (!new.context.len || !new.state.len)
		return;
	for (size_t i = 0; i < out->checks.n; i++) {
		if (span_eq(out->checks.at[i].context, new.context)) {
			out->checks.at[i] = new;
			return;
		}
	}
	*VEC_ADD(a, &out->checks) = new;
}

static int ask_checks(struct http *http, struct arena *a, const char *api,
		      int64_t patch, struct follow_state *out, struct err *e)
{
	CLEANUP_JSON_VALUE struct json_t *root = NULL;
	const char *url = arena_printf(a, "%s%lld/checks/?per_page=%d", api,
				       (long long)patch, FOLLOW_CHECKS);

	if (ask_list(http, a, url, "checks", &root, e))
		return -1;
	for (size_t i = 0; i < json_value_count(root) && i < FOLLOW_CHECKS; i++)
		add_check(a, json_value_item(root, i), out);
	return 0;
}

int follow_ask(struct http *http, struct arena *a, const char *base,
	       const char *project, struct span id, struct follow_state *out,
	       struct err *e)
{
	CLEANUP_JSON_VALUE struct json_t *root = NULL;
	CLEANUP_BUF struct buf url;
	const struct json_t *patch;
	const char *api;
	int64_t nr = 0;

	api = arena_printf(a, "%s%sapi/1.2/patches/", base,
			   span_ends(span_of(base), SPAN("/")) ? "" : "/");
	buf_init(&url, LIMIT_TEXT);
	buf_printf(&url, "%s?project=", api);
	http_add_escaped(&url, span_of(project));
	buf_add_str(&url, "&msgid=");
	http_add_escaped(&url, id);
	*out = (struct follow_state){ 0 };
	if (ask_list(http, a, url.p, "patches", &root, e))
		return -1;
	patch = json_value_item(root, 0);
	out->state = member_text(a, patch, "state");
	out->check = member_text(a, patch, "check");
	/* "pending" is what it says of a patch without any. */
	if (!out->check.len || span_eq(out->check, SPAN("pending")) ||
	    !json_value_number(json_value_member(patch, "id"), &nr))
		return 0;
	return ask_checks(http, a, api, nr, out, e);
}

static bool is_same(const struct thread_trailer *a,
		    const struct thread_trailer *b)
{
	return span_eq_nocase(a->key, b->key) &&
	       span_eq_nocase(a->mail, b->mail);
}

static void collect_one(struct arena *a, const struct thread_trailer *trailer,
			struct follow_trailers *out)
{
	for (size_t i = 0; i < out->list.n; i++) {
		if (is_same(out->list.at[i], trailer))
			return;
	}
	*VEC_ADD(a, &out->list) = trailer;
}

void follow_collect(const struct thread *t, struct arena *a, size_t patch,
		    struct follow_trailers *out)
{
	*out = (struct follow_trailers){ 0 };
	for (size_t i = 0; i < t->mails.n; i++) {
		const struct thread_mail *m = &t->mails.at[i];

		if (!m->is_in || m->is_patch ||
		    (m->patch != patch && m->patch != THREAD_COVER))
			continue;
		for (size_t k = 0; k < m->trailers.n; k++) {
			if (m->trailers.at[k].is_own)
				collect_one(a, &m->trailers.at[k], out);
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

/* Is the last line one of a block of trailers? */
static bool ends_in_trailers(struct arena *a, struct span message)
{
	size_t at = last_line(message);
	struct span key, line = span_trim(span_from(message, at));
	struct person who;

	if (!at)
		return false;	/* the subject, whatever it looks like */
	if (read_line(a, line, &key, &who))
		return true;
	return span_starts_nocase(line, SPAN("Fixes: ")) ||
	       span_starts_nocase(line, SPAN("Link: ")) ||
	       span_starts_nocase(line, SPAN("Closes: "));
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

struct span follow_add(struct arena *a, struct span message,
		       const struct follow_trailers *trailers,
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
	if (!ends_in_trailers(a, message))
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

static void print_answer(const struct thread_mail *m, struct buf *to,
			 bool utf8)
{
	buf_add_str(to, "    ");
	term_add_inline(to, m->from.name.len ? m->from.name : m->from.mail, utf8);
	buf_add_str(to, ", ");
	term_add_inline(to, m->date, utf8);
	buf_add_char(to, '\n');
	for (size_t i = 0; i < m->trailers.n; i++) {
		const struct thread_trailer *t = &m->trailers.at[i];

		buf_add_str(to, "        ");
		term_add_inline(to, t->key, utf8);
		buf_add_str(to, ": ");
		term_add_inline(to, t->value, utf8);
		buf_add_str(to, t->is_own ? "\n" :
			    " (left alone: sent from another address)\n");
	}
}

static size_t print_answers(const struct thread *t, size_t patch,
			    struct buf *to, bool utf8)
{
	size_t n = 0;

	for (size_t i = 0; i < t->mails.n; i++) {
		const struct thread_mail *m = &t->mails.at[i];

		if (!m->is_in || m->is_patch || m == t->first ||
		    m->patch != patch)
			continue;
		print_answer(m, to, utf8);
		n++;
	}
	return n;
}

/* What is well needs no line. */
static void print_check(const struct follow_check *c, struct buf *to,
			bool utf8)
{
	if (span_eq(c->state, SPAN("success")))
		return;
	buf_add_str(to, "        ");
	term_add_inline(to, c->context, utf8);
	buf_add_str(to, ": ");
	term_add_inline(to, c->state, utf8);
	if (c->description.len)
		buf_add_str(to, ", ");
	term_add_inline(to, c->description, utf8);
	if (c->url.len)
		buf_add_char(to, ' ');
	term_add_inline(to, c->url, utf8);
	buf_add_char(to, '\n');
}

static void print_state(const struct follow_state *s, struct buf *to,
			bool utf8)
{
	buf_add_str(to, "    Patchwork: ");
	if (!s->state.len) {
		buf_add_str(to, "does not know it\n");
		return;
	}
	term_add_inline(to, s->state, utf8);
	buf_add_str(to, ", checks: ");
	term_add_inline(to, s->check.len ? s->check : SPAN("none"), utf8);
	buf_add_char(to, '\n');
	for (size_t i = 0; i < s->checks.n; i++)
		print_check(&s->checks.at[i], to, utf8);
}

void follow_print(const struct thread *t, const struct follow_state *states,
		  struct buf *to, bool utf8)
{
	if (!t->first->is_patch) {
		term_add_inline(to, t->first->subject.value, utf8);
		buf_add_char(to, '\n');
		print_answers(t, THREAD_COVER, to, utf8);
	}
	for (size_t i = 0; i < t->patches.n; i++) {
		const struct thread_mail *m = t->patches.at[i];

		if (!m) {
			buf_printf(to, "patch %zu is not in the archive\n",
				   i + 1);
			continue;
		}
		term_add_inline(to, m->subject.value, utf8);
		buf_add_char(to, '\n');
		if (states)
			print_state(&states[i], to, utf8);
		if (!print_answers(t, i, to, utf8))
			buf_add_str(to, "    no answer\n");
	}
}
