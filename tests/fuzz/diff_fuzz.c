// SPDX-License-Identifier: GPL-2.0-only
/* diff_fuzz - any bytes as a diff, and its hunks as C */
#include "model/ctoken.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void tokenize(struct arena *a, const struct file_diff *f)
{
	for (size_t i = 0; i < f->hunks.n; i++) {
		struct ctokens tokens = { 0 };

		ctokens_of_hunk(a, &f->hunks.at[i], DIFF_OLD, &tokens);
		tokens = (struct ctokens){ 0 };
		ctokens_of_hunk(a, &f->hunks.at[i], DIFF_NEW, &tokens);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span text = { (const char *)data, size };
	CLEANUP_ARENA struct arena a = { 0 };
	struct diff diff = { 0 };
	size_t start = diff_find(text);

	if (start != SIZE_MAX)
		text = span_from(text, start);
	diff_parse(&a, text, 1, &diff);
	for (size_t i = 0; i < diff.files.n; i++)
		tokenize(&a, &diff.files.at[i]);
	return 0;
}
