// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/buf.h"
#include "base/limits.h"
#include "model/message.h"

/* A mail of @body with a header block of two lines and a subject. */
static void make_mail(struct arena *a, const char *body, struct mail *m)
{
	*m = (struct mail){ 0 };
	m->text = span_of(arena_printf(a, "From: H <h@x>\nSubject: s\n\n%s",
				       body));
	m->head = span_first(m->text, 25);
	m->body = span_from(m->text, 26);
	*VEC_ADD(a, &m->headers) = (struct mail_header){
		.name = SPAN("From"), .value = SPAN("H <h@x>")
	};
	*VEC_ADD(a, &m->headers) = (struct mail_header){
		.name = SPAN("Subject"), .value = SPAN("[PATCH nf] s")
	};
	mail_index(a, m);
}

/* The diff begins at the line "diff", where there is one. */
static void read_body(struct arena *a, const char *body, struct message *out)
{
	struct mail m;
	size_t diff;

	make_mail(a, body, &m);
	diff = span_find(m.text, SPAN("\ndiff\n"));
	message_parse(a, &m, diff == SIZE_MAX ? diff : diff + 1, out);
	for (size_t i = 0; i < out->log.n; i++)
		assert_true(span_eq(mail_line_text(&m, out->log.at[i].nr),
				    out->log.at[i].text));
	for (size_t i = 0; i < out->trailers.n; i++)
		assert_true(span_within(out->trailers.at[i].value, m.text));
}

static void add_line(struct buf *to, struct line line)
{
	buf_printf(to, "%u:" SPAN_FMT "|", line.nr, SPAN_ARG(line.text));
}

/* All the parts in one word: "in-body/log/separator/notes". */
static void describe(const struct message *m, struct buf *to)
{
	for (size_t i = 0; i < m->in_body.n; i++)
		add_line(to, m->in_body.at[i]);
	buf_add_char(to, '/');
	for (size_t i = 0; i < m->log.n; i++)
		add_line(to, m->log.at[i]);
	buf_printf(to, "/%u/", m->separator.nr);
	for (size_t i = 0; i < m->notes.n; i++)
		add_line(to, m->notes.at[i]);
}

static void message__is_cut_into_its_parts(void **state)
{
	static const struct { const char *body, *parts; } cases[] = {
		{ "log\n---\nnote\ndiff\n+a\n", "/4:log|/5/6:note|" },
		{ "\n \nlog\n\nmore\n\n--- \n\nn\n\ndiff\n",
		  "/6:log|7:|8:more|/10/11:|12:n|13:|" },
		{ "log\n---\nn\n---\nm\ndiff\n", "/4:log|/5/6:n|7:---|8:m|" },
		{ "From: A <a@x>\n\nlog\ndiff\n", "4:From: A <a@x>|/6:log|/0/" },
		{ "From: A\n <a@x>\nSubject: t\nlog\n\ndiff\n",
		  "4:From: A|5: <a@x>|6:Subject: t|/7:log|/0/" },
		{ "FROM: a\ndate: b\nfrom: c\ndiff\n",
		  "4:FROM: a|5:date: b|/6:from: c|/0/" },
		{ "log\nFrom: a\ndiff\n", "/4:log|5:From: a|/0/" },
		{ "To: a\n\nlog", "/4:To: a|5:|6:log|/0/" },
		{ " folded\nlog", "/4: folded|5:log|/0/" },
		{ "log\n-- \n2.30\n", "/4:log|/0/" },
		{ "log\n--\nmore\n", "/4:log|5:--|6:more|/0/" },
		{ "a\n-- \nb\ndiff\n", "/4:a|5:-- |6:b|/0/" },
		{ "---\nbase-commit: 1\n-- \n2\n", "//4/5:base-commit: 1|" },
		{ "---- \n--- a\n", "/4:---- |5:--- a|/0/" },
		{ "diff\n", "//0/" },
		{ "\n\n", "//0/" },
		{ "", "//0/" },
		{ "x", "/4:x|/0/" },
	};
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_BUF struct buf got;
		struct message m;

		buf_init(&got, LIMIT_TEXT);
		read_body(&a, cases[i].body, &m);
		describe(&m, &got);
		assert_string_equal(got.p, cases[i].parts);
	}
}

static void message__author_is_the_one_in_the_body(void **state)
{
	static const struct { const char *body, *name, *mail; } cases[] = {
		{ "log\n", "H", "h@x" },
		{ "From: A B <a@x>\n\nlog\n", "A B", "a@x" },
		{ "from:\"B, A\"\n\t<a@x>\nDate: x\n y\n\nlog\n", "B, A", "a@x" },
		{ "Date: x\n <d@x>\nFrom: a@x\n\nlog\n", "", "a@x" },
		{ "log\n\nFrom: A <a@x>\n", "H", "h@x" },
		{ "From:\n", "", "" },
	};
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct message m;

		read_body(&a, cases[i].body, &m);
		assert_span(m.author.name, cases[i].name);
		assert_span(m.author.mail, cases[i].mail);
		assert_span(m.sender.mail, "h@x");
		assert_span(m.subject.summary, "s");
	}
}

