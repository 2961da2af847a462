// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "check/sieve.h"

#define DIFF	"--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n"
#define CODED(how)	"Content-Transfer-Encoding: " how "\n"

static bool may_be_patch(const char *raw)
{
	struct mime_bare bare;
	bool is_bare = mime_is_bare(span_of(raw), &bare);

	return sieve_may_be_patch(span_of(raw), is_bare ? &bare : NULL);
}

static void sieve__keeps_all_that_may_be_a_patch_or_a_cover_letter(void **state)
{
	static const char *const kept[] = {
		"Subject: x\n\n" DIFF,
		"Subject: [PATCH 0/2] x\n\ntext\n",
		"Subject: [PATCH\n 0/2] x\n\ntext\n",
		"Subject: =?utf-8?q?x?=\n\ntext\n",
		"Subject: x\n" CODED("base64") "\ndGV4dA==\n",
		"Subject: x\n" CODED("quoted-printable") "\n=64iff -u\n",
		"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n"
		"--b\n\n" DIFF "--b--\n",
		"",
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(kept); i++)
		if (!may_be_patch(kept[i]))
			fail_msg("left out: %s", kept[i]);
}

static void sieve__leaves_out_talk(void **state)
{
	static const char *const left_out[] = {
		"Subject: x\n\ntext\n",
		"Subject: Re: [PATCH 0/2] x\n\n> text\n",
		"Subject: Re: [PATCH] x\n\n> " DIFF,
		"Subject: x\nX-Seen: 0/3\n\ntext\n",
		"Subject: x\n" CODED("quoted-printable") "\n=65iff -u\n",
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(left_out); i++)
		if (may_be_patch(left_out[i]))
			fail_msg("kept: %s", left_out[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			sieve__keeps_all_that_may_be_a_patch_or_a_cover_letter),
		cmocka_unit_test(sieve__leaves_out_talk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
