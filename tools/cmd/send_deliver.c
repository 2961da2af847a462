// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/send_deliver.h"

#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/lock.h"
#include "base/path.h"
#include "base/progress.h"
#include "cmd/send_annotate.h"
#include "git/credential.h"
#include "model/mail.h"
#include "net/http.h"
#include "send/deliver.h"

struct telling {
	const struct send_call *call;
	struct progress bar;
};

static void step(void *context, size_t done, size_t total)
{
	struct telling *t = context;

	progress_step(&t->bar, done, total);
}

static void tell(void *context, const struct journal_mail *mail,
		 const char *said)
{
	struct telling *t = context;
	const struct send_call *call = t->call;
	CLEANUP_BUF struct buf line;

	progress_hide(&t->bar);
	buf_init(&line, LIMIT_TEXT);
	buf_add_str(&line, "sent ");
	term_add_inline(&line, mail->file_name, call->talk->utf8);
	buf_add_str(&line, *said ? ": " : "");
	term_add_inline(&line, span_of(said), call->talk->utf8);
	buf_add_char(&line, '\n');
	file_print(stderr, buf_span(&line));
}

int send_lock(const struct send_call *call, int *fd, struct err *e)
{
	const char *path = path_join(call->arena, repo_common_dir(call->repo),
				     "nfkit-lock");

	if (!lock_file(path, fd, e))
		return 0;
	if (e->code != ERR_EXISTS)
		return -1;
	err_clear(e);
	return err_set(e, ERR_EXISTS,
		       "another 'nfkit send' is at work in this repository: wait until it ends");
}

/*
 * As git-credential(1) knows the server: the port is said where it is set, and
 * a user may be an address.
 */
static const char *credential_url(struct arena *a,
				  const struct smtp_server *server)
{
	CLEANUP_BUF struct buf url;

	buf_init(&url, LIMIT_TEXT);
	buf_add_str(&url, "smtp://");
	http_add_escaped(&url, span_of(server->user));
	buf_printf(&url, "@%s", server->host);
	if (server->port)
		buf_printf(&url, ":%u", server->port);
	return arena_str(a, buf_span(&url));
}

static int run_delivery(const struct send_call *call, struct journal *journal,
			struct mail_settings *s, struct err *e)
{
	struct telling telling = { .call = call };
	struct delivery d = { .journal = journal, .settings = s, .tell = tell,
			      .step = step, .context = &telling };
	const struct smtp_server *v = &s->server;
	struct credential c = { 0 };
	bool is_asked = v->host && v->user && !v->password && !v->no_login;
	struct err ignored = { 0 };
	const char *url = "";
	int rc;

	if (is_asked) {
		url = credential_url(call->arena, v);
		if (smtp_check_login(v, e) ||
		    credential_fill(call->arena, url, &c, e))
			return -1;
		s->server.password = c.password;
	}
	progress_begin(&telling.bar, call->talk, "sending");
	rc = deliver(&d, e);
	progress_end(&telling.bar);
	if (is_asked && (!rc || d.is_login_refused) &&
	    credential_tell(url, &c, !rc, &ignored))
		err_clear(&ignored);
	if (rc)
		return err_prefix(e, "stopped, 'nfkit send --resume' goes on");
	/* What ends us here leaves a journal that --resume has this left of. */
	if (sent_remember(call->repo, call->arena, &journal->sent, e) ||
	    journal_remove(journal, e))
		return err_prefix(e, "all was sent, 'nfkit send --resume' notes it");
	return d.refused ?
	       err_set(e, ERR_NET,
		       "all was sent, but not to each recipient: those named above do not have it") :
	       0;
}

/* A yes or no at the terminal; ERR_USAGE where there is nobody to ask. */
static int ask_first(const struct mailing *mailing, struct err *e)
{
	char line[16];

	if (!isatty(STDIN_FILENO))
		return err_set(e, ERR_USAGE,
			       "sendemail.confirm asks before mails are sent, but there is no terminal to ask at");
	fprintf(stderr, "Send %s? [y/n] ",
		mailing->letters.n == 1 ? "this mail" : "these mails");
	if (!fgets(line, sizeof(line), stdin) || *line != 'y')
		return err_set(e, ERR_USAGE, "nothing was sent");
	return 0;
}

