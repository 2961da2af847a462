// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/buf.h"
#include "check/select.h"

#define NETFILTER	PROFILE_NETFILTER
#define CHECKPATCH	PROFILE_CHECKPATCH

static const struct rule both = { .name = "BAD_SIGN_OFF",
				  .profiles = NETFILTER | CHECKPATCH };
static const struct rule ours = { .name = "NF_TREE", .profiles = NETFILTER };
static const struct rule theirs = { .name = "CAMELCASE",
				    .profiles = CHECKPATCH };
static const struct rule optional = { .name = "NF_RARE" };

static const struct rule_entry table[] = {
	{ &both, "mail", "both.md" },	  { &ours, "mail", "ours.md" },
	{ &theirs, "line", "theirs.md" }, { &optional, "mail", "rare.md" },
	{ 0 }
};

static struct opt_list list_of(struct arena *a, const char *names)
{
	struct opt_list list = { 0 };

	if (names)
		*VEC_ADD(a, &list) = names;
	return list;
}

/* The names of the rules that are left, or the error. */
static char *choose(struct arena *a, int profile, const char *select,
		    const char *ignore)
{
	struct selection_wish wish = {
		.profile = profile, .select = list_of(a, select),
		.ignore = list_of(a, ignore),
	};
	struct selection s;
	struct err e = { 0 };
	char *names = arena_printf(a, "%s", "");

	if (selection_make(a, table, &wish, &s, &e))
		return arena_printf(a, "%s", e.msg);
	for (size_t i = 0; i < s.rules.n; i++)
		names = arena_printf(a, "%s%s%s", names, i ? "," : "",
				     s.rules.at[i]->name);
	return names;
}

static void selection__follows_profile_select_and_ignore(void **state)
{
	static const struct {
		int profile;
		const char *select, *ignore, *want;
	} cases[] = {
		{ 0, NULL, NULL, "BAD_SIGN_OFF,NF_TREE" },
		{ NETFILTER, NULL, NULL, "BAD_SIGN_OFF,NF_TREE" },
		{ CHECKPATCH, NULL, NULL, "BAD_SIGN_OFF,CAMELCASE" },
		/* All of them: also a rule that is in no profile by itself. */
		{ PROFILE_ALL, NULL, NULL,
		  "BAD_SIGN_OFF,NF_TREE,CAMELCASE,NF_RARE" },
		{ 0, "CAMELCASE", NULL, "CAMELCASE" },
		{ 0, "nf_rare, NF_TREE,", NULL, "NF_TREE,NF_RARE" },
		{ NETFILTER, "CAMELCASE", NULL, "CAMELCASE" },
		{ 0, NULL, "nf_tree", "BAD_SIGN_OFF" },
		{ 0, NULL, "SOMEBODY_ELSES,NF_TREE", "BAD_SIGN_OFF" },
		{ 0, "NF_TREE,CAMELCASE", "NF_TREE", "CAMELCASE" },
		{ 0, "NF_TREE", "NF_TREE",
		  "these options leave no rule to check with" },
		{ 0, "NF_TRE", NULL,
		  "there is no rule NF_TRE, did you mean NF_TREE?" },
		{ 0, "nf_tre", NULL,
		  "there is no rule nf_tre, did you mean NF_TREE?" },
		{ 0, "WHATEVER", NULL,
		  "there is no rule WHATEVER, see 'nfkit check --list-rules'" },
	};
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		assert_string_equal(choose(&a, cases[i].profile,
					   cases[i].select, cases[i].ignore),
				    cases[i].want);
}

static void selection__remembers_ignored_names_that_are_no_rule(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct selection_wish wish = {
		.ignore = list_of(&a, "FILE_PATH_CHANGES,NF_TREE"),
	};
	struct selection s;
	struct err e = { 0 };

	(void)state;
	assert_int_equal(selection_make(&a, table, &wish, &s, &e), 0);
	assert_int_equal(s.unknown.n, 1);
	assert_string_equal(s.unknown.at[0], "FILE_PATH_CHANGES");
}

static void selection__speaks_one_dialect(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct selection_wish wish = { .level = LEVEL_OF(SEV_ERROR) };
	struct selection s;
	struct err e = { 0 };

	(void)state;
	assert_int_equal(selection_make(&a, table, &wish, &s, &e), 0);
	assert_int_equal(s.profile, NETFILTER);
	assert_int_equal(s.level, SEV_ERROR);
	wish.profile = PROFILE_ALL;
	assert_int_equal(selection_make(&a, table, &wish, &s, &e), 0);
	assert_int_equal(s.profile, NETFILTER);
	wish.profile = CHECKPATCH;
	assert_int_equal(selection_make(&a, table, &wish, &s, &e), 0);
	assert_int_equal(s.profile, CHECKPATCH);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(selection__follows_profile_select_and_ignore),
		cmocka_unit_test(
			selection__remembers_ignored_names_that_are_no_rule),
		cmocka_unit_test(selection__speaks_one_dialect),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
