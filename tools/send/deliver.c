// SPDX-License-Identifier: GPL-2.0-only
#include "send/deliver.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/process.h"
#include "send/wire.h"

#define PROGRAM_MS	60000

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

/* The same strings for each mail; the codes are of this one. */
static void fill_envelope(struct journal *j, struct arena *a,
			  struct smtp_mail *mail)
{
	mail->from = arena_str(a, j->from);
	mail->to = arena_zalloc(a, j->to.n, sizeof(*mail->to));
	mail->to_n = j->to.n;
	for (size_t i = 0; i < j->to.n; i++)
		mail->to[i].address = arena_str(a, j->to.at[i]);
}

static int by_server(struct smtp *smtp, struct journal *j, struct arena *a,
		     struct span bytes, struct outcome *out, struct err *e)
{
	struct smtp_mail mail = { 0 };
	struct smtp_result result;

	fill_envelope(j, a, &mail);
	if (wire_encode(a, bytes, &mail.bytes, e))
		return -1;
	if (smtp_send(smtp, a, &mail, &result, e)) {
		out->word = result.outcome == SMTP_LOST ? "lost" : "refused";
		out->said = result.reply;
		return -1;
	}
	out->word = result.refused ? "partly" : "accepted";
	out->said = result.refused ? list_refused(a, &mail) : result.reply;
	return 0;
}

/* "msmtp -a work" is a program and arguments; there is no shell. */
static const char **make_argv(struct arena *a, const char *command,
			      const struct journal *j)
{
	VEC(const char *) argv = { 0 };
	struct span rest = span_of(command), word;

	if (*command == '/' && file_exists(command))
		*VEC_ADD(a, &argv) = command;
	else
		while (span_next_word(&rest, &word))
			*VEC_ADD(a, &argv) = arena_str(a, word);
	*VEC_ADD(a, &argv) = "-i";
	*VEC_ADD(a, &argv) = "-f";
	*VEC_ADD(a, &argv) = arena_str(a, j->from);
	*VEC_ADD(a, &argv) = "--";
	for (size_t i = 0; i < j->to.n; i++)
		*VEC_ADD(a, &argv) = arena_str(a, j->to.at[i]);
	VEC_ADD(a, &argv);
	return argv.at;
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
static int by_program(const char *command, struct journal *j, struct arena *a,
		      struct span bytes, struct outcome *out, struct err *e)
{
	const char **argv = make_argv(a, command, j);
	CLEANUP_BUF struct buf output;
	struct process p;
	struct span wire;
	bool late;
	int rc, status;

	buf_init(&output, LIMIT_TEXT);
	out->word = "refused";
	out->said = "";
	if (wire_encode(a, bytes, &wire, e) || process_start(&p, argv, e))
		return -1;
	process_tell(&p, without_cr(a, wire));
	file_close_at(&p.in);
	p.in = -1;
	rc = process_read(&p, PROGRAM_MS, &output, &late, e);
	status = process_end(&p);
	if (rc || late) {
		out->word = "lost";
		return rc ? -1 : err_set(e, ERR_NET, "%s: no end after %d s",
					 argv[0], PROGRAM_MS / 1000);
	}
	out->said = arena_str(a, span_trim(buf_span(&output)));
	if (status)
		return err_set(e, ERR_NET, "%s ended with status %d%s%s",
			       argv[0], status, *out->said ? ": " : "",
			       out->said);
	out->word = "accepted";
	return 0;
}

static int send_one(const struct delivery *d, struct smtp *smtp, size_t i,
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
		rc = by_server(smtp, j, &a, mail->bytes, &out, e);
	else
		rc = by_program(d->settings->program, j, &a, mail->bytes, &out,
				e);
	if (journal_note(j, i, out.word, span_of(out.said), rc ? &note : e))
		return -1;
	if (rc)
		return err_prefix(e, "%s", mail->file_name.p);
	mail->state = JOURNAL_ACCEPTED;
	d->tell(d->context, mail, out.said);
	return 0;
}

int deliver(const struct delivery *d, struct err *e)
{
	CLEANUP_SMTP struct smtp *smtp = NULL;
	struct journal *j = d->journal;

	if (d->settings->server.host)
		smtp = smtp_open(&d->settings->server);
	for (size_t i = 0; i < j->mails.n; i++) {
		if (j->mails.at[i].state != JOURNAL_ACCEPTED &&
		    send_one(d, smtp, i, e))
			return -1;
	}
	return journal_remove(j, e);
}
