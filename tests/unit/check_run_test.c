// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "check/run.h"

#define DIFF	"--- a/x.c\n+++ b/x.c\n@@ -1,2 +1,3 @@\n a\n+b\n c\n"

/* Rules that report one thing of each grain. */
static void on_mail(struct report *to, const struct patch *p)
{
	report(to, p->mail.text, "mail");
}

static void on_message(struct report *to, const struct patch *p)
{
	report(to, p->mail.text, "message");
}

static void on_file(struct report *to, const struct file_diff *f)
{
	report(to, f->path, "file");
}

static void on_hunk(struct report *to, const struct ctokens *tokens)
{
	report(to, tokens->hunk->header, "%zu tokens", tokens->list.n);
}

static void on_line(struct report *to, const struct diff_line *l)
{
	report(to, l->text, "line");
}

static void on_pair(struct report *to, const struct cline *above,
		    const struct cline *l)
{
	report(to, l->text, "'" SPAN_FMT "' below '" SPAN_FMT "'%s",
	       SPAN_ARG(l->text), SPAN_ARG(above->text),
	       above->line ? "" : ", the first");
}

static void on_series(struct report *to, const struct series *s)
{
	report(to, s->patches.at[0]->mail.text, "%zu in series",
	       s->patches.n);
}

static const struct rule fine = {
	.name = "FINE", .severity = SEV_WARNING, .line = on_line,
	.hunk = on_hunk, .file = on_file,
};
static const struct rule coarse = {
	.name = "COARSE", .severity = SEV_WARNING, .mail = on_mail,
	.message = on_message, .series = on_series,
};

static const struct rule two_lines = {
	.name = "TWO_LINES", .severity = SEV_WARNING, .pair = on_pair,
};

struct bench {
	struct arena arena;
	struct selection selection;
	VEC(struct checked *) mails;
};

static void bench_init(struct bench *b)
{
	static const struct rule *const rules[] = {
		&fine, &coarse, &two_lines
	};

	*b = (struct bench){ 0 };
	selection_of(&b->arena, rules, NELEMS(rules), PROFILE_NETFILTER,
		     &b->selection);
}

static bool add(struct bench *b, const char *subject, const char *body)
{
	struct checked *mail = ARENA_NEW(&b->arena, struct checked);
	struct mail *m = &mail->patch.mail;
	struct mail_header *h = VEC_ADD(&b->arena, &m->headers);

	mail->arena = &b->arena;
	m->text = m->body = span_of(body);
	h->name = SPAN("Subject");
	h->value = h->raw = span_of(subject);
	mail_index(&b->arena, m);
	*VEC_ADD(&b->arena, &b->mails) = mail;
	return checked_read(mail);
}

static void assert_found(const struct checked *mail, const char *const *want)
{
	const struct findings *f = &mail->findings;
	size_t n = 0;

	for (; want[n]; n++) {
		assert_true(n < f->list.n);
		assert_string_equal(f->list.at[n].message, want[n]);
	}
	assert_int_equal(f->list.n, n);
}

static void run__calls_each_grain_and_sorts_by_line(void **state)
{
	static const char *const want[] = {
		"mail", "message", "1 in series", "file", "3 tokens", "line",
		"'b' below 'a'", NULL
	};
	struct bench b;

	(void)state;
	bench_init(&b);
	assert_true(add(&b, "[PATCH] x", DIFF));
	check_mails(&b.selection, b.mails.at, b.mails.n);
	assert_found(b.mails.at[0], want);
	arena_release(&b.arena);
}

static void run__spares_a_cover_letter_the_rules_on_commits(void **state)
{
	static const char *const cover[] = { "mail", "2 in series", NULL };
	struct bench b;

	(void)state;
	bench_init(&b);
	assert_true(add(&b, "[PATCH 0/1] x", "text\n"));
	assert_true(add(&b, "[PATCH 1/1] x", DIFF));
	check_mails(&b.selection, b.mails.at, b.mails.n);
	assert_found(b.mails.at[0], cover);
	assert_int_equal(b.mails.at[1]->findings.list.n, 6);
	arena_release(&b.arena);
}

static void run__gives_a_line_of_c_with_the_one_above_it(void **state)
{
	static const struct rule *const rules[] = { &two_lines };
	static const char *const want[] = {
		"'a' below '', the first", "'b' below 'a'", NULL
	};
	static const char *const none[] = { NULL };
	struct bench b;

	(void)state;
	bench_init(&b);
	selection_of(&b.arena, rules, NELEMS(rules), PROFILE_NETFILTER,
		     &b.selection);
	assert_true(add(&b, "[PATCH] x", "--- a/x.c\n+++ b/x.c\n"
			"@@ -1,2 +1,3 @@\n+a\n-c\n+b\n d\n"));
	assert_true(add(&b, "[PATCH] x", "--- a/x.txt\n+++ b/x.txt\n"
			"@@ -1,1 +1,2 @@\n+a\n d\n"));
	check_mails(&b.selection, b.mails.at, b.mails.n);
	assert_found(b.mails.at[0], want);
	assert_found(b.mails.at[1], none);
	arena_release(&b.arena);
}

static void checked_read__knows_what_there_is_to_check(void **state)
{
	static const struct {
		const char *subject, *body;
		bool is_it;
	} cases[] = {
		{ "[PATCH] x", DIFF, true },
		{ "Re: [PATCH] x", "> " DIFF, false },
		{ "Re: [PATCH 0/2] x", "Thanks\n", false },
		{ "[PATCH 0/2] x", "Hello\n", true },
		{ "[PATCH 1/2] x", "Hello\n", false },
		{ "hello", "", false },
		{ "", DIFF, true },
		{ "[PATCH] x", "--- a/x\n+++ b/x\n@@ broken\n", true },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct bench b;

		bench_init(&b);
		assert_int_equal(add(&b, cases[i].subject, cases[i].body),
				 cases[i].is_it);
		arena_release(&b.arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(run__calls_each_grain_and_sorts_by_line),
		cmocka_unit_test(run__spares_a_cover_letter_the_rules_on_commits),
		cmocka_unit_test(run__gives_a_line_of_c_with_the_one_above_it),
		cmocka_unit_test(checked_read__knows_what_there_is_to_check),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
