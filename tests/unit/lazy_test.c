// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/lazy.h"

/* The C library is one that is there on every machine. */
#ifdef __GLIBC__
#define LIBC	"libc.so.6"
#else
#define LIBC	"libc.so"
#endif

static void lazy__finds_functions_in_the_order_of_their_names(void **state)
{
	static const char *const names[] = { "strlen", "strchr" };
	struct {
		size_t (*length)(const char *s);
		char *(*find)(const char *s, int c);
	} table = { 0 };

	(void)state;
	lazy_load(LIBC, names, NELEMS(names), &table);
	assert_int_equal(table.length("four"), 4);
	assert_string_equal(table.find("four", 'u'), "ur");
}

/* What it says and how it ends, in a process of its own. */
static int load_in_child(const char *soname, const char *name, char *said,
			 size_t size)
{
	void *table[1];
	int ends[2], status;
	ssize_t n;
	pid_t pid;

	assert_int_equal(pipe(ends), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (!pid) {
		dup2(ends[1], STDERR_FILENO);
		lazy_load(soname, &name, 1, table);
		_exit(0);
	}
	close(ends[1]);
	n = read(ends[0], said, size - 1);
	assert_true(n >= 0);
	said[n] = '\0';
	close(ends[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void lazy__ends_with_a_line_where_something_is_missing(void **state)
{
	static const struct {
		const char *soname, *name, *says;
	} cases[] = {
		{ "libthere-is-none.so.0", "f", "libthere-is-none.so.0" },
		{ LIBC, "there_is_no_such_function", "no_such_function" },
	};
	char said[1024];

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		assert_int_equal(load_in_child(cases[i].soname, cases[i].name,
					       said, sizeof(said)), 2);
		assert_int_equal(strncmp(said, "nfkit: ", 7), 0);
		assert_non_null(strstr(said, cases[i].says));
		assert_ptr_equal(strchr(said, '\n'), said + strlen(said) - 1);
	}
	assert_int_equal(load_in_child(LIBC, "strlen", said, sizeof(said)), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			lazy__finds_functions_in_the_order_of_their_names),
		cmocka_unit_test(
			lazy__ends_with_a_line_where_something_is_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
