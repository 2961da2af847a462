/* SPDX-License-Identifier: GPL-2.0-only */
/* patch_tokens - the C of a whole patch, for rules that compare its files */
#ifndef CHECK_PATCH_TOKENS_H
#define CHECK_PATCH_TOKENS_H

#include "check/rule.h"

/*
 * Call @visit with the tokens of each hunk of the patch, in its order, of the
 * files that @want takes. The tokens are gone when it returns, but not the
 * spans of their text. A rule asks for this when a cheap look at the lines
 * says that there is something to find.
 */
void each_patch_hunk(struct report *to, const struct patch *p,
		     bool (*want)(const struct report *to,
				  const struct file_diff *f),
		     void (*visit)(struct report *to,
				   const struct ctokens *tokens, void *data),
		     void *data);

#endif
