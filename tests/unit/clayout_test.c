// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <inttypes.h>

#include "model/cconstant.h"
#include "model/clayout.h"

static const char header[] =
	"#define MAX 4\n"
	"#define ALL (MAX * 2)\n"
	"#define CALL(x) 3\n"
	"enum { ZERO, ONE, EIGHT = 1 << 3, NINE, BIG = ALL | 1, LOST = f(1), NEXT };\n"
	"enum named { FIRST = MAX, /* then */ SECOND };\n";

static void cconstant__of_macros_and_enumerators(void **state)
{
	static const struct {
		const char *name;
		int64_t want;	/* -1: not known */
	} cases[] = {
		{ "MAX", 4 }, { "ALL", 8 }, { "CALL", -1 }, { "ZERO", 0 },
		{ "ONE", 1 }, { "EIGHT", 8 }, { "NINE", 9 }, { "BIG", 9 },
		{ "LOST", -1 }, { "NEXT", -1 }, { "FIRST", 4 },
		{ "SECOND", 5 }, { "ETH_ALEN", 6 }, { "named", -1 }, { "none", -1 },
	};
	CLEANUP_ARENA struct arena a = { 0 };
	struct ctokens t;

	(void)state;
	ctokens_of_file(&a, span_of(header), &t);
	for (size_t i = 0; i < NELEMS(cases); i++) {
		uint64_t value = 0;
		bool known = cconstant_find(&t, span_of(cases[i].name), &value);

		if (known != (cases[i].want >= 0) ||
		    (known && value != (uint64_t)cases[i].want))
			fail_msg("%s: %d, %" PRIu64, cases[i].name, known,
				 value);
	}
}

static int read(struct arena *a, const char *text, const char *stop,
		struct clayout *out, struct err *e)
{
	struct ctokens *t = ARENA_NEW(a, struct ctokens);

	ctokens_of_file(a, span_of(text), t);
	return clayout_read(a, t, "x.h", SPAN("x"), span_of(stop), out, e);
}

/* "name@offset+bytes ... =bytes/align" */
static const char *text_of(struct arena *a, const struct clayout *l)
{
	const char *text = "";

	for (size_t i = 0; i < l->members.n; i++) {
		const struct clayout_member *m = &l->members.at[i];

		text = arena_printf(a, "%s%s" SPAN_FMT "@%u+%u ", text,
				    m->is_pointer ? "*" : "", SPAN_ARG(m->name),
				    m->offset, m->bytes);
	}
	return arena_printf(a, "%s%s=%u/%u", text, l->is_ragged ? "ragged " : "",
			    l->bytes, l->align);
}

static void clayout__tells_offsets(void **state)
{
	static const struct { const char *text, *want; } cases[] = {
		{ "struct x {\n\t__u16 min, max;\n\t__u8 invert;\n};\n",
		  "min@0+2 max@2+2 invert@4+1 =6/2" },
		{ "#define N 3\nstruct x { /* a */ char s[N][2]; unsigned int u; };",
		  "s@0+6 u@8+4 =12/4" },
		{ "struct p; struct x { __u8 a; struct p *q __attribute__((aligned(8))); };",
		  "a@0+1 *q@8+8 =16/8" },
		{ "struct y { __u8 a; __u32 b; };\nstruct x { __u8 a; struct y y[2]; };",
		  "a@0+1 y@4+16 =20/4" },
		{ "struct x { union { __u8 a; __u32 b[2]; }; __u16 c; };",
		  "@0+8 c@8+2 =12/4" },
		{ "struct x { __u64 a; __u32 b; };", "a@0+8 b@8+4 =16/8" },
		{ "struct y { __u64 a; __u8 b; };\nstruct x { char n[5]; struct y y; };",
		  "n@0+5 y@8+16 ragged =24/8" },
		{ "struct x { __u64 a __attribute__((aligned(8))); unsigned short b; };",
		  "a@0+8 b@8+2 =16/8" },
		{ "struct x { __u16 f;\n#define F_A 1\n#define F_B 2 /* b */\n\tenum e e; };",
		  "f@0+2 e@4+4 =8/4" },
		{ "struct x { union nf_inet_addr a; struct in_addr b; };",
		  "a@0+16 b@16+4 =20/4" },
		{ "struct x { union { __u32 a;\n#ifndef K\n__be32 b;\n#endif\n}; __u8 c; };",
		  "@0+4 c@4+1 =8/4" },
		{ "struct x { union {\n#ifdef K\n__u32 a;\n#else\n__u16 b[2]; int c;\n#endif\n}; };",
		  "@0+4 =4/4" },
		{ "struct x { char a[N * sizeof(struct sock_filter)]; };\n#define N 3\n",
		  "a@0+24 =24/1" },
		{ "struct x { __u32 a[256 / sizeof (__u32)]; __u8 b[sizeof(uint16_t)]; };",
		  "a@0+256 b@256+2 =260/4" },
		{ "struct x { __u8 a:1, b:6; __u8 c:1, d:2; __u8 e; __u8 f:1; };",
		  "a@0+1 d@1+1 e@2+1 f@3+1 =4/1" },
		{ "struct x { __u8 a; union { struct { __u8 b:4, c:5; } d; __u8 e:3, f:8; } g; };",
		  "a@0+1 g@1+2 =3/1" },
	};
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct err e = { 0 };
		struct clayout l;

		if (read(&a, cases[i].text, "", &l, &e))
			fail_msg("%s: %s", cases[i].text, e.msg);
		assert_string_equal(text_of(&a, &l), cases[i].want);
	}
}

