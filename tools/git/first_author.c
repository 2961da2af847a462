// SPDX-License-Identifier: GPL-2.0-only
#include "git/first_author.h"

#include "base/limits.h"
#include "base/path.h"
#include "base/process.h"

static bool is_person(struct span line)
{
	size_t mail = span_find(line, SPAN(" <"));

	return mail != SIZE_MAX && mail && span_ends(line, SPAN(">"));
}

/* The first commit is told last. */
const char *first_author(struct arena *a, const char *path, unsigned int limit)
{
	const char *const argv[] = {
		"git", "-C", path_dir(a, path), "log", "--follow",
		"--diff-filter=A", "--format=%aN <%aE>", "--",
		arena_str(a, path_base(span_of(path))), NULL
	};
	struct span said, line, last = { 0 };
	CLEANUP_BUF struct buf b;

	buf_init(&b, LIMIT_TEXT);
	if (!process_ask(argv, limit, &b))
		return NULL;
	said = buf_span(&b);
	while (span_next_line(&said, &line))
		if (is_person(line))
			last = line;
	return last.len ? arena_str(a, last) : NULL;
}
