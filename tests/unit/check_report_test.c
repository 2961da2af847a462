// SPDX-License-Identifier: GPL-2.0-only
#include "check_testing.h"

#include "base/limits.h"

static const struct finding *nth(const struct stage *s, size_t i)
{
	assert_true(i < s->mail.findings.list.n);
	return &s->mail.findings.list.at[i];
}

static void report__keeps_rule_message_and_place(void **state)
{
	CLEANUP_STAGE struct stage s;

	(void)state;
	stage_init(&s, "To: x\n\none\ntwo three\n");
	report(&s.to, stage_at(&s, "three"), "%s %d", "is", 3);
	report_as(&s.to, SEV_ERROR, stage_at(&s, "one"), "first");
	assert_int_equal(s.mail.findings.list.n, 2);
	assert_ptr_equal(nth(&s, 0)->rule, &stage_rule);
	assert_string_equal(nth(&s, 0)->message, "is 3");
	assert_int_equal(nth(&s, 0)->severity, SEV_WARNING);
	assert_int_equal(nth(&s, 0)->place.nr, 4);
	assert_int_equal(place_column(&nth(&s, 0)->place), 4);
	assert_int_equal(nth(&s, 1)->severity, SEV_ERROR);
	assert_int_equal(nth(&s, 1)->place.nr, 3);
}

static void report__makes_one_line_of_a_message(void **state)
{
	CLEANUP_STAGE struct stage s;

	(void)state;
	stage_init(&s, "a\n");
	report(&s.to, stage_at(&s, "a"), "one\n two\tthree\r\n");
	assert_string_equal(nth(&s, 0)->message, "one  two three");
}

static void report__cuts_a_place_to_its_first_line(void **state)
{
	CLEANUP_STAGE struct stage s;

	(void)state;
	stage_init(&s, "one\ntwo\nthree\n");
	report(&s.to, stage_at(&s, "wo\nthr"), "x");
	assert_span(nth(&s, 0)->place.at, "wo");
	assert_int_equal(nth(&s, 0)->place.nr, 2);
}

static void report__finds_a_decoded_value_in_its_header(void **state)
{
	struct mail_header *h;
	CLEANUP_STAGE struct stage s;
	struct span value;

	(void)state;
	stage_init(&s, "To: x\nSubject: [PATCH] a long\n =?utf-8?B?d29yZA==?=\n\n");
	h = VEC_ADD(&s.arena, &s.mail.patch.mail.headers);
	h->name = stage_at(&s, "Subject");
	h->raw = stage_at(&s, "[PATCH] a long\n =?utf-8?B?d29yZA==?=");
	h->value = value = arena_copy(&s.arena, SPAN("[PATCH] a long word"));
	report(&s.to, span_first(span_from(value, 10), 4), "as it came");
	report(&s.to, span_from(value, 15), "encoded");
	assert_span(nth(&s, 0)->place.at, "long");
	assert_int_equal(nth(&s, 0)->place.nr, 2);
	assert_int_equal(place_column(&nth(&s, 0)->place), 19);
	assert_span(nth(&s, 1)->place.at, "[PATCH] a long");
	/* What points nowhere is about the mail: its subject. */
	report(&s.to, (struct span){ 0 }, "nowhere");
	report(&s.to, SPAN("elsewhere"), "elsewhere");
	assert_int_equal(nth(&s, 2)->place.nr, 2);
	assert_int_equal(nth(&s, 3)->place.nr, 2);
}

static void report__has_two_related_places_at_most(void **state)
{
	CLEANUP_STAGE struct stage s;

	(void)state;
	stage_init(&s, "one\ntwo\nthree\n");
	report(&s.to, stage_at(&s, "one"), "x");
	report_also(&s.to, stage_at(&s, "two"), "here");
	report_also(&s.to, stage_at(&s, "three"), "and here");
	report_also(&s.to, stage_at(&s, "one"), "too much");
	assert_int_equal(nth(&s, 0)->also_n, 2);
	assert_int_equal(nth(&s, 0)->also[1].nr, 3);
	assert_string_equal(nth(&s, 0)->also[1].what, "and here");
}

