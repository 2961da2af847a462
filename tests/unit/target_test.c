// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/target.h"

#define CODE	"net/netfilter/xt_quota.c"
#define FIXES	"Fixes: 0123456789ab (\"netfilter: x\")\n"

struct one {
	const char *subject, *log, *path;
	size_t added;
	bool is_unreleased;
};

static void add(struct target_signs *signs, const struct one *one)
{
	struct span path = span_of(one->path);
	struct target_patch patch = {
		.subject = span_of(one->subject), .log = span_of(one->log),
		.paths = &path, .n_paths = 1, .added = one->added,
		.mends_unreleased = one->is_unreleased,
	};

	target_add(signs, &patch);
}

static const char *verdict(const struct target_signs *signs)
{
	struct target t = target_of(signs);

	if (!t.is_sound)
		return t.is_fix ? "nf?" : "nf-next?";
	return t.is_fix ? "nf" : "nf-next";
}

static void target__of_one_patch_is_what_its_signs_say(void **state)
{
	static const struct { struct one one; const char *tree; } cases[] = {
		{ { "x: count by bytes", FIXES, CODE, 40 }, "nf" },
		{ { "x: count by bytes", FIXES, CODE, 40, true }, "nf-next" },
		{ { "x: count", FIXES "A bug: it may crash.\n", CODE, 3, true },
		  "nf-next" },
		{ { "x: count by bytes", "cc: stable@vger.kernel.org\n", CODE,
		    40 }, "nf" },
		{ { "x: count by bytes", "Reported-by: N <n@x>\n", CODE, 40 },
		  "nf" },
		{ { "x: count by bytes", "Fixes is no trailer\n", CODE, 40 },
		  "nf-next?" },
		{ { "x: count by bytes", "", CODE, 40 }, "nf-next?" },
		{ { "x: count by bytes", "", CODE, 3 }, "nf-next?" },
		{ { "x: count by bytes", "The sum is wrong.\n", CODE, 40 },
		  "nf-next?" },
		{ { "x: count by bytes", "A leak: KASAN says so.\n", CODE, 3 },
		  "nf" },
		{ { "x: Add a counter", "", CODE, 40 }, "nf-next" },
		{ { "x: count by addition", "", CODE, 40 }, "nf-next?" },
		{ { "x: add a check", FIXES, CODE, 40 }, "nf" },
		{ { "x: count by bytes", "", "include/uapi/linux/x.h", 40 },
		  "nf-next" },
		{ { "x: add a test", "", "tools/testing/selftests/x.sh", 3 },
		  "nf?" },
		{ { "x: add a test", "It shows a leak.\n",
		    "tools/testing/selftests/x.sh", 200 }, "nf" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct target_signs signs = { 0 };

		add(&signs, &cases[i].one);
		assert_string_equal(verdict(&signs), cases[i].tree);
	}
}

/* A name in a trailer is none of the author's words. */
static void target__does_not_take_a_trailer_for_prose(void **state)
{
	static const struct one with = { "x: count", "Link: a wrong leak\n",
					 CODE, 40 };
	static const struct one without = { "x: count", "", CODE, 40 };
	struct target_signs a = { 0 }, b = { 0 };

	(void)state;
	add(&a, &with);
	add(&b, &without);
	assert_int_equal(a.seen, b.seen);
}

static void target__of_a_series_is_one_for_all(void **state)
{
	static const struct one cure = { "x: count by bytes", FIXES, CODE, 40 };
	static const struct one feature = { "x: add y", "", CODE, 40 };
	static const struct one test = { "x: add y", "",
					 "tools/testing/selftests/x.sh", 90 };
	struct target_signs signs = { 0 };

	(void)state;
	add(&signs, &cure);
	add(&signs, &test);
	assert_string_equal(verdict(&signs), "nf");
	add(&signs, &feature);
	assert_string_equal(verdict(&signs), "nf-next");
	assert_string_equal(target_of(&signs).why, "adds or tidies something");
}

static void target__of_a_long_series_is_nf_next(void **state)
{
	static const struct one cure = { "x: count by bytes", FIXES, CODE, 40 };
	struct target_signs signs = { 0 };

	(void)state;
	for (int i = 0; i < 7; i++)
		add(&signs, &cure);
	assert_string_equal(verdict(&signs), "nf");
	assert_string_equal(target_of(&signs).why, "cures a bug");
	add(&signs, &cure);
	assert_string_equal(verdict(&signs), "nf-next");
	assert_string_equal(target_of(&signs).why, "has many patches");
}

static void target__names_each_commit_that_is_mended(void **state)
{
	struct span log = SPAN("Text.\n\nfixes: 0123abc (\"x\")\n"
			       "Fixes: the build\nFixes: 4567DEF\nEnd\n");
	struct span id;

	(void)state;
	assert_true(target_next_fixed(&log, &id));
	assert_span(id, "0123abc");
	assert_true(target_next_fixed(&log, &id));
	assert_span(id, "4567DEF");
	assert_false(target_next_fixed(&log, &id));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(target__of_one_patch_is_what_its_signs_say),
		cmocka_unit_test(target__does_not_take_a_trailer_for_prose),
		cmocka_unit_test(target__of_a_series_is_one_for_all),
		cmocka_unit_test(target__of_a_long_series_is_nf_next),
		cmocka_unit_test(target__names_each_commit_that_is_mended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
