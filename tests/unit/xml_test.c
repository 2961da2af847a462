// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/embed.h"
#include "xml/doc.h"
#include "xml/schema.h"
#include "xml/style.h"

#define NS	"xmlns='http://docbook.org/ns/docbook' version='5.0'"
#define HEAD	"<article " NS "><info><title>T</title></info>\n"

/* The first note about a document that is not well-formed. */
static void refuses(struct span bytes, unsigned int line, const char *text)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_XML struct xml_doc *doc = NULL;
	struct xml_notes notes = { 0 };

	doc = xml_parse(&a, bytes, &notes);
	assert_null(doc);
	assert_true(notes.n);
	assert_int_equal(notes.at[0].line, line);
	if (!strstr(notes.at[0].text, text))
		fail_msg("'%s' has no '%s'", notes.at[0].text, text);
}

static void xml__what_is_not_well_formed_is_refused_with_its_line(void **state)
{
	(void)state;
	refuses(SPAN(""), 1, "");
	refuses((struct span){ 0 }, 1, "");
	refuses(SPAN("plain text"), 1, "");
	refuses(SPAN("<a>\n<b>\n</a>\n"), 3, "mismatch");
	refuses(SPAN("<a>\n<b/>\n"), 3, "premature end");
	refuses(SPAN("<a>&nbsp;</a>"), 1, "nbsp");
	refuses(SPAN("<a>\n\n\0</a>"), 3, "");
	refuses(SPAN("<a>\n\x1b[31m</a>"), 2, "");
	refuses(SPAN("<a>\n<x:b/></a>"), 2, "prefix x");
	refuses(SPAN("<a/>\n<b/>"), 2, "xtra content");
}

static void xml__other_encodings_are_refused(void **state)
{
	(void)state;
	refuses(SPAN("<?xml version='1.0' encoding='ISO-8859-1'?><a/>"), 1,
		"want UTF-8");
	refuses(SPAN("<?xml version='1.0' encoding='US-ASCII'?><a/>"), 1,
		"want UTF-8");
	refuses(SPAN("\xff\xfe<\0a\0/\0>\0"), 1, "is not UTF-8");
	refuses(SPAN("<\0?\0x\0m\0l\0"), 1, "is not UTF-8");
	refuses(SPAN("<a>\nM\xfcller</a>"), 2, "is not UTF-8");
}

static void xml__a_document_type_declaration_is_refused(void **state)
{
	(void)state;
	refuses(SPAN("<?xml version='1.0'?>\n<!DOCTYPE a [\n"
		     "<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n<a>&x;</a>"),
		2, "document type declaration");
	refuses(SPAN("<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a/>"), 1,
		"document type declaration");
	refuses(SPAN("<!DOCTYPE l [<!ENTITY a 'lollollol'>"
		     "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
		     "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>"
		     "<l x='&c;'>&c;</l>"), 1, "document type declaration");
}

/* Of others, too: neither a file nor a server is asked, and none grows. */
static void xml__what_a_foreign_document_points_at_is_not_read(void **state)
{
	static const char *const refused[] = {
		"<!DOCTYPE b [<!ENTITY % p SYSTEM 'file:///dev/zero'>%p;]><b/>",
		"<!DOCTYPE b [<!ENTITY x SYSTEM 'file:///dev/zero'>]><b>&x;</b>",
		"<!DOCTYPE b [<!ENTITY a 'lollol'><!ENTITY b '&a;&a;&a;&a;&a;'>"
		"<!ENTITY c '&b;&b;&b;&b;&b;'>]><b c='&c;'>&c;</b>",
	};
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_XML struct xml_doc *named = NULL, *includes = NULL;
	struct xml_notes notes = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(refused); i++) {
		assert_null(xml_parse_foreign(&a, span_of(refused[i]),
					      &notes));
		assert_string_equal(notes.at[notes.n - 1].text,
				    "an entity is defined, which is not allowed");
	}
	notes.n = 0;
	named = xml_parse_foreign(&a, SPAN("<!DOCTYPE b SYSTEM "
					   "'http://127.0.0.1:9/b.dtd'><b/>"),
				  &notes);
	assert_non_null(named);
	includes = xml_parse(&a, SPAN("<a xmlns:xi='http://www.w3.org/2001/XInclude'>"
				      "<xi:include href='/dev/zero' parse='text'/></a>"),
			     &notes);
	assert_non_null(includes);
	assert_string_equal(xml_root(includes)->first->name, "include");
	assert_null(xml_root(includes)->first->next);
}

