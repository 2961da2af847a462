// SPDX-License-Identifier: GPL-2.0-only
#include "send/cover.h"

#include "base/limits.h"
#include "git/change.h"
#include "send/format.h"

int cover_draft(struct arena *a, const struct range *commits, struct span old,
		struct buf *to, struct err *e)
{
	size_t n = commits->commits.n;

	buf_printf(to, SPAN_FMT "\n\n"
		   "# The cover letter: its first line is the subject of the mail 0/%zu, an\n"
		   "# empty line and the text follow. A line that begins with # is left out.\n"
		   "# It is kept as the description of the branch.\n#\n",
		   SPAN_ARG(old), n);
	for (size_t i = 0; i < n && i < COVER_LISTED_MAX; i++) {
		struct change c;

		if (change_read(commits->repo, a, commits->commits.at[i].id,
				&c, e))
			return -1;
		buf_printf(to, "#   " SPAN_FMT "\n",
			   SPAN_ARG(format_subject(a, c.message)));
	}
	return buf_check(to, "the cover letter", e);
}

struct span cover_read(struct arena *a, struct span draft)
{
	CLEANUP_BUF struct buf text;
	struct span line;

	buf_init(&text, LIMIT_TEXT);
	while (span_next_line(&draft, &line)) {
		if (span_starts(line, SPAN("#")))
			continue;
		buf_add(&text, span_trim_right(line));
		buf_add_char(&text, '\n');
	}
	return arena_copy(a, span_trim(buf_span(&text)));
}
