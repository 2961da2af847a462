// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"
#include "model/file_kind.h"

static void line(struct report *to, struct cread c)
{
	for (; c.at < c.end; c.at++) {
		struct cread rest = c;

		if (cread_skip(&rest, SPAN("sizeof")) &&
		    cread_skip(&rest, SPAN("(")) && cread_is(&rest, SPAN("&"))) {
			report(to, cread_peek(&c)->text,
			       "the size of an address");
			break;
		}
	}
}

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	(void)h;
	if (file_is_c(f->path))
		each_added_line(to, tokens, line);
}

const struct rule rule_sizeof_address = {
	.name = "SIZEOF_ADDRESS",
	.summary = "sizeof(&x)",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
