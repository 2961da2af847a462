// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <string.h>

#include "mime/header.h"
#include "mime/mime.h"
#include "mime/plain.h"
#include "mime/start.h"
#include "random.h"

#define BODY	"one\n--- a/x\n\n=3D\n"

static void plain__takes_only_what_is_said_plainly(void **state)
{
	static const struct {
		const char *head;
		bool is_plain;
		const char *charset;
	} cases[] = {
		{ "Subject: x\n", true, "" },
		{ "Subject: x\n y\n", true, "" },
		{ "Content-Type: text/plain\n", true, "" },
		{ "content-TYPE:text/PLAIN; Charset=utf-8\n", true, "utf-8" },
		{ "Content-Type: text/plain;\n\tcharset=\"us-ascii\"\n", true,
		  "us-ascii" },
		{ "Content-Transfer-Encoding: 8Bit\n", true, "" },
		{ "Subject: x\n \n", false, NULL },
		{ "Subject: x\r\n", false, NULL },
		{ "no header\n", false, NULL },
		{ "Content-Type: text/html\n", false, NULL },
		{ "Content-Type: text/plain; format=flowed\n", false, NULL },
		{ "Content-Type: text/plain; charset=a; b=c\n", false, NULL },
		{ "Content-Type: text/plain; charset=\n", false, NULL },
		{ "Content-Type: text/plain (c)\n", false, NULL },
		{ "Content-Type: text/plainer\n", false, NULL },
		{ "Content-Type: text/plain\nContent-Type: text/plain\n",
		  false, NULL },
		{ "Content-Transfer-Encoding: x-uuencode\n", false, NULL },
		{ "Content-Disposition: inline; filename=x.patch\n", false,
		  NULL },
		{ "Content-Disposition: inline\ncontent-language: en-US\n"
		  "Content-Type: text/plain\n", true, "" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct plain p;

		if (plain_read(span_of(cases[i].head), &p) !=
		    cases[i].is_plain)
			fail_msg("%s", cases[i].head);
		if (cases[i].is_plain)
			assert_span(p.charset, cases[i].charset);
	}
}

/* What GMime makes of the same message. */
static void assert_same(struct span raw, size_t body_at, const struct plain *p)
{
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(raw.p, raw.len);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *message;
	GMimeObject *root;
	GMimeStream *content;
	const char *charset;

	g_mime_parser_set_format(parser, GMIME_FORMAT_MESSAGE);
	message = g_mime_parser_construct_message(parser, NULL);
	assert_non_null(message);
	root = g_mime_message_get_mime_part(message);
	assert_true(GMIME_IS_PART(root));
	assert_true(g_mime_content_type_is_type(
		g_mime_object_get_content_type(root), "text", "plain"));
	assert_null(g_mime_part_get_filename(GMIME_PART(root)));
	assert_null(g_mime_object_get_content_type_parameter(root, "format"));
	charset = g_mime_object_get_content_type_parameter(root, "charset");
	assert_span(p->charset, charset ? charset : "");
	assert_int_equal(g_mime_part_get_content_encoding(GMIME_PART(root)),
			 p->encoding);
	content = g_mime_data_wrapper_get_stream(
		g_mime_part_get_content(GMIME_PART(root)));
	assert_int_equal(content->bound_start, body_at);
	assert_true(content->bound_end < 0 ||
		    (size_t)content->bound_end == raw.len);
	g_object_unref(message);
	g_object_unref(parser);
	g_object_unref(stream);
}

static const char *const pieces[] = {
	"Content-Type:", "content-type: ", "Content-Transfer-Encoding: ",
	" text/plain", "text/plain;", " charset=", "charset=\"utf-8\"", "utf-8",
	"iso-8859-1", "; format=flowed", ";", "\"", "(c)", "=", "*0=", " ",
	"\t", "\n", "\n ", "\n\t", "7bit", "8bit", "base64", "BASE64",
	"quoted-printable", "X: y\n", "Subject: x\n", "From: a\n",
	"MIME-Version: 1.0\n", "Content-Disposition: attachment\n",
	"Content-Disposition: inline\n", "Content-Language: en\n",
	"Content-Length: 3\n", ":", ">From: ", "From x\n", "\x80", "/", "--a\n",
	"text/html", "name=x.patch", ".", ",", "\\", "''",
};

/* Headers put together from pieces, most of them no headers at all. */
static void plain__is_what_gmime_finds_too(void **state)
{
	uint32_t seed = 99;
	unsigned int taken = 0;
	char raw[4096];

	(void)state;
	mime_start();
	for (unsigned int i = 0; i < 200000; i++) {
		unsigned int n = 1 + next_random(&seed) % 8;
		struct plain p;
		size_t len = 0, head;

		while (n--) {
			struct span piece = span_of(
				pieces[next_random(&seed) % NELEMS(pieces)]);

			memcpy(raw + len, piece.p, piece.len);
			len += piece.len;
		}
		raw[len++] = '\n';
		head = header_block_len((struct span){ raw, len });
		if (!head || head != len ||
		    !plain_read((struct span){ raw, head }, &p))
			continue;
		raw[len++] = '\n';
		memcpy(raw + len, BODY, sizeof(BODY) - 1);
		assert_same((struct span){ raw, len + sizeof(BODY) - 1 }, len,
			    &p);
		taken++;
	}
	assert_true(taken > 1000);
}

static void mime__tells_the_mails_whose_bytes_are_their_text(void **state)
{
	static const struct {
		const char *raw, *body;	/* NULL: it is none */
	} cases[] = {
		{ "From: a\n\nb\n", "b\n" },
		{ "From: a\n\n", "" },
		{ "From: a\nContent-Transfer-Encoding: 8bit\n\nb", "b" },
		{ "From: a\nContent-Transfer-Encoding: base64\n\nb", NULL },
		{ "From: a\nContent-Type: text/html\n\nb", NULL },
		{ "From: a\n\nb\r\n", NULL },
		{ "From: a\nb\n\nc\n", NULL },
		{ "From: a\n", NULL },
		{ "--- a/x\n", NULL },
		{ "", NULL },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct mime_bare bare;
		bool is = mime_is_bare(span_of(cases[i].raw), &bare);

		if (is != (cases[i].body != NULL))
			fail_msg("%s", cases[i].raw);
		if (is)
			assert_span(bare.body, cases[i].body);
	}
}

static void mime__tells_how_a_mail_may_be_encoded(void **state)
{
	static const struct {
		const char *raw;
		enum mime_coding coding;
	} cases[] = {
		{ "", MIME_UNENCODED },
		{ "From: a\n\nbase64\n", MIME_UNENCODED },
		{ "Content-Transfer-Encoding: 8bit\n\nb", MIME_UNENCODED },
		{ "content-transfer-encoding :\r\n\tBinary\r\n",
		  MIME_UNENCODED },
		{ "Content-Transfer-Encoding: 7BIT; x\n--a\n"
		  "Content-Transfer-Encoding:base64\n", MIME_ENCODED },
		{ "Content-Transfer-Encoding: Quoted-Printable\n",
		  MIME_QUOTED },
		{ "Content-Transfer-Encoding: (8bit) base64\n", MIME_ENCODED },
		{ "Content-Transfer-Encoding: 8bit-base64\n", MIME_ENCODED },
		{ "Content-Transfer-Encoding: x-uuencode\n", MIME_ENCODED },
		{ "Content-Transfer-Encoding: quoted-printable\n"
		  "Content-Transfer-Encoding: 7bit\n", MIME_QUOTED },
		{ "Content-Transfer-Encoding: quoted-printable\n"
		  "Content-Transfer-Encoding: base64\n", MIME_ENCODED },
		{ "DKIM-Signature: h=content-transfer-encoding:to:\n"
		  " Content-Transfer-Encoding:\n"
		  " date:content-transfer-encoding; b=\n\n", MIME_UNENCODED },
		{ "Content-Transfer-Encoding: base64:x\n", MIME_ENCODED },
		{ "Content-Transfer-Encoding: x\n", MIME_ENCODED },
		{ "Content-Transfer-Encoding", MIME_UNENCODED },
		{ "Content-Transfer-Encoding:", MIME_ENCODED },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		if (mime_coding(span_of(cases[i].raw)) != cases[i].coding)
			fail_msg("%s", cases[i].raw);
}

/* The text is where the mail is, with all that the usual way finds in it. */
static void mime__does_not_copy_a_bare_mail(void **state)
{
	static const char text[] = "From: a\nSubject: b\n =?utf-8?q?c?=\n"
		"Content-Type: text/plain; charset=x-y\n\nd\n\ne";
	CLEANUP_ARENA struct arena a = { 0 };
	struct span raw;
	struct mail m = { .source = "x", .source_line = 4 };
	struct err e = { 0 };

	(void)state;
	raw = arena_copy(&a, span_of(text));
	assert_int_equal(mime_decode(&a, raw, &m, &e), 0);
	assert_ptr_equal(m.text.p, raw.p);
	assert_span(m.text, text);
	assert_span(m.body, "d\n\ne");
	assert_span(mail_value(&m, SPAN("subject")), "b c");
	assert_span(m.charset, "x-y");
	assert_int_equal(m.oddities, 0);
	assert_int_equal(m.line_starts.n, 8);
	assert_int_equal(mail_source_line(&m, 8), 11);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain__takes_only_what_is_said_plainly),
		cmocka_unit_test(plain__is_what_gmime_finds_too),
		cmocka_unit_test(
			mime__tells_the_mails_whose_bytes_are_their_text),
		cmocka_unit_test(mime__tells_how_a_mail_may_be_encoded),
		cmocka_unit_test(mime__does_not_copy_a_bare_mail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
