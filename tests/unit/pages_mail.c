// SPDX-License-Identifier: GPL-2.0-only
#include "pages_mail.h"

#include "base/buf.h"
#include "base/limits.h"

#define HEAD	"From: Nora Netfilter <nora@example.org>\n"		\
		"To: netfilter-devel@vger.kernel.org\n"			\
		"Date: Fri, 2 Jan 2026 03:04:05 +0000\n"		\
		"Message-ID: <20260102030405.1-1-nora@example.org>\n"

#define LOG	"Subject: [PATCH nf-next] netfilter: x: count the bytes too\n\n" \
		"The counter knew packets only. Count bytes beside them, so\n" \
		"that a rate can be told from it.\n\n"			\
		"Signed-off-by: Nora Netfilter <nora@example.org>\n"	\
		"---\n"

#define DIFF	"--- a/net/netfilter/x.c\n+++ b/net/netfilter/x.c\n"	\
		"@@ -1,2 +1,3 @@\n int a;\n+int b;\n int c;\n"

/* Mails are built in a buffer and end in the arena. */
struct building {
	struct arena *arena;
	struct buf text;
	unsigned int first;
};

static unsigned int count_lines(struct span text)
{
	struct span line;
	unsigned int n = 0;

	while (span_next_line(&text, &line))
		n++;
	return n;
}

static void start_text(struct building *b)
{
	b->first = count_lines(buf_span(&b->text)) + 1;
}

static int add_message(struct building *b, struct span text)
{
	struct span summary;

	if (!span_next_line(&text, &summary))
		return -1;
	buf_add_str(&b->text, HEAD);
	start_text(b);
	buf_add_str(&b->text, "Subject: ");
	if (!span_starts(summary, SPAN("[")))
		buf_add_str(&b->text, "[PATCH nf-next] ");
	buf_add(&b->text, summary);
	buf_add_char(&b->text, '\n');
	if (text.len && !span_starts(text, SPAN("\n")))
		return -1;
	buf_add(&b->text, text);
	if (!text.len)
		buf_add_char(&b->text, '\n');
	buf_add_str(&b->text, "---\n" DIFF);
	return 0;
}

static void add_names(struct building *b, struct span path, bool is_new)
{
	buf_printf(&b->text, "diff --git a/" SPAN_FMT " b/" SPAN_FMT "\n",
		   SPAN_ARG(path), SPAN_ARG(path));
	if (is_new)
		buf_add_str(&b->text, "new file mode 100644\n");
	buf_add_str(&b->text, "index 1234567..abcdef0\n");
	if (is_new)
		buf_add_str(&b->text, "--- /dev/null\n");
	else
		buf_printf(&b->text, "--- a/" SPAN_FMT "\n", SPAN_ARG(path));
	buf_printf(&b->text, "+++ b/" SPAN_FMT "\n", SPAN_ARG(path));
}

/* The header of a hunk that has these lines. */
static void add_hunk_header(struct building *b, struct span lines)
{
	unsigned int old = 0, new = 0;
	struct span line;

	while (span_next_line(&lines, &line)) {
		char mark = line.len ? line.p[0] : ' ';

		old += mark != '+' && mark != '\\';
		new += mark != '-' && mark != '\\';
	}
	buf_printf(&b->text, "@@ -10,%u +10,%u @@\n", old, new);
}

static int add_diff(struct building *b, struct span path, struct span text)
{
	buf_add_str(&b->text, HEAD LOG);
	if (!span_starts(text, SPAN("diff ")) &&
	    !span_starts(text, SPAN("--- "))) {
		add_names(b, path, false);
		if (!span_starts(text, SPAN("@@")))
			add_hunk_header(b, text);
	}
	start_text(b);
	buf_add(&b->text, text);
	return 0;
}

static int add_file(struct building *b, struct span path, struct span text)
{
	struct span line;

	if (!path.len)
		return -1;
	buf_add_str(&b->text, HEAD LOG);
	add_names(b, path, true);
	buf_printf(&b->text, "@@ -0,0 +1,%u @@\n", count_lines(text));
	start_text(b);
	while (span_next_line(&text, &line)) {
		buf_add_char(&b->text, '+');
		buf_add(&b->text, line);
		buf_add_char(&b->text, '\n');
	}
	return 0;
}

static struct span path_of(const struct page_words *words)
{
	if (words->file.len)
		return words->file;
	if (span_eq(words->kind, SPAN("h")))
		return SPAN("include/net/netfilter/x.h");
	if (span_eq(words->kind, SPAN("c")) ||
	    span_eq(words->kind, SPAN("diff")))
		return SPAN("net/netfilter/x.c");
	return (struct span){ 0 };
}

static int build(struct building *b, const struct page_words *words,
		 struct span text)
{
	struct span kind = words->kind, path = path_of(words);

	if (span_eq(kind, SPAN("mail")) || span_eq(kind, SPAN("mbox"))) {
		start_text(b);
		buf_add(&b->text, text);
		return 0;
	}
	if (span_eq(kind, SPAN("message")))
		return add_message(b, text);
	if (span_eq(kind, SPAN("diff")))
		return add_diff(b, path, text);
	return add_file(b, path, text);
}

int page_mail(struct arena *a, const struct page_words *words,
	      struct span text, struct span *mail, unsigned int *first)
{
	struct building b = { .arena = a };
	int status;

	buf_init(&b.text, LIMIT_TEXT);
	status = build(&b, words, text);
	*mail = arena_copy(a, buf_span(&b.text));
	*first = b.first;
	buf_release(&b.text);
	return status;
}
