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
		      const struct change ***out, size_t *n, struct err *e)
{
	struct range range;

	if (range_resolve(repo, a, spec, &range, e))
		return -1;
	*n = range.commits.n;
	*out = arena_zalloc(a, *n + 1, sizeof(**out));
	for (size_t i = 0; i < *n; i++) {
		struct change *c = ARENA_NEW(a, struct change);

		if (change_read(repo, a, range.commits.at[i].id, c, e))
			return -1;
		(*out)[i] = c;
	}
	return 0;
}

int main(int argc, char **argv)
{
	CLEANUP_REPO struct repo *repo = NULL;
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf text;
	const struct change **old, **new;
	size_t old_n, new_n;
	struct err e = { 0 };

	setlocale(LC_CTYPE, "");
	buf_init(&text, LIMIT_MAIL);
	if (argc != 4)
		return 2;
	if (repo_open(argv[1], &repo, &e) ||
	    read_range(repo, &a, argv[2], &old, &old_n, &e) ||
	    read_range(repo, &a, argv[3], &new, &new_n, &e) ||
	    range_diff(&a, old, old_n, new, new_n, NULL, &text, &e)) {
		fprintf(stderr, "ranges: %s\n", e.msg);
		return 2;
	}
	file_print(stdout, buf_span(&text));
	return 0;
}
