// SPDX-License-Identifier: GPL-2.0-only
/* send - commits as the mails that the list wants */
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hold.h"
#include "base/limits.h"
#include "cmd/say.h"
#include "cmd/send_annotate.h"
#include "cmd/send_cover.h"
#include "cmd/send_deliver.h"
#include "cmd/send_gate.h"
#include "cmd/send_status.h"
#include "send/b4_prep.h"

struct params {
	const char *prefix;
	unsigned int version;
	struct opt_list to, cc;
	const char *reply_to;
	bool no_people;
	bool base;
	bool cover, no_cover;
	const char *range_diff;
	bool no_range_diff;
	struct opt_list force;
	const char *dir;
	bool send, resume, abandon, status, trailers;
	const char *thread, *archive;
	const char *identity;
	int lost;
};

static const struct opt_choice lost_choices[] = {
	{ "sent", LOST_SENT },
	{ "again", LOST_AGAIN },
	{ NULL, 0 }
};

#define FIELD(name)	offsetof(struct params, name)

static const struct opt options[] = {
	{ 0, "send", OPT_FLAG, FIELD(send), NULL,
	  "send the mails, as sendemail.* of git config says", NULL },
	{ 'o', "output", OPT_STRING, FIELD(dir), "DIR",
	  "write the mails into DIR, for git send-email", NULL },
	{ 'p', "prefix", OPT_STRING, FIELD(prefix), "TREE",
	  "the word after PATCH, as nf (default: found out)", NULL },
	{ 'v', "reroll", OPT_NUMBER, FIELD(version), "N",
	  "this is version N of the series", NULL },
	{ 0, "to", OPT_LIST, FIELD(to), "ADDRESS",
	  "send to ADDRESS (default: sendemail.to, or the list)", NULL },
	{ 0, "cc", OPT_LIST, FIELD(cc), "ADDRESS",
	  "send a copy to ADDRESS, and to those of sendemail.cc", NULL },
	{ 0, "in-reply-to", OPT_STRING, FIELD(reply_to), "MESSAGE-ID",
	  "reply to this mail; a new version should not do so", NULL },
	{ 0, "no-maintainers", OPT_FLAG, FIELD(no_people), NULL,
	  "add nobody from MAINTAINERS or from trailers", NULL },
	{ 0, "base", OPT_FLAG, FIELD(base), NULL,
	  "name the base commit of the series in the first mail", NULL },
	{ 0, "range-diff", OPT_STRING, FIELD(range_diff), "RANGE",
	  "show changes since RANGE, not since the last version",
	  NULL },
	{ 0, "no-range-diff", OPT_FLAG, FIELD(no_range_diff), NULL,
	  "do not show what changed since the last version", NULL },
	{ 0, "cover", OPT_FLAG, FIELD(cover), NULL,
	  "edit the cover letter first, even for a single patch",
	  NULL },
	{ 0, "no-cover", OPT_FLAG, FIELD(no_cover), NULL,
	  "no cover letter, even if the branch is described", NULL },
	{ 0, "force", OPT_LIST, FIELD(force), "RULE,...",
	  "go on although these rules found errors", NULL },
	{ 0, "identity", OPT_STRING, FIELD(identity), "NAME",
	  "also obey sendemail.NAME.* of git config", NULL },
	{ 0, "resume", OPT_FLAG, FIELD(resume), NULL,
	  "go on with a sending that was interrupted", NULL },
	{ 0, "lost", OPT_CHOICE, FIELD(lost), "WHAT",
	  "with --resume: the mail whose answer was lost was sent (sent), or goes out again (again)",
	  lost_choices, .needs = "resume" },
	{ 0, "abandon", OPT_FLAG, FIELD(abandon), NULL,
	  "forget a sending that was interrupted", NULL },
	{ 0, "status", OPT_FLAG, FIELD(status), NULL,
	  "show answers on the list and the state in Patchwork", NULL },
	{ 0, "trailers", OPT_FLAG, FIELD(trailers), NULL,
	  "add the trailers of answers to the branch's commits", NULL },
	{ 0, "thread", OPT_STRING, FIELD(thread), "MESSAGE-ID",
	  "for these two: the first mail of the thread (default: the one last sent from the branch)",
	  NULL, .needs = "status trailers" },
	{ 0, "archive", OPT_STRING, FIELD(archive), "PLACE",
	  "for these two: where to read answers: an address with %s for the Message-ID, an mbox, or a clone of a public-inbox (default: b4.midmask of git config, or lore.kernel.org)",
	  NULL },
	{ 0 }
};

