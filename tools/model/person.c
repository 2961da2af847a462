// SPDX-License-Identifier: GPL-2.0-only
#include "model/person.h"

#include "base/buf.h"
#include "base/limits.h"
#include "model/words.h"

#define MAX_BRACKETS	8	/* '<' from the right that are tried */

/* A text with the pieces that were found in it. */
struct pieces {
	struct span name, mail, note;
};

static bool is_mail(struct span s)
{
	for (size_t i = 1; i + 1 < s.len; i++)
		if (s.p[i] == '@')
			return true;
	return false;
}

/* "mail@host>" at the start of @s: the length of the mail, or 0. */
static size_t bracketed_len(struct span s)
{
	size_t n = 0, close;

	while (n < s.len && !char_is_space(s.p[n]))
		n++;
	s = span_first(s, n);
	close = span_rfind_char(s, '>');
	return close != SIZE_MAX && is_mail(span_first(s, close)) ? close : 0;
}

static bool cut_bracketed(struct span text, struct pieces *out)
{
	struct span left = text;

	for (size_t i = 0; i < MAX_BRACKETS; i++) {
		size_t open = span_rfind_char(left, '<'), n;

		if (open == SIZE_MAX)
			return false;
		left = span_first(text, open);
		n = bracketed_len(span_from(text, open + 1));
		if (!n)
			continue;
		*out = (struct pieces){
			.name = left,
			.mail = span_first(span_from(text, open + 1), n),
			.note = span_from(text, open + n + 2),
		};
		return true;
	}
	return false;
}

static bool is_in_brackets(struct span s)
{
	return s.len > 2 && s.p[0] == '<' &&
	       span_find_char(s, '>') == s.len - 1;
}

static struct span strip_chars(struct span s, const char *chars)
{
	while (s.len && strchr(chars, s.p[0]))
		s = span_from(s, 1);
	while (s.len && strchr(chars, s.p[s.len - 1]))
		s.len--;
	return s;
}

/* The first word with an '@' in it; before it there may be no name. */
static bool cut_bare(struct span text, struct pieces *out)
{
	struct span rest = text, word, name;

	while (span_next_word(&rest, &word)) {
		if (!is_mail(word))
			continue;
		name = span_trim(span_first(text,
					    (size_t)(word.p - text.p)));
		if (strip_chars(name, "\"").len && !is_in_brackets(word))
			return false;
		*out = (struct pieces){
			.name = name, .mail = word, .note = rest
		};
		return true;
	}
	return false;
}

/* Move what is in double quotes from @name to the front of @to. */
static struct span take_quoted(struct span name, struct buf *to)
{
	size_t open = span_find_char(name, '"');
	size_t close = span_rfind_char(name, '"');

	if (open == SIZE_MAX || close < open + 2)
		return name;
	buf_add(to, span_first(span_from(name, open + 1), close - open - 1));
	buf_add_char(to, ' ');
	buf_add(to, span_first(name, open));
	return span_from(name, close + 1);
}

/* @name to @to, with what is in parentheses to @notes instead. */
static unsigned int part_notes(struct span name, struct buf *to,
			       struct buf *notes)
{
	unsigned int count = 0;

	while (name.len) {
		size_t n = name.p[0] == '(' ? parens_len(name) : 0;

		if (n) {
			buf_add(notes, span_first(name, n));
			buf_add_char(to, ' ');
			count++;
		} else {
			n = 1;
			/* An open one that nothing closes: look no further. */
			if (name.p[0] == '(')
				n = name.len;
			buf_add(to, span_first(name, n));
		}
		name = span_from(name, n);
	}
	return count;
}

static bool needs_quotes(struct span name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!char_is_word(name.p[i]) && name.p[i] != ' ' &&
		    name.p[i] != '-')
			return true;
	return false;
}

static struct span in_quotes(struct arena *a, struct span name)
{
	if (!needs_quotes(name))
		return name;
	return span_of(arena_printf(a, "\"" SPAN_FMT "\"", SPAN_ARG(name)));
}

/* One blank where there were more, which a note that went away leaves. */
static struct span squeeze(struct arena *a, struct span text)
{
	CLEANUP_BUF struct buf to;
	struct span word;

	buf_init(&to, LIMIT_TEXT);
	while (span_next_word(&text, &word)) {
		if (to.len)
			buf_add_char(&to, ' ');
		buf_add(&to, word);
	}
	return arena_copy(a, buf_span(&to));
}

static void read_name(struct arena *a, struct span name, struct person *out)
{
	CLEANUP_BUF struct buf bare, notes;

	buf_init(&bare, LIMIT_TEXT);
	buf_init(&notes, LIMIT_TEXT);
	name = take_quoted(name, &bare);
	out->name_notes = part_notes(name, &bare, &notes);
	out->name_note = arena_copy(a, buf_span(&notes));
	name = squeeze(a, strip_chars(buf_span(&bare), " \""));
	out->name = in_quotes(a, name);
}

bool person_parse(struct arena *a, struct span text, struct person *out)
{
	struct pieces p;

	if (!cut_bracketed(text, &p) && !cut_bare(text, &p))
		return false;
	*out = (struct person){ .note = span_trim(p.note) };
	out->mail = span_trim(p.mail);
	span_skip_char(&out->mail, '<');
	if (span_ends(out->mail, SPAN(">")))
		out->mail.len--;
	read_name(a, p.name, out);
	return true;
}

struct span person_format(struct arena *a, const struct person *p)
{
	struct span mail = p->mail;
	const char *note;

	while (mail.len && strchr(".,\"", mail.p[mail.len - 1]))
		mail.len--;
	note = p->note.len ? arena_printf(a, " " SPAN_FMT, SPAN_ARG(p->note)) :
			     "";
	if (!p->name.len)
		return span_of(arena_printf(a, SPAN_FMT "%s", SPAN_ARG(mail),
					    note));
	return span_of(arena_printf(a, SPAN_FMT "%s" SPAN_FMT " <" SPAN_FMT
				    ">%s", SPAN_ARG(p->name),
				    p->name_note.len ? " " : "",
				    SPAN_ARG(p->name_note), SPAN_ARG(mail),
				    note));
}

bool person_eq(const struct person *a, const struct person *b)
{
	return span_eq(a->name, b->name) && span_eq(a->mail, b->mail) &&
	       span_eq(a->name_note, b->name_note) &&
	       span_eq(a->note, b->note);
}
