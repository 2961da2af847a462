// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/signature.h"

static bool read(const char *text, struct signature *out)
{
	return signature_read((struct line){ span_of(text), 1 }, out);
}

static void signature__is_cut_into_its_parts(void **state)
{
	struct signature s;

	(void)state;
	assert_true(read(" \tAcked-By:\tA <a@x>", &s));
	assert_span(s.indent, " \t");
	assert_span(s.key, "Acked-By");
	assert_span(s.gap, "\t");
	assert_span(s.who, "A <a@x>");
	assert_true(signature_is(&s, SPAN("acked-by")));
	assert_false(signature_is(&s, SPAN("acked")));
}

static void signature__is_a_key_in_by_or_a_recipient(void **state)
{
	static const char *const good[] = {
		"Cc:", "to: a", "cc:a", "standby: a", "a_by:", "Foo-by:",
	};
	static const char *const bad[] = {
		"", "by: a", "Fixes: a", "Acked-by : a", "Acked-by", "Acked by:",
		"> Acked-by: a", "Bcc: a",
	};
	struct signature s;

	(void)state;
	for (size_t i = 0; i < NELEMS(good); i++)
		assert_true(read(good[i], &s));
	for (size_t i = 0; i < NELEMS(bad); i++)
		assert_false(read(bad[i], &s));
}

static void signature__is_standard_if_its_end_is(void **state)
{
	(void)state;
	assert_true(signature_is_standard(SPAN("Reported-and-tested-by")));
	assert_true(signature_is_standard(SPAN("signed-off-BY")));
	assert_true(signature_is_standard(SPAN("Cc")));
	assert_false(signature_is_standard(SPAN("Diagnosed-by")));
	assert_false(signature_is_standard(SPAN("igned-off-by")));
	assert_true(signature_is_known(SPAN("TESTED-by")));
	assert_false(signature_is_known(SPAN("Reported-and-tested-by")));
}

static void signature__is_guessed_by_two_typing_errors(void **state)
{
	(void)state;
	assert_string_equal(signature_guess(SPAN("Singed-off-by")),
			    "Signed-off-by");
	assert_string_equal(signature_guess(SPAN("Ackedby")), "Acked-by");
	assert_string_equal(signature_guess(SPAN("Reviewd-by")),
			    "Reviewed-by");
	assert_null(signature_guess(SPAN("Diagnosed-by")));
	assert_null(signature_guess(SPAN("Reviewed-by-a-very-long-name-of-a-key")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(signature__is_cut_into_its_parts),
		cmocka_unit_test(signature__is_a_key_in_by_or_a_recipient),
		cmocka_unit_test(signature__is_standard_if_its_end_is),
		cmocka_unit_test(signature__is_guessed_by_two_typing_errors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