static void read_clock(struct mailing_wish *wish)
{
	time_t now = time(NULL);
	struct tm tm;

	wish->now = now;
	/* Too early at boot for random bytes? Then others tell them apart. */
	if (getrandom(&wish->salt, sizeof(wish->salt), GRND_NONBLOCK) < 0)
		wish->salt = (uint32_t)getpid();
	if (localtime_r(&now, &tm))
		wish->offset = (int)(tm.tm_gmtoff / 60);
}

static int show(const struct invocation *inv, const struct mailing *mailing,
		struct err *e)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	mailing_print(mailing, &text, inv->out.utf8);
	if (say_result(&text, "the mailing", e))
		return -1;
	return file_flush(stdout, "the output", e);
}

static int write_files(const struct send_call *call, const char *dir,
		       const struct mailing *mailing, struct err *e)
{
	CLEANUP_HOLD struct hold hold = hold_signals();
	bool is_new = !file_exists(dir);

	if (mailing_write(mailing, call->arena, dir, e))
		return -1;
	if (sent_remember(call->repo, call->arena, &mailing->sent, e)) {
		mailing_remove(mailing, call->arena, dir, is_new);
		return -1;
	}
	fprintf(stderr, "%zu mail%s written\n", mailing->letters.n,
		mailing->letters.n == 1 ? "" : "s");
	return STATUS_CLEAN;
}

static void add_all(struct arena *a, const struct opt_list *from,
		    struct opt_list *to)
{
	for (size_t i = 0; i < from->n; i++)
		*VEC_ADD(a, to) = from->at[i];
}

/* What b4 prep keeps of the series stands where nothing else is asked for. */
static int read_prep(const struct invocation *inv, struct repo *repo,
		     struct mailing_wish *wish, struct err *e)
{
	struct range range;
	struct b4_prep prep;

	if (mailing_range(repo, inv->arena, wish->range, &range, e) ||
	    b4_prep_read(repo, inv->arena, &range, &prep, e))
		return -1;
	wish->cover = prep.cover;
	wish->change_id = prep.change_id;
	wish->prefix = wish->prefix ? wish->prefix : prep.prefix;
	wish->version = wish->version ? wish->version : prep.version;
	add_all(inv->arena, &prep.to, &wish->to);
	add_all(inv->arena, &prep.cc, &wish->cc);
	return 0;
}

/* To compare a long series with its last version takes long. */
static int make(const struct invocation *inv, const struct send_call *call,
		const struct mailing_wish *wish, struct mailing *out,
		struct err *e)
{
	struct mailing_wish watched = *wish;
	struct progress bar;
	int rc;

	progress_begin(&bar, &inv->talk, "comparing the versions");
	watched.bar = &bar;
	rc = mailing_make(call->repo, inv->arena, &watched, out, e);
	progress_end(&bar);
	return rc;
}

/* From who sits at the terminal; NULL: that was neither of the two. */
static const char *ask_tree(const struct mailing *mailing)
{
	char line[16];
	struct span word;

	fprintf(stderr, "It %s: is it for nf or nf-next? ", mailing->tree_why);
	if (!fgets(line, sizeof(line), stdin))
		return NULL;
	word = span_trim(span_of(line));
	if (span_eq(word, SPAN("nf")))
		return "nf";
	return span_eq(word, SPAN("nf-next")) ? "nf-next" : NULL;
}

