// SPDX-License-Identifier: GPL-2.0-only
#include "send/mailing.h"

#include "send/making.h"

int mailing_make(struct repo *repo, struct arena *a,
		 const struct mailing_wish *wish, struct mailing *out,
		 struct err *e)
{
	struct making m = { .repo = repo, .arena = a, .wish = wish,
			    .settings = wish->settings, .mailing = out };

	*out = (struct mailing){ 0 };
	if (making_read_changes(&m, e) || making_find_before(&m, e) ||
	    making_find_tags(&m, e) || making_find_sender(&m, e) ||
	    making_find_recipients(&m, e) || making_compare(&m, e) ||
	    making_write_letters(&m, e))
		return -1;
	out->sent = (struct sent){
		.branch = m.branch, .version = wish->version ? wish->version : 1,
		.base = m.parent,
		.last = span_of(VEC_LAST(&m.range.commits)->id),
		.time = wish->now, .id = out->letters.at[0].id,
		.subject = out->letters.at[0].subject,
	};
	return 0;
}