static void report__drops_what_is_below_the_level(void **state)
{
	CLEANUP_STAGE struct stage s;

	(void)state;
	stage_init(&s, "one\n");
	s.to.level = SEV_ERROR;
	report_as(&s.to, SEV_ERROR, stage_at(&s, "one"), "kept");
	report(&s.to, stage_at(&s, "one"), "dropped");
	report_also(&s.to, stage_at(&s, "one"), "of a dropped one");
	assert_int_equal(s.mail.findings.list.n, 1);
	assert_int_equal(nth(&s, 0)->also_n, 0);
}

static void report__stops_when_there_is_no_room(void **state)
{
	CLEANUP_STAGE struct stage s;

	(void)state;
	stage_init(&s, "one\n");
	for (size_t i = 0; i < LIMIT_FINDINGS; i++)
		report(&s.to, stage_at(&s, "one"), "kept");
	assert_false(s.mail.findings.is_full);
	report(&s.to, stage_at(&s, "one"), "dropped");
	report_also(&s.to, stage_at(&s, "one"), "of a dropped one");
	assert_true(s.mail.findings.is_full);
	assert_int_equal(s.mail.findings.list.n, LIMIT_FINDINGS);
	assert_int_equal(nth(&s, LIMIT_FINDINGS - 1)->also_n, 0);
}

static void report__gives_a_finding_to_the_mail_it_points_into(void **state)
{
	CLEANUP_STAGE struct stage cover;
	CLEANUP_STAGE struct stage patch;
	struct patch *mails[2] = { &cover.mail.patch, &patch.mail.patch };

	(void)state;
	stage_init(&cover, "cover\n");
	stage_init(&patch, "one\ntwo\n");
	cover.to.mails = mails;
	cover.to.mails_n = 2;
	report(&cover.to, stage_at(&patch, "two"), "x");
	report_also(&cover.to, stage_at(&cover, "cover"), "announced here");
	assert_int_equal(cover.mail.findings.list.n, 0);
	assert_int_equal(nth(&patch, 0)->place.nr, 2);
	assert_ptr_equal(nth(&patch, 0)->also[0].mail, &cover.mail.patch.mail);
	assert_ptr_equal(report_patch(&cover.to), &cover.mail.patch);
}

static void findings__are_sorted_by_line_and_stay_in_order(void **state)
{
	CLEANUP_STAGE struct stage s;

	(void)state;
	stage_init(&s, "one\ntwo\nthree\n");
	report(&s.to, stage_at(&s, "three"), "a");
	report(&s.to, stage_at(&s, "two"), "b");
	report(&s.to, stage_at(&s, "one"), "c");
	report(&s.to, stage_at(&s, "two"), "d");
	findings_sort(&s.mail.findings);
	assert_string_equal(nth(&s, 0)->message, "c");
	assert_string_equal(nth(&s, 1)->message, "b");
	assert_string_equal(nth(&s, 2)->message, "d");
	assert_string_equal(nth(&s, 3)->message, "a");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(report__keeps_rule_message_and_place),
		cmocka_unit_test(report__makes_one_line_of_a_message),
		cmocka_unit_test(report__cuts_a_place_to_its_first_line),
		cmocka_unit_test(report__finds_a_decoded_value_in_its_header),
		cmocka_unit_test(report__has_two_related_places_at_most),
		cmocka_unit_test(report__drops_what_is_below_the_level),
		cmocka_unit_test(report__stops_when_there_is_no_room),
		cmocka_unit_test(
			report__gives_a_finding_to_the_mail_it_points_into),
		cmocka_unit_test(
			findings__are_sorted_by_line_and_stay_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
