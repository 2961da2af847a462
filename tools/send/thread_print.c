// SPDX-License-Identifier: GPL-2.0-only
#include "send/thread_print.h"

#include "base/term.h"

/* Why --trailers does not add it. */
static const char *find_reason(const struct thread_trailer *t)
{
	if (t->is_against)
		return " (left alone: it speaks against the patch)";
	return t->is_own ? "" : " (left alone: sent from another address)";
}

static void print_answer(const struct thread_mail *m, struct buf *to,
			 bool utf8)
{
	const struct address *from = &m->from;

	buf_add_str(to, "    ");
	term_add_inline(to, from->name.len ? from->name : from->mail, utf8);
	buf_add_str(to, ", ");
	term_add_inline(to, m->date, utf8);
	buf_add_char(to, '\n');
	for (size_t i = 0; i < m->trailers.n; i++) {
		const struct thread_trailer *t = &m->trailers.at[i];

		buf_add_str(to, "        ");
		term_add_inline(to, t->key, utf8);
		buf_add_str(to, ": ");
		term_add_inline(to, t->value, utf8);
		buf_add_str(to, find_reason(t));
		buf_add_char(to, '\n');
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
static void print_check(const struct patch_check *c, struct buf *to,
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

static void print_state(const struct patch_state *s, struct buf *to,
			bool utf8)
{
	buf_add_str(to, "    Patchwork: ");
	if (!s->state.len) {
		term_add_inline(to, s->trouble.len ? s->trouble :
				SPAN("does not know it"), utf8);
		buf_add_char(to, '\n');
		return;
	}
	term_add_inline(to, s->state, utf8);
	buf_add_str(to, ", checks: ");
	term_add_inline(to, s->check.len ? s->check : SPAN("none"), utf8);
	if (s->trouble.len)
		buf_add_str(to, ", no more is known: ");
	term_add_inline(to, s->trouble, utf8);
	buf_add_char(to, '\n');
	for (size_t i = 0; i < s->checks.n; i++)
		print_check(&s->checks.at[i], to, utf8);
}

void thread_print(const struct thread *t, const struct patch_state *states,
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
