// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/cname.h"

static void assert_all(bool (*is)(struct span name), bool want,
		       const char *const *names)
{
	for (; *names; names++)
		if (is(span_of(*names)) != want)
			fail_msg("%s", *names);
}

static void cname__knows_functions_that_write_messages(void **state)
{
	static const char *const logs[] = {
		"pr_info", "pr_err_once", "net_warn_ratelimited", "WARN",
		"WARN_ONCE", "printk", "nf_log_err", "MODULE_AUTHOR",
		"seq_printf", "dev_dbg", NULL
	};
	static const char *const others[] = {
		"printf", "info", "_info", "a_b_c_info", "pr_information",
		"WARN_ON", "MODULE_", "MODULE_a", "", NULL
	};

	(void)state;
	assert_all(cname_is_log, true, logs);
	assert_all(cname_is_log, false, others);
}

static void cname__knows_macros_that_are_loops(void **state)
{
	static const char *const loops[] = {
		"for_each_net", "list_for_each_entry", "hlist_for_each", NULL
	};
	static const char *const others[] = {
		"for", "foreach", "befor_each", "FOR_EACH", NULL
	};

	(void)state;
	assert_all(cname_is_loop, true, loops);
	assert_all(cname_is_loop, false, others);
}

static void cname__knows_words_beside_a_type(void **state)
{
	static const char *const modifiers[] = {
		"const", "__user", "__init", "__net_initdata", "__meminit",
		"__read_mostly", NULL
	};
	static const char *const others[] = {
		"static", "init", "__initx", "__", "int", NULL
	};

	(void)state;
	assert_all(cname_is_modifier, true, modifiers);
	assert_all(cname_is_modifier, false, others);
}

static void cname__knows_types_by_their_name(void **state)
{
	static const char *const types[] = {
		"u8", "__u64", "__be32", "le16", "size_t", "u_int8_t",
		"nf_hook_fn_t", "irq_handler", "FILE", NULL
	};
	static const char *const others[] = {
		"u9", "be", "_t", "t", "__", "int", "u128", NULL
	};

	(void)state;
	assert_all(cname_is_typedef, true, types);
	assert_all(cname_is_typedef, false, others);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cname__knows_functions_that_write_messages),
		cmocka_unit_test(cname__knows_macros_that_are_loops),
		cmocka_unit_test(cname__knows_words_beside_a_type),
		cmocka_unit_test(cname__knows_types_by_their_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
