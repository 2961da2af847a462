// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/tree.h"

static enum tree_kind of_subject(const char *text)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct subject_line s;

	subject_line_parse(&a, span_of(text), &s);
	return tree_of_subject(&s).kind;
}

static void tree__is_named_in_the_brackets(void **state)
{
	static const struct {
		const char *subject;
		enum tree_kind kind;
	} cases[] = {
		{ "[PATCH nf] x", TREE_FIXES }, { "[nf PATCH] x", TREE_FIXES },
		{ "[PATCH v2 NF-Next 1/2] x", TREE_NEXT },
		{ "[iptables][PATCH] x", TREE_USERSPACE },
		{ "[PATCH 6.1.y] x", TREE_KERNEL },
		{ "[PATCH v5.10] x", TREE_KERNEL },
		{ "[PATCH AUTOSEL 5.4 1/2] x", TREE_KERNEL },
		{ "[PATCH] nf: x", TREE_NONE }, { "nf: x", TREE_NONE },
		{ "[PATCH foo 1/2 v3] x", TREE_NONE },
		{ "[PATCH foo nft] x", TREE_USERSPACE },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		assert_int_equal(of_subject(cases[i].subject), cases[i].kind);
}

static void tree__is_told_by_paths(void **state)
{
	(void)state;
	assert_int_equal(tree_of_path(SPAN("net/core/x.c")), TREE_KERNEL);
	assert_int_equal(tree_of_path(SPAN("src/x.c")), TREE_USERSPACE);
	assert_int_equal(tree_of_path(SPAN("configure.ac")), TREE_USERSPACE);
	/* ipset has the kernel's files in a folder of its own. */
	assert_int_equal(tree_of_path(SPAN("kernel/net/x.c")), TREE_NONE);
	assert_int_equal(tree_of_path(SPAN("include/linux/netfilter.h")),
			 TREE_NONE);
	assert_int_equal(tree_of_path(SPAN("network/x.c")), TREE_NONE);
}

static void tree__of_a_diff_is_what_all_files_agree_on(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct diff d;

	(void)state;
	diff_parse(&a, SPAN("diff --git a/net/x b/net/x\nnew file mode 100644\n"
			    "diff --git a/x b/x\nnew file mode 100644\n"), 1,
		   &d);
	assert_int_equal(tree_of_diff(&d), TREE_KERNEL);
	diff_parse(&a, SPAN("diff --git a/net/x b/net/x\nnew file mode 100644\n"
			    "diff --git a/src/x b/src/x\nnew file mode 100644\n"),
		   1, &d);
	assert_int_equal(tree_of_diff(&d), TREE_NONE);
}

static void netfilter__has_its_folders_in_the_kernel(void **state)
{
	(void)state;
	assert_true(tree_is_netfilter_path(SPAN("net/netfilter/x.c")));
	assert_true(tree_is_netfilter_path(SPAN("net/ipv4/netfilter/x.c")));
	assert_true(tree_is_netfilter_path(SPAN("net/ipv6/netfilter.c")));
	assert_true(tree_is_netfilter_path(SPAN("include/net/netfilter/x.h")));
	assert_false(tree_is_netfilter_path(SPAN("net/ipv4/x.c")));
	assert_false(tree_is_netfilter_path(SPAN("net/netfilters/x.c")));
	assert_false(tree_is_netfilter_path(SPAN("src/netfilter.c")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tree__is_named_in_the_brackets),
		cmocka_unit_test(tree__is_told_by_paths),
		cmocka_unit_test(tree__of_a_diff_is_what_all_files_agree_on),
		cmocka_unit_test(netfilter__has_its_folders_in_the_kernel),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
