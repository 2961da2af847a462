// SPDX-License-Identifier: GPL-2.0-only
/* mailing_commits - the commits that a mailing is made of */
#include "send/making.h"

#include "git/change.h"
#include "send/b4_prep.h"

int mailing_range(struct repo *repo, struct arena *a, const char *range,
		  struct range *out, struct err *e)
{
	const char *spec = range ? range : RANGE_UNSENT;
	size_t n;

	if (range_resolve(repo, a, spec, out, e)) {
		if (range)
			return -1;
		err_clear(e);
		return err_set(e, ERR_USAGE,
			       "name the commits, as in 'main..': this branch has no upstream to compare with");
	}
	n = out->commits.n;
	if (!n)
		return err_set(e, ERR_USAGE,
			       "nothing to send: there is no commit in %s",
			       spec);
	if (n >= MAILING_MAX)
		return err_set(e, ERR_LIMIT, "%s: %zu commits, at most %d",
			       spec, n, MAILING_MAX - 1);
	return 0;
}

/*
 * Would git am take the line, of a log or a note, for the end of it? What it
 * takes it for, with a verb; NULL where it would not. The rules are those of
 * patchbreak() in git's mailinfo.c.
 */
static const char *breaks_log(struct span line)
{
	struct span rest = line;

	if (span_starts(line, SPAN("diff -")))
		return "begins a diff";
	if (span_starts(line, SPAN("Index: ")))
		return "begins a diff of Subversion";
	if (!span_skip(&rest, SPAN("---")))
		return NULL;
	if (!span_trim(rest).len)
		return "ends the message";
	if (rest.p[0] == ' ' && rest.len > 1 && !char_is_space(rest.p[1]))
		return "begins a diff";
	return NULL;
}

/* @what is "log" or "note". */
static int check_text(const struct change *c, const char *what,
		      struct span rest, struct err *e)
{
	const char *why;
	struct span line;

	while (span_next_line(&rest, &line)) {
		why = breaks_log(line);
		if (why)
			return err_set(e, ERR_USAGE,
				       "%.12s: the line '" SPAN_FMT "' %s for git am, which would drop the rest of the %s: reword it",
				       c->id, SPAN_ARG(span_first(line, 60)),
				       why, what);
	}
	return 0;
}

/* The empty commit of b4 prep is no patch. */
static bool is_cover(const struct change *c)
{
	return !c->files.n && b4_prep_is_cover(c->message);
}

static int check_change(const struct change *c, struct err *e)
{
	if (is_cover(c))
		return 0;
	if (check_text(c, "log", c->message, e) ||
	    check_text(c, "note", c->notes, e))
		return -1;
	return c->files.n ? 0 :
	       err_set(e, ERR_USAGE,
		       "%.12s changes no file, so it cannot be sent",
		       c->id);
}

static void leave_out_covers(struct making *m)
{
	size_t kept = 0;

	for (size_t i = 0; i < m->range.commits.n; i++) {
		const struct change *c = m->changes[i];

		if (is_cover(c))
			continue;
		m->range.commits.at[kept] = m->range.commits.at[i];
		m->changes[kept++] = c;
	}
	m->range.commits.n = kept;
}

int making_read_changes(struct making *m, struct err *e)
{
	size_t n;

	if (mailing_range(m->repo, m->arena, m->wish->range, &m->range, e))
		return -1;
	n = m->range.commits.n;
	m->parent = range_parent(&m->range, m->arena);
	if (m->wish->with_base || m->settings->base == WISH_ALWAYS)
		m->base = m->parent;
	m->changes = arena_zalloc(m->arena, n, sizeof(*m->changes));
	for (size_t i = 0; i < n; i++) {
		struct change *c = ARENA_NEW(m->arena, struct change);

		if (change_read(m->repo, m->arena, m->range.commits.at[i].id,
				c, e) || check_change(c, e))
			return -1;
		m->changes[i] = c;
	}
	leave_out_covers(m);
	if (!m->range.commits.n)
		return err_set(e, ERR_USAGE,
			       "nothing to send: there is only b4's cover letter");
	return 0;
}
