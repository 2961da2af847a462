// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/family.h"

static void family__next_has_each_prefix_once(void **state)
{
	static const char *const names[] = {
		"unspec", "ipv4", "ipv6", "arp", "bridge",
	};
	const struct family *f = NULL;

	(void)state;
	for (size_t i = 0; i < NELEMS(names); i++) {
		f = family_next(f);
		assert_non_null(f);
		assert_string_equal(f->name, names[i]);
		assert_int_equal(family_is_ip(f), i < 3);
	}
	assert_null(family_next(f));
}

static void family__prefix_of_a_file_says_which(void **state)
{
	static const struct {
		const char *file, *family, *rest;
	} modules[] = {
		{ "xt_mark.c", "unspec", "mark.c" },
		{ "ipt_ah", "ipv4", "ah" },
		{ "ip6t_a_b.c", "ipv6", "a_b.c" },
		{ "arpt_mangle.c", "arp", "mangle.c" },
		{ "ebt_", "bridge", "" },
		{ "libxt_mark.c", NULL, "libxt_mark.c" },
		{ "xtables.c", NULL, "xtables.c" },
		{ "XT_mark.c", NULL, "XT_mark.c" },
		{ "_mark.c", NULL, "_mark.c" },
		{ "", NULL, "" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(modules); i++) {
		struct span file = span_of(modules[i].file);
		const struct family *f = family_skip_module(&file);

		assert_ptr_equal(f, !modules[i].family ? NULL :
				 family_find(span_of(modules[i].family)));
		assert_span(file, modules[i].rest);
	}
}

static void family__plugin_has_lib_before_it(void **state)
{
	struct span plugin = SPAN("libip6t_eui64.so");
	struct span module = SPAN("xt_mark.so"), other = SPAN("libc_x.so");

	(void)state;
	assert_ptr_equal(family_skip_plugin(&plugin),
			 family_find(SPAN("ipv6")));
	assert_span(plugin, "eui64.so");
	assert_null(family_skip_plugin(&module));
	assert_span(module, "xt_mark.so");
	assert_null(family_skip_plugin(&other));
	assert_span(other, "libc_x.so");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(family__next_has_each_prefix_once),
		cmocka_unit_test(family__prefix_of_a_file_says_which),
		cmocka_unit_test(family__plugin_has_lib_before_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
