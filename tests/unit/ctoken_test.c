// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/buf.h"
#include "base/limits.h"
#include "ctoken_check.h"
#include "hunk.h"
#include "random.h"

/* "i:int p:*" ..., a line for each line that has tokens. */
static void put_kind(struct buf *to, const struct ctoken *t)
{
	static const char kinds[] = {
		[CTOKEN_IDENT] = 'i', [CTOKEN_NUMBER] = 'n',
		[CTOKEN_STRING] = 's', [CTOKEN_CHAR] = 'c',
		[CTOKEN_PUNCT] = 'p', [CTOKEN_COMMENT] = 'C',
		[CTOKEN_DIRECTIVE] = 'd', [CTOKEN_OTHER] = 'o',
	};

	buf_printf(to, "%c:" SPAN_FMT, kinds[t->kind], SPAN_ARG(t->text));
}

/* "int+2m": the text, + if it is added, its depth, m if it is in a macro. */
static void put_flags(struct buf *to, const struct ctoken *t)
{
	buf_printf(to, SPAN_FMT "%s%u%s", SPAN_ARG(t->text),
		   t->added ? "+" : ":", t->depth, t->in_macro ? "m" : "");
}

static void put_tokens(struct buf *to, const struct ctokens *tokens,
		       void (*put)(struct buf *to, const struct ctoken *t))
{
	for (size_t i = 0; i < tokens->list.n; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (i)
			buf_add_char(to, t->starts_line ? '\n' : ' ');
		put(to, t);
	}
}

struct token_case {
	const char *lines, *want;
};

static void assert_tokens(const struct token_case *cases, size_t n,
			  enum diff_side side,
			  void (*put)(struct buf *to, const struct ctoken *t))
{
	for (size_t i = 0; i < n; i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		CLEANUP_BUF struct buf got;
		const struct hunk *h;
		const char *broken;
		struct ctokens out;
		struct diff d;

		buf_init(&got, LIMIT_TEXT);
		h = hunk_of(&a, cases[i].lines, &d);
		ctokens_of_hunk(&a, h, side, &out);
		put_tokens(&got, &out, put);
		if (!span_eq(buf_span(&got), span_of(cases[i].want)))
			fail_msg("case %zu:\n%s\ngot:\n%s\nwant:\n%s", i,
				 cases[i].lines, got.p, cases[i].want);
		broken = ctokens_broken(h, side, &out);
		if (broken)
			fail_msg("case %zu: %s", i, broken);
	}
}

static void assert_kinds(const struct token_case *cases, size_t n)
{
	assert_tokens(cases, n, DIFF_NEW, put_kind);
}

static void ctokens__are_the_longest_that_fit(void **state)
{
	static const struct token_case cases[] = {
		{ "+a->b", "i:a p:-> i:b" },
		{ "+a-->b", "i:a p:-- p:> i:b" },
		{ "+a+++b", "i:a p:++ p:+ i:b" },
		{ "+a<<=1>>=2", "i:a p:<<= n:1 p:>>= n:2" },
		{ "+a-b->c--d-=e", "i:a p:- i:b p:-> i:c p:-- i:d p:-= i:e" },
		{ "+a<b>c<<d>>e<=f>=g",
		  "i:a p:< i:b p:> i:c p:<< i:d p:>> i:e p:<= i:f p:>= i:g" },
		{ "+a&b&&c&=d|e||f|=g",
		  "i:a p:& i:b p:&& i:c p:&= i:d p:| i:e p:|| i:f p:|= i:g" },
		{ "+a+b++c+=d==e!=!f",
		  "i:a p:+ i:b p:++ i:c p:+= i:d p:== i:e p:!= p:! i:f" },
		{ "+a*=b%=c^=d*e%f^g",
		  "i:a p:*= i:b p:%= i:c p:^= i:d p:* i:e p:% i:f p:^ i:g" },
		{ "+a/=b/c##d#e...f..g",
		  "i:a p:/= i:b p:/ i:c p:## i:d p:# i:e p:... i:f p:. p:. i:g" },
		{ "+a<<b>>c", "i:a p:<< i:b p:>> i:c" },
		{ "+<= >= == != && ||", "p:<= p:>= p:== p:!= p:&& p:||" },
		{ "+*= /= %= += -= &= ^= |=",
		  "p:*= p:/= p:%= p:+= p:-= p:&= p:^= p:|=" },
		{ "+f(int a, ...)", "i:f p:( i:int i:a p:, p:... p:)" },
		{ "+a....b", "i:a p:... p:. i:b" },
		{ "+a&&&b", "i:a p:&& p:& i:b" },
		{ "+!!x", "p:! p:! i:x" },
		{ "+!=x", "p:!= i:x" },
		{ "+===", "p:== p:=" },
		{ "+a?:b", "i:a p:? p:: i:b" },
		{ "+{}[]();,~", "p:{ p:} p:[ p:] p:( p:) p:; p:, p:~" },
		{ "+#x##y", "d:#x p:## i:y" },
		{ "+int\ta;", "i:int i:a p:;" },
		{ "+_a9 __b__ c", "i:_a9 i:__b__ i:c" },
		{ "+", "" },
		{ "+  \t ", "" },
	};

	(void)state;
	assert_kinds(cases, NELEMS(cases));
}

