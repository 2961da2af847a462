// SPDX-License-Identifier: GPL-2.0-only
/* svn_print - the log of a Subversion repository, as svn(1) prints it */
#include <time.h>

#include "base/term.h"
#include "todo/svn.h"

#define RULE	72	/* dashes between two revisions */

/* "2002-02-25 09:27:31 +0000 (Mon, 25 Feb 2002)", as svn has it in UTC. */
static void add_date(struct buf *to, const char *date)
{
	struct tm tm = { 0 };
	char text[80];

	if (!strptime(date, "%Y-%m-%dT%H:%M:%S", &tm)) {
		buf_add_str(to, "(no date)");
		return;
	}
	timegm(&tm);
	strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%S +0000 (%a, %d %b %Y)",
		 &tm);
	buf_add_str(to, text);
}

static unsigned int count_lines(const char *message)
{
	unsigned int n = 1;

	for (; *message; message++)
		n += *message == '\n';
	return n;
}

static void add_revision(struct buf *to, const struct svn_revision *r,
			 bool utf8)
{
	unsigned int n = count_lines(r->message);

	buf_add_chars(to, '-', RULE);
	buf_printf(to, "\nr%u | ", r->number);
	term_add_inline(to, span_of(*r->author ? r->author : "(no author)"),
			utf8);
	buf_add_str(to, " | ");
	add_date(to, r->date);
	buf_printf(to, " | %u line%s\n\n", n, n == 1 ? "" : "s");
	term_add_escaped(to, span_of(r->message), utf8);
	buf_add_char(to, '\n');
}

void svn_print_log(const struct svn_log *log, bool utf8, struct buf *to)
{
	for (size_t i = 0; i < log->list.n; i++)
		add_revision(to, &log->list.at[i], utf8);
	buf_add_chars(to, '-', RULE);
	buf_add_char(to, '\n');
}
