// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/limits.h"
#include "mime/mime.h"

struct decoded {
	struct arena arena;
	struct mail mail;
};

static struct mail *decode_bytes(struct decoded *d, struct span raw)
{
	struct err e = { 0 };

	*d = (struct decoded){ .mail.source_line = 1 };
	assert_int_equal(mime_decode(&d->arena, raw, &d->mail, &e), 0);
	return &d->mail;
}

static struct mail *decode(struct decoded *d, const char *raw)
{
	return decode_bytes(d, span_of(raw));
}

#define HEAD	"From: A <a@b.org>\nSubject: [PATCH] x\n"
#define TYPE(t)	"Content-Type: " t "\n"
#define QP	"Content-Transfer-Encoding: quoted-printable\n"
#define BASE64	"Content-Transfer-Encoding: base64\n"

static void mime__leaves_a_plain_mail_as_it_is(void **state)
{
	const char *raw = HEAD "X-Odd:\tfolded\n  over\n\nbody\n--- a/x\n";
	struct decoded d;
	struct mail *m = decode(&d, raw);

	(void)state;
	assert_span(m->text, raw);
	assert_span(m->body, "body\n--- a/x\n");
	assert_span(m->head, HEAD "X-Odd:\tfolded\n  over\n");
	assert_int_equal(m->oddities, 0);
	assert_int_equal(m->source_lines.n, 0);
	assert_span(mail_value(m, SPAN("x-odd")), "folded over");
	arena_release(&d.arena);
}