static void ctokens__know_preprocessing_numbers(void **state)
{
	static const struct token_case cases[] = {
		{ "+0 1u 0x1UL 0b101", "n:0 n:1u n:0x1UL n:0b101" },
		{ "+1.5e+3+x", "n:1.5e+3 p:+ i:x" },
		{ "+.5f 1. 1.e5", "n:.5f n:1. n:1.e5" },
		{ "+1e+2E-3", "n:1e+2E-3" },
		{ "+0x1p-3 0X1P+3", "n:0x1p-3 n:0X1P+3" },
		{ "+0x1e+1", "n:0x1e+1" },	/* so says the standard */
		{ "+0xf+1", "n:0xf p:+ n:1" },
		{ "+1...5", "n:1...5" },
		{ "+1 ... 5", "n:1 p:... n:5" },
		{ "+a.b.5", "i:a p:. i:b n:.5" },
		{ "+-1", "p:- n:1" },
		{ "+9lives", "n:9lives" },
	};

	(void)state;
	assert_kinds(cases, NELEMS(cases));
}

static void ctokens__know_strings_and_characters(void **state)
{
	static const struct token_case cases[] = {
		{ "+\"a b\"", "s:\"a b\"" },
		{ "+\"\" \"\"", "s:\"\" s:\"\"" },
		{ "+\"a\\\"b\\\\\"c", "s:\"a\\\"b\\\\\" i:c" },
		{ "+L\"a\" u\"b\" U\"c\" u8\"d\"",
		  "s:L\"a\" s:u\"b\" s:U\"c\" s:u8\"d\"" },
		{ "+l\"a\" LL\"b\" u9\"c\"",
		  "i:l s:\"a\" i:LL s:\"b\" i:u9 s:\"c\"" },
		{ "+L \"a\"", "i:L s:\"a\"" },
		{ "+'a' '\\'' '\\\\' L'b' u'c' U'd'",
		  "c:'a' c:'\\'' c:'\\\\' c:L'b' c:u'c' c:U'd'" },
		{ "+'\"' \"'\"", "c:'\"' s:\"'\"" },
		{ "+\"/* no */ // no\"", "s:\"/* no */ // no\"" },
		{ "+'/*'", "c:'/*'" },
		{ "+PRI\"x\"u", "i:PRI s:\"x\" i:u" },
		/* what does not end */
		{ "+;\n+f(\"abc);\n+g();",
		  "p:;\ni:f p:( s:\"abc);\ni:g p:( p:) p:;" },
		{ "+#error don't \"do\" it",
		  "d:#error i:don o:' i:t s:\"do\" i:it" },
		{ "+L'a b", "i:L o:' i:a i:b" },
		{ "+\"a\\", "s:\"a" },
		/* over lines */
		{ "+p(\"a \\\n+  b\\\n+c\", x);",
		  "i:p p:( s:\"a \ns:  b\ns:c\" p:, i:x p:) p:;" },
		{ "+p(\"a\\\n+\n+b);", "i:p p:( s:\"a\ni:b p:) p:;" },
		{ "+p(\"a\\\n+\"b);", "i:p p:( s:\"a\ns:\" i:b p:) p:;" },
	};

	(void)state;
	assert_kinds(cases, NELEMS(cases));
}

