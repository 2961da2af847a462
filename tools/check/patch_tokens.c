// SPDX-License-Identifier: GPL-2.0-only
#include "check/patch_tokens.h"

static void visit_hunk(struct report *to, const struct hunk *h,
		       void (*visit)(struct report *to,
				     const struct ctokens *tokens, void *data),
		       void *data)
{
	struct hunk piece;

	for (size_t at = 0; hunk_next_piece(h, &at, &piece);) {
		CLEANUP_ARENA struct arena scratch = { 0 };
		struct ctokens tokens = { 0 };

		ctokens_of_hunk(&scratch, &piece, DIFF_NEW, &tokens);
		visit(to, &tokens, data);
	}
}

void each_patch_hunk(struct report *to, const struct patch *p,
		     bool (*want)(const struct report *to,
				  const struct file_diff *f),
		     void (*visit)(struct report *to,
				   const struct ctokens *tokens, void *data),
		     void *data)
{
	for (size_t i = 0; i < p->diff.files.n; i++) {
		const struct file_diff *f = &p->diff.files.at[i];

		for (size_t j = 0; want(to, f) && j < f->hunks.n; j++)
			visit_hunk(to, &f->hunks.at[j], visit, data);
	}
}
