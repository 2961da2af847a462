// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <string.h>

#include "send/wire.h"

static void check(struct span mail, const char *want)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct err e = { 0 };
	struct span out;

	if (wire_encode(&a, mail, WIRE_AUTO, &out, &e))
		fail_msg("%s", e.msg);
	assert_span(out, want);
}

static void wire__has_cr_lf_and_no_separator(void **state)
{
	(void)state;
	check(SPAN("From x\nSubject: s\n\nbody\n.\nlast"),
	      "Subject: s\r\n\r\nbody\r\n.\r\nlast\r\n");
}

static void wire__encodes_a_body_with_a_cr(void **state)
{
	(void)state;
	check(SPAN("From x\nSubject: s\nMIME-Version: 1.0\n"
		   "Content-Type: text/plain; charset=UTF-8\n"
		   "Content-Transfer-Encoding: 8bit\nTo: a\n\n"
		   "+a = \303\244\r\nb \nc"),
	      "Subject: s\r\nTo: a\r\nMIME-Version: 1.0\r\n"
	      "Content-Type: text/plain; charset=UTF-8\r\n"
	      "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
	      "+a =3D =C3=A4=0D\r\nb=20\r\nc\r\n");
}

static void wire__declares_a_body_that_is_not_ascii(void **state)
{
	(void)state;
	check(SPAN("From x\nSubject: s\nTo: a\n\n+\303\244\n"),
	      "Subject: s\r\nTo: a\r\nMIME-Version: 1.0\r\n"
	      "Content-Type: text/plain; charset=UTF-8\r\n"
	      "Content-Transfer-Encoding: 8bit\r\n\r\n+\303\244\r\n");
	check(SPAN("From x\nSubject: s\nContent-type: text/plain; charset=x\n"
		   "\n+\344\n"),
	      "Subject: s\r\nContent-type: text/plain; charset=x\r\n\r\n"
	      "+\344\r\n");
	/* Nobody knows what this is in. */
	check(SPAN("From x\nSubject: s\n\n+\344\n"),
	      "Subject: s\r\n\r\n+\344\r\n");
}

static void wire__encodes_a_body_with_a_long_line(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct err e = { 0 };
	char mail[1100] = "From x\nSubject: s\n\n";
	size_t head = strlen(mail);
	struct span out, line;

	(void)state;
	memset(mail + head, 'a', WIRE_LINE_MAX);
	mail[head + WIRE_LINE_MAX] = '\n';
	assert_int_equal(wire_encode(&a, span_of(mail), WIRE_AUTO, &out, &e), 0);
	assert_int_equal(out.len, head - 7 + 3 + WIRE_LINE_MAX + 1);
	memset(mail + head, 'a', WIRE_LINE_MAX + 1);
	assert_int_equal(wire_encode(&a, span_of(mail), WIRE_AUTO, &out, &e), 0);
	while (span_next_line(&out, &line))
		assert_true(line.len <= 76 + 1);	/* and the CR */
}

static void wire__obeys_the_encoding_that_is_wanted(void **state)
{
	static const char head[] = "From x\nSubject: s\n\n";
	static const struct {
		const char *body;
		enum wire_encoding encoding;
		const char *want;	/* of the body; NULL: an error */
	} cases[] = {
		{ "a=b\n", WIRE_8BIT, "a=b\r\n" },
		{ "a=b\n", WIRE_7BIT, "a=b\r\n" },
		{ "\303\244\n", WIRE_8BIT, "\303\244\r\n" },
		{ "\303\244\n", WIRE_7BIT, NULL },
		{ "a\rb\n", WIRE_8BIT, NULL },
		{ "a\rb\n", WIRE_7BIT, NULL },
		{ "a=b\n", WIRE_QUOTED, "a=3Db\r\n" },
		{ "", WIRE_BASE64, "" },
		{ "a", WIRE_BASE64, "YQ==\r\n" },
		{ "ab", WIRE_BASE64, "YWI=\r\n" },
		{ "abc", WIRE_BASE64, "YWJj\r\n" },
		{ "a\rb\n\377", WIRE_BASE64, "YQ1iCv8=\r\n" },
		{ "123456789012345678901234567890123456789012345678901234567",
		  WIRE_BASE64,
		  "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3\r\n" },
		{ "1234567890123456789012345678901234567890123456789012345678",
		  WIRE_BASE64,
		  "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3\r\n"
		  "OA==\r\n" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		char *mail = arena_printf(&a, "%s%s", head, cases[i].body);
		struct err e = { 0 };
		struct span out;
		int rc;

		rc = wire_encode(&a, span_of(mail), cases[i].encoding, &out,
				 &e);
		if (rc != (cases[i].want ? 0 : -1))
			fail_msg("case %zu: %s", i, e.msg);
		if (!rc)
			assert_span(span_from(out, span_find(out,
					SPAN("\r\n\r\n")) + 4),
				    cases[i].want);
	}
}

static void wire__wants_a_body(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct err e = { 0 };
	struct span out;

	(void)state;
	assert_int_equal(wire_encode(&a, SPAN("From x\nSubject: s\n"),
				     WIRE_AUTO, &out,
				     &e), -1);
	assert_int_equal(e.code, ERR_SYNTAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wire__has_cr_lf_and_no_separator),
		cmocka_unit_test(wire__encodes_a_body_with_a_cr),
		cmocka_unit_test(wire__declares_a_body_that_is_not_ascii),
		cmocka_unit_test(wire__encodes_a_body_with_a_long_line),
		cmocka_unit_test(wire__obeys_the_encoding_that_is_wanted),
		cmocka_unit_test(wire__wants_a_body),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