static void ctokens__of_a_comment_are_one_for_each_line(void **state)
{
	static const struct token_case cases[] = {
		{ "+a /* b */ c", "i:a C:/* b */ i:c" },
		{ "+/**/a/***/", "C:/**/ i:a C:/***/" },
		{ "+/*/ a */b", "C:/*/ a */ i:b" },
		{ "+a // b /* c", "i:a C:// b /* c" },
		{ "+a // b\n+c", "i:a C:// b\ni:c" },
		{ "+a // b \\\n+c\n+d", "i:a C:// b\nC:c\ni:d" },
		{ "+a /* b \n+ * c\n+\n+\t */ d",
		  "i:a C:/* b\nC:* c\nC:*/ i:d" },
		{ "+/* a // b\n+\"c */ d", "C:/* a // b\nC:\"c */ i:d" },
		{ "+/* \"a */ \"b /* c\"", "C:/* \"a */ s:\"b /* c\"" },
		{ "+a / * b", "i:a p:/ p:* i:b" },
		{ "+a /= b", "i:a p:/= i:b" },
		{ "+/* a", "C:/* a" },
		{ "+// it's \"a", "C:// it's \"a" },
	};

	(void)state;
	assert_kinds(cases, NELEMS(cases));
}

static void ctokens__know_directives(void **state)
{
	static const struct token_case cases[] = {
		{ "+#define A 1", "d:#define i:A n:1" },
		{ "+# \tdefine A", "d:# \tdefine i:A" },
		{ "+\t#if A", "d:#if i:A" },
		{ "+#", "d:#" },
		{ "+# 1 \"x.c\"", "d:# 1 s:\"x.c\"" },
		{ "+/* a */ #if A", "C:/* a */ d:#if i:A" },
		{ "+/* a\n+ */ #if A", "C:/* a\nC:*/ d:#if i:A" },
		{ "+x #y", "i:x p:# i:y" },
		{ "+#define A(x) \\\n+\t#x a##x",
		  "d:#define i:A p:( i:x p:)\np:# i:x i:a p:## i:x" },
		{ "+#include <linux/x.h>", "d:#include s:<linux/x.h>" },
		{ "+#include<x.h>/*a*/", "d:#include s:<x.h> C:/*a*/" },
		{ "+#include /*a*/ <x.h>", "d:#include C:/*a*/ s:<x.h>" },
		{ "+#include_next <x.h>", "d:#include_next s:<x.h>" },
		{ "+#include \"x.h\"", "d:#include s:\"x.h\"" },
		{ "+#include X <y>", "d:#include i:X p:< i:y p:>" },
		{ "+#include <x.h", "d:#include p:< i:x p:. i:h" },
		{ "+#include\n+a <b> c", "d:#include\ni:a p:< i:b p:> i:c" },
		{ "+#include <a//b.h>", "d:#include s:<a//b.h>" },
		{ "+#import <a/b.h>", "d:#import s:<a/b.h>" },
		{ "+#if __has_include(<a/b.h>)",
		  "d:#if i:__has_include p:( s:<a/b.h> p:)" },
		{ "+#elif __has_include_next( <b.h> ) < a",
		  "d:#elif i:__has_include_next p:( s:<b.h> p:) p:< i:a" },
		{ "+#if f(<b>)", "d:#if i:f p:( p:< i:b p:> p:)" },
		{ "+#if a <b> c", "d:#if i:a p:< i:b p:> i:c" },
	};

	(void)state;
	assert_kinds(cases, NELEMS(cases));
}

