// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/buf.h"
#include "model/linuxdoc.h"
#include "model/linuxdoc_text.h"
#include "random.h"

#define HEAD	"<!doctype linuxdoc system [ <!entity a \"b\"> ]>\n<article>\n"

/* Sections as "LEVEL title (label) bytes", then mistakes; a line each. */
static void describe(struct arena *a, const char *text, struct buf *to)
{
	struct linuxdoc doc;

	linuxdoc_read(a, span_of(text), &doc);
	for (size_t i = 0; i < doc.sections.n; i++) {
		const struct linuxdoc_section *s = &doc.sections.at[i];

		buf_printf(to, "%u " SPAN_FMT " (" SPAN_FMT ") " SPAN_FMT "|",
			   s->level, SPAN_ARG(s->title), SPAN_ARG(s->label),
			   SPAN_ARG(span_first(span_from(doc.bytes, s->start),
					       s->end - s->start)));
	}
	for (size_t i = 0; i < doc.mistakes.n; i++)
		buf_printf(to, "%u: %s|", doc.mistakes.at[i].line,
			   doc.mistakes.at[i].text);
}

static void linuxdoc__sections_are_found_where_they_are(void **state)
{
	static const struct { const char *text, *want; } samples[] = {
		{ HEAD "<sect>A\n<p>x<sect1>B<label id=b>\n\ny<SECT>C</article>z",
		  "0 A () <sect>A\n<p>x<sect1>B<label id=b>\n\ny|"
		  "1 B (b) <sect1>B<label id=b>\n\ny|0 C () <SECT>C|" },
		{ HEAD "<!-- <sect>no --><![ ignore [<sect>no]]><sect\n>a</article>",
		  "0 a () <sect\n>a|" },
		{ "<sect>a<p><verb><sect>no & </ 1></verb><tt/<b/<em>c</>",
		  "0 a () <sect>a<p><verb><sect>no & </ 1></verb><tt/<b/<em>c</>|" },
		{ "<sect><tt/T/ &amp; U<label\nid='x y'><p>",
		  "0 <tt/T/ &amp; U (x y) <sect><tt/T/ &amp; U<label\nid='x y'><p>|" },
		{ "<sect>a b \r\n\r\nc<p>d", "0 a b () <sect>a b \r\n\r\nc<p>d|" },
		{ "<sect>a\n \t\nb", "0 a () <sect>a\n \t\nb|" },
		{ "<sect>\n\na\nb<verb>\n<p></verb>",
		  "0 a\nb () <sect>\n\na\nb<verb>\n<p></verb>|" },
		{ "<sect>a<Descrip><tag>b</tag></descrip>",
		  "0 a () <sect>a<Descrip><tag>b</tag></descrip>|" },
		{ "<sect>a<sect2>b",
		  "0 a () <sect>a<sect2>b|2 b () <sect2>b|"
		  "1: <sect2> leaves out a level|" },
		{ "<sect>a\n\n<enum>\n<sect>b</enum>",
		  "0 a () <sect>a\n\n<enum>\n|0 b</enum> () <sect>b</enum>|"
		  "3: <enum> is not ended|4: </enum> ends nothing|" },
		{ "<descrip><tag>a</>b<tag><em>c</></><p></></descrip>",
		  "1: </descrip> ends nothing|" },
		{ "<descrip><tag>a</>b<tag><em>c</> d</>e</><tt></>", "" },
		{ "<descrip><tag>a<p>b</><tag/c/</>", "" },
		{ "<descrip><tag>a</tag>b</><tag>c</>", "" },
		{ "<sect>a<tag>b<sect1>c<em>d</>",
		  "0 a<tag>b () <sect>a<tag>b<sect1>c<em>d</>|1 c<em>d</> () <sect1>c<em>d</>|" },
		{ "a < b <3 <sect", "1: <sect is not ended by >|" },
		{ "<url url=\"a>b/c\"><sect>s", "0 s () <sect>s|" },
		{ "<code>\n<sect>", "1: <code> is not ended|" },
		{ "\n<!-- x", "2: a comment is not ended|" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(samples); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		CLEANUP_BUF struct buf got;

		buf_init(&got, 10000);
		describe(&a, samples[i].text, &got);
		assert_string_equal(got.p, samples[i].want);
	}
}

static void linuxdoc__is_told_from_other_documents(void **state)
{
	(void)state;
	assert_true(linuxdoc_is(SPAN("<!doctype linuxdoc system>")));
	assert_true(linuxdoc_is(SPAN(" <!-- a --><!-- b -->\n<!DOCTYPE\n"
				     "LinuxDoc SYSTEM[")));
	assert_true(linuxdoc_is(SPAN("\xef\xbb\xbf\n<!doctype linuxdoc>")));
	assert_false(linuxdoc_is(SPAN("<!doctype html>")));
	assert_false(linuxdoc_is(SPAN("<?xml version='1.0'?><a/>")));
	assert_false(linuxdoc_is(SPAN("<!-- <!doctype linuxdoc")));
	assert_false(linuxdoc_is(SPAN("")));
}

static void linuxdoc__text_is_without_markup(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	assert_string_equal(linuxdoc_text(&a, SPAN(" a\n <tt>b</tt> &lt;c&gt")),
			    "a b <c>");
	assert_string_equal(linuxdoc_text(&a, SPAN("&nope; &tilde;& <")),
			    "&nope; ~& <");
	assert_string_equal(linuxdoc_text(&a, SPAN("<tt/--a/ <em>b/c</em>/d")),
			    "--a b/c/d");
	assert_string_equal(linuxdoc_text(&a, SPAN("<tt/a&sol;b/ <em/c</em>/ d")),
			    "a/b c/ d");
	assert_string_equal(linuxdoc_text(&a, SPAN("<url url='a/b>c'>d < e > f")),
			    "d < e > f");
	assert_string_equal(linuxdoc_text(&a, SPAN("a<!-- b > c --> d <url")),
			    "a d");
}

static void linuxdoc__bodies_end_where_the_tag_does(void **state)
{
	static const struct { const char *text, *want; } samples[] = {
		{ "<tt>a</tt>b", "a" },
		{ "<tt>a<em>b</></>c</tt>", "a<em>b</>" },
		{ "<tt/a&sol;b/c", "a&sol;b" },
		{ "<bf/a</bf>/", "a" },
		{ "<bf/a<em>b</em><tt/c/d/e", "a<em>b</em><tt/c" },
		{ "<bf/a<url url=\"b/c\">d/e", "a<url url=\"b/c\">d" },
		{ "<bf/a", "a" },
		{ "<tag>a</>b</tag>", "a" },
		{ "<tag>a<em>b</></tag>", "a<em>b</>" },
		{ "<tag>a\n<p>b</tag>", "a\n" },
		{ "<tag>a</descrip>", "a" },
		{ "<tag>a<tag>b</tag>", "a" },
		{ "<tag/a/b", "a" },
		{ "<verb>a</>b<p></ </verb>", "a</>b<p></ " },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(samples); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct linuxdoc doc;
		struct span got;

		linuxdoc_read(&a, span_of(samples[i].text), &doc);
		got = linuxdoc_body(&doc, doc.tags.at);
		assert_string_equal(arena_str(&a, got), samples[i].want);
	}
}

static void linuxdoc__attributes_are_found_by_their_names(void **state)
{
	static const struct { const char *tag, *name, *want; } samples[] = {
		{ "<url url=\"http://x/?name=a&id=3\" name=\"b\">", "name", "b" },
		{ "<url url=\"http://x/?name=a&id=3\" name=\"b\">", "id", "" },
		{ "<url URL='http://y/' name='b \"c\"'>", "url", "http://y/" },
		{ "<url URL='http://y/' name='b \"c\"'>", "name", "b \"c\"" },
		{ "<url\nurl = \"u\"\n name\t=\n\"b\">", "name", "b" },
		{ "<ref id=m name=here>", "id", "m" },
		{ "<ref id=m name=here>", "name", "here" },
		{ "<ref id=>", "id", "" },
		{ "<ref compact name=x.y-z/", "name", "x.y-z" },
		{ "<ref = \"id=2\" / id=3>", "id", "" },
		{ "<id=3>", "id", "" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(samples); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct linuxdoc doc;
		struct span got;

		linuxdoc_read(&a, span_of(samples[i].tag), &doc);
		assert_int_equal(doc.tags.n, 1);
		got = linuxdoc_attribute(doc.tags.at, samples[i].name);
		assert_string_equal(arena_str(&a, got), samples[i].want);
	}
}

/* Sections lie inside the document, in order, whatever the bytes are. */
static void linuxdoc__any_bytes_are_taken(void **state)
{
	static const char *const pieces[] = {
		"<sect>", "<sect1>", "<sect4", ">", "</", "/", "<tt/", "<verb>",
		"</verb>", "<!--", "-->", "<![", "]]>", "\"", "'", "<label id=",
		"\n", "a", "\xff", "<itemize>", "</itemize>", "</article>", "<!"
	};
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		CLEANUP_ARENA struct arena a = { 0 };
		CLEANUP_BUF struct buf text;
		struct linuxdoc doc;
		size_t before = 0;

		buf_init(&text, 10000);
		for (uint32_t n = next_random(&seed) % 40; n; n--)
			buf_add_str(&text, pieces[next_random(&seed) %
						  NELEMS(pieces)]);
		linuxdoc_read(&a, buf_span(&text), &doc);
		for (size_t i = 0; i < doc.sections.n; i++) {
			assert_true(doc.sections.at[i].start >= before);
			assert_true(doc.sections.at[i].end >
				    doc.sections.at[i].start);
			assert_true(doc.sections.at[i].end <= text.len);
			before = doc.sections.at[i].start + 1;
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(linuxdoc__sections_are_found_where_they_are),
		cmocka_unit_test(linuxdoc__is_told_from_other_documents),
		cmocka_unit_test(linuxdoc__text_is_without_markup),
		cmocka_unit_test(linuxdoc__bodies_end_where_the_tag_does),
		cmocka_unit_test(linuxdoc__attributes_are_found_by_their_names),
		cmocka_unit_test(linuxdoc__any_bytes_are_taken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