/* Likewise, and where mails are wanted, with a tree that is known. */
static int make_for_tree(const struct invocation *inv,
			 const struct send_call *call,
			 const struct mailing_wish *wish, struct mailing *out,
			 struct err *e)
{
	const struct params *p = inv->params;
	struct mailing_wish told = *wish;

	if (make(inv, call, wish, out, e))
		return -1;
	if (!out->is_tree_open || (!p->dir && !p->send) ||
	    !isatty(STDIN_FILENO))
		return 0;
	told.prefix = ask_tree(out);
	return told.prefix ? make(inv, call, &told, out, e) :
			     mailing_check_tree(out, e);
}

/* Through the gate, and out. */
static int post(const struct invocation *inv, const struct send_call *call,
		const struct mailing *mailing, struct mail_settings *s,
		struct err *e)
{
	const struct params *p = inv->params;

	return send_gate(mailing, inv->arena, &p->force, &inv->talk, e) ||
	       show(inv, mailing, e) ||
	       (!s->no_hook && send_ask_hook(call->repo, mailing, inv->arena,
					     e)) ||
	       send_deliver(call, mailing, s, e) ? -1 : 0;
}

/* What can fail without the user's words does so before they are written. */
static int annotate_and_post(const struct invocation *inv,
			     const struct send_call *call,
			     struct mailing *mailing, struct mail_settings *s,
			     struct err *e)
{
	if (send_may_deliver(call, mailing, s, e))
		return -1;
	if (!s->is_annotating)
		return post(inv, call, mailing, s, e);
	if (send_annotate(call->repo, inv->arena, mailing, e))
		return -1;
	return post(inv, call, mailing, s, e) ?
	       send_keep_words(call->repo, inv->arena, e) : 0;
}

/* The mailing, and then what is wanted of the mails. */
static int send(const struct invocation *inv, const struct send_call *call,
		const struct mailing_wish *wish, struct mail_settings *s,
		struct err *e)
{
	const struct params *p = inv->params;
	struct mailing mailing;

	if (make_for_tree(inv, call, wish, &mailing, e))
		return -1;
	if (p->send)
		return annotate_and_post(inv, call, &mailing, s, e);
	if (send_gate(&mailing, inv->arena, &p->force, &inv->talk, e) ||
	    show(inv, &mailing, e))
		return -1;
	if (p->dir)
		return mailing_check_tree(&mailing, e) ? -1 :
		       write_files(call, p->dir, &mailing, e);
	fputs("nothing was sent: --send sends the mails, -o DIR writes them for 'git send-email DIR/*.patch'\n",
	      stderr);
	return STATUS_CLEAN;
}

/* Answers are looked for to show them, or to @version of a series. */
static int check_archive(const struct params *p, unsigned int version,
			 struct err *e)
{
	if (!p->archive || p->status || p->trailers || version > 1)
		return 0;
	return err_set(e, ERR_USAGE,
		       "--archive works only with --status, --trailers or a later version, as -v2");
}

/* What does not go together, or lacks something. */
static int check_params(const struct invocation *inv, struct err *e)
{
	const struct params *p = inv->params;

	if (inv->args.n > 1)
		return err_set(e, ERR_USAGE,
			       "want one range of commits, as in 'nfkit send main..topic'");
	if (p->send + p->resume + p->abandon + (p->dir != NULL) + p->status +
	    p->trailers > 1)
		return err_set(e, ERR_USAGE,
			       "--send, --resume, --abandon, --status, --trailers and -o: only one of them");
	if (p->dir && (!*p->dir || !strcmp(p->dir, "-")))
		return err_set(e, ERR_USAGE,
			       "-o wants a folder, not '%s': mails are files there, and go nowhere else",
			       p->dir);
	if (p->cover && p->no_cover)
		return err_set(e, ERR_USAGE,
			       "--cover and --no-cover: only one of them");
	if (p->range_diff && p->no_range_diff)
		return err_set(e, ERR_USAGE,
			       "--range-diff and --no-range-diff: only one of them");
	if ((p->resume || p->abandon) && inv->args.n)
		return err_set(e, ERR_USAGE,
			       "an interrupted sending has its own commits: leave out %s",
			       inv->args.at[0]);
	return p->resume || p->abandon ? check_archive(p, 0, e) : 0;
}

