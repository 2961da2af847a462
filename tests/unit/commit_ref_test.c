// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/commit_ref.h"

static void commit_refs__are_read_with_title(void **state)
{
	struct commit_refs r;

	(void)state;
	commit_refs_read(SPAN("see commit 0123456789ab (\"a (b) c\"), ok"), &r);
	assert_span(r.id, "0123456789ab");
	assert_span(r.title, "\"a (b) c\"");
	assert_true(r.has_title && r.is_quoted && r.has_blank && r.is_lower);
	assert_int_equal(r.digits, 12);
	commit_refs_read(SPAN("Commit  012AB (x) and commit 0123456"), &r);
	assert_span(r.id, "012AB");
	assert_true(r.has_title && !r.is_quoted && r.has_blank && r.is_lower);
	assert_int_equal(r.digits, 7);
	commit_refs_read(SPAN("COMMIT  01234"), &r);
	assert_false(r.has_title || r.has_blank || r.is_lower);
}

static void commit_refs__need_the_word_and_an_id(void **state)
{
	static const char *const cases[] = {
		"", "commit", "commit 0123", "recommit 01234", "commit: 01234",
		"commit 01234x", "commits 01234",
	};
	struct commit_refs r;

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		commit_refs_read(span_of(cases[i]), &r);
		assert_int_equal(r.id.len, 0);
	}
}

static void commit_refs__go_on_behind_the_word_only(void **state)
{
	(void)state;
	assert_true(commit_refs_goes_on(SPAN("in Commit ")));
	assert_true(commit_refs_goes_on(SPAN("commit")));
	assert_false(commit_refs_goes_on(SPAN("recommit")));
	assert_false(commit_refs_goes_on(SPAN("commits")));
	assert_false(commit_refs_goes_on(SPAN("")));
}

static void commit_ref__bare_is_a_word_of_digits(void **state)
{
	static const char *const bad[] = {
		"", "0123456789a", "0123456789ab.", "x0123456789ab",
		"0123456789abcdef0123456789abcdef012345678",
		"0123456789ab <0123456789ab>", "Fixes: 0123456789ab",
	};

	(void)state;
	assert_span(commit_ref_bare(SPAN("a 0123456789AB")), "0123456789AB");
	assert_span(commit_ref_bare(SPAN("0123456789ab(x)")), "0123456789ab");
	for (size_t i = 0; i < NELEMS(bad); i++)
		assert_int_equal(commit_ref_bare(span_of(bad[i])).len, 0);
	assert_true(commit_ref_is_word(SPAN("decade")));
	assert_false(commit_ref_is_word(SPAN("decade0")));
	assert_true(commit_ref_is_number(SPAN("012")));
	assert_false(commit_ref_is_number(SPAN("012a")));
}

static void fixes__are_read_however_written(void **state)
{
	struct fixes f;

	(void)state;
	assert_true(fixes_read(SPAN("Fixes: 0123456789ab (\"t\")"), &f));
	assert_span(f.key, "Fixes:");
	assert_span(f.id, "0123456789ab");
	assert_span(f.title, "t");
	assert_true(f.has_title && f.is_quoted && f.is_spaced);
	assert_true(fixes_read(SPAN(" fixes commit 01234(t)"), &f));
	assert_span(f.key, "fixes");
	assert_span(f.title, "t");
	assert_false(f.is_quoted || f.is_spaced);
	assert_true(fixes_read(SPAN("Fixes: 01234 (\"t"), &f));
	assert_false(f.has_title);
	assert_false(fixes_read(SPAN("Fixes: 0123"), &f));
	assert_false(fixes_read(SPAN("Fixes: https://x"), &f));
	assert_false(fixes_read(SPAN("It fixes: 0123456"), &f));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commit_refs__are_read_with_title),
		cmocka_unit_test(commit_refs__need_the_word_and_an_id),
		cmocka_unit_test(commit_refs__go_on_behind_the_word_only),
		cmocka_unit_test(commit_ref__bare_is_a_word_of_digits),
		cmocka_unit_test(fixes__are_read_however_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
