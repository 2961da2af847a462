// SPDX-License-Identifier: GPL-2.0-only
#include "send/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/sync.h"
#include "model/mail.h"

#define FOLDER		"nfkit-send"
#define JOURNAL		"journal"

static char *journal_path(const struct journal *j)
{
	return path_join(j->arena, j->dir, JOURNAL);
}

/* One line; what comes from a server must not make more of it. */
static void add_word(struct buf *to, struct span word)
{
	for (size_t i = 0; i < word.len; i++)
		buf_add_char(to, (unsigned char)word.p[i] < ' ' ? ' ' :
								  word.p[i]);
}

/* By a full disk: that line is not to swallow the next one. */
static bool is_cut_off(int fd)
{
	off_t end = lseek(fd, 0, SEEK_END);
	char last = '\n';

	return end > 0 && pread(fd, &last, 1, end - 1) == 1 && last != '\n';
}

static int append(struct journal *j, struct span line, bool lasts,
		  struct err *e)
{
	const char *path = journal_path(j);
	CLEANUP_FD int fd = open(path, O_RDWR | O_APPEND | O_CLOEXEC);

	if (fd < 0)
		return err_errno(e, "%s", path);
	if ((is_cut_off(fd) && write(fd, "\n", 1) != 1) ||
	    write(fd, line.p, line.len) != (ssize_t)line.len ||
	    (lasts && fsync(fd)))
		return err_errno(e, "%s", path);
	return 0;
}

int journal_note(struct journal *j, size_t i, const char *word,
		 struct span reply, struct err *e)
{
	/* The next "begin" takes what was accepted to the disk with it. */
	bool lasts = strcmp(word, "accepted") && strcmp(word, "partly");
	CLEANUP_BUF struct buf line;

	buf_init(&line, LIMIT_TEXT);
	buf_printf(&line, "%s %zu ", word, i);
	add_word(&line, reply);
	buf_add_char(&line, '\n');
	return append(j, buf_span(&line), lasts, e);
}

static void write_head(struct journal *j, struct buf *to)
{
	buf_printf(to, "from " SPAN_FMT "\nseries ", SPAN_ARG(j->from));
	sent_format(&j->sent, to);
	for (size_t i = 0; i < j->to.n; i++)
		buf_printf(to, "to " SPAN_FMT "\n", SPAN_ARG(j->to.at[i]));
	for (size_t i = 0; i < j->mails.n; i++) {
		const struct journal_mail *m = &j->mails.at[i];

		buf_printf(to, "mail %zu " SPAN_FMT "\n", i,
			   SPAN_ARG(m->file_name));
		for (size_t k = 0; k < m->to.n; k++)
			buf_printf(to, "also %zu " SPAN_FMT "\n", i,
				   SPAN_ARG(m->to.at[k]));
	}
}

static int write_mail(struct journal *j, const struct journal_mail *m,
		      const char *path, struct err *e)
{
	char *temp;

	if (file_write_temp(j->arena, path, m->bytes, 0600, &temp, e))
		return -1;
	if (rename(temp, path)) {
		err_errno(e, "%s", path);
		unlink(temp);
		return -1;
	}
	return 0;
}

/* The journal comes last: a folder without one is not worth a look. */
static int write_all(struct journal *j, struct err *e)
{
	CLEANUP_BUF struct buf head;
	struct opt_list paths = { 0 };

	buf_init(&head, LIMIT_TEXT);
	if (file_make_dirs(j->dir, e))
		return -1;
	for (size_t i = 0; i < j->mails.n; i++) {
		const struct journal_mail *m = &j->mails.at[i];
		char *path = path_join(j->arena, j->dir, m->file_name.p);

		*VEC_ADD(j->arena, &paths) = path;
		if (write_mail(j, m, path, e))
			return -1;
	}
	if (sync_files(paths.at, paths.n, e))
		return -1;
	write_head(j, &head);
	if (buf_check(&head, "the journal", e))
		return -1;
	return file_write(journal_path(j), buf_span(&head), 0600, e);
}

/*
 * The addresses of persons that the mailing has looked at; not again who gets
 * all mails, as somebody in Bcc: may be in a trailer.
 */
static void add_addresses(struct journal *j, struct person_list *to,
			  const struct person_list *persons)
{
	for (size_t i = 0; i < persons->n; i++) {
		struct span mail = address_parse(persons->at[i]).mail;

		if (!people_has(&j->to, mail))
			*VEC_ADD(j->arena, to) = mail;
	}
}

static void add_letter(struct journal *j, const struct letter *l)
{
	struct journal_mail *m = VEC_ADD(j->arena, &j->mails);

	m->file_name = l->file_name;
	m->bytes = l->bytes;
	add_addresses(j, &m->to, &l->to);
	add_addresses(j, &m->to, &l->cc);
}

