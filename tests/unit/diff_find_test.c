// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/buf.h"
#include "base/limits.h"
#include "model/diff.h"

#define A	"--- a/x\n+++ b/x\n"
#define G	"diff --git a/x b/x\n"

static void diff__is_found_where_it_begins(void **state)
{
	/* The diff is what is behind the '|', which is taken out. */
	static const char *const cases[] = {
		"|" A, "|" G A, "log\n---\n x | 2 +-\n\n|" G A,
		"log\n--- \n|" A,
		"--- a heading ---\n|" A,
		"diff --git shows nothing\nhere\n|" G A,
		"diff --git\n|" G A,
		"|diff --git a/x b/y\nrename from x\n",
		"|diff --git x y z\nindex 1..2\n",
		"|diff --git a/x b/x\n",
		"> diff --git a/x b/x\n> --- a/x\n> +++ b/x\n|" A,
		" diff --git a/x b/x\n\n|" G,
		"Index: of things\n|Index: x\n=====\n" A,
		"|Index: x\n" A,
		"|diff -urN a/x b/x\n" A,
		"diff -urN a/x b/x gives\nthis:\n|" A,
		"|diff -u a/x b/x\nBinary files a/x and b/x differ\n",
		"|diff --cc x\nindex 1,2..3\n",
		" net/x | 2 +-\n 1 file changed, 1 insertion(+)\n\n|" A,
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_BUF struct buf text;
		size_t at = span_find_char(span_of(cases[i]), '|');

		/* A '|' of a diffstat is not the mark. */
		while (at && cases[i][at - 1] != '\n')
			at += 1 + span_find_char(span_of(cases[i] + at + 1),
						 '|');
		buf_init(&text, LIMIT_TEXT);
		buf_add(&text, (struct span){ cases[i], at });
		buf_add_str(&text, cases[i] + at + 1);
		if (diff_find(buf_span(&text)) != at)
			fail_msg("case %zu: not at %zu:\n%s", i, at, text.p);
		assert_true(diff_may_begin(buf_span(&text)));
	}
}

static void diff__is_not_found_in_prose(void **state)
{
	static const char *const cases[] = {
		"", "\n", "---\n", "--- \n", "--- a/x\n", "--- a/x\n\n+++ b/x\n",
		"+++ b/x\n", "@@ -1 +1 @@\n-a\n+b\n", "diff\n", "diff -u\n",
		"diff --git", "diff --git a\n", "diff --git x y z\nw\n",
		"Index: x\n", "Index: x\n\n--- a/x\n", " --- a/x\n +++ b/x\n",
		"> --- a/x\n> +++ b/x\n", "-- \n2.4\n", "diff --cc x\n",
		" x | 2 +-\n",
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		if (diff_find(span_of(cases[i])) != SIZE_MAX)
			fail_msg("case %zu: %s", i, cases[i]);
}

static void diff__may_begin_only_with_its_first_words(void **state)
{
	static const char *const none[] = {
		"", "\n", "---\n", "> --- a\n", " diff --git a b\n", "diff\n",
		"Index:\n", "a\n+++ b\n@@ -1 +1 @@\n",
	};
	static const char *const some[] = {
		"--- a", "x\n--- a\n", "\r\ndiff -u\r\n", "y\nIndex: z",
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(none); i++)
		if (diff_may_begin(span_of(none[i])))
			fail_msg("case %zu: %s", i, none[i]);
	for (size_t i = 0; i < NELEMS(some); i++)
		if (!diff_may_begin(span_of(some[i])))
			fail_msg("case %zu: %s", i, some[i]);
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 16;
}

/* As any encoder may write it: some bytes as =XX, lines cut anywhere. */
static void quote(struct buf *to, const char *text, uint32_t *seed)
{
	for (; *text; text++) {
		if (!(next_random(seed) % 4))
			buf_add_str(to, "=\n");
		if (*text != '\n' && next_random(seed) % 2)
			buf_add_char(to, *text);
		else if (*text == '\n' && next_random(seed) % 8)
			buf_add_char(to, '\n');
		else
			buf_printf(to, next_random(seed) % 2 ? "=%02X" :
				   "=%02x", (unsigned char)*text);
	}
}

static void diff__may_begin_however_it_is_quoted(void **state)
{
	static const char *const some[] = {
		"--- a", "x\n--- a\n", "\ndiff -u\n", "y\nIndex: z",
	};
	static const char *const none[] = {
		"", "\n", "a=20\n", "=20diff -u\n", "=C3=A9\n", "-=2D=20\n",
		"=64iff=2E -u\n", "Index=3a\n", "--b\n--b--\n", "x=3Dy\n",
	};
	uint32_t seed = 7;

	(void)state;
	for (unsigned int n = 0; n < 2000; n++) {
		struct buf text;

		buf_init(&text, LIMIT_TEXT);
		quote(&text, some[n % NELEMS(some)], &seed);
		if (!diff_may_begin_quoted(buf_span(&text)))
			fail_msg("%s", text.p);
		buf_release(&text);
	}
	for (size_t i = 0; i < NELEMS(none); i++)
		if (diff_may_begin_quoted(span_of(none[i])))
			fail_msg("case %zu: %s", i, none[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(diff__is_found_where_it_begins),
		cmocka_unit_test(diff__is_not_found_in_prose),
		cmocka_unit_test(diff__may_begin_only_with_its_first_words),
		cmocka_unit_test(diff__may_begin_however_it_is_quoted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
