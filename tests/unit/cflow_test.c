// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "hunk.h"
#include "model/cflow.h"

/*
 * "lock" adds one, "unlock" takes one away; what holds at "here", or -1 if
 * that is not in the body. The body is one line.
 */
static int held_here(const char *body, enum cflow_meet meet)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct ctokens tokens;
	struct cflow flow;
	const char *lines;
	int held = 0;
	struct diff d;

	lines = arena_printf(&a, "+\t%s\n", body);
	ctokens_of_hunk(&a, hunk_of(&a, lines, &d), DIFF_NEW, &tokens);
	cflow_begin(&flow, &tokens, meet);
	for (size_t i = 0; i < tokens.list.n; i++) {
		const struct ctoken *t = &tokens.list.at[i];

		held = cflow_step(&flow, i, held);
		if (ctoken_is(t, SPAN("here")))
			return held;
		held += ctoken_is(t, SPAN("lock"));
		held -= ctoken_is(t, SPAN("unlock"));
	}
	return -1;
}

/* One statement a line, as code is written. */
static const struct flow_case {
	const char *body;
	int least, most;
} cases[] = {
	{ "here", 0, 0 },
	{ "lock;\n+\there", 1, 1 },
	{ "lock;\n+\tunlock;\n+\there", 0, 0 },
	/* a way that ends does not come back */
	{ "lock;\n+\tif (a) {\n+\tunlock;\n+\treturn;\n+\t}\n+\there", 1, 1 },
	{ "lock;\n+\tif (a)\n+\treturn unlock;\n+\there", 1, 1 },
	{ "lock;\n+\tif (unlock)\n+\treturn;\n+\there", 0, 0 },
	/* one that goes on does */
	{ "if (a) {\n+\tlock;\n+\t}\n+\there", 0, 1 },
	{ "if (a) {\n+\tlock;\n+\t} else {\n+\tlock;\n+\t}\n+\there", 1, 1 },
	{ "if (a) {\n+\tlock;\n+\t} else {\n+\tb;\n+\there", 0, 0 },
	{ "if (a) {\n+\tlock;\n+\t} else {\n+\treturn;\n+\t}\n+\there", 1, 1 },
	{ "if (a) {\n+\tlock;\n+\t} else\n+\treturn;\n+\there", 1, 1 },
	{ "if (a) {\n+\tlock;\n+\t} else\n+\tb;\n+\there", 0, 1 },
	{ "if (a) {\n+\tlock;\n+\t} else if (b) {\n+\tlock;\n+\t} else {\n"
	  "+\tlock;\n+\t}\n+\there", 1, 1 },
	/* cases begin with what their switch began with */
	{ "switch (a) {\n+\tcase 1:\n+\tlock;\n+\tbreak;\n+\tcase 2:\n+\there",
	  0, 0 },
	{ "switch (a) {\n+\tcase 1:\n+\tlock;\n+\tdefault:\n+\there", 0, 1 },
	{ "lock;\n+\tswitch (a) {\n+\tcase 1:\n+\tunlock;\n+\tbreak;\n"
	  "+\tcase 2:\n+\there", 1, 1 },
	/* labels are reached from where nobody looks */
	{ "lock;\n+\treturn;\n+out:\n+\there", 0, 0 },
	{ "lock;\n+out:\n+\there", 0, 1 },
	{ "lock;\n+\treturn;\n+\there", 0, 0 },
	/* heads of loops end nothing */
	{ "for (a; b; c)\n+\tlock;\n+\there", 1, 1 },
};

static void what_holds__follows_the_ways_that_code_takes(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct flow_case *c = &cases[i];

		if (held_here(c->body, CFLOW_LEAST) != c->least ||
		    held_here(c->body, CFLOW_MOST) != c->most)
			fail_msg("%s: %d, %d", c->body,
				 held_here(c->body, CFLOW_LEAST),
				 held_here(c->body, CFLOW_MOST));
	}
}

static void blocks_without_end__do_no_harm(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	char deep[200];

	(void)state;
	memset(deep, '{', sizeof(deep));
	memcpy(deep + 90, "lock", 4);
	memset(deep + 94, '}', 101);
	memcpy(deep + 195, " here", 5);
	assert_int_equal(held_here(arena_printf(&a, "%.200s", deep),
				   CFLOW_MOST), 1);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_holds__follows_the_ways_that_code_takes),
		cmocka_unit_test(blocks_without_end__do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
