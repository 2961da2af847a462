// SPDX-License-Identifier: GPL-2.0-only
#include "check/comments.h"
#include "check/lines.h"

static const char *const words[] = { "data_race", NULL };

static void hunk(struct report *to, const struct ctokens *tokens)
{
	for (size_t i = 0; i < tokens->list.n;) {
		struct cread line = cread_line(tokens, i);

		if (tokens->list.at[i].added && line_find(&line, words, true) &&
		    !has_comment(tokens, line.at))
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
	.files = FILES_KERNEL_C,
	.words = words,
	.hunk = hunk,
};
