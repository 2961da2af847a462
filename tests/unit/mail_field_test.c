// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/limits.h"
#include "model/mail_field.h"

static void subject__is_folded_before_column_78(void **state)
{
	static const struct { const char *prefix, *subject, *want; } cases[] = {
		{ "", "short", "Subject: short\n" },
		{ "[PATCH] ", "", "Subject: [PATCH] \n" },
		{ "[PATCH] ",
		  "12345678901234567890123456789012345678901234567890 12345 78",
		  "Subject: [PATCH] 12345678901234567890123456789012345678901234567890 12345 78\n" },
		{ "[PATCH] ",
		  "12345678901234567890123456789012345678901234567890 12345 7890",
		  "Subject: [PATCH] 12345678901234567890123456789012345678901234567890 12345 7890\n" },
		{ "[PATCH] ",
		  "12345678901234567890123456789012345678901234567890 12345 78901",
		  "Subject: [PATCH] 12345678901234567890123456789012345678901234567890 12345\n 78901\n" },
		/* A word that no line can hold goes onto one of its own. */
		{ "[PATCH] ",
		  "1234567890123456789012345678901234567890123456789012345678901234567890 b",
		  "Subject: [PATCH] \n 1234567890123456789012345678901234567890123456789012345678901234567890 b\n" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_BUF struct buf text;

		buf_init(&text, LIMIT_TEXT);
		field_add_subject(&text, span_of(cases[i].prefix),
				  span_of(cases[i].subject));
		assert_span(buf_span(&text), cases[i].want);
	}
}

static void subject__that_is_not_ascii_is_encoded(void **state)
{
	static const struct { const char *subject, *want; } cases[] = {
		{ "\303\274ber", "Subject: [P] =?UTF-8?q?=C3=BCber?=\n" },
		{ "a =?b", "Subject: [P] =?UTF-8?q?a=20=3D=3Fb?=\n" },
		{ "\033", "Subject: [P] =?UTF-8?q?=1B?=\n" },
		{ "\377", "Subject: [P] =?UTF-8?q?=FF?=\n" },
		/* A character is never parted, and 76 columns are the limit. */
		{ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\303\244b\303\244",
		  "Subject: [P] =?UTF-8?q?aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa?=\n"
		  " =?UTF-8?q?=C3=A4b=C3=A4?=\n" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_BUF struct buf text;

		buf_init(&text, LIMIT_TEXT);
		field_add_subject(&text, SPAN("[P] "),
				  span_of(cases[i].subject));
		assert_span(buf_span(&text), cases[i].want);
	}
}

static void person__is_quoted_encoded_or_left_alone(void **state)
{
	static const struct { const char *name, *want; } cases[] = {
		{ "Nora U", "From: Nora U <n@e>\n" },
		{ "", "From:  <n@e>\n" },
		{ "Nora U. V", "From: \"Nora U. V\" <n@e>\n" },
		{ "N \"x\\\" U", "From: \"N \\\"x\\\\\\\" U\" <n@e>\n" },
		{ "Nora \303\234.", "From: =?UTF-8?q?Nora=20=C3=9C=2E?= <n@e>\n" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_BUF struct buf text;

		buf_init(&text, LIMIT_TEXT);
		field_add_person(&text, SPAN("From"), span_of(cases[i].name),
				 SPAN("n@e"));
		assert_span(buf_span(&text), cases[i].want);
	}
}

static void person__and_address_part_where_the_line_is_full(void **state)
{
	CLEANUP_BUF struct buf text;

	(void)state;
	buf_init(&text, LIMIT_TEXT);
	field_add_person(&text, SPAN("From"),
			 SPAN("Nora Nnnnnnnnnnnnnnnnnnnnnnnnnnnnn"),
			 SPAN("nora.nnnnnnnnnnnnnnnnnnnnnnn@example.org"));
	assert_span(buf_span(&text),
		    "From: Nora Nnnnnnnnnnnnnnnnnnnnnnnnnnnnn\n <nora.nnnnnnnnnnnnnnnnnnnnnnn@example.org>\n");
}

static void people__are_quoted_or_encoded_once(void **state)
{
	static const char *const cases[][2] = {
		{ "n@e", "n@e" },
		{ "Nora U <n@e>", "Nora U <n@e>" },
		{ "Nora U. V <n@e>", "\"Nora U. V\" <n@e>" },
		{ "\"V, Nora\" <n@e>", "\"V, Nora\" <n@e>" },
		{ "U \"Nora\" V <n@e>", "\"U \\\"Nora\\\" V\" <n@e>" },
		{ "\"U\\\" V\" X. <n@e>", "\"U\\\" V\" X. <n@e>" },
		/* Quotes that would take in what is behind the name. */
		{ "\"U <n@e>", "\"\\\"U\" <n@e>" },
		{ "\"U\\\" <n@e>", "\"\\\"U\\\\\\\"\" <n@e>" },
		{ "\"U\", x@e <n@e>", "\"\\\"U\\\", x@e\" <n@e>" },
		{ "J\303\266 U <n@e>", "=?UTF-8?q?J=C3=B6=20U?= <n@e>" },
		{ "\"J\303\266 U\" <n@e>", "=?UTF-8?q?J=C3=B6=20U?= <n@e>" },
		{ "\"U, \\\"J\303\266\\\"\" <n@e>",
		  "=?UTF-8?q?U=2C=20=22J=C3=B6=22?= <n@e>" },
		{ "=?UTF-8?q?J=C3=B6?= <n@e>", "=?UTF-8?q?J=C3=B6?= <n@e>" },
		{ "=?utf-8?B?SsO2?= =?utf-8?B?SsO2?= <n@e>",
		  "=?utf-8?B?SsO2?= =?utf-8?B?SsO2?= <n@e>" },
		/* No encoded words, or not only these. */
		{ "=?x? <n@e>", "=?UTF-8?q?=3D=3Fx=3F?= <n@e>" },
		{ "=?x?q?" "?=?= <n@e>", "=?UTF-8?q?=3D=3Fx=3Fq=3F=3F=3D=3F=3D?= <n@e>" },
		{ "=?UTF-8?q?J?=, x <n@e>",
		  "=?UTF-8?q?=3D=3FUTF-8=3Fq=3FJ=3F=3D=2C=20x?= <n@e>" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		const struct span person = span_of(cases[i][0]);
		CLEANUP_BUF struct buf text;

		buf_init(&text, LIMIT_TEXT);
		field_add_people(&text, "To", &person, 1);
		assert_span(span_trim(span_from(buf_span(&text), 4)),
			    cases[i][1]);
	}
}

static void date__is_in_the_zone_of_its_author(void **state)
{
	static const struct { int64_t s; int offset; const char *want; } cases[] = {
		{ 0, 0, "Date: Thu, 1 Jan 1970 00:00:00 +0000\n" },
		{ 1700000000, -330, "Date: Tue, 14 Nov 2023 16:43:20 -0530\n" },
		{ 1709164800, 120, "Date: Thu, 29 Feb 2024 02:00:00 +0200\n" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_BUF struct buf text;

		buf_init(&text, LIMIT_TEXT);
		field_add_date(&text, cases[i].s, cases[i].offset);
		assert_span(buf_span(&text), cases[i].want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(subject__is_folded_before_column_78),
		cmocka_unit_test(subject__that_is_not_ascii_is_encoded),
		cmocka_unit_test(person__is_quoted_encoded_or_left_alone),
		cmocka_unit_test(person__and_address_part_where_the_line_is_full),
		cmocka_unit_test(people__are_quoted_or_encoded_once),
		cmocka_unit_test(date__is_in_the_zone_of_its_author),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