static void ctokens__of_what_is_no_c_are_other(void **state)
{
	static const struct token_case cases[] = {
		{ "+a @ $b `", "i:a o:@ o:$ i:b o:`" },
		{ "+\303\244\302\240b", "o:\303\244\302\240 i:b" },
		{ "+a \\ b", "i:a o:\\ i:b" },
		{ "+a \\ \t\r\n+#b", "i:a\np:# i:b" },
		{ "+a\\\\\n+#b", "i:a o:\\\np:# i:b" },
		{ "+\001\177", "o:\001 o:\177" },
		{ "+a\r\n+b\v\f\n", "i:a\ni:b" },
	};

	(void)state;
	assert_kinds(cases, NELEMS(cases));
}

static void ctokens__are_of_one_side(void **state)
{
	static const char lines[] = " a {\n-b /*\n+c\n d\n- */\n+ e\n }\n";
	static const struct token_case new_side[] = {
		{ lines, "a:0 {:0\nc+1\nd:1\ne+1\n}:0" },
	};
	static const struct token_case old_side[] = {
		{ lines, "a:0 {:0\nb+1 /*+1\nd:1\n*/+1\n}:0" },
	};

	(void)state;
	assert_tokens(new_side, 1, DIFF_NEW, put_flags);
	assert_tokens(old_side, 1, DIFF_OLD, put_flags);
}

static void ctokens__count_open_braces(void **state)
{
	static const struct token_case cases[] = {
		{ "+a{b{c}d}e", "a+0 {+0 b+1 {+1 c+2 }+1 d+1 }+0 e+0" },
		{ "+}\n+a {\n+}", "}+0\na+0 {+0\n}+0" },
		{ "+\"{\" '{' /* { */ a", "\"{\"+0 '{'+0 /* { */+0 a+0" },
		/* the macro does not count outside */
		{ "+{\n+#define A {{ b\n+c\n+}",
		  "{+0\n#define+1m A+1m {+1m {+2m b+3m\nc+1\n}+0" },
		{ "+#define A do { \\\n+b; \\\n+} while (0)\n+c",
		  "#define+0m A+0m do+0m {+0m\nb+1m ;+1m\n"
		  "}+0m while+0m (+0m 0+0m )+0m\nc+0" },
		/* each branch of an #if opens the same block */
		{ "+#if A\n+a {\n+#else\n+b {\n+#endif\n+c\n+}",
		  "#if+0m A+0m\na+0 {+0\n#else+0m\nb+0 {+0\n#endif+1m\n"
		  "c+1\n}+0" },
		{ "+#ifdef A\n+{\n+#ifndef B\n+{\n+#elif C\n+{\n+#endif\n+#endif",
		  "#ifdef+0m A+0m\n{+0\n#ifndef+1m B+1m\n{+1\n"
		  "#elif+1m C+1m\n{+1\n#endif+2m\n#endif+2m" },
		/* the #if is above the hunk */
		{ "+{\n+#else\n+a\n+#endif\n+#endif",
		  "{+0\n#else+1m\na+1\n#endif+1m\n#endif+1m" },
	};

	(void)state;
	assert_tokens(cases, NELEMS(cases), DIFF_NEW, put_flags);
}

static void ctokens__know_where_a_macro_ends(void **state)
{
	static const struct token_case cases[] = {
		{ "+#define A \\\n+b \\\n+c\n+d",
		  "#define+0m A+0m\nb+0m\nc+0m\nd+0" },
		{ "+#define A /* b\n+c */ d\n+e",
		  "#define+0m A+0m /* b+0m\nc */+0m d+0m\ne+0" },
		{ "+#define A // b\\\n+c\n+d",
		  "#define+0m A+0m // b+0m\nc+0m\nd+0" },
		{ "+#define A \"b\\\n+c\" d\n+e",
		  "#define+0m A+0m \"b+0m\nc\"+0m d+0m\ne+0" },
		{ "+#define A \\\n+\n+b", "#define+0m A+0m\nb+0" },
		{ "+#define A \\\n+#define B\n+b",
		  "#define+0m A+0m\n#+0m define+0m B+0m\nb+0" },
		/* a backslash that is not needed makes no macro */
		{ "+a;\n+if (b && \\\n+c)",
		  "a+0 ;+0\nif+0 (+0 b+0 &&+0\nc+0 )+0" },
	};

	(void)state;
	assert_tokens(cases, NELEMS(cases), DIFF_NEW, put_flags);
}

