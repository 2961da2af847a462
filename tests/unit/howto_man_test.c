// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/buf.h"
#include "howto/man.h"

/*
 * Blocks as text, to compare: "P" paragraph, "E" example, "O" option with its
 * terms before a |, "I" item, "?" unknown; *bold* and _italic_; a body in
 * braces; a line break as $.
 */
static void show_text(struct buf *to, const struct man_text *text)
{
	static const char *const marks[] = { "", "*", "_" };

	enum man_font font = MAN_ROMAN;

	for (size_t i = 0; i < text->n; i++) {
		const struct man_run *run = &text->at[i];

		if (run->font != font) {
			buf_add_str(to, marks[font]);
			buf_add_str(to, marks[run->font]);
			font = run->font;
		}
		for (size_t k = 0; k < run->text.len; k++)
			buf_add_char(to, run->text.p[k] == '\n' ? '$' :
						 run->text.p[k]);
	}
	buf_add_str(to, marks[font]);
}

static void show(struct buf *to, const struct man_blocks *blocks)
{
	static const char letters[] = "PEOI?";

	for (size_t i = 0; i < blocks->n; i++) {
		const struct man_block *b = &blocks->at[i];

		buf_printf(to, "%s%u%c ", i ? "\n" : "", b->line,
			   letters[b->kind]);
		for (size_t k = 0; k < b->terms.n; k++) {
			show_text(to, &b->terms.at[k]);
			buf_add_char(to, '|');
		}
		show_text(to, &b->text);
		if (b->body.n) {
			buf_add_str(to, "{");
			show(to, &b->body);
			buf_add_str(to, "}");
		}
	}
}

struct sample {
	const char *man, *want;
};

static void compare(const struct sample *samples, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		CLEANUP_BUF struct buf got;
		struct man_blocks blocks = { 0 };

		buf_init(&got, 100000);
		man_parse(&a, span_of(samples[i].man), &blocks);
		show(&got, &blocks);
		assert_string_equal(got.p, samples[i].want);
	}
}

static void man__text_is_paragraphs_in_fonts(void **state)
{
	static const struct sample samples[] = {
		{ "", "" },
		{ "One\ntwo.\n.PP\nThree", "1P One two.\n4P Three" },
		{ "a\n\nb\n.P\n.PP\nc\n", "1P a\n3P b\n6P c" },
		{ "with the\n.B LOG\ntarget", "1P with the *LOG* target" },
		{ ".BR a (1),\n.RI x y\n.I \"b c\" d", "1P *a*(1), x_y_ _b c d_" },
		{ "see\n.B\nnfnetlink_queue\nhere", "1P see *nfnetlink_queue* here" },
		{ "\\fBbold\\fP and \\fIit\\fR.", "1P *bold* and _it_." },
		{ "a\\-b \\(em c\\(bu \\\" gone\n.\\\" gone\nd\n.\n'\n",
		  "1P a-b \xe2\x80\x94 c\xe2\x80\xa2  d" },
		{ "one \\\ntwo\nthree\n.PP\nfour", "1P one two three\n5P four" },
		{ "a\n.br\nb\n c", "1P a$b$c" },
		{ "end \\", "1P end" },
	};

	(void)state;
	compare(samples, NELEMS(samples));
}

static void man__a_tagged_paragraph_is_an_option(void **state)
{
	static const struct sample samples[] = {
		{ ".TP\n[\\fB!\\fP] \\fB\\-\\-min\\fP \\fIvalue\\fP\nText\nmore.\n",
		  "2O [*!*] *--min* _value_|{3P Text more.}" },
		{ ".TP\n\\fB\\-\\-a\\fP\n.TP\n\\fB\\-\\-b\\fP\nBoth.\n.PP\nend",
		  "2O *--a*|*--b*|{5P Both.}\n7P end" },
		{ ".TP\n.BI \\-\\-x \" y\"\nText\n.IP\nmore\n.RS\n.RE\n.PP\nout",
		  "2O *--x*_ y_|{3P Text\n5P more}\n9P out" },
		{ ".TP\n\\fB\\-\\-a\\fP\n.PP\n.TP\n\\fB\\-\\-b\\fP\n",
		  "2O *--a*|\n5O *--b*|" },
		{ ".IP nth 4\nEach nth.", "1O nth|{2P Each nth.}" },
		{ ".TP\n\\fB\\-\\-m\\fP\nOne of\n.IP \\(bu 4\nred\n.IP \"   *\"\nblue\n",
		  "2O *--m*|{3P One of\n5I red\n7I blue}" },
		{ ".IP 1.\nfirst\n.IP 2. 4\nsecond", "2I first\n4I second" },
		{ ".TP", "" },
	};

	(void)state;
	compare(samples, NELEMS(samples));
}

static void man__examples_are_known_by_their_looks(void **state)
{
	static const struct sample samples[] = {
		{ ".TP\n\\fB\\-\\-c\\fP \\fIx\\fP\n.TP\nExample:\n"
		  "iptables \\-A INPUT\n",
		  "2O *--c* _x_|\n4P Example:\n5E iptables -A INPUT" },
		{ ".TP\n# two clients\niptables \\-A INPUT\n\\-j REJECT\n"
		  ".TP\n# more\nip6tables \\-L\n",
		  "2E # two clients$iptables -A INPUT -j REJECT\n"
		  "6E # more$ip6tables -L" },
		{ ".TP\nExamples:\n.IP\n# One\n.br\niptables \\-L\n.IP\n# Two\n",
		  "2P Examples:\n4E # One$iptables -L\n8E # Two" },
		{ "Do:\n.nf\n  a  b\n\n.B c\n.fi\nthen",
		  "1P Do:\n3E   a  b$ $*c*\n7P then" },
		{ ".PP\niptables \\-A FORWARD", "2E iptables -A FORWARD" },
		{ ".IP\n\\-m time \\-\\-utc\n.PP\nip link set up",
		  "2E -m time --utc\n4E ip link set up" },
		{ "-m time wants a day, or two.", "1P -m time wants a day, or two." },
	};

	(void)state;
	compare(samples, NELEMS(samples));
}

static void man__what_is_not_known_is_kept(void **state)
{
	static const struct sample samples[] = {
		{ "a\n.so man1/x\nb\n", "1P a\n2? .so man1/x\n3P b" },
		{ "\\*(lq \\n(.f \\s+2big\\s0 \\[nope] \\x\\z\\(", "1P   big  xz" },
		{ "\\fXa\\f(CWb\\f[B]c\\f", "1P ab*c*" },
		{ "\x01\xff\x7f", "1P \x01\xff\x7f" },
		{ ".B \"open\n", "1P *open*" },
	};

	(void)state;
	compare(samples, NELEMS(samples));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(man__text_is_paragraphs_in_fonts),
		cmocka_unit_test(man__a_tagged_paragraph_is_an_option),
		cmocka_unit_test(man__examples_are_known_by_their_looks),
		cmocka_unit_test(man__what_is_not_known_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
