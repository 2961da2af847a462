// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "mime/mime.h"
#include "todo/prior.h"

/* What the index is told of a mail. */
static struct mail_row row_of(struct arena *a, const char *text)
{
	struct mail m = { .source = "x" };
	struct mail_row row;
	struct err e = { 0 };

	assert_int_equal(mime_decode(a, span_of(text), &m, &e), 0);
	prior_row(a, &m, &row);
	return row;
}

static void prior_row__reads_the_headers(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct mail_row row;

	(void)state;
	row = row_of(&a, "From: \"Netfilter, Nora\" <n@x>\nMessage-ID: <3@x>\n"
			 "References: <1@x> <2@x>\nDate: 3 Mar 2020 10:11:12 +0100\n"
			 "Subject: [PATCH nf v3 2/7] netfilter:  Xt_one: do\n\nb\n");
	assert_span(row.mid, "3@x");
	assert_span(row.parent, "2@x");
	assert_span(row.thread, "1@x");
	assert_span(row.date, "2020-03-03");
	assert_span(row.author, "Netfilter, Nora");
	assert_span(row.key, "netfilter: xt_one: do");
	assert_int_equal(row.version, 3);
	assert_true(row.is_patch);
	assert_false(row.is_relayed);
}

static void prior_row__takes_no_nonsense_for_a_day(void **state)
{
	static const char *const dates[] = {
		"", "x", "Tue, 3 Mar", "Tue, 99 Mar 2020 1:1:1", "3 Xxx 2020",
		"2020-03-03", "3 Mar 70", "3 Mar 0020", "3 Mar 1", "3 Mar 20x",
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(dates); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct mail_row row = row_of(&a, arena_printf(&a,
			"Message-ID: <1@x>\nDate: %s\nSubject: x\n\ny\n",
			dates[i]));

		assert_int_equal(row.date.len, 0);
		assert_false(row.is_patch);
	}
}

static void prior_row__knows_the_years_of_old_mails(void **state)
{
	static const struct { const char *date, *day; } cases[] = {
		{ "3 Mar 20 10:11 +0100", "2020-03-03" },
		{ "Fri, 19 Nov 99 1:1:1 GMT", "1999-11-19" },
		{ "1 Jan 100 1:1:1 GMT", "2000-01-01" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct mail_row row = row_of(&a, arena_printf(&a,
			"Message-ID: <1@x>\nDate: %s\nSubject: x\n\ny\n",
			cases[i].date));

		assert_span(row.date, cases[i].day);
	}
}

static void prior_row__knows_a_reply_that_says_applied(void **state)
{
	static const struct { const char *body; bool says; } cases[] = {
		{ "Applied, thanks", true },
		{ "Hi,\n\n  series applied to nf-next\n", true },
		{ "> Applied?\nNo.", false },
		{ "This was applied by mistake", false },
		{ "Pushed out", true },
		{ "Hi,\n\nThis cannot be\napplied, sorry: please rebase.", false },
		{ "This cannot be\napplied as it is.", false },
		{ "As I said,\nthis cannot, to be plain,\napplied.", false },
		{ "Pushed back for now: please fix the man page.", false },
		{ "Applied, sorry for the delay", true },
		{ "Applied?", false },
		{ "Merger of both", false },
		{ "Hi Nora,\napplied, thanks", true },
		{ "Fine with me.\nalso applied, thanks", true },
		{ "Nora wrote:\n> x\napplied to nf", true },
		{ "Thanks Nora\nApplied", true },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct mail_row row = row_of(&a, arena_printf(&a,
			"Message-ID: <2@x>\nIn-Reply-To: <1@x>\n"
			"Subject: Re: [PATCH] x\n\n%s\n", cases[i].body));

		if (row.says_applied != cases[i].says)
			fail_msg("%s", cases[i].body);
	}
}

static void prior_row__knows_a_patch_that_was_sent_on(void **state)
{
	static const char diff[] =
		"---\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n";
	CLEANUP_ARENA struct arena a = { 0 };
	struct mail_row row;

	(void)state;
	row = row_of(&a, arena_printf(&a, "From: P <p@x>\nMessage-ID: <1@x>\n"
				      "Subject: [PATCH net 1/2] y: z\n\n"
				      "From: Otto <o@x>\n\nlog\n%s", diff));
	assert_true(row.is_relayed);
	assert_span(row.author, "Otto");
	assert_span(row.files, "x x ");
	row = row_of(&a, arena_printf(&a, "From: P <p@x>\nMessage-ID: <1@x>\n"
				      "Subject: [PATCH net 1/2] y: z\n\n"
				      "From: P Other <p@x>\n\nlog\n%s", diff));
	assert_false(row.is_relayed);
	row = row_of(&a, "Message-ID: <1@x>\n"
			 "Subject: [PATCH net 0/9] Netfilter fixes for net\n\nx\n");
	assert_false(row.is_patch);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prior_row__reads_the_headers),
		cmocka_unit_test(prior_row__takes_no_nonsense_for_a_day),
		cmocka_unit_test(prior_row__knows_the_years_of_old_mails),
		cmocka_unit_test(prior_row__knows_a_reply_that_says_applied),
		cmocka_unit_test(prior_row__knows_a_patch_that_was_sent_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
