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

static int read(struct arena *a, const char *text, struct clayout *out,
		struct err *e)
{
	struct ctokens *t = ARENA_NEW(a, struct ctokens);

	ctokens_of_file(a, span_of(text), t);
	return clayout_read(a, t, "x.h", SPAN("x"), out, e);
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
	return arena_printf(a, "%s=%u/%u", text, l->bytes, l->align);
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
		{ "struct x { __u64 a __attribute__((aligned(8))); unsigned short b; };",
		  "a@0+8 b@8+2 =16/8" },
		{ "struct x { __u16 f;\n#define F_A 1\n#define F_B 2 /* b */\n\tenum e e; };",
		  "f@0+2 e@4+4 =8/4" },
		{ "struct x { union nf_inet_addr a; struct in_addr b; };",
		  "a@0+16 b@16+4 =20/4" },
	};
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct err e = { 0 };
		struct clayout l;

		if (read(&a, cases[i].text, &l, &e))
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
		{ "struct x {\n\t__u64 a;\n};", "x.h:2: a: its alignment" },
		{ "struct x { void *a; };", "x.h:1: a: its alignment" },
		{ "struct x { char a[N]; };", "x.h:1: [: an array" },
		{ "struct x { char a[]; };", "x.h:1: [: an array" },
		{ "struct x { char a[0]; };", "x.h:1: [: an array" },
		{ "struct x { char a[9999999]; };", "x.h:1: [: an array" },
		{ "struct x { __u8 a:1; };", "x.h:1: :: not expected" },
		{ "struct x {\n#ifdef A\n\t__u8 a;\n#endif\n};",
		  "x.h:2: #ifdef: the members depend" },
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

		if (!read(&a, cases[i].text, &l, &e))
			fail_msg("%s: %s", cases[i].text, text_of(&a, &l));
		if (!span_starts(span_of(e.msg), span_of(cases[i].want)))
			fail_msg("%s: %s", cases[i].text, e.msg);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cconstant__of_macros_and_enumerators),
		cmocka_unit_test(clayout__tells_offsets),
		cmocka_unit_test(clayout__guesses_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
