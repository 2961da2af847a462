// SPDX-License-Identifier: GPL-2.0-only
/* mailing_before - what a mailing has to do with the last version of it */
#include "send/making.h"

#include "base/limits.h"
#include "git/change.h"
#include "send/range_diff.h"

/* The commits of @spec, which was sent before. */
static int read_old(struct making *m, const char *spec,
		    struct range_diff_side *out, struct err *e)
{
	const struct change **changes;
	struct range range;
	size_t n;

	if (range_resolve(m->repo, m->arena, spec, &range, e))
		return -1;
	n = range.commits.n;
	if (n > RANGE_DIFF_MAX)
		return err_set(e, ERR_LIMIT, "%s: %zu commits, at most %d",
			       spec, n, RANGE_DIFF_MAX);
	changes = arena_zalloc(m->arena, n + 1, sizeof(*changes));
	for (size_t i = 0; i < n; i++) {
		struct change *c = ARENA_NEW(m->arena, struct change);

		if (change_read(m->repo, m->arena, range.commits.at[i].id, c,
				e))
			return -1;
		changes[i] = c;
	}
	*out = (struct range_diff_side){ changes, n };
	return 0;
}

/* A single revision stands for what it has and HEAD has not, as in git. */
static const char *full_range(struct making *m, const char *spec)
{
	if (span_find(span_of(spec), SPAN("..")) != SIZE_MAX)
		return spec;
	return arena_printf(m->arena, "%s..%s",
			    VEC_LAST(&m->range.commits)->id, spec);
}

/* "Range-diff against v1:", and what it is against; NULL: nothing. */
static const char *find_old(struct making *m, const char **title)
{
	unsigned int version = m->wish->version;
	const struct sent *old = m->before;

	*title = "Range-diff:";
	if (m->wish->range_diff) {
		if (version > 1)
			*title = arena_printf(m->arena,
					      "Range-diff against v%u:",
					      version - 1);
		return full_range(m, m->wish->range_diff);
	}
	if (!old || version < 2 || m->wish->no_range_diff || !old->base.len)
		return NULL;
	*title = arena_printf(m->arena, "Range-diff against v%u:",
			      old->version);
	return arena_printf(m->arena, SPAN_FMT ".." SPAN_FMT,
			    SPAN_ARG(old->base), SPAN_ARG(old->last));
}

int making_find_before(struct making *m, struct err *e)
{
	struct sent_list all;

	m->branch = repo_branch(m->repo, m->arena);
	if (sent_read(m->repo, m->arena, &all, e))
		return -1;
	if (m->branch.len && m->wish->version > 1)
		m->before = sent_find(&all, m->branch, m->wish->version);
	return 0;
}

int making_compare(struct making *m, struct err *e)
{
	const struct range_diff_side new = { m->changes, m->range.commits.n };
	struct range_diff_side old;
	CLEANUP_BUF struct buf text;
	const char *title, *spec = find_old(m, &title);

	buf_init(&text, LIMIT_TEXT);
	if (!spec)
		return 0;
	buf_printf(&text, "%s\n", title);
	if (read_old(m, spec, &old, e) ||
	    range_diff(m->arena, &old, &new, m->wish->bar, &text, e) ||
	    buf_check(&text, "the range-diff", e))
		return err_prefix(e, "%s", m->wish->range_diff ?
				  "--range-diff" :
				  "the version that was sent before (--no-range-diff leaves it alone)");
	if (m->wish->bar)
		progress_hide(m->wish->bar);
	m->range_diff = arena_copy(m->arena, buf_span(&text));
	return 0;
}
