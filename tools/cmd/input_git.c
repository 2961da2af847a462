// SPDX-License-Identifier: GPL-2.0-only
/* input_git - commits of a repository, as the mails they would be */
#include "cmd/input.h"

#include "send/commit_mail.h"

struct commits {
	struct input in;
	struct repo *repo;
	struct range range;
	size_t at;
};

static void close_commits(struct input *in)
{
	struct commits *c = (struct commits *)in;

	repo_close(&c->repo);
}

/* The mail of a commit is one, whatever its message quotes. */
static int next(struct input *in, struct arena *a, struct raw_mail *out,
		struct err *e)
{
	struct commits *c = (struct commits *)in;
	struct span id, separator;

	if (c->at == c->range.commits.n)
		return 0;
	id = span_of(c->range.commits.at[c->at].id);
	*out = (struct raw_mail){
		.id = arena_copy(a, id), .line = 1,
		.source = arena_str(a, mail_commit_source(id)),
	};
	if (commit_mail(&c->range, a, c->at++, &out->bytes, e))
		return -1;
	span_next_line(&out->bytes, &separator);
	return 1;
}

static void tell_progress(const struct input *in, size_t *done, size_t *total)
{
	const struct commits *c = (const struct commits *)in;

	*done = c->at;
	*total = c->range.commits.n;
}

static const struct input_kind commits_kind = {
	next, close_commits, tell_progress
};

static struct commits *new_commits(struct arena *a, const char *name)
{
	struct commits *c = ARENA_NEW(a, struct commits);

	c->in = (struct input){ &commits_kind, name };
	return c;
}

int input_open_range(struct arena *a, const char *spec, struct input **out,
		     struct err *e)
{
	struct commits *c = new_commits(a, spec);

	if (repo_find(NULL, &c->repo, e))
		return -1;
	if (!c->repo)
		return err_set(e, ERR_NOENT,
			       "%s: no such file, and this folder is not in a git repository",
			       spec);
	if (range_resolve(c->repo, a, spec, &c->range, e)) {
		repo_close(&c->repo);
		return e->code == ERR_NOENT ?
			err_prefix(e, "no file and no revision") : -1;
	}
	*out = &c->in;
	return 0;
}

int input_open_unsent(struct arena *a, struct input **out, struct err *e)
{
	struct commits *c = new_commits(a, "HEAD");
	struct err ignored = { 0 };

	if (repo_find(NULL, &c->repo, e))
		return -1;
	if (!c->repo)
		return err_set(e, ERR_USAGE,
			       "name a patch to check: this folder is not in a git repository");
	*out = &c->in;
	if (range_resolve(c->repo, a, RANGE_UNSENT, &c->range, &ignored))
		err_set(e, ERR_USAGE,
			"name a patch or a range to check: this branch has no upstream to compare with");
	else if (!c->range.commits.n)
		err_set(e, ERR_USAGE,
			"nothing to check: no commit is ahead of the upstream branch");
	else
		return 0;
	input_close(out);
	return -1;
}
