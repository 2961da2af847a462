// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "base/argv.h"

/* The words of @line are @want; NULL: it is refused with @why in the message. */
static void splits(const char *line, const char *const *want, const char *why)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct opt_list argv = { 0 };
	struct err e = { 0 };

	if (!want) {
		assert_int_equal(argv_split(&a, line, &argv, &e), -1);
		assert_int_equal(e.code, ERR_USAGE);
		if (!strstr(e.msg, why))
			fail_msg("'%s': %s", line, e.msg);
		err_clear(&e);
		assert_int_equal(argv.n, 0);
		return;
	}
	if (argv_split(&a, line, &argv, &e))
		fail_msg("'%s': %s", line, e.msg);
	for (size_t i = 0; i < argv.n; i++) {
		assert_non_null(want[i]);
		assert_string_equal(argv.at[i], want[i]);
	}
	assert_null(want[argv.n]);
}

#define SPLITS(line, ...) \
	splits((line), (const char *const[]){ __VA_ARGS__, NULL }, NULL)

static void argv__parts_at_blanks(void **state)
{
	(void)state;
	SPLITS("  vi\t-n ", "vi", "-n");
	SPLITS("less", "less");
	splits(" ", (const char *const[]){ NULL }, NULL);
}

static void argv__knows_quotes_and_variables(void **state)
{
	(void)state;
	setenv("WHERE", "/a b", 1);
	setenv("HOME", "/home/nora", 1);
	SPLITS("emacsclient -a ''", "emacsclient", "-a", "");
	SPLITS("vim -c \"set tw=72\" 'x y'\\ z", "vim", "-c", "set tw=72",
	       "x y z");
	SPLITS("~/bin/ed \"$WHERE/ed\" ${WHERE}", "/home/nora/bin/ed",
	       "/a b/ed", "/a", "b");
	SPLITS("ed '$(id)|;' \\;", "ed", "$(id)|;", ";");
}

static void argv__refuses_what_only_a_shell_can_run(void **state)
{
	static const char *const lines[] = {
		"delta | less", "ed; id", "ed && id", "ed >log", "ed <in",
		"ed $(id)", "ed `id`", "ed \"$(id)\"", "(ed)", "ed\nid",
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(lines); i++)
		splits(lines[i], NULL, "needs a shell");
}

static void argv__refuses_an_open_quote(void **state)
{
	(void)state;
	splits("ed 'x", NULL, "not closed");
	splits("ed \"x", NULL, "not closed");
	splits("ed ${x", NULL, "not closed");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(argv__parts_at_blanks),
		cmocka_unit_test(argv__knows_quotes_and_variables),
		cmocka_unit_test(argv__refuses_what_only_a_shell_can_run),
		cmocka_unit_test(argv__refuses_an_open_quote),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
