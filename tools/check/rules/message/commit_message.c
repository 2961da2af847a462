// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "model/log.h"

/* Lines with something in them before the first Signed-off-by:. */
static size_t count_lines(const struct message *m)
{
	struct log_walk log = { .msg = m };
	struct line line;
	size_t n = 0;

	while (log_next(&log, &line))
		n += span_trim(line.text).len != 0;
	return n;
}

/* Where the log ends; nr 0: the diff follows at once. */
static struct line end_of_log(const struct message *m)
{
	struct log_walk log = { .msg = m };
	struct line line;

	while (log_next(&log, &line))
		;
	return log.next < m->log.n ? m->log.at[log.next] : m->separator;
}

/* The first line behind @nr that does not begin a file or a hunk. */
static struct span line_behind(const struct mail *m, unsigned int nr)
{
	struct span line;

	do {
		line = mail_line_text(m, ++nr);
	} while (span_starts(line, SPAN("diff --git ")) ||
		 span_starts(line, SPAN("+++ ")) ||
		 span_starts(line, SPAN("@@ -")));
	return line;
}

/*
 * checkpatch.pl counts an in-body From: and the line that ends the log, wants
 * two, and tells it some lines too late.
 */
static void message_checkpatch(struct report *to, const struct patch *p)
{
	const struct message *m = &p->message;
	struct line end = end_of_log(m);
	size_t n = m->in_body.n + count_lines(m) + (end.nr != 0);

	if (p->diff_start == 0 || n >= 2)
		return;
	if (!end.nr)
		end.nr = mail_line(&p->mail, span_from(p->mail.text,
						       p->diff_start));
	report(to, line_behind(&p->mail, end.nr),
	       "nothing says what the patch is for");
}

static void message(struct report *to, const struct patch *p)
{
	if (speaks_checkpatch(to))
		message_checkpatch(to, p);
	else if (p->diff_start != 0 && !count_lines(&p->message))
		report(to, p->message.subject.value,
		       "nothing but a subject says what the patch is for");
}

const struct rule rule_commit_message = {
	.name = "COMMIT_MESSAGE",
	.summary = "the commit message is empty",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
};