int journal_begin(struct journal *j, struct arena *a, const char *git_dir,
		  const struct mailing *mailing, struct span from,
		  struct err *e)
{
	*j = (struct journal){ .arena = a, .from = from,
			       .sent = mailing->sent };
	j->sent.by_us = true;
	j->dir = path_join(a, git_dir, FOLDER);
	if (file_exists(journal_path(j)))
		return err_set(e, ERR_EXISTS,
			       "an earlier sending is unfinished: 'nfkit send --resume' goes on with it, --abandon forgets it");
	add_addresses(j, &j->to, &mailing->to);
	add_addresses(j, &j->to, &mailing->cc);
	add_addresses(j, &j->to, &mailing->bcc);
	for (size_t i = 0; i < mailing->letters.n; i++)
		add_letter(j, &mailing->letters.at[i]);
	return write_all(j, e);
}

static int read_mail(struct journal *j, struct span name, struct err *e)
{
	struct journal_mail *m;

	if (!path_is_inside(name) || span_find_char(name, '/') != SIZE_MAX)
		return err_set(e, ERR_SYNTAX, "%s: '" SPAN_FMT
			       "' cannot be the name of a mail", journal_path(j),
			       SPAN_ARG(name));
	m = VEC_ADD(j->arena, &j->mails);
	m->file_name = arena_copy(j->arena, name);
	return file_read(j->arena,
			 path_join(j->arena, j->dir, m->file_name.p),
			 LIMIT_MAIL, &m->bytes, e);
}

static void read_state(struct journal *j, struct span word, struct span rest)
{
	struct journal_mail *m;
	uint64_t nr;

	if (!j->mails.n || !span_next_number(&rest, 10, j->mails.n - 1, &nr))
		return;
	m = &j->mails.at[nr];
	if (span_eq(word, SPAN("also"))) {
		if (span_skip_char(&rest, ' '))
			*VEC_ADD(j->arena, &m->to) = rest;
		return;
	}
	m->reply = span_trim(rest);
	if (span_eq(word, SPAN("accepted")) || span_eq(word, SPAN("partly")))
		m->state = JOURNAL_ACCEPTED;
	else if (span_eq(word, SPAN("refused")))
		m->state = JOURNAL_WAITING;
	else if (span_eq(word, SPAN("begin")) || span_eq(word, SPAN("lost")))
		m->state = JOURNAL_LOST;
}

static int read_line(struct journal *j, struct span line, struct err *e)
{
	struct span word = { 0 }, rest = line;
	uint64_t nr;

	if (!span_next_until(&rest, ' ', &word))
		return 0;
	if (span_eq(word, SPAN("from"))) {
		j->from = rest;
	} else if (span_eq(word, SPAN("series"))) {
		if (!sent_parse(rest, &j->sent))
			j->sent = (struct sent){ 0 };
	} else if (span_eq(word, SPAN("to"))) {
		*VEC_ADD(j->arena, &j->to) = rest;
	} else if (span_eq(word, SPAN("mail"))) {
		if (span_next_number(&rest, 10, MAILING_MAX, &nr) &&
		    span_skip_char(&rest, ' '))
			return read_mail(j, rest, e);
	} else {
		read_state(j, word, rest);
	}
	return 0;
}

int journal_read(struct journal *j, struct arena *a, const char *git_dir,
		 struct err *e)
{
	struct span rest, line;

	*j = (struct journal){ .arena = a };
	j->dir = path_join(a, git_dir, FOLDER);
	if (!file_exists(journal_path(j)))
		return err_set(e, ERR_NOENT,
			       "there is no unfinished sending in this repository");
	if (file_read(a, journal_path(j), LIMIT_TEXT, &rest, e))
		return -1;
	while (span_next_line(&rest, &line)) {
		if (read_line(j, line, e))
			return -1;
	}
	return 0;
}

static int remove_file(const char *path, struct err *e)
{
	return unlink(path) && errno != ENOENT ? err_errno(e, "%s", path) : 0;
}

/* The journal goes first: what is left then is not worth a look. */
int journal_remove(const struct journal *j, struct err *e)
{
	if (remove_file(journal_path(j), e))
		return -1;
	for (size_t i = 0; i < j->mails.n; i++) {
		if (remove_file(path_join(j->arena, j->dir,
					  j->mails.at[i].file_name.p), e))
			return -1;
	}
	return rmdir(j->dir) && errno != ENOENT && errno != ENOTEMPTY ?
		err_errno(e, "%s", j->dir) : 0;
}
