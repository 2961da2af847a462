// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/progress.h"

static void progress_draw__fits_into_the_width(void **state)
{
	static const struct {
		size_t done, total;
		unsigned int width;
		const char *want;
	} cases[] = {
		{ 0, 10, 26, "reading    0% [          ]" },
		{ 5, 10, 26, "reading   50% [#####     ]" },
		{ 10, 10, 26, "reading  100% [##########]" },
		{ 20, 10, 26, "reading  100% [##########]" },
		{ 5, 10, 16, "reading   50%" },
		{ 5, 10, 0, "reading   50%" },
		{ 7, 0, 40, "reading  7" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_BUF struct buf b;

		buf_init(&b, 100);
		progress_draw(&b, "reading", cases[i].done, cases[i].total,
			      cases[i].width);
		assert_span(buf_span(&b), cases[i].want);
	}
}

static void progress_begin__draws_on_terminals_only(void **state)
{
	const struct term pipe = { .is_terminal = false, .width = 80 };
	struct progress p;

	(void)state;
	progress_begin(&p, &pipe, "reading");
	progress_step(&p, 1, 2);
	assert_int_equal(p.drawn, 0);
	progress_end(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(progress_draw__fits_into_the_width),
		cmocka_unit_test(progress_begin__draws_on_terminals_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
