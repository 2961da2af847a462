// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "send/aliases.h"

static const struct {
	enum mail_aliases kind;
	const char *text, *name;
	const char *want[3];	/* NULL ends them; the first: no such alias */
} cases[] = {
	{ ALIASES_MUTT, "alias fw Florian W <fw@x>\n", "fw",
	  { "Florian W <fw@x>" } },
	{ ALIASES_MUTT, "  alias -group a -group b fw fw@x, p@x # both\n",
	  "fw", { "fw@x", "p@x" } },
	{ ALIASES_MUTT, "alias q \"W, F\" <fw@x>, p@x\n", "q",
	  { "\"W, F\" <fw@x>", "p@x" } },
	{ ALIASES_MUTT, "alias fw fw@x (Florian W), p@x ()\n", "fw",
	  { "Florian W <fw@x>", "p@x ()" } },
	{ ALIASES_MUTT, "", "f@x (F (W))", { "f@x (F (W))" } },
	{ ALIASES_MUTT, "unalias fw\nset x\n", "fw", { "fw" } },
	{ ALIASES_MAILRC, "alias fw \"Florian W <fw@x>\" p@x\n", "fw",
	  { "Florian W <fw@x>", "p@x" } },
	{ ALIASES_MAILRC, "alias fw 'a b'\n", "fw", { "a b" } },
	{ ALIASES_MAILRC, "alias\tfw\tfw@x\n", "fw", { "fw@x" } },
	{ ALIASES_MAILRC, "aliases fw fw@x\n alias fw p@x", "fw", { "fw" } },
	{ ALIASES_PINE, "fw\tFlorian\tfw@x\n", "fw", { "fw@x" } },
	{ ALIASES_PINE, "fw\tFlorian\t(fw@x,\n   p@x)\tfcc\tnote\n", "fw",
	  { "fw@x", "p@x" } },
	{ ALIASES_ELM, "fw = Florian W = fw@x\n", "fw", { "fw@x" } },
	{ ALIASES_GNUS, "(define-mail-alias \"fw\" \"fw@x\")\n", "fw",
	  { "fw@x" } },
	{ ALIASES_SENDMAIL, "# a comment\nfw: fw@x, p@x\n", "fw",
	  { "fw@x", "p@x" } },
	{ ALIASES_SENDMAIL, "fw: fw@x,\n\tp@x\nq: r@x\n", "fw",
	  { "fw@x", "p@x" } },
	{ ALIASES_SENDMAIL, "fw: fw@x, \\\np@x\n", "fw", { "fw@x", "p@x" } },
	{ ALIASES_SENDMAIL, "fw: fw@x\n  # a comment, with a comma\nq: r@x\n",
	  "fw", { "fw@x" } },
	{ ALIASES_SENDMAIL, "fw: fw@x,\n\n# a comment\n\tp@x\n", "fw",
	  { "fw@x", "p@x" } },
	{ ALIASES_SENDMAIL, "fw: fw@x, \\\n\np@x\n", "fw",
	  { "fw@x", "p@x" } },
	{ ALIASES_SENDMAIL, "fw: |/bin/sh\n", "fw", { "fw" } },
	{ ALIASES_SENDMAIL, "fw: :include:a\n", "fw", { "fw" } },
	/* Names that stand for names; the last one of a name counts. */
	{ ALIASES_SENDMAIL, "team: fw, p@x\nfw: f@x\n", "team",
	  { "f@x", "p@x" } },
	{ ALIASES_SENDMAIL, "fw: a@x\nfw: b@x\n", "fw", { "b@x" } },
	{ ALIASES_NONE, "fw: a@x\n", "fw", { "fw" } },
	{ ALIASES_MUTT, "", "a@x, B <b@x>", { "a@x", "B <b@x>" } },
	{ ALIASES_MUTT, "alias fw", "fw", { "fw" } },
	{ ALIASES_GNUS, "(define-mail-alias \"fw", "fw", { "fw" } },
};

static void aliases__are_read_as_each_program_writes_them(void **state)
{
	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct aliases aliases = { 0 };
		struct person_list got = { 0 };
		struct err e = { 0 };
		size_t n = 0;

		aliases_parse(&a, cases[i].kind, span_of(cases[i].text),
			      &aliases);
		assert_int_equal(aliases_expand(&aliases, &a,
						span_of(cases[i].name), &got,
						&e), 0);
		for (; n < 3 && cases[i].want[n]; n++) {
			if (n >= got.n)
				fail_msg("case %zu: only %zu", i, got.n);
			assert_span(got.at[n], cases[i].want[n]);
		}
		assert_int_equal(got.n, n);
	}
}

static void alias__that_stands_for_itself_is_an_error(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct aliases aliases = { 0 };
	struct person_list got = { 0 };
	struct err e = { 0 };

	(void)state;
	aliases_parse(&a, ALIASES_SENDMAIL, SPAN("a: b\nb: a\n"), &aliases);
	assert_int_equal(aliases_expand(&aliases, &a, SPAN("a"), &got, &e),
			 -1);
	assert_int_equal(e.code, ERR_SYNTAX);
}

/* 5 names for each name, 15 deep, would be more than memory holds. */
static void aliases__have_a_limit(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct aliases aliases = { 0 };
	struct person_list got = { 0 };
	struct err e = { 0 };

	(void)state;
	for (char c = 'a'; c < 'o'; c++)
		aliases_parse(&a, ALIASES_SENDMAIL,
			      span_of(arena_printf(&a, "%c: %c, %c, %c, %c, %c\n",
						   c, c + 1, c + 1, c + 1,
						   c + 1, c + 1)), &aliases);
	assert_int_equal(aliases_expand(&aliases, &a, SPAN("a"), &got, &e),
			 -1);
	assert_int_equal(e.code, ERR_LIMIT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(aliases__are_read_as_each_program_writes_them),
		cmocka_unit_test(alias__that_stands_for_itself_is_an_error),
		cmocka_unit_test(aliases__have_a_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