/* An archive that does not answer hinders nothing, but is told of. */
static void add_reviewers(const struct status_call *call,
			  struct mailing_wish *wish)
{
	struct err e = { 0 };

	if (wish->version < 2 || wish->no_people)
		return;
	if (send_reviewers(call, wish->version, &wish->reviewers, &e)) {
		say_talk(&call->inv->talk,
			 "no copy goes to who answered the last version: %s",
			 e.msg);
	}
}

/* What is only shown: nobody is asked, no editor runs, nothing is changed. */
static bool has_pages(const void *typed)
{
	const struct params *params = typed;

	return !params->send && !params->cover && !params->resume &&
	       !params->abandon && !params->trailers && !params->dir;
}

static int run(const struct invocation *inv, struct err *e)
{
	const struct params *p = inv->params;
	CLEANUP_REPO struct repo *repo = NULL;
	CLEANUP_FD int lock = -1;
	struct send_call call = {
		.arena = inv->arena, .lost = (enum lost_choice)p->lost,
		.talk = &inv->talk,
	};
	struct mail_settings s;
	struct status_call status = {
		.inv = inv, .settings = &s, .first = p->thread,
		.archive = p->archive,
	};
	struct mailing_wish wish = {
		.prefix = p->prefix, .version = p->version, .to = p->to,
		.cc = p->cc, .reply_to = p->reply_to, .no_cover = p->no_cover,
		.no_people = p->no_people, .with_base = p->base,
		.is_dated_now = p->send, .settings = &s,
		.range_diff = p->range_diff, .with_cover = p->cover,
		.no_range_diff = p->no_range_diff,
	};

	if (check_params(inv, e))
		return -1;
	if (inv->args.n)
		wish.range = inv->args.at[0];
	if (repo_find(NULL, &repo, e))
		return -1;
	if (!repo)
		return err_set(e, ERR_USAGE,
			       "this folder is not in a git repository: go to the one whose commits you want to send");
	call.repo = status.repo = repo;
	status.range = wish.range;
	if (!has_pages(p) && send_lock(&call, &lock, e))
		return -1;
	if (p->abandon)
		return send_abandon(&call, e);
	if (mail_settings_read(repo, inv->arena, p->identity, p->dir != NULL,
			       &s, e))
		return -1;
	if (p->status || p->trailers)
		return p->status ? send_status(&status, e) :
				   send_trailers(&status, e);
	if (p->resume)
		return send_resume(&call, &s, e);
	if (p->cover && send_cover(repo, inv->arena, wish.range, e))
		return -1;
	if (read_prep(inv, repo, &wish, e) ||
	    check_archive(p, wish.version, e))
		return -1;
	add_reviewers(&status, &wish);
	read_clock(&wish);
	return send(inv, &call, &wish, &s, e);
}

const struct command cmd_send = {
	.name = "send",
	.summary = "send a series as mails, to the right people, exactly once",
	.args = "[RANGE]",
	.about =
	"RANGE is a git revision or range; without one, the commits that the\n"
	"upstream branch does not have are taken. nfkit send makes their mails, lets\n"
	"nfkit check look at them, and shows which they are and who gets them.\n"
	"Nothing is sent without --send.\n"
	"\n"
	"The description of the branch becomes the cover letter. A note of git notes\n"
	"goes below the --- of its mail. With -v2 and later versions, the first mail\n"
	"shows what changed. Cover letter, version and addresses are also read from\n"
	"what b4 prep keeps. nfkit-send(1) has the details.",
	.opts = options,
	.params_size = sizeof(struct params),
	.run = run,
	.has_pages = has_pages,
};
