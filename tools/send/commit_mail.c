// SPDX-License-Identifier: GPL-2.0-only
#include "send/commit_mail.h"

#include "base/limits.h"
#include "base/version.h"
#include "git/change.h"
#include "send/format.h"

int commit_mail(const struct range *range, struct arena *a, size_t i,
		struct span *mail, struct err *e)
{
	CLEANUP_BUF struct buf text;
	const char *id = range->commits.at[i].id;
	size_t total = range->commits.n;
	struct format format = {
		.prefix = range->prefix, .signature = SPAN("nfkit " VERSION),
		.nr = (unsigned int)i + 1,
		.total = total > 1 ? (unsigned int)total : 0,
	};
	struct change change;

	buf_init(&text, LIMIT_MAIL);
	if (change_read(range->repo, a, id, &change, e))
		return -1;
	format_patch(a, &format, &change, &text);
	if (buf_check(&text, id, e))
		return -1;
	*mail = arena_copy(a, buf_span(&text));
	return 0;
}