static void xml__takes_latin1_of_a_server(void **state)
{
	static const char *const heads[] = {
		"<?xml version='1.0' encoding='ISO-8859-1'?>",
		"<?xml version=\"1.0\" encoding = \"iso-8859-1\" standalone='yes' ?>",
	};
	CLEANUP_ARENA struct arena a = { 0 };
	struct xml_notes notes = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(heads); i++) {
		CLEANUP_XML struct xml_doc *doc = NULL;

		doc = xml_parse_foreign(&a, span_of(arena_printf(&a,
			"%s<a b='\xe4'>J\xf6rg &#228;</a>", heads[i])), &notes);
		assert_non_null(doc);
		assert_string_equal(xml_text(&a, xml_root(doc)),
				    "J\xc3\xb6rg \xc3\xa4");
		assert_string_equal(xml_attribute(&a, xml_root(doc), "b"),
				    "\xc3\xa4");
	}
	assert_null(xml_parse_foreign(&a, SPAN("<?xml version='1.0' encoding=''?><a>\xe4</a>"),
				      &notes));
	assert_null(xml_parse_foreign(&a, SPAN("<?xml encoding?><a>\xe4</a>"),
				      &notes));
	assert_null(xml_parse_foreign(&a, SPAN("<?xml encoding="), &notes));
}

static void xml__depth_is_limited(void **state)
{
	CLEANUP_BUF struct buf deep;

	(void)state;
	buf_init(&deep, 1 << 20);
	for (int i = 0; i < 10000; i++)
		buf_add_str(&deep, "<a>");
	refuses(buf_span(&deep), 1, "depth");
}

static struct xml_doc *parse(struct arena *a, struct span bytes)
{
	struct xml_notes notes = { 0 };
	struct xml_doc *doc = xml_parse(a, bytes, &notes);

	if (!doc)
		fail_msg("%u: %s", notes.at[0].line, notes.at[0].text);
	return doc;
}

/* Behind the start tag, whose attributes may have a '>'. */
static size_t find_inside(struct span bytes, size_t at)
{
	for (char quote = 0; quote || bytes.p[at] != '>'; at++) {
		char c = bytes.p[at];

		if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
	}
	return at + 1;
}

/* The bytes of each element begin and end with its own tags. */
static void check_ranges(struct span bytes)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_XML struct xml_doc *doc = parse(&a, bytes);
	const struct xml_element *el = xml_root(doc);

	for (; el; el = xml_next(el, xml_root(doc))) {
		const char *end = arena_printf(&a, "</%s>", el->name);
		const char *start = arena_printf(&a, "<%s", el->name);
		struct span own = span_first(span_from(bytes, el->start),
					     el->end - el->start);
		unsigned int line = 1;

		assert_true(span_starts(own, span_of(start)));
		assert_true(span_ends(own, span_of(end)) ||
			    span_ends(own, SPAN("/>")));
		assert_int_equal(el->inside, find_inside(bytes, el->start));
		for (size_t i = 0; i < el->start; i++)
			line += bytes.p[i] == '\n';
		assert_int_equal(el->line, line);
	}
}

static void xml__elements_know_their_bytes_and_lines(void **state)
{
	(void)state;
	check_ranges(SPAN("<a/>"));
	check_ranges(SPAN("\xef\xbb\xbf<a>\n<b/></a>"));
	check_ranges(SPAN("<?xml version='1.0' encoding='utf-8'?>\r\n<a>\r\n"
			  "<b\r\nx='1>2' y=\"'&lt;\"\r\n>ü<c/>\r\n</b></a>\r\n"));
	check_ranges(SPAN("<a><!-- <b> -->\n<?pi <b> ?><b><![CDATA[<c>]]></b>"
			  "\n<c>&lt;&#60;\n\n<d></d></c></a>\n<!-- end -->"));
}

