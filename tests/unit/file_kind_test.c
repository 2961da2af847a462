// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/file_kind.h"

static void file_kind__goes_by_the_name(void **state)
{
	static const struct {
		const char *path;
		enum file_kind kind;
	} cases[] = {
		{ "net/netfilter/xt_mark.c", FILE_C },
		{ "a.c/b", FILE_OTHER },
		{ "include/x.h", FILE_HEADER },
		{ "net/netfilter/Kconfig", FILE_KCONFIG },
		{ "arch/x86/Kconfig.debug", FILE_KCONFIG },
		{ "Makefile.am", FILE_MAKE },
		{ "tests/Kbuild", FILE_MAKE },
		{ "extensions/GNUmakefile.in", FILE_MAKE },
		{ "src/parser_bison.y", FILE_GRAMMAR },
		{ "iptables/iptables.8.in", FILE_OTHER },
		{ "extensions/libxt_mark.man", FILE_DOC },
		{ "x.S", FILE_ASM },
		{ "x.s", FILE_OTHER },
		{ "", FILE_OTHER },
		{ ".c", FILE_C },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		assert_int_equal(file_kind(span_of(cases[i].path)),
				 cases[i].kind);
}

static void file_is_c__knows_sources_and_headers(void **state)
{
	(void)state;
	assert_true(file_is_c(SPAN("a/b.c")));
	assert_true(file_is_c(SPAN("b.h")));
	assert_false(file_is_c(SPAN("b.y")));
	assert_false(file_is_c(SPAN("c")));
}

static void file_is_kernel__goes_by_the_top_folder(void **state)
{
	(void)state;
	assert_true(file_is_kernel(SPAN("net/netfilter/x_tables.c")));
	assert_true(file_is_kernel(SPAN("include/uapi/linux/netfilter.h")));
	assert_false(file_is_kernel(SPAN("src/netlink.c")));
	assert_false(file_is_kernel(SPAN("include/xtables.h")));
	assert_false(file_is_kernel(SPAN("net")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(file_kind__goes_by_the_name),
		cmocka_unit_test(file_is_c__knows_sources_and_headers),
		cmocka_unit_test(file_is_kernel__goes_by_the_top_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
