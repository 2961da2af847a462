// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"
#include "model/file_kind.h"

static const struct banned banned[] = {
	{ "__DATE__", "makes each build another program" },
	{ "__TIME__", "makes each build another program" },
	{ "__TIMESTAMP__", "makes each build another program" },
	{ NULL, NULL }
};

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	(void)h;
	if (file_is_c(f->path))
		report_words(to, tokens, banned);
}

const struct rule rule_date_time = {
	.name = "DATE_TIME",
	.summary = "the time of the build is part of the program",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
