// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "howto/convert.h"
#include "howto/examples.h"
#include "random.h"

#define HEAD	"<!doctype linuxdoc system>\n<article>\n"

/* Whatever LinuxDoc without mistakes is made of, the result is XML. */
static void convert__any_document_becomes_well_formed(void **state)
{
	static const char *const pieces[] = {
		"<sect>Matches", "<sect>targets <tt>x</tt>", "<sect1>a patch",
		"<sect1><label id=\"1 &\">", "<sect2>", "<sect3>T<p>", "<p>",
		"text & <", " more\n\n", "\n", "&lt;&auml;&#233;&x;", "\xe9",
		"<tt>-x</tt>", "<tt/--y/", "<em>a<tt>b</tt></em>", "</>",
		"<itemize>", "<item>", "</itemize>", "<enum><item>i</enum>",
		"<descrip>", "<tag>--t <em>n</em></tag>", "<tag/--s/",
		"</descrip>", "<verb>\n<p> &lt;</verb>", "<code> </code>",
		"<!-- -- <x> -->", "<![ ignore [ <p> ]]>", "<url url=\"a&b\">",
		"<ref id=\"1 &\" name=\"<n>\">", "<label id=q>", "<footnote>f",
		"</footnote>", "<x y='>'>", "\x01", "</article>",
		"<![ CDATA [ <x> & ]]>", "<![include[<em>x\n\n& ]]>", "<bf/b/",
		"<tag>--q <em>n</></>", "<tag>--r <tt/n", "<!x [", "\r\n \r\n"
	};
	uint32_t seed = 11;
	unsigned int converted = 0;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		CLEANUP_ARENA struct arena a = { 0 };
		CLEANUP_HOWTO struct howto sgml = { 0 }, xml = { 0 };
		CLEANUP_BUF struct buf text, out;
		struct xml_notes notes = { 0 };
		struct err e = { 0 };

		buf_init(&text, 10000);
		buf_init(&out, 100000);
		buf_add_str(&text, HEAD);
		for (uint32_t n = next_random(&seed) % 12; n; n--)
			buf_add_str(&text, pieces[next_random(&seed) %
						  NELEMS(pieces)]);
		buf_add_str(&text, "</article>");
		if (!howto_open(&a, "f", buf_span(&text), &sgml, &notes))
			continue;
		if (howto_convert(&a, &sgml, &out, &e) ||
		    howto_open_strictly(&a, "f", buf_span(&out), &xml, &e))
			fail_msg("%s\n%s\n%s", e.msg, text.p, out.p);
		converted++;
	}
	assert_true(converted > 500);
}

static void examples__become_input_of_iptables_restore(void **state)
{
	static const struct { const char *command, *want; } samples[] = {
		{ "iptables -A INPUT -p tcp -j ACCEPT",
		  "*filter\n-A INPUT -p tcp -j ACCEPT\nCOMMIT\n" },
		{ "iptables -t nat -I mine -j other # remark",
		  "*nat\n:mine - [0:0]\n:other - [0:0]\n-I mine -j other\nCOMMIT\n" },
		{ "iptables -A INPUT -m comment --comment 'a b' -t raw",
		  "*raw\n-A INPUT -m comment --comment \"a b\"\nCOMMIT\n" },
		{ "iptables -A INPUT -m x --y \"a # b\"",
		  "*filter\n-A INPUT -m x --y \"a # b\"\nCOMMIT\n" },
		{ "iptables -L", NULL },
		{ "iptables -A INPUT ... -j DROP", NULL },
		{ "iptables -A", NULL },
		{ "iptables", NULL },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(samples); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		const char *got = howto_example_input(&a,
						span_of(samples[i].command));

		if (!samples[i].want)
			assert_null(got);
		else
			assert_string_equal(got, samples[i].want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(convert__any_document_becomes_well_formed),
		cmocka_unit_test(examples__become_input_of_iptables_restore),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