/* Each trailer as "NR KEY=VALUE;", the NR with a * in the block. */
static void describe_trailers(const struct message *m, struct buf *to)
{
	for (size_t i = 0; i < m->trailers.n; i++) {
		const struct trailer *t = &m->trailers.at[i];

		buf_printf(to, "%u%s " SPAN_FMT "=" SPAN_FMT ";", t->line.nr,
			   t->in_block ? "*" : "", SPAN_ARG(t->key),
			   SPAN_ARG(t->value));
	}
}

static void message__has_trailers(void **state)
{
	static const struct { const char *body, *trailers; } cases[] = {
		{ "log\n\nFixes: 1 (\"a\")\nSigned-off-by: A <a@x>\n---\nCc: b\n",
		  "6* Fixes=1 (\"a\");7* Signed-off-by=A <a@x>;" },
		{ "log\nlog\nlog\nlog\nsigned-off-By :A\n",
		  "8* signed-off-By=A;" },
		{ "Fixes: 1\n\nlog\n\nCc: a\n\n[ me: changed ]\n",
		  "4 Fixes=1;8* Cc=a;" },
		{ "log\n\nFixes: 1\n (\"a\")\nCloses:\n\tLink: y\nCc: z\n",
		  "6* Fixes=1;8* Closes=;10* Cc=z;" },
		{ "log\n\n  Reported-by: a\nAcked-by: b\n",
		  "6 Reported-by=a;7* Acked-by=b;" },
		{ "log\n\nCoverity: 1\nRef : 2\nAcked-by: b\nhttps://x\n",
		  "6* Coverity=1;7* Ref=2;8* Acked-by=b;" },
		{ "Note: a\nb\nc\nd\ne\nf\ng\nh\nAcked-by: b\n",
		  "12* Acked-by=b;" },
		{ "Note: a\nSee: b\n", "" },
		{ "-by: a\n--by: b\nby: c\nSigned_off-by: d\n", "" },
		{ "nearby: a\nstd::x-by\n", "" },
		{ "Assisted-by: a b", "4* Assisted-by=a b;" },
		{ "", "" },
	};
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_BUF struct buf got;
		struct message m;

		buf_init(&got, LIMIT_TEXT);
		read_body(&a, cases[i].body, &m);
		describe_trailers(&m, &got);
		assert_string_equal(got.p, cases[i].trailers);
	}
}

static void message__finds_trailers_by_key(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct message m;
	size_t i = 0;

	(void)state;
	read_body(&a, "l\n\nCc: a\nLink: b\nCC: c\n", &m);
	assert_span(message_trailer(&m, SPAN("cc"), &i)->value, "a");
	assert_span(message_trailer(&m, SPAN("cc"), &i)->value, "c");
	assert_null(message_trailer(&m, SPAN("cc"), &i));
	i = 0;
	assert_null(message_trailer(&m, SPAN("Fixes"), &i));
}

static void message__of_a_mail_without_anything_is_empty(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct mail m = { 0 };
	struct message got;

	(void)state;
	message_parse(&a, &m, SIZE_MAX, &got);
	assert_int_equal(got.log.n, 0);
	assert_int_equal(got.separator.nr, 0);
	assert_int_equal(got.author.mail.len, 0);
}

static void message__takes_bytes_that_are_no_text(void **state)
{
	static const char bytes[] = "From: \0\n\0\xff\n-by:\0\nx-by:\0\n---\0\n";
	struct span text = { bytes, sizeof(bytes) - 1 };
	CLEANUP_ARENA struct arena a = { 0 };
	struct mail m = { .text = text, .body = text };
	struct message got;

	(void)state;
	mail_index(&a, &m);
	message_parse(&a, &m, SIZE_MAX, &got);
	assert_int_equal(got.in_body.n, 1);
	assert_int_equal(got.log.n, 4);
	assert_int_equal(got.trailers.n, 1);
	assert_int_equal(got.author.mail.len, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(message__is_cut_into_its_parts),
		cmocka_unit_test(message__author_is_the_one_in_the_body),
		cmocka_unit_test(message__has_trailers),
		cmocka_unit_test(message__finds_trailers_by_key),
		cmocka_unit_test(message__of_a_mail_without_anything_is_empty),
		cmocka_unit_test(message__takes_bytes_that_are_no_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