static void xml__a_long_document_keeps_the_count(void **state)
{
	CLEANUP_BUF struct buf text;

	(void)state;
	buf_init(&text, 4 << 20);
	buf_add_str(&text, "<?xml version='1.0' encoding='UTF-8'?>\n<a>");
	for (int i = 0; i < 30000; i++)
		buf_printf(&text, "<b n='%d'>\r\nöäü &amp; more\n</b>\n", i);
	buf_add_str(&text, "</a>");
	check_ranges(buf_span(&text));
}

static void xml__text_is_one_line(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_XML struct xml_doc *doc =
		parse(&a, SPAN("<a n='v'>\n  one <b>two</b>\t&amp;\n three </a>"));

	(void)state;
	assert_string_equal(xml_text(&a, xml_root(doc)), "one two & three");
	assert_string_equal(xml_attribute(&a, xml_root(doc), "n"), "v");
	assert_null(xml_attribute(&a, xml_root(doc), "m"));
	assert_non_null(xml_child(xml_root(doc), "b"));
	assert_null(xml_child(xml_root(doc), "c"));
	assert_null(xml_child(NULL, "c"));
}

/* What the schema says, as "LINE: TEXT" lines. */
static char *validate(struct arena *a, const char *text)
{
	CLEANUP_XML struct xml_doc *doc = parse(a, span_of(text));
	struct xml_notes notes = { 0 };
	struct err e = { 0 };
	struct span rng;
	char *all = arena_printf(a, "%s", "");

	assert_true(embed_find("howto/howto.rng", &rng));
	if (xml_validate(a, doc, rng, "howto.rng", &notes, &e))
		fail_msg("%s", e.msg);
	for (size_t i = 0; i < notes.n; i++)
		all = arena_printf(a, "%s%u: %s\n", all, notes.at[i].line,
				   notes.at[i].text);
	return all;
}

static void schema__blames_the_innermost_element(void **state)
{
	static const struct { const char *doc, *notes; } cases[] = {
		{ HEAD "<section><title/>\n<para>x</para></section></article>",
		  "" },
		{ HEAD "<section><title/>\n<para>x</para>\n"
		  "<variablelst/></section></article>",
		  "4: there is no element 'variablelst' in this kind of "
		  "document, did you mean 'variablelist'?\n" },
		{ HEAD "<section><title/>\n<blink/>\n<zzz>\n<para/></zzz>"
		  "</section></article>",
		  "3: there is no element 'blink' in this kind of document, "
		  "did you mean 'link'?\n"
		  "4: there is no element 'zzz' in this kind of document\n" },
		{ HEAD "<section><title/>\n<para>x</para>\n<para role='b'>y"
		  "</para></section></article>",
		  "4: attribute 'role' or its value is not allowed at 'para'\n" },
		{ HEAD "<section><title/><para/>\nstray\n</section></article>",
		  "3: text is not allowed directly in 'section'\n" },
		{ HEAD "<section>\n\n stray<title/></section></article>",
		  "4: text is not allowed directly in 'section'\n" },
		{ HEAD "<section><title/><para/>\n<section><title/></section>\n"
		  "<para/></section></article>",
		  "3: element 'section' is not allowed at this place in "
		  "'section'\n" },
		{ HEAD "<section><title/><variablelist>\n<varlistentry>\n"
		  "<term/></varlistentry></variablelist></section></article>",
		  "3: 'varlistentry' is not complete or not in order, it "
		  "takes: term, listitem\n" },
		{ HEAD "<section><title/>\n<para><para/></para>\n"
		  "<para><xref/></para></section></article>",
		  "3: element 'para' is not allowed at this place in 'para'\n"
		  "4: 'xref' is not complete or not in order, it takes: "
		  "attribute linkend\n" },
		{ "<article>\n<info/></article>",
		  "1: the root element is not in the namespace "
		  "'http://docbook.org/ns/docbook'\n" },
		{ "<para " NS "/>",
		  "1: attribute 'version' or its value is not allowed at "
		  "'para'\n" },
		{ "\n<para xmlns='http://docbook.org/ns/docbook'/>",
		  "2: expecting element article, got para\n" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };

		assert_string_equal(validate(&a, cases[i].doc), cases[i].notes);
	}
}

