// SPDX-License-Identifier: GPL-2.0-only
/* prior_row - what the index is told of a mail */
#include <string.h>

#include "base/buf.h"
#include "model/diff.h"
#include "model/message.h"
#include "todo/prior.h"

#define TEXT_MAX	16384	/* bytes of a log that are worth a search */
#define FILES_MAX	4096	/* bytes of the names of its files */
#define MSGID_MAX	1000	/* bytes of a Message-ID */
#define GREETING_MAX	3	/* words of "Hi Nora," */

/* The first <...> of the header; empty where there is none. */
static struct span first_id(struct span value)
{
	struct span id;

	if (!span_next_until(&value, '<', &id) ||
	    !span_next_until(&value, '>', &id) || id.len > MSGID_MAX)
		return (struct span){ 0 };
	return id;
}

static struct span last_id(struct span value)
{
	size_t at = span_rfind_char(value, '<');

	return first_id(span_from(value, at == SIZE_MAX ? 0 : at));
}

static const char *const months[] = {
	"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
	"Nov", "Dec",
};

static unsigned int month_of(struct span word)
{
	for (unsigned int i = 0; i < 12; i++)
		if (span_eq_nocase(word, span_of(months[i])))
			return i + 1;
	return 0;
}

/* Old mails have years of two or three digits (RFC 5322, 4.3); 0 is none. */
static unsigned int year_of(struct span word)
{
	uint64_t y;

	if (!span_number(word, 10, 9999, &y))
		return 0;
	if (word.len == 2)
		y += y < 50 ? 2000 : 1900;
	else if (word.len == 3)
		y += 1900;
	return y < 1990 ? 0 : (unsigned int)y;
}

/* "Tue, 3 Mar 2020 10:11:12 +0100" (RFC 5322): the day as the sender wrote it. */
static struct span day_of(struct arena *a, struct span date)
{
	struct span word = { 0 }, month, year;
	uint64_t d;

	span_next_word(&date, &word);
	if (span_ends(word, SPAN(",")))
		span_next_word(&date, &word);
	if (!span_number(word, 10, 31, &d) || !span_next_word(&date, &month) ||
	    !span_next_word(&date, &year) || !month_of(month) ||
	    !year_of(year))
		return (struct span){ 0 };
	return span_of(arena_printf(a, "%04u-%02u-%02u", year_of(year),
				    month_of(month), (unsigned int)d));
}

/* Case and blanks differ between versions; the words seldom do. */
static struct span key_of(struct arena *a, struct span summary)
{
	CLEANUP_BUF struct buf b;
	struct span word;

	buf_init(&b, summary.len + 1);
	while (span_next_word(&summary, &word)) {
		if (b.len)
			buf_add_char(&b, ' ');
		for (size_t i = 0; i < word.len; i++)
			buf_add_char(&b, char_lower(word.p[i]));
	}
	return arena_copy(a, buf_span(&b));
}

static bool is_quoted(struct span line)
{
	return span_starts(line, SPAN(">")) || span_starts(line, SPAN("|"));
}

/* "Pushed back for now": these say that it was not. */
static bool takes_it_back(struct span rest)
{
	static const char *const words[] = {
		" back", "?", " by mistake",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (span_starts_nocase(rest, span_of(words[i])))
			return true;
	return rest.len && char_is_word(rest.p[0]);
}

static bool says_applied(struct span line)
{
	static const char *const words[] = {
		"applied", "series applied", "patch applied", "both applied",
		"all applied", "pushed", "queued", "merged", "also applied",
		"i have applied", "i've applied", "now applied",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (span_starts_nocase(line, span_of(words[i])))
			return !takes_it_back(span_from(line,
							strlen(words[i])));
	return false;
}

static size_t count_words(struct span line)
{
	struct span word;
	size_t n = 0;

	while (span_next_word(&line, &word))
		n++;
	return n;
}

/* Not the second line of "This cannot be / applied, sorry". */
static bool begins_sentence(struct span before, struct span line)
{
	before = span_trim(before);
	if (!before.len || is_quoted(before) || char_is_upper(line.p[0]))
		return true;
	if (before.p[before.len - 1] == ',')
		return count_words(before) <= GREETING_MAX;
	return memchr(".:!?", before.p[before.len - 1], 4);
}

static bool body_says_applied(struct span body)
{
	struct span line, before = { 0 };

	for (; span_next_line(&body, &line); before = line) {
		struct span text = span_trim_left(line);

		if (!is_quoted(line) && says_applied(text) &&
		    begins_sentence(before, text))
			return true;
	}
	return false;
}

/* The paths behind "+++ b/", or those of "---" where a file goes. */
static struct span files_of(struct arena *a, struct span diff)
{
	CLEANUP_BUF struct buf b;
	struct span line;

	buf_init(&b, FILES_MAX);
	while (span_next_line(&diff, &line)) {
		if (!span_skip(&line, SPAN("+++ b/")) &&
		    !span_skip(&line, SPAN("--- a/")))
			continue;
		buf_add(&b, span_trim(line));
		buf_add_char(&b, ' ');
	}
	return arena_copy(a, buf_span(&b));
}

static void fill_patch(struct arena *a, const struct mail *m,
		       struct mail_row *row)
{
	size_t at = diff_find(m->body);
	struct message msg = { 0 };

	message_parse(a, m, at == SIZE_MAX ? SIZE_MAX :
		      (size_t)(m->body.p - m->text.p) + at, &msg);
	row->text = span_first(span_first(m->body, at), TEXT_MAX);
	if (at != SIZE_MAX)
		row->files = files_of(a, span_from(m->body, at));
	row->is_relayed = at != SIZE_MAX && msg.in_body.n &&
			  msg.author.mail.len &&
			  !span_eq_nocase(msg.author.mail, msg.sender.mail);
	if (msg.author.name.len)
		row->author = msg.author.name;
}

/* A cover letter of what others wrote: it has all words, and answers nothing. */
static bool is_pull_request(const struct subject_line *s)
{
	return !s->number && s->total &&
	       span_starts_nocase(s->summary, SPAN("netfilter")) &&
	       (span_find_nocase(s->summary, SPAN("updates for")) != SIZE_MAX ||
		span_find_nocase(s->summary, SPAN("fixes for")) != SIZE_MAX);
}

void prior_row(struct arena *a, const struct mail *m, struct mail_row *out)
{
	struct span answers = mail_value(m, SPAN("In-Reply-To"));
	struct span references = mail_value(m, SPAN("References"));
	struct subject_line subject = { 0 };

	subject_line_parse(a, mail_value(m, SPAN("Subject")), &subject);
	*out = (struct mail_row){
		.mid = first_id(mail_value(m, SPAN("Message-ID"))),
		.parent = first_id(answers.len ? answers : SPAN("")),
		.thread = first_id(references.len ? references : answers),
		.subject = subject.value,
		.key = key_of(a, subject.summary),
		.date = day_of(a, mail_value(m, SPAN("Date"))),
		.author = address_decode(a, mail_value(m, SPAN("From"))).name,
		.version = subject.version,
		.is_patch = subject.is_patch && !subject.is_reply &&
			    subject.tags.n && !is_pull_request(&subject),
	};
	if (!out->parent.len)
		out->parent = last_id(references);
	if (!out->thread.len)
		out->thread = out->mid;
	if (!out->author.len)
		out->author = address_parse(mail_value(m, SPAN("From"))).mail;
	if (out->is_patch)
		fill_patch(a, m, out);
	else
		out->says_applied = out->parent.len &&
				    body_says_applied(m->body);
}
