// SPDX-License-Identifier: GPL-2.0-only
#include "check/patch_tokens.h"

void each_patch_hunk(struct report *to, const struct patch *p,
		     bool (*want)(const struct report *to,
				  const struct file_diff *f),
		     void (*visit)(struct report *to,
				   const struct ctokens *tokens, void *data),
		     void *data)
{
	for (size_t i = 0; i < p->diff.files.n; i++) {
		const struct file_diff *f = &p->diff.files.at[i];

		for (size_t j = 0; want(to, f) && j < f->hunks.n; j++) {
			CLEANUP_ARENA struct arena scratch = { 0 };
			struct ctokens tokens = { 0 };

			ctokens_of_hunk(&scratch, &f->hunks.at[j], DIFF_NEW,
					&tokens);
			visit(to, &tokens, data);
		}
	}
}
