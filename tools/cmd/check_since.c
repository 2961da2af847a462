// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/check_since.h"

#include "base/file.h"
#include "base/lock.h"
#include "check/since.h"
#include "cmd/say.h"

static int begin(const char *file, struct inbox *inbox,
		 const struct check_run *run, struct err *e)
{
	struct since now = { 0 };

	if (inbox_marks(inbox, run->arena, &now.marks, e) ||
	    since_write(file, &now, e))
		return -1;
	say_talk(run->talk, "nothing is new yet: the next run checks what arrives from now on");
	return 0;
}

static int check_new(const char *file, struct inbox *inbox,
		     struct check_run *run, struct check_post *post,
		     struct err *e)
{
	struct since old = { 0 }, now = { 0 };
	struct inbox_marks heads = { 0 };
	bool sends = post && post->wish->send;

	if (since_read(run->arena, file, &old, e) ||
	    (sends && check_post_again(post, &old.waiting, e)) ||
	    inbox_marks(inbox, run->arena, &heads, e))
		return -1;
	since_pass_older(run->arena, &old, &heads);
	inbox_skip(inbox, &old.marks);
	run->is_part = true;
	run->keep_input = true;
	if (check_run(run, e))
		return inbox_was_rewritten(inbox) ?
			err_prefix(e, "delete '%s' to start again", file) : -1;
	/* What was only shown is still to be posted. */
	if (post && !sends)
		return 0;
	if (inbox_marks(inbox, run->arena, &now.marks, e))
		return -1;
	since_keep_others(run->arena, &old, &now);
	now.waiting = post ? post->waiting : old.waiting;
	return since_write(file, &now, e);
}

int check_since(const char *file, struct check_run *run,
		struct check_post *post, struct err *e)
{
	CLEANUP_FOLDERS struct lock_folders locks = { 0 };
	struct input *in;
	int status;

	if (run->names->n != 1)
		return err_set(e, ERR_USAGE,
			       "--new-since takes one archive, a public-inbox repository");
	/* A job of a clock may still be at the mails that are new to this one. */
	lock_folder_of(&locks, run->arena, file);
	in = input_open_inbox(run->arena, run->names->at[0]);
	if (!in)
		return err_set(e, ERR_USAGE,
			       "'%s' is not a public-inbox repository, which --new-since takes",
			       run->names->at[0]);
	run->input = in;
	if (file_exists(file))
		status = check_new(file, input_inbox(in), run, post, e);
	else
		status = begin(file, input_inbox(in), run, e);
	input_close(&in);
	return status;
}
