// SPDX-License-Identifier: GPL-2.0-only
#include "base/term.h"
#include "base/utf8.h"
#include "check/dialect.h"
#include "model/log.h"
#include "model/signature.h"

#define MAX_COLUMNS	75

/* " net/netfilter/x.c | 12 ++--" */
static bool is_diffstat(struct span s)
{
	size_t n = 0;

	while (n < s.len && (char_is_word(s.p[n]) || s.p[n] == '/' ||
			     s.p[n] == '.'))
		n++;
	s = span_from(s, n);
	if (!n || !span_trim_left(s).len || !char_is_space(s.p[0]))
		return false;
	s = span_trim_left(s);
	if (!span_skip_char(&s, '|') || !s.len || !char_is_space(s.p[0]))
		return false;
	s = span_trim_left(s);
	return s.len && char_is_digit(s.p[0]);
}

static bool is_path_char(char c)
{
	return char_is_word(c) || c == '.' || c == '-' || c == '+' || c == '/';
}

/* "net/netfilter/x.c:12: ..." */
static bool is_file_message(struct span s)
{
	size_t n = 0;
	struct span path;

	while (n < s.len && is_path_char(s.p[n]))
		n++;
	path = span_first(s, n);
	return span_find_char(path, '/') != SIZE_MAX &&
	       !span_ends(path, SPAN("/")) &&
	       span_starts(span_from(s, n), SPAN(":"));
}

static bool is_tag(struct span line)
{
	struct span s = span_trim_left(line);
	struct signature signature;

	if (signature_read((struct line){ line, 0 }, &signature))
		return signature_is_known(signature.key);
	return span_starts_nocase(s, SPAN("Fixes:")) ||
	       span_starts_nocase(s, SPAN("Link:")) ||
	       span_starts_nocase(s, SPAN("Closes:"));
}

static bool may_be_long(struct span line)
{
	struct span s = span_trim_left(line);

	return is_diffstat(s) || is_file_message(s) || is_tag(line);
}

/* What somebody shows, not tells: indented, quoted, typed at a prompt. */
static bool is_quoted(struct span line)
{
	static const char marks[] = "#$%>|+-<[{";

	return line.len && (char_is_space(line.p[0]) ||
			    memchr(marks, line.p[0], sizeof(marks) - 1));
}

/* True where a line break could go before the limit. */
static bool can_be_wrapped(struct span line)
{
	struct span rest = line, word;
	size_t words = 0;

	while (span_next_word(&rest, &word)) {
		if (word.len > MAX_COLUMNS - 5)
			return false;
		words++;
	}
	return words > 1;
}

/* checkpatch.pl counts bytes, and so does who cannot know better. */
static bool counts_bytes(const struct report *to, struct span line)
{
	return speaks_checkpatch(to) || !utf8_is_valid(line);
}

static size_t count_columns(const struct report *to, struct span line)
{
	return counts_bytes(to, line) ? line.len : term_columns(line);
}

static struct span behind_limit(const struct report *to, struct span line)
{
	size_t fit = counts_bytes(to, line) ? MAX_COLUMNS :
					      term_fit(line, MAX_COLUMNS);

	return span_from(line, fit);
}

static bool is_excused(const struct report *to, const struct log_walk *log,
		       struct span line)
{
	if (log->in_dump || may_be_long(line))
		return true;
	return !speaks_checkpatch(to) &&
	       (is_quoted(line) || !can_be_wrapped(line));
}

static bool check_line(struct report *to, struct span line)
{
	size_t columns = count_columns(to, line);

	if (columns > MAX_COLUMNS)
		report(to, behind_limit(to, line),
		       "%zu columns, want at most %d", columns, MAX_COLUMNS);
	return columns > MAX_COLUMNS;
}

/* checkpatch.pl takes From: and Subject: at the top for a part of the log. */
static bool check_in_body(struct report *to, const struct message *m)
{
	struct log_walk none = { .msg = m };

	for (size_t i = 0; i < m->in_body.n; i++)
		if (!is_excused(to, &none, m->in_body.at[i].text) &&
		    check_line(to, m->in_body.at[i].text))
			return true;
	return false;
}

static void message(struct report *to, const struct patch *p)
{
	struct log_walk log = { .msg = &p->message };
	struct line line;

	if (speaks_checkpatch(to) && check_in_body(to, &p->message))
		return;
	while (log_next(&log, &line))
		if (!is_excused(to, &log, line.text) &&
		    check_line(to, line.text))
			return;
}

const struct rule rule_commit_log_long_line = {
	.name = "COMMIT_LOG_LONG_LINE",
	.summary = "a line of the commit message has more than 75 columns",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
};
