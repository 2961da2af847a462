// SPDX-License-Identifier: GPL-2.0-only
#include "send/deliver.h"

#include <poll.h>
#include <stdlib.h>

#include "base/argv.h"
#include "base/limits.h"
#include "base/process.h"
#include "send/program.h"
#include "send/wire.h"


/* What one try came to; @said is for the journal and for people. */
struct outcome {
	const char *word;	/* of the journal: "accepted" ... */
	const char *said;
};

static const char *list_refused(struct arena *a, const struct smtp_mail *mail)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	for (size_t i = 0; i < mail->to_n; i++) {
		const struct smtp_recipient *to = &mail->to[i];

		if (to->code >= 300)
			buf_printf(&text, "%s%s refused: %s",
				   text.len ? "; " : "", to->address,
				   to->reply);
	}
	return arena_str(a, buf_span(&text));
}

/* All that get the mail @m. */
static void list_addresses(const struct journal *j,
			   const struct journal_mail *m, struct arena *a,
			   struct opt_list *to)
{
	for (size_t i = 0; i < j->to.n; i++)
		*VEC_ADD(a, to) = arena_str(a, j->to.at[i]);
	for (size_t i = 0; i < m->to.n; i++)
		*VEC_ADD(a, to) = arena_str(a, m->to.at[i]);
}

static void fill_envelope(const struct journal *j,
			  const struct journal_mail *m, struct arena *a,
			  struct smtp_mail *mail)
{
	struct opt_list to = { 0 };

	list_addresses(j, m, a, &to);
	mail->from = arena_str(a, j->from);
	mail->to = arena_zalloc(a, to.n, sizeof(*mail->to));
	mail->to_n = to.n;
	for (size_t i = 0; i < to.n; i++)
		mail->to[i].address = to.at[i];
}

static int by_server(struct smtp *smtp, struct delivery *d,
		     const struct journal_mail *m, struct arena *a,
		     struct outcome *out, struct err *e)
{
	struct smtp_mail mail = { 0 };
	struct smtp_result result;

	fill_envelope(d->journal, m, a, &mail);
	if (wire_encode(a, m->bytes, d->settings->encoding, &mail.bytes, e))
		return -1;
	if (smtp_send(smtp, a, &mail, &result, e)) {
		out->word = result.outcome == SMTP_LOST ? "lost" : "refused";
		out->said = result.reply;
		d->is_login_refused = result.is_login_refused;
		return -1;
	}
	d->refused += result.refused;
	out->word = result.refused ? "partly" : "accepted";
	out->said = result.refused ? list_refused(a, &mail) : result.reply;
	return 0;
}

/* Of others: it must not be taken for an option of the program. */
static bool has_option(const struct opt_list *addresses)
{
	for (size_t i = 0; i < addresses->n; i++) {
		if (*addresses->at[i] == '-')
			return true;
	}
	return false;
}

/*
 * "msmtp -a work" is a program and arguments. It gets those that git gives,
 * for scripts count on them: no "--" unless an address needs it.
 */
static int make_argv(struct arena *a, const struct delivery *d,
		     const struct journal_mail *m, struct opt_list *argv,
		     struct err *e)
{
	const struct mail_settings *s = d->settings;
	struct opt_list to = { 0 };

	if (program_split(a, "sendemail.sendmailCmd", s->program, argv, e))
		return -1;
	for (size_t i = 0; i < s->server_options.n; i++)
		*VEC_ADD(a, argv) = s->server_options.at[i];
	if (s->with_sender)
		argv_add(a, argv, ARGV("-f", arena_str(a, d->journal->from)));
	argv_add(a, argv, ARGV("-i"));
	list_addresses(d->journal, m, a, &to);
	if (has_option(&to))
		argv_add(a, argv, ARGV("--"));
	for (size_t i = 0; i < to.n; i++)
		*VEC_ADD(a, argv) = to.at[i];
	return 0;
}

static struct span without_cr(struct arena *a, struct span text)
{
	char *bytes = arena_alloc(a, text.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (text.p[i] != '\r')
			bytes[n++] = text.p[i];
	}
	return (struct span){ bytes, n };
}

/* Run it with the mail on its input; the exit status is its answer. */
static int by_program(const struct delivery *d, const struct journal_mail *m,
		      struct arena *a, struct outcome *out, struct err *e)
{
	struct opt_list list = { 0 };
	const char *const *argv;
	CLEANUP_BUF struct buf output;
	struct process p;
	struct span wire;
	bool late;
	int rc, status;

	buf_init(&output, LIMIT_TEXT);
	out->word = "refused";
	out->said = "";
	if (make_argv(a, d, m, &list, e) ||
	    wire_encode(a, m->bytes, d->settings->encoding, &wire, e))
		return -1;
	argv = argv_end(a, &list);
	if (process_start_users(&p, argv, e))
		return -1;
	process_feed(&p, without_cr(a, wire));
	rc = process_read(&p, PROGRAM_MS, &output, &late, e);
	status = process_end(&p);
	if (rc || late) {
		out->word = "lost";
		return rc ? -1 : err_set(e, ERR_NET, "%s: no end after %d s",
					 argv[0], PROGRAM_MS / 1000);
	}
	out->said = arena_str(a, span_trim(buf_span(&output)));
	/* One that was killed may have got to the end of its work. */
	if (status > 128)
		out->word = "lost";
	if (status)
		return err_set(e, ERR_NET, "%s ended with status %d%s%s",
			       argv[0], status, *out->said ? ": " : "",
			       out->said);
	out->word = "accepted";
	return 0;
}

static int send_one(struct delivery *d, struct smtp *smtp, size_t i,
		    struct err *e)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct journal *j = d->journal;
	struct journal_mail *mail = &j->mails.at[i];
	struct outcome out = { "refused", "" };
	struct err note = { 0 };
	int rc;

	if (journal_note(j, i, "begin", (struct span){ 0 }, e))
		return -1;
	if (smtp)
		rc = by_server(smtp, d, mail, &a, &out, e);
	else
		rc = by_program(d, mail, &a, &out, e);
	if (journal_note(j, i, out.word, span_of(out.said), rc ? &note : e))
		return -1;
	if (rc)
		return err_prefix(e, "%s", mail->file_name.p);
	mail->state = JOURNAL_ACCEPTED;
	d->tell(d->context, mail, out.said);
	return 0;
}

/* sendemail.smtpBatchSize, .smtpReloginDelay: for servers that are strict. */
static void reconnect(const struct delivery *d, struct smtp **smtp)
{
	smtp_close(smtp);
	if (d->settings->delay)
		poll(NULL, 0, (int)d->settings->delay * 1000);
	*smtp = smtp_open(&d->settings->server);
}

int deliver(struct delivery *d, struct err *e)
{
	CLEANUP_SMTP struct smtp *smtp = NULL;
	struct journal *j = d->journal;
	unsigned int batch = d->settings->batch, sent = 0;

	if (d->settings->server.host)
		smtp = smtp_open(&d->settings->server);
	for (size_t i = 0; i < j->mails.n; i++) {
		if (j->mails.at[i].state == JOURNAL_ACCEPTED)
			continue;
		if (smtp && batch && sent == batch) {
			reconnect(d, &smtp);
			sent = 0;
		}
		/* A program may ask something where the bar would be. */
		if (smtp)
			d->step(d->context, i, j->mails.n);
		if (send_one(d, smtp, i, e))
			return -1;
		sent++;
	}
	return 0;
}
