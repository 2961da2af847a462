// SPDX-License-Identifier: GPL-2.0-only
/* send - commits as the mails that the list wants */
#include <time.h>

#include "base/file.h"
#include "base/limits.h"
#include "cmd/send_gate.h"

struct params {
	const char *prefix;
	unsigned int version;
	struct opt_list to, cc;
	const char *reply_to;
	bool no_cover;
	struct opt_list force;
	const char *dir;
};

#define FIELD(name)	offsetof(struct params, name)

static const struct opt options[] = {
	{ 'o', "output", OPT_STRING, FIELD(dir), "DIR",
	  "write the mails into DIR, for git send-email", NULL },
	{ 'p', "prefix", OPT_STRING, FIELD(prefix), "TREE",
	  "what stands behind PATCH: nf, nft ...; else it is found out", NULL },
	{ 'v', "reroll", OPT_NUMBER, FIELD(version), "N",
	  "the how-manyth version of the series this is", NULL },
	{ 0, "to", OPT_LIST, FIELD(to), "ADDRESS",
	  "to whom; else sendemail.to of git config, or the list", NULL },
	{ 0, "cc", OPT_LIST, FIELD(cc), "ADDRESS",
	  "who gets a copy, beside sendemail.cc of git config", NULL },
	{ 0, "in-reply-to", OPT_STRING, FIELD(reply_to), "MESSAGE-ID",
	  "answer this mail; a new version better begins a thread", NULL },
	{ 0, "no-cover", OPT_FLAG, FIELD(no_cover), NULL,
	  "no cover letter, even where the branch has a description", NULL },
	{ 0, "force", OPT_LIST, FIELD(force), "RULE,...",
	  "go on although these rules of nfkit check found errors", NULL },
	{ 0 }
};

static void read_clock(struct mailing_wish *wish)
{
	time_t now = time(NULL);
	struct tm tm;

	wish->now = now;
	if (localtime_r(&now, &tm))
		wish->offset = (int)(tm.tm_gmtoff / 60);
}

static int show(const struct invocation *inv, const struct mailing *mailing,
		struct err *e)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	mailing_print(mailing, &text, inv->out.utf8);
	if (buf_check(&text, "the mailing", e))
		return -1;
	file_print(stdout, buf_span(&text));
	return file_flush(stdout, "the output", e);
}

/* The mailing, the gate, and then the files, if they are wanted. */
static int send(const struct invocation *inv, struct repo *repo,
		const struct mailing_wish *wish, struct err *e)
{
	const struct params *p = inv->params;
	struct mailing mailing;

	if (mailing_make(repo, inv->arena, wish, &mailing, e) ||
	    send_gate(&mailing, inv->arena, &p->force, &inv->talk, e) ||
	    show(inv, &mailing, e))
		return -1;
	if (!p->dir) {
		fputs("nothing is sent: -o DIR writes the mails for 'git send-email DIR/*.patch'\n",
		      stderr);
		return STATUS_CLEAN;
	}
	if (mailing_write(&mailing, inv->arena, p->dir, e))
		return -1;
	fprintf(stderr, "%zu mail%s written\n", mailing.letters.n,
		mailing.letters.n == 1 ? "" : "s");
	return STATUS_CLEAN;
}

static int run(const struct invocation *inv, struct err *e)
{
	const struct params *p = inv->params;
	CLEANUP_REPO struct repo *repo = NULL;
	struct err ignored = { 0 };
	struct mailing_wish wish = {
		.prefix = p->prefix, .version = p->version, .to = p->to,
		.cc = p->cc, .reply_to = p->reply_to, .no_cover = p->no_cover,
	};

	if (inv->args.n > 1)
		return err_set(e, ERR_USAGE,
			       "want one range of commits, as in 'nfkit send main..topic'");
	if (inv->args.n)
		wish.range = inv->args.at[0];
	if (repo_open(".", &repo, &ignored))
		return err_set(e, ERR_USAGE,
			       "this folder is in no git repository: go to the one whose commits are to be sent");
	read_clock(&wish);
	return send(inv, repo, &wish, e);
}

const struct command cmd_send = {
	.name = "send",
	.summary = "write the mails of a series, for the right list",
	.args = "[RANGE]",
	.about =
	"RANGE is a git revision or range; without one, the commits that the\n"
	"upstream branch does not have. Shows which mails it makes and for whom,\n"
	"after nfkit check found no error in them. The description of the branch\n"
	"(git branch --edit-description) becomes the cover letter of a series.\n"
	"\n"
	"Nothing is sent yet: -o DIR writes the mails as files.",
	.opts = options,
	.params_size = sizeof(struct params),
	.run = run,
};
