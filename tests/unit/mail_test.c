// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/mail.h"

static void mail__counts_lines_from_its_first_byte(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct mail m = { .text = SPAN("To: x\n\nbody\nend"),
			  .source_line = 40 };

	(void)state;
	mail_index(&a, &m);
	assert_int_equal(m.line_starts.n, 4);
	assert_int_equal(mail_line(&m, m.text), 1);
	assert_int_equal(mail_line(&m, span_from(m.text, 5)), 1);
	assert_int_equal(mail_line(&m, span_from(m.text, 6)), 2);
	assert_int_equal(mail_line(&m, span_from(m.text, 7)), 3);
	assert_int_equal(mail_line(&m, span_from(m.text, 15)), 4);
	assert_span(mail_line_text(&m, 3), "body");
	assert_span(mail_line_text(&m, 4), "end");
	assert_span(mail_line_text(&m, 0), "");
	assert_span(mail_line_text(&m, 5), "");
	assert_int_equal(mail_source_line(&m, 3), 42);
}

static void mail__without_a_byte_has_line_one(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct mail m = { .text = SPAN("") };

	(void)state;
	mail_index(&a, &m);
	assert_int_equal(mail_line(&m, m.text), 1);
	assert_span(mail_line_text(&m, 1), "");
}

static void mail__finds_headers_in_any_case(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct mail m = { 0 };

	(void)state;
	*VEC_ADD(&a, &m.headers) = (struct mail_header){
		.name = SPAN("Message-ID"), .value = SPAN("<1@x>")
	};
	assert_span(mail_value(&m, SPAN("message-id")), "<1@x>");
	assert_span(mail_value(&m, SPAN("message")), "");
	assert_null(mail_header(&m, SPAN("To")));
}

static void address__is_a_name_and_a_mailbox(void **state)
{
	static const struct { const char *in, *name, *mail; } cases[] = {
		{ "A B <a@b>", "A B", "a@b" },
		{ "\"B, A\" <a@b>", "B, A", "a@b" },
		{ " a@b ", "", "a@b" },
		{ "<a@b>", "", "a@b" },
		{ "A <a@b", "A", "a@b" },
		{ "\" <a@b>", "\"", "a@b" },
		{ "", "", "" },
		{ "\"\" <a@b>", "", "a@b" },
		{ "\"A \\\"B\\\" \\\\C\" <a@b>", "A \"B\" \\C", "a@b" },
		{ "\"A\\\" <a@b>", "A\\", "a@b" },
		{ "A \\\"B\\\" <a@b>", "A \\\"B\\\"", "a@b" },
	};
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct address got = address_decode(&a,
						    span_of(cases[i].in));

		assert_span(got.name, cases[i].name);
		assert_span(got.mail, cases[i].mail);
	}
}

static void mail__of_a_commit_has_a_short_name_of_its_id(void **state)
{
	struct mail m = { .id = SPAN("0123456789abcdef"), .source = "01234567" };

	(void)state;
	assert_true(mail_is_commit(&m));
	m.source = "0123456789abcdef";	/* of an archive */
	assert_false(mail_is_commit(&m));
	m.source = "x.patch";
	assert_false(mail_is_commit(&m));
	m.source = NULL;
	assert_false(mail_is_commit(&m));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mail__counts_lines_from_its_first_byte),
		cmocka_unit_test(mail__without_a_byte_has_line_one),
		cmocka_unit_test(mail__finds_headers_in_any_case),
		cmocka_unit_test(address__is_a_name_and_a_mailbox),
		cmocka_unit_test(mail__of_a_commit_has_a_short_name_of_its_id),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
