// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/check_hook.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hold.h"
#include "base/limits.h"
#include "base/path.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "git/hook.h"

#define MESSAGE_MAX	(1UL << 20)

struct hook {
	const char *name;
	const char *around;	/* how to go on, for once */
	int (*open)(struct arena *a, const char *file, struct input **out,
		    struct err *e);
};

/* One mail, of a commit that is not there yet. */
struct draft {
	struct input in;
	struct span mail;	/* empty: handed out */
};

static int next_draft(struct input *in, struct arena *a, struct raw_mail *out,
		      struct err *e)
{
	struct draft *d = (struct draft *)in;
	struct span separator;

	(void)a;
	(void)e;
	if (!d->mail.len)
		return 0;
	span_next_line(&d->mail, &separator);
	*out = (struct raw_mail){
		/* As a commit: it has no recipients and no tags of its own. */
		.bytes = d->mail, .id = SPAN("commit message of nobody yet"),
		.source = in->name, .line = 1,
	};
	d->mail.len = 0;
	return 1;
}

static void close_draft(struct input *in)
{
	(void)in;
}

static const struct input_kind draft_kind = { next_draft, close_draft };

/* "fixup! SUMMARY" goes before anybody else sees it. */
static bool is_for_rebase(struct span message)
{
	return span_starts(message, SPAN("fixup! ")) ||
	       span_starts(message, SPAN("squash! ")) ||
	       span_starts(message, SPAN("amend! "));
}

static int open_commit_msg(struct arena *a, const char *file,
			   struct input **out, struct err *e)
{
	struct draft *d = ARENA_NEW(a, struct draft);
	struct span message;

	d->in = (struct input){ &draft_kind, "commit message" };
	if (file_read(a, file, MESSAGE_MAX, &message, e))
		return -1;
	if (!is_for_rebase(message) && hook_mail(a, message, &d->mail, e))
		return -1;
	*out = &d->in;
	return 0;
}

static int open_mail(struct arena *a, const char *file, struct input **out,
		     struct err *e)
{
	return input_open(a, file, out, e);
}

static const struct hook hooks[] = {
	{ "commit-msg", "git commit --no-verify", open_commit_msg },
	{ "sendemail-validate", "git send-email --no-validate", open_mail },
};

#define HOOKS	(sizeof(hooks) / sizeof(hooks[0]))

static const struct hook *find(const char *name, struct err *e)
{
	for (size_t i = 0; i < HOOKS; i++)
		if (!strcmp(hooks[i].name, name))
			return &hooks[i];
	err_set(e, ERR_USAGE,
		"--hook is one of commit-msg, sendemail-validate, not '%s'",
		name);
	return NULL;
}

int check_hook(const char *name, struct check_run *run, int *status,
	       struct err *e)
{
	const struct hook *hook = find(name, e);

	if (!hook)
		return -1;
	/* git gives more than the file in some versions. */
	if (!run->names->n)
		return err_set(e, ERR_USAGE, "--hook %s wants the file that git gives the hook",
			       name);
	run->to = stderr;
	run->is_hook = true;
	if (hook->open(run->arena, run->names->at[0], &run->input, e) ||
	    check_run(run, e))
		return -1;
	*status = STATUS_CLEAN;
	if (!run->totals.findings[SEV_ERROR])
		return 0;
	*status = STATUS_FINDINGS;
	fprintf(stderr, "nfkit: an error stops git here; '%s' goes around this check\n",
		hook->around);
	return 0;
}

static void write_script(struct buf *to, const struct hook *hook)
{
	buf_printf(to,
		   "#!/bin/sh\n"
		   "# From nfkit check --install-hooks. Delete it to be rid of it; for once,\n"
		   "# '%s' goes around it.\n"
		   "command -v nfkit >/dev/null || exit 0\n"
		   "exec nfkit check --hook %s \"$@\"\n",
		   hook->around, hook->name);
}

/* *@made is set where it was not there: what is now is ours, whole or not. */
static int install(struct arena *a, const char *path, const struct hook *hook,
		   const struct term *talk, int *status, bool *made,
		   struct err *e)
{
	CLEANUP_BUF struct buf script;
	struct span old;

	buf_init(&script, LIMIT_TEXT);
	write_script(&script, hook);
	if (!file_exists(path)) {
		*made = true;
		return file_write(path, buf_span(&script), 0777, e);
	}
	if (file_read(a, path, LIMIT_FILE, &old, e))
		return -1;
	if (span_eq(old, buf_span(&script))) {
		say_talk(talk, "%s: is installed already", path);
		return 0;
	}
	*status = STATUS_FINDINGS;
	say_talk(talk,
		 "%s: another hook exists, add this line to it: nfkit check --hook %s \"$@\" || exit",
		 path, hook->name);
	return 0;
}

int check_install_hooks(const struct term *talk, int *status, struct err *e)
{
	CLEANUP_HOLD struct hold hold = hold_signals();
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_REPO struct repo *repo = NULL;
	const char *dir, *paths[HOOKS];
	bool made[HOOKS] = { false };
	int rc = 0;

	*status = STATUS_CLEAN;
	if (repo_find(NULL, &repo, e))
		return -1;
	if (!repo)
		return err_set(e, ERR_USAGE,
			       "this folder is not in a git repository: go to the one that wants the hooks");
	if (hook_folder(repo, &a, &dir, e) || file_make_dirs(dir, e))
		return -1;
	for (size_t i = 0; !rc && i < HOOKS; i++) {
		paths[i] = path_join(&a, dir, hooks[i].name);
		rc = install(&a, paths[i], &hooks[i], talk, status, &made[i],
			     e);
	}
	/* Both or none: what is there is told only when it stays. */
	for (size_t i = 0; i < HOOKS; i++) {
		if (made[i] && rc)
			unlink(paths[i]);
		else if (made[i])
			say_talk(talk, "%s: installed", paths[i]);
	}
	return rc;
}
