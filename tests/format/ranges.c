// SPDX-License-Identifier: GPL-2.0-only
/* ranges REPO OLD NEW - what git range-diff says of these two ranges */
#include <locale.h>
#include <stdio.h>

#include "base/file.h"
#include "base/limits.h"
#include "git/change.h"
#include "git/range.h"
#include "send/range_diff.h"

static int read_range(struct repo *repo, struct arena *a, const char *spec,
		      struct range_diff_side *out, struct err *e)
{
	const struct change **changes;
	struct range range;

	if (range_resolve(repo, a, spec, &range, e))
		return -1;
	changes = arena_zalloc(a, range.commits.n + 1, sizeof(*changes));
	for (size_t i = 0; i < range.commits.n; i++) {
		struct change *c = ARENA_NEW(a, struct change);

		if (change_read(repo, a, range.commits.at[i].id, c, e))
			return -1;
		changes[i] = c;
	}
	*out = (struct range_diff_side){ changes, range.commits.n };
	return 0;
}

int main(int argc, char **argv)
{
	CLEANUP_REPO struct repo *repo = NULL;
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf text;
	struct range_diff_side old, new;
	struct err e = { 0 };

	setlocale(LC_CTYPE, "");
	buf_init(&text, LIMIT_MAIL);
	if (argc != 4)
		return 2;
	if (repo_open(argv[1], &repo, &e) ||
	    read_range(repo, &a, argv[2], &old, &e) ||
	    read_range(repo, &a, argv[3], &new, &e) ||
	    range_diff(&a, &old, &new, NULL, &text, &e)) {
		fprintf(stderr, "ranges: %s\n", e.msg);
		return 2;
	}
	file_print(stdout, buf_span(&text));
	return 0;
}