enum begin { IN_CODE, IN_COMMENT, IN_STRING, IN_MACRO };

static void ctokens__know_what_the_hunk_begins_in(void **state)
{
	static const struct { const char *lines; enum begin want; } cases[] = {
		{ " int a;\n+int b;\n", IN_CODE },
		{ " /* a */\n+int b;\n", IN_CODE },
		{ " /*\n+ * a\n+ */\n", IN_CODE },
		{ " \n \n", IN_CODE },
		{ " ", IN_CODE },
		{ "-a */\n int b;\n", IN_CODE },
		/* a closing mark first */
		{ " a comment's end */\n+int b;\n", IN_COMMENT },
		{ " no star\n+nor here\n  */\n int b; /* c */\n", IN_COMMENT },
		{ "  */\n+b = c; /* d */\n", IN_COMMENT },
		{ "+say \"what */\n", IN_COMMENT },
		{ "+we don't, they don't */\n", IN_COMMENT },
		{ "+see http://x.y/ */\n", IN_COMMENT },
		{ " a = \"*/5 * * * *\";\n+b;\n", IN_CODE },
		{ " a = '\"'; /* b */\n", IN_CODE },
		{ " a = '*'/ 2;\n", IN_CODE },
		{ " a; // b\n+c; /* d */\n", IN_CODE },
		{ " f(*/* a */b);\n", IN_CODE },
		/* stars */
		{ "  * a\n+ * b\n", IN_COMMENT },
		{ "  * a\n+ * b\n  */\n int c;\n", IN_COMMENT },
		{ "  * a/*\n+ * b\n  */\n", IN_COMMENT },
		{ "  *\n+ *\tb\n", IN_COMMENT },
		{ "+ * a\n", IN_COMMENT },
		{ " \t * sizeof(x);\n+a;\n", IN_CODE },
		{ " *a = b;\n+*c = d;\n", IN_CODE },
		{ " **a = b;\n+**c = d;\n", IN_CODE },
		/* strings */
		{ " the end\\n\", x);\n+f();\n", IN_STRING },
		{ " more \\\n+the end\\n\", x);\n", IN_STRING },
		{ " it is \\\"quoted\\\"\", x);\n", IN_STRING },
		{ " f(\"a\", \"b\");\n", IN_CODE },
		{ " f(\"a\\\n+b\");\n", IN_CODE },
		{ " the end\", \"and\", x);\n", IN_STRING },
		{ " no quote\n+but here\", x);\n", IN_CODE },
		{ " f(\"open, x);\n", IN_STRING },	/* as well as code */
		{ " it's a\", b\n", IN_CODE },
		/* macros */
		{ " \ta; \\\n+\tb; \\\n \tc\n d\n", IN_MACRO },
		{ " #define A \\\n+\tb; \\\n \tc\n d\n", IN_CODE },
		{ " \t#x, \\\n+\tb\n", IN_MACRO },
		{ " # if A && \\\n+B\n", IN_CODE },
		{ " f(\"a\", x); \\\n+} while (0)\n", IN_MACRO },
		{ " a\n b \\\n+c\n", IN_CODE },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct ctokens out;
		enum begin got;
		struct diff d;

		ctokens_of_hunk(&a, hunk_of(&a, cases[i].lines, &d), DIFF_NEW,
				&out);
		got = out.began_in_comment ? IN_COMMENT :
		      out.began_in_string ? IN_STRING :
		      out.began_in_macro ? IN_MACRO : IN_CODE;
		if (got != cases[i].want)
			fail_msg("case %zu: %d, not %d:\n%s", i, got,
				 cases[i].want, cases[i].lines);
	}
}

