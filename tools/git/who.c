// SPDX-License-Identifier: GPL-2.0-only
#include "git/who.h"

#include <stdlib.h>

#include "git/date.h"
#include "git/handle.h"

struct setting {
	const char *variable, *own, *common;
};

static const struct setting names[] = {
	[WHO_AUTHOR] = { "GIT_AUTHOR_NAME", "author.name", "user.name" },
	[WHO_COMMITTER] = {
		"GIT_COMMITTER_NAME", "committer.name", "user.name"
	},
};

static const struct setting mails[] = {
	[WHO_AUTHOR] = { "GIT_AUTHOR_EMAIL", "author.email", "user.email" },
	[WHO_COMMITTER] = {
		"GIT_COMMITTER_EMAIL", "committer.email", "user.email"
	},
};

static const char *const dates[] = {
	[WHO_AUTHOR] = "GIT_AUTHOR_DATE",
	[WHO_COMMITTER] = "GIT_COMMITTER_DATE",
};

static struct span find(struct repo *repo, struct arena *a,
			const struct setting *s)
{
	struct span found = repo_setting(repo, a, s->variable, s->own);

	return found.len ? found : repo_config(repo, a, s->common);
}

struct span who_name(struct repo *repo, struct arena *a, enum who_role role)
{
	return find(repo, a, &names[role]);
}

struct span who_mail(struct repo *repo, struct arena *a, enum who_role role)
{
	return find(repo, a, &mails[role]);
}

int who_check(struct span name, struct span mail, const char *or_else,
	      struct err *e)
{
	if (name.len && mail.len)
		return 0;
	return err_set(e, ERR_USAGE,
		       "git does not know who you are: set %s with 'git config --global'%s",
		       name.len ? "user.email" : mail.len ? "user.name" :
		       "user.name and user.email", or_else);
}

int handle_who(struct repo *repo, struct arena *a, enum who_role role,
	       git_signature **out, struct err *e)
{
	struct span name = who_name(repo, a, role);
	struct span mail = who_mail(repo, a, role);
	const char *date = getenv(dates[role]);
	const char *called = arena_str(a, name), *at = arena_str(a, mail);
	int64_t time;
	int offset, status;

	if (who_check(name, mail, "", e))
		return -1;
	if (date && *date && !date_read(span_of(date), &time, &offset))
		return err_set(e, ERR_USAGE,
			       "%s is '%.80s': want a date like 2026-01-02T03:04:05Z there, or seconds and a zone, '1767323045 +0000'",
			       dates[role], date);
	status = date && *date ?
		 git_signature_new(out, called, at, time, offset) :
		 git_signature_now(out, called, at);
	return status ? handle_err(e, status, called) : 0;
}
