// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/limits.h"
#include "model/ctoken.h"

/* A hunk that adds @n lines "x;". */
static void parse_hunk(struct arena *a, size_t n, struct diff *out)
{
	char *text = arena_printf(a, "--- a/x.c\n+++ b/x.c\n"
				  "@@ -1,0 +1,%zu @@ f(void)\n", n);
	size_t len = strlen(text);
	char *whole = arena_alloc(a, len + n * 4);

	memcpy(whole, text, len);
	for (size_t i = 0; i < n; i++)
		memcpy(whole + len + i * 4, "+x;\n", 4);
	diff_parse(a, (struct span){ whole, len + n * 4 }, 1, out);
	assert_int_equal(out->defects.n, 0);
	assert_int_equal(out->files.at[0].hunks.at[0].lines.n, n);
}

static void hunk_pieces__are_all_of_its_lines_in_their_order(void **state)
{
	static const size_t sizes[] = {
		1, LIMIT_HUNK_LINES, LIMIT_HUNK_LINES + 1,
		3 * LIMIT_HUNK_LINES - 1, 3 * LIMIT_HUNK_LINES,
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(sizes); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		size_t at = 0, lines = 0, pieces = 0;
		const struct hunk *h;
		struct hunk piece;
		struct diff diff;

		parse_hunk(&a, sizes[i], &diff);
		h = &diff.files.at[0].hunks.at[0];
		while (hunk_next_piece(h, &at, &piece)) {
			struct ctokens tokens;

			assert_ptr_equal(piece.lines.at, h->lines.at + lines);
			assert_in_range(piece.lines.n, 1, LIMIT_HUNK_LINES);
			assert_span(piece.section, pieces ? "" : "f(void)");
			ctokens_of_hunk(&a, &piece, DIFF_NEW, &tokens);
			assert_int_equal(tokens.list.n, 2 * piece.lines.n);
			lines += piece.lines.n;
			pieces++;
		}
		assert_int_equal(lines, sizes[i]);
		assert_int_equal(pieces, (sizes[i] - 1) / LIMIT_HUNK_LINES + 1);
	}
}

static void hunk_pieces__of_a_hunk_without_lines_are_one(void **state)
{
	struct hunk none = { .nr = 3 }, piece;
	size_t at = 0;

	(void)state;
	assert_true(hunk_next_piece(&none, &at, &piece));
	assert_int_equal(piece.nr, 3);
	assert_int_equal(piece.lines.n, 0);
	assert_false(hunk_next_piece(&none, &at, &piece));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			hunk_pieces__are_all_of_its_lines_in_their_order),
		cmocka_unit_test(
			hunk_pieces__of_a_hunk_without_lines_are_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
