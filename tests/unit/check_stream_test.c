// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/limits.h"
#include "check/stream.h"

/* Says in each mail of a series what the rule saw of it. */
static void on_series(struct report *to, const struct series *s)
{
	for (size_t i = 0; i < s->patches.n; i++)
		report(to, s->patches.at[i]->mail.text, "%zu%s",
		       s->patches.n, s->may_lack ? "?" : "");
}

static const struct rule counting = {
	.name = "COUNTING", .severity = SEV_NOTE, .series = on_series,
};

/* Makes mails of a word: 'p' a patch, 'r' a reply, digits patches of a series. */
struct source {
	const char *next;
	size_t fail_at, n;
	struct buf out;
};

/* What 'a', 'b' ... are: mails without a diff, the first four of a series. */
static const char *const bare[] = {
	"From: a@b\nSubject: [PATCH 0/2] x\n\nno\n",
	"From: a@b\nsubject: =?utf-8?q?=5BPATCH_0/2=5D_x?=\n\nno\n",
	"From: a@b\nSubject: [PATCH\n\t0/2] x\nTo: c\n\nno\n",
	"X-Subject: y\nContent-Type: text/plain; format=flowed\nFrom: a@b\n"
	"Subject: [PATCH 0/2] x\n\nno\n",
	"From: =?utf-8?q?a?= <a@b>\nSubject: [PATCH 1/2] x\nTo: 0/2\n\nno\n",
	"From: a@b\nSubject: x\nContent-Type: text/html\n\n0/2\n",
};

static int next(void *context, struct arena *a, struct raw_mail *out,
		struct err *e)
{
	struct source *s = context;
	const char *diff = "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n";
	char c = *s->next;
	char *text;

	if (!c)
		return 0;
	if (++s->n == s->fail_at)
		return err_set(e, ERR_IO, "the source broke");
	s->next++;
	if (c >= 'a' && c < 'a' + (int)NELEMS(bare))
		text = arena_str(a, span_of(bare[c - 'a']));
	else if (char_is_digit(c))
		text = arena_printf(a, "From: a@b\nSubject: [PATCH %c/9] x\n\n%s",
				    c, diff);
	else
		text = arena_printf(a, "From: a@b\nSubject: [PATCH] x\n\n%s",
				    c == 'p' ? diff : "no\n");
	*out = (struct raw_mail){
		.bytes = span_of(text), .source = arena_printf(a, "%c", c),
		.line = 1, .input = s->n,
	};
	return 1;
}

static int take(void *context, const struct raw_mail *raw,
		const struct checked *mail, struct err *e)
{
	struct source *s = context;
	const struct findings *f = &mail->findings;

	(void)e;
	buf_add_str(&s->out, raw->source);
	for (size_t i = 0; i < f->list.n; i++)
		buf_printf(&s->out, "(%s)", f->list.at[i].message);
	return 0;
}

static int run(struct source *s, unsigned int workers, struct err *e)
{
	CLEANUP_ARENA struct arena a = { 0 };
	const struct rule *rule = &counting;
	struct selection selection;
	struct stream stream = {
		.selection = &selection, .workers = workers, .context = s,
		.next = next, .take = take,
	};

	selection_of(&a, &rule, 1, PROFILE_NETFILTER, &selection);
	buf_init(&s->out, LIMIT_TEXT);
	return stream_run(&stream, e);
}

static void assert_out(const char *mails, const char *want)
{
	for (unsigned int workers = 1; workers <= 4; workers += 3) {
		struct source s = { .next = mails };
		struct err e = { 0 };

		assert_int_equal(run(&s, workers, &e), 0);
		assert_string_equal(s.out.p, want);
		buf_release(&s.out);
	}
}

static void stream__hands_on_patches_in_order(void **state)
{
	(void)state;
	assert_out("", "");
	assert_out("rr", "");
	assert_out("prp", "p(1)p(1)");
	assert_out("1r23p", "1(3)2(3)3(3)p(1)");
}

static void stream__hands_on_cover_letters(void **state)
{
	(void)state;
	for (char c = 'a'; c < 'a' + (int)NELEMS(bare); c++) {
		const char mails[] = { c, '\0' };

		assert_out(mails, c < 'e' ? (const char[]){ c, '(', '1', ')', 0 } :
			   "");
	}
}

/* @n times @c. */
static void repeat(struct buf *to, char c, size_t n)
{
	buf_add_chars(to, c, n);
}

static void stream__sees_a_series_that_lies_across_generations(void **state)
{
	struct source s = { 0 };
	struct err e = { 0 };
	struct buf mails;

	(void)state;
	buf_init(&mails, LIMIT_TEXT);
	repeat(&mails, 'r', STREAM_MAILS - 1);
	buf_add_str(&mails, "12");
	repeat(&mails, 'r', 3 * STREAM_MAILS);
	s.next = mails.p;
	assert_int_equal(run(&s, 4, &e), 0);
	assert_string_equal(s.out.p, "1(2?)2(2?)");
	buf_release(&s.out);
	buf_release(&mails);
}

static void stream__says_that_a_series_may_lack_what_came_late(void **state)
{
	struct source s = { 0 };
	struct err e = { 0 };
	struct buf mails;

	(void)state;
	buf_init(&mails, LIMIT_TEXT);
	buf_add_char(&mails, '1');
	repeat(&mails, 'r', 3 * STREAM_MAILS);
	buf_add_char(&mails, '2');
	s.next = mails.p;
	assert_int_equal(run(&s, 1, &e), 0);
	assert_string_equal(s.out.p, "1(1?)2(1?)");
	buf_release(&s.out);
	buf_release(&mails);
}

static void stream__hands_on_what_came_before_an_error(void **state)
{
	struct source s = { .next = "ppp", .fail_at = 3 };
	struct err e = { 0 };

	(void)state;
	assert_int_equal(run(&s, 2, &e), -1);
	assert_string_equal(e.msg, "the source broke");
	assert_int_equal(e.code, ERR_IO);
	assert_string_equal(s.out.p, "p(1)p(1)");
	buf_release(&s.out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stream__hands_on_patches_in_order),
		cmocka_unit_test(stream__hands_on_cover_letters),
		cmocka_unit_test(stream__sees_a_series_that_lies_across_generations),
		cmocka_unit_test(stream__says_that_a_series_may_lack_what_came_late),
		cmocka_unit_test(stream__hands_on_what_came_before_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