static void clayout__guesses_nothing(void **state)
{
	static const struct { const char *text, *want; } cases[] = {
		{ "struct y { int a; };", "'x.h' defines no struct x" },
		{ "struct x {\n\tunsigned long a;\n};", "x.h:2: a: it is of a type" },
		{ "struct x { size_t a; };", "x.h:1: a: it is of a type" },
		{ "struct x { struct z a; };", "x.h:1: a: it is of a type" },
		{ "struct x {\n\t__u32 a;\n\t__u64 b;\n};", "x.h:3: b: it is at another place" },
		{ "struct y { __u64 a; __u8 b; };\nstruct x { struct y a[2]; };",
		  "x.h:2: [: its elements" },
		{ "struct y { __u64 a; __u8 b; };\nstruct x { struct y a; __u8 b; };",
		  "x.h:2: b: it is at another place" },
		{ "struct x { void *a; };", "x.h:1: a: its alignment" },
		{ "struct x { char a[N]; };", "x.h:1: [: an array" },
		{ "struct x { char a[]; };", "x.h:1: [: an array" },
		{ "struct x { char a[0]; };", "x.h:1: [: an array" },
		{ "struct x { char a[9999999]; };", "x.h:1: [: an array" },
		{ "struct x { __u32 a:1; };", "x.h:1: 1: a bit-field" },
		{ "struct x { __u8 a:9; };", "x.h:1: 9: a bit-field" },
		{ "struct x { __u8 a:0; };", "x.h:1: 0: a bit-field" },
		{ "struct x { __u8 a:N; };", "x.h:1: N: a bit-field" },
		{ "struct x { __u8 a:1 b; };", "x.h:1: b: not expected" },
		{ "struct x { __u8 a[sizeof(struct y)]; };",
		  "x.h:1: [: an array" },
		{ "struct x { __u8 a[4 / 0]; };", "x.h:1: [: an array" },
		{ "struct x {\n#ifdef A\n\t__u8 a;\n#endif\n};",
		  "x.h:2: #ifdef: the members depend" },
		{ "struct x { union {\n#ifdef A\n__u8 a;\n#endif\n}; };",
		  "x.h:2: #ifdef: the size depends" },
		{ "struct x { union {\n#ifdef A\n__u8 a[4];\n#else\n__u32 b;\n#endif\n}; };",
		  "x.h:2: #ifdef: the size depends" },
		{ "struct x { union { __u8 b;\n#ifdef A\n__u8 a;\n}; };",
		  "x.h:2: #ifdef: the size depends" },
		{ "struct x { union {\n#ifdef A\n__u8 a;\n#endif\n#if B\n__u8 b;\n#endif\n}; };",
		  "x.h:5: #if: the members depend" },
		{ "struct x { __u8 a __attribute__((packed)); };",
		  "x.h:1: __attribute__: an attribute" },
		{ "struct x { __u8 a;", "x.h:1: {: these braces" },
		{ "struct x { struct x a; };", "x.h:1: {: these braces" },
		{ "struct x { enum };", "x.h:1: " },
		{ "struct x { __u8 };", "x.h:1: " },
	};
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct err e = { 0 };
		struct clayout l;

		if (!read(&a, cases[i].text, "", &l, &e))
			fail_msg("%s: %s", cases[i].text, text_of(&a, &l));
		if (!span_starts(span_of(e.msg), span_of(cases[i].want)))
			fail_msg("%s: %s", cases[i].text, e.msg);
	}
}

/* What is behind a member may be anything, and counts nothing. */
static void clayout__stops_before_a_member(void **state)
{
	static const struct { const char *text, *stop, *want; } cases[] = {
		{ "struct x { __u16 a; /* then */ struct y *b, *c; };", "b",
		  "a@0+2 =2/2" },
		{ "struct x {\n__u8 a;\nunsigned long b;\n};", "b",
		  "a@0+1 =1/1" },
		{ "struct x { union { __u8 b; __u16 c; } u; void *b; };", "b",
		  "u@0+2 =2/2" },
		{ "struct x { struct y { __u8 b; } *a; };", "a", "=0/0" },
		{ "struct x { __u8 a; };", "b",
		  "'x.h': struct x has no member b" },
		{ "struct x { long a; void *b; };", "b", "x.h:1: a: it is of" },
		{ "struct x { struct z b", "b", "'x.h': struct x has" },
		{ "struct x { __u8 a, b; };", "b", "'x.h': struct x has" },
		{ "struct x { __u8 a, c; void *b; };", "b", "a@0+1 c@1+1 =2/1" },
	};
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct err e = { 0 };
		struct clayout l;
		const char *got;

		got = read(&a, cases[i].text, cases[i].stop, &l, &e) ? e.msg :
		      text_of(&a, &l);
		if (!span_starts(span_of(got), span_of(cases[i].want)))
			fail_msg("%s: %s", cases[i].text, got);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cconstant__of_macros_and_enumerators),
		cmocka_unit_test(clayout__tells_offsets),
		cmocka_unit_test(clayout__guesses_nothing),
		cmocka_unit_test(clayout__stops_before_a_member),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