#define SHEET(body)							\
	"<xsl:stylesheet version='1.0' "				\
	"xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"		\
	"<xsl:output method='text'/>" body "</xsl:stylesheet>"

/* What the sheet makes of a small document, or the message. */
static int transform(struct arena *a, const char *sheet, const char **result)
{
	CLEANUP_XML struct xml_doc *doc = parse(a, SPAN("<a><b>x</b></a>"));
	CLEANUP_BUF struct buf to;
	struct err e = { 0 };
	int status;

	buf_init(&to, 1000);
	status = xml_transform(doc, span_of(sheet), "s.xsl", NULL, &to, &e);
	*result = arena_str(a, status ? span_of(e.msg) : buf_span(&to));
	return status;
}

static void style__makes_text_of_a_document(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	const char *text;

	(void)state;
	assert_int_equal(transform(&a, SHEET("<xsl:template match='b'>[<xsl:"
					     "apply-templates/>]</xsl:template>"),
				   &text), 0);
	assert_string_equal(text, "[x]");
}

static void style__may_read_and_write_nothing(void **state)
{
	static const char *const sheets[] = {
		SHEET("<xsl:template match='/'><xsl:copy-of select=\""
		      "document('file:///etc/passwd')\"/></xsl:template>"),
		SHEET("<xsl:template match='/'><xsl:copy-of select=\""
		      "document('http://127.0.0.1:9/')\"/></xsl:template>"),
		SHEET("<xsl:include href='file:///tmp/none.xsl'/>"),
		"<xsl:stylesheet version='1.0' "
		"xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "
		"xmlns:x='http://www.jclark.com/xt' "
		"extension-element-prefixes='x'><xsl:template match='/'>"
		"<x:document href='/tmp/nfkit-x'>x</x:document>"
		"</xsl:template></xsl:stylesheet>",
	};
	const char *text;

	(void)state;
	for (size_t i = 0; i < NELEMS(sheets); i++) {
		CLEANUP_ARENA struct arena a = { 0 };

		assert_int_equal(transform(&a, sheets[i], &text), -1);
		assert_true(span_starts(span_of(text),
					SPAN("style sheet 's.xsl': ")));
	}
}

static void style__a_wrong_sheet_is_an_error(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	const char *text;

	(void)state;
	assert_int_equal(transform(&a, "<a>", &text), -1);
	assert_string_equal(text, "'s.xsl' is not well-formed XML");
	assert_int_equal(transform(&a, SHEET("<xsl:nothing/>"), &text), -1);
	assert_int_equal(transform(&a, SHEET("<xsl:template match='/'><xsl:"
					     "message terminate='yes'>no"
					     "</xsl:message></xsl:template>"),
				   &text), -1);
	assert_string_equal(text, "style sheet 's.xsl': no");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(xml__what_is_not_well_formed_is_refused_with_its_line),
		cmocka_unit_test(xml__other_encodings_are_refused),
		cmocka_unit_test(xml__a_document_type_declaration_is_refused),
		cmocka_unit_test(
			xml__what_a_foreign_document_points_at_is_not_read),
		cmocka_unit_test(xml__takes_latin1_of_a_server),
		cmocka_unit_test(xml__depth_is_limited),
		cmocka_unit_test(xml__elements_know_their_bytes_and_lines),
		cmocka_unit_test(xml__a_long_document_keeps_the_count),
		cmocka_unit_test(xml__text_is_one_line),
		cmocka_unit_test(schema__blames_the_innermost_element),
		cmocka_unit_test(style__makes_text_of_a_document),
		cmocka_unit_test(style__may_read_and_write_nothing),
		cmocka_unit_test(style__a_wrong_sheet_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
