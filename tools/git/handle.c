// SPDX-License-Identifier: GPL-2.0-only
#include "git/handle.h"

/* libgit2 has the lock's name between quotes, but for that of the index. */
static int err_locked(struct err *e, const char *what, const char *words)
{
	struct span rest = span_of(words), file;

	if (!span_next_until(&rest, '\'', &file) ||
	    !span_next_until(&rest, '\'', &file))
		file = SPAN("index.lock in git's folder");
	return err_set(e, ERR_EXISTS,
		       "%s: " SPAN_FMT " exists: another program is at work there; if none is, remove the lock",
		       what, SPAN_ARG(file));
}

int handle_err(struct err *e, int status, const char *what)
{
	const git_error *last = git_error_last();
	enum err_code code = ERR_IO;

	/* Its words are of a setting that it has looked for. */
	if (status == GIT_EOWNER)
		return err_set(e, code,
			       "%s: it belongs to another user, so git does not trust it: 'git status' there says how to allow it",
			       what);
	if (status == GIT_ELOCKED)
		return err_locked(e, what, last && last->message ?
				  last->message : "");
	if (status == GIT_ENOTFOUND || status == GIT_EUNBORNBRANCH)
		code = ERR_NOENT;
	else if (status == GIT_EINVALIDSPEC || status == GIT_EAMBIGUOUS)
		code = ERR_SYNTAX;
	else if (status == GIT_EEXISTS)
		code = ERR_EXISTS;
	return err_set(e, code, "%s: %s", what,
		       last && last->message ? last->message : "git failed");
}

int handle_each_entry(git_config *config, const char *what,
		      handle_entry *take, void *context, struct err *e)
{
	git_config_iterator *walk;
	git_config_entry *entry;
	int status, rc = 0;

	status = git_config_iterator_new(&walk, config);
	if (status)
		return handle_err(e, status, what);
	while (!rc && !(status = git_config_next(&entry, walk)))
		rc = take(context, entry, e);
	git_config_iterator_free(walk);
	if (!rc && status != GIT_ITEROVER)
		rc = handle_err(e, status, what);
	return rc;
}

int handle_find_commit(struct repo *repo, const char *id, git_commit **out,
		       struct err *e)
{
	git_oid oid;
	int status = git_oid_fromstr(&oid, id);

	if (!status)
		status = git_commit_lookup(out, repo->git, &oid);
	return status ? handle_err(e, status, id) : 0;
}

int handle_find_prefix(git_repository *git, struct span id, git_commit **out)
{
	git_oid start;

	if (id.len > GIT_OID_HEXSZ || git_oid_fromstrn(&start, id.p, id.len))
		return GIT_EINVALIDSPEC;
	return git_commit_lookup_prefix(out, git, &start, id.len);
}

int handle_head(git_repository *git, git_commit **out)
{
	git_oid id;
	int status = git_reference_name_to_id(&id, git, "HEAD");

	if (status == GIT_ENOTFOUND || status == GIT_EUNBORNBRANCH)
		return 0;
	return status ? status : git_commit_lookup(out, git, &id);
}