static void mime__decodes_words_of_headers(void **state)
{
	static const struct {
		const char *raw, *value;
	} cases[] = {
		{ "=?UTF-8?q?Caf=C3=A9?= <a@b>", "Caf\xc3\xa9 <a@b>" },
		{ "=?iso-8859-1?Q?Caf=E9?=", "Caf\xc3\xa9" },
		{ "=?utf-8?b?Q2Fmw6k=?=", "Caf\xc3\xa9" },
		{ "=?utf-8?q?a?=\n =?utf-8?q?b?=", "ab" },
		{ "Caf\xc3\xa9", "Caf\xc3\xa9" },
		{ "Caf\xe9", "Caf\xc3\xa9" },
		{ "a =?utf-8?q?not ended", "a =?utf-8?q?not ended" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		char raw[128];
		struct decoded d;

		snprintf(raw, sizeof(raw), "Subject: %s\n\n", cases[i].raw);
		decode(&d, raw);
		assert_span(mail_value(&d.mail, SPAN("Subject")),
			    cases[i].value);
		arena_release(&d.arena);
	}
}

static void mime__undoes_transfer_encodings(void **state)
{
	static const struct {
		const char *raw, *body;
		unsigned int oddities;
	} cases[] = {
		{ HEAD QP "\na=3Db=\n c\n", "a=b c\n", MAIL_QUOTED_PRINTABLE },
		{ HEAD QP "\nx =XX y\n", "x =XX y\n",
		  MAIL_QUOTED_PRINTABLE | MAIL_BAD_ENCODING },
		{ HEAD BASE64 "\nYQpi\nCg==\n", "a\nb\n", MAIL_BASE64 },
		{ HEAD BASE64 "\nYQ0KYg0K\n", "a\nb\n",
		  MAIL_BASE64 | MAIL_CRLF },
		{ HEAD BASE64 "\nYQ0KYgo=\n", "a\r\nb\n", MAIL_BASE64 },
		{ HEAD TYPE("text/plain; format=flowed") "\nx\n", "x\n",
		  MAIL_FLOWED },
		{ HEAD TYPE("text/html") "\n<p>x\n", "<p>x\n", MAIL_HTML },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct decoded d;
		struct mail *m = decode(&d, cases[i].raw);

		assert_span(m->body, cases[i].body);
		assert_int_equal(m->oddities, cases[i].oddities);
		arena_release(&d.arena);
	}
}

static void mime__takes_crlf_of_a_whole_mail_as_the_way_it_travelled(void **state)
{
	struct decoded d;
	struct mail *m = decode(&d, "From: a\r\nSubject: b\r\n\r\nx\r\n\r\ny\r\n");

	(void)state;
	assert_span(m->text, "From: a\nSubject: b\n\nx\n\ny\n");
	assert_int_equal(m->oddities, 0);
	arena_release(&d.arena);
	m = decode(&d, HEAD "\nx\r\ny\r\n");
	assert_span(m->body, "x\ny\n");
	assert_int_equal(m->oddities, MAIL_CRLF);
	arena_release(&d.arena);
}

static void mime__knows_where_each_line_came_from(void **state)
{
	struct decoded d;
	struct mail *m = decode(&d, HEAD QP "\na=\nb\nc=0Ad\ne\n");
	static const unsigned int want[] = { 1, 2, 3, 4, 5, 7, 7, 8 };

	(void)state;
	assert_span(m->body, "ab\nc\nd\ne\n");
	for (unsigned int i = 0; i < NELEMS(want); i++)
		assert_int_equal(mail_source_line(m, i + 1), want[i]);
	arena_release(&d.arena);
}

#define MULTI(kind)	TYPE("multipart/" kind "; boundary=b") "\n"

static void mime__joins_the_text_of_parts(void **state)
{
	static const struct {
		const char *raw, *body;
		unsigned int oddities;
	} cases[] = {
		{ HEAD MULTI("mixed") "--b\n\none\n--b\n"
		  TYPE("text/plain; charset=koi8-r") "\ntwo\n--b--\n",
		  "one\ntwo", MAIL_MULTIPART },
		{ HEAD MULTI("alternative") "--b\n\none\n--b\n"
		  TYPE("text/html") "\n<p>one\n--b--\n",
		  "one", MAIL_MULTIPART | MAIL_HTML },
		{ HEAD MULTI("mixed") "--b\n\none\n--b\n"
		  TYPE("text/x-patch; name=x.patch") "\n--- a/x\n--b--\n",
		  "one\n--- a/x", MAIL_MULTIPART | MAIL_ATTACHMENT },
		{ HEAD MULTI("mixed") "--b\n\none\n--b\n"
		  TYPE("application/octet-stream; name=x.bin") "\nno\n--b--\n",
		  "one", MAIL_MULTIPART },
		{ HEAD MULTI("mixed") "--b\n\none\n--b\n" BASE64
		  TYPE("application/octet-stream; name=x.diff")
		  "\nLS0tIGEveAo=\n--b--\n",
		  "one\n--- a/x\n",
		  MAIL_MULTIPART | MAIL_ATTACHMENT | MAIL_BASE64 },
		{ HEAD MULTI("mixed") "--b\n\none\n", "one\n",
		  MAIL_MULTIPART | MAIL_TRUNCATED },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct decoded d;
		struct mail *m = decode(&d, cases[i].raw);

		assert_span(m->body, cases[i].body);
		assert_int_equal(m->oddities, cases[i].oddities);
		arena_release(&d.arena);
	}
}

static void mime__leaves_a_multipart_whole_if_asked_to(void **state)
{
	static const struct {
		const char *raw, *body;
	} cases[] = {
		{ HEAD MULTI("mixed") "--b\n" QP "\na=3Db\n--b--\n",
		  "--b\n" QP "\na=3Db\n--b--\n" },
		{ HEAD MULTI("mixed") "--b\n\na\n", "--b\n\na\n" },
		{ HEAD QP "\na=3Db\n", "a=b\n" },
		{ HEAD TYPE("text/plain; format=flowed") BASE64 "\nYQo=\n",
		  "a\n" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct decoded d = { .mail.source_line = 1 };
		struct err e = { 0 };

		assert_int_equal(mime_decode_whole(&d.arena,
						   span_of(cases[i].raw),
						   &d.mail, &e), 0);
		assert_span(d.mail.body, cases[i].body);
		assert_int_equal(d.mail.source_lines.n, 0);
		arena_release(&d.arena);
	}
}

static void mime__takes_a_text_without_headers_as_a_body(void **state)
{
	static const char *const cases[] = {
		"diff --git a/x b/x\n", "netfilter: fix x\n\nSigned-off-by: A\n",
		"\n\nx\n", "", "\n", ": x\n", "commit 123\nAuthor: A <a@b>\n",
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct decoded d;
		struct mail *m = decode(&d, cases[i]);

		assert_span(m->body, cases[i]);
		assert_int_equal(m->oddities, MAIL_NO_HEADERS);
		assert_int_equal(m->headers.n, 0);
		arena_release(&d.arena);
	}
}

static void mime__ends_broken_headers_at_the_first_line_that_is_none(void **state)
{
	struct decoded d;
	struct mail *m = decode(&d, HEAD "no header\nTo: x\n\ny\n");

	(void)state;
	assert_span(m->body, "no header\nTo: x\n\ny\n");
	assert_int_equal(m->headers.n, 2);
	arena_release(&d.arena);
}

static void mime__keeps_nul_bytes(void **state)
{
	struct decoded d;
	struct mail *m = decode_bytes(&d, SPAN(HEAD "\na\0b\n"));

	(void)state;
	assert_int_equal(m->body.len, 4);
	assert_int_equal(m->oddities, MAIL_NUL);
	arena_release(&d.arena);
}

static void mime__stops_at_parts_that_are_too_deep(void **state)
{
	struct decoded d;
	struct buf raw;
	struct mail *m;

	(void)state;
	buf_init(&raw, LIMIT_TEXT);
	buf_add_str(&raw, HEAD);
	for (int i = 0; i < LIMIT_MAIL_DEPTH + 4; i++)
		buf_printf(&raw, "Content-Type: multipart/mixed; "
			   "boundary=b%d\n\n--b%d\n", i, i);
	buf_add_str(&raw, "\nx\n");
	m = decode_bytes(&d, buf_span(&raw));
	assert_true(m->oddities & MAIL_TOO_DEEP);
	assert_true(m->oddities & MAIL_TRUNCATED);
	buf_release(&raw);
	arena_release(&d.arena);
}

/*
 * GMime makes a boundary for who asks, and then writes the header anew: with a
 * parameter whose name is this long, its line has no room for the value, and
 * GMime writes more lines until no memory is left.
 */
static void mime__asks_for_no_boundary_that_is_not_there(void **state)
{
	struct decoded d;
	struct mail *m;
	struct buf raw;

	(void)state;
	buf_init(&raw, LIMIT_TEXT);
	buf_add_str(&raw, HEAD "Content-Type: multipart/mixed; ");
	buf_add_chars(&raw, 'n', 71);
	buf_add_str(&raw, "=\xff\xff\xff\xff\xff\xff\xff\xff\n\n--b\n\nx\n");
	alarm(2);
	m = decode_bytes(&d, buf_span(&raw));
	alarm(0);
	assert_int_equal(m->oddities, MAIL_MULTIPART | MAIL_TRUNCATED);
	buf_release(&raw);
	arena_release(&d.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mime__leaves_a_plain_mail_as_it_is),
		cmocka_unit_test(mime__decodes_words_of_headers),
		cmocka_unit_test(mime__undoes_transfer_encodings),
		cmocka_unit_test(mime__takes_crlf_of_a_whole_mail_as_the_way_it_travelled),
		cmocka_unit_test(mime__knows_where_each_line_came_from),
		cmocka_unit_test(mime__joins_the_text_of_parts),
		cmocka_unit_test(mime__leaves_a_multipart_whole_if_asked_to),
		cmocka_unit_test(mime__takes_a_text_without_headers_as_a_body),
		cmocka_unit_test(mime__ends_broken_headers_at_the_first_line_that_is_none),
		cmocka_unit_test(mime__keeps_nul_bytes),
		cmocka_unit_test(mime__stops_at_parts_that_are_too_deep),
		cmocka_unit_test(mime__asks_for_no_boundary_that_is_not_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