static void ctokens__go_on_from_what_the_hunk_begins_in(void **state)
{
	static const struct token_case cases[] = {
		{ " a \"b\n+ c */ d\n", "a \"b:0\nc */+0 d+0" },
		{ "  * a\n+ * it's\n  */\n b", "* a:0\n* it's+0\n*/:0\nb:0" },
		{ " a b\", c;\n", "a b\":0 ,:0 c:0 ;:0" },
		{ " a { \\\n+b\n+c", "a:0m {:0m\nb+1m\nc+0" },
		{ " #x \\\n+b\n+#c", "#:0m x:0m\nb+0m\n#c+0m" },
		{ " a */ b \\\n+c\n+d", "a */:0m b:0m\nc+0m\nd+0" },
	};

	(void)state;
	assert_tokens(cases, NELEMS(cases), DIFF_NEW, put_flags);
}

static void ctoken__is_told_by_its_text(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct ctokens out;
	struct diff d;

	(void)state;
	ctokens_of_hunk(&a, hunk_of(&a, "+if ( \"if\" /*(*/ 1", &d), DIFF_NEW,
			&out);
	assert_true(ctoken_is(&out.list.at[0], SPAN("if")));
	assert_false(ctoken_is(&out.list.at[0], SPAN("i")));
	assert_true(ctoken_is(&out.list.at[1], SPAN("(")));
	assert_false(ctoken_is(&out.list.at[2], SPAN("\"if\"")));
	assert_false(ctoken_is(&out.list.at[3], SPAN("/*(*/")));
	assert_false(ctoken_is(&out.list.at[4], SPAN("1")));
}

/* Pieces that mean something to a lexer, and bytes that do not. */
static void put_random_piece(struct buf *to, uint32_t *seed)
{
	static const char *const pieces[] = {
		"/*", "*/", "//", "\"", "'", "\\", "\\\n ", "\n ", "\n+", "\n-",
		"#", "#if", "#else", "#endif", "#include <a>", "{", "}", "L",
		"u8", "->", "...", "1.5e+", "0x", "a", " ", "\t", "\r", " * ",
		"\\\n+", "<<=",
	};
	uint32_t n = next_random(seed) % (NELEMS(pieces) + 3);

	if (n < NELEMS(pieces))
		buf_add_str(to, pieces[n]);
	else
		buf_add_char(to, (char)(next_random(seed) | 1));
}

static void ctokens__hold_for_any_bytes(void **state)
{
	(void)state;
	for (uint32_t run = 1; run < 6000; run++) {
		CLEANUP_ARENA struct arena a = { 0 };
		CLEANUP_BUF struct buf text;
		uint32_t seed = run, n = next_random(&seed) % 40;
		struct ctokens out;
		struct diff d;

		buf_init(&text, LIMIT_TEXT);
		buf_add_str(&text, "@@ -1,9 +1,9 @@\n ");
		while (n--)
			put_random_piece(&text, &seed);
		diff_parse(&a, buf_span(&text), 1, &d);
		for (int side = DIFF_OLD; side <= DIFF_NEW; side++) {
			const struct hunk *h = &d.files.at[0].hunks.at[0];
			const char *broken;

			ctokens_of_hunk(&a, h, (enum diff_side)side, &out);
			broken = ctokens_broken(h, (enum diff_side)side, &out);
			if (broken)
				fail_msg("run %u: %s:\n%s", run, broken,
					 text.p);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ctokens__are_the_longest_that_fit),
		cmocka_unit_test(ctokens__know_preprocessing_numbers),
		cmocka_unit_test(ctokens__know_strings_and_characters),
		cmocka_unit_test(ctokens__of_a_comment_are_one_for_each_line),
		cmocka_unit_test(ctokens__know_directives),
		cmocka_unit_test(ctokens__of_what_is_no_c_are_other),
		cmocka_unit_test(ctokens__are_of_one_side),
		cmocka_unit_test(ctokens__count_open_braces),
		cmocka_unit_test(ctokens__know_where_a_macro_ends),
		cmocka_unit_test(ctokens__know_what_the_hunk_begins_in),
		cmocka_unit_test(ctokens__go_on_from_what_the_hunk_begins_in),
		cmocka_unit_test(ctoken__is_told_by_its_text),
		cmocka_unit_test(ctokens__hold_for_any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