static bool is_meant_again(struct span tags)
{
	struct span word;

	while (span_next_word(&tags, &word)) {
		if (span_eq_nocase(word, SPAN("RESEND")))
			return true;
	}
	return false;
}

int send_may_deliver(const struct send_call *call,
		     const struct mailing *mailing, struct mail_settings *s,
		     struct err *e)
{
	/* Two that wait for each other at the lock have the same to send. */
	return (!is_meant_again(mailing->tags) &&
		sent_check_new(call->repo, call->arena, &mailing->sent, e)) ||
	       mail_settings_find_way(call->repo, call->arena, s, e) ||
	       mailing_check_tree(mailing, e) ? -1 : 0;
}

int send_deliver(const struct send_call *call, const struct mailing *mailing,
		 struct mail_settings *s, struct err *e)
{
	struct span sender = mailing->from_mail;
	struct journal journal;

	if (s->is_asking && ask_first(mailing, e))
		return -1;
	if (s->envelope)
		sender = address_parse(span_of(s->envelope)).mail;
	if (journal_begin(&journal, call->arena, repo_git_dir(call->repo),
			  mailing, sender, e))
		return -1;
	if (s->is_annotating)
		send_drop_words(call->repo, call->arena, mailing);
	return run_delivery(call, &journal, s, e);
}

/* True: it was sent. False where it is to be sent again. */
static int ask(const struct send_call *call, const struct journal_mail *mail,
	       bool *sent, struct err *e)
{
	char line[16];

	*sent = call->lost == LOST_SENT;
	if (call->lost != LOST_ASK)
		return 0;
	if (!isatty(STDIN_FILENO))
		return err_set(e, ERR_USAGE,
			       "%s: the answer to it was lost: see whether the list has it, then give --lost sent or --lost again",
			       mail->file_name.p);
	fprintf(stderr,
		"The answer to %s was lost. Was it sent, as the archive of the list says? [y/n] ",
		mail->file_name.p);
	if (!fgets(line, sizeof(line), stdin) ||
	    (*line != 'y' && *line != 'n'))
		return err_set(e, ERR_USAGE, "want y or n: nothing was sent");
	*sent = *line == 'y';
	return 0;
}

static int settle_lost(const struct send_call *call, struct journal *j,
		       struct err *e)
{
	for (size_t i = 0; i < j->mails.n; i++) {
		struct journal_mail *mail = &j->mails.at[i];
		bool sent;

		if (mail->state != JOURNAL_LOST)
			continue;
		if (ask(call, mail, &sent, e) ||
		    journal_note(j, i, sent ? "accepted" : "refused",
				 SPAN("so it was said"), e))
			return -1;
		mail->state = sent ? JOURNAL_ACCEPTED : JOURNAL_WAITING;
	}
	return 0;
}

int send_resume(const struct send_call *call, struct mail_settings *s,
		struct err *e)
{
	struct journal journal;

	if (journal_read(&journal, call->arena, repo_git_dir(call->repo), e) ||
	    mail_settings_find_way(call->repo, call->arena, s, e) ||
	    settle_lost(call, &journal, e))
		return -1;
	return run_delivery(call, &journal, s, e);
}

int send_abandon(const struct send_call *call, struct err *e)
{
	static const char *const states[] = {
		[JOURNAL_WAITING] = "not sent",
		[JOURNAL_LOST] = "perhaps sent",
		[JOURNAL_ACCEPTED] = "sent",
	};
	struct journal j;

	if (journal_read(&j, call->arena, repo_git_dir(call->repo), e))
		return -1;
	for (size_t i = 0; i < j.mails.n; i++)
		fprintf(stderr, "%s: %s\n", j.mails.at[i].file_name.p,
			states[j.mails.at[i].state]);
	return journal_remove(&j, e);
}
