// SPDX-License-Identifier: GPL-2.0-only
#include "check/comments.h"
#include "check/kernel.h"
#include "check/lines.h"

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	static const char *const names[] = { "data_race", NULL };

	for (size_t i = 0; is_kernel_c(to, f) && i < tokens->list.n;) {
		struct cread line = cread_line(tokens, i);

		if (tokens->list.at[i].added && line_find(&line, names, true) &&
		    !has_comment(tokens, h, line.at))
			report(to, cread_peek(&line)->text,
			       "data_race() without a comment");
		i = line.end;
	}
}

const struct rule rule_data_race = {
	.name = "DATA_RACE",
	.summary = "data_race() without a comment",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
