// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>

#include "check/dialect.h"
#include "check/sign_off.h"

/* "Reviewed-and-tested-by": a capital at the start and nowhere else. */
static bool is_capitalized(struct span key)
{
	for (size_t i = 0; i < key.len; i++)
		if (i ? char_is_upper(key.p[i]) :
			key.p[i] != char_upper(key.p[i]))
			return false;
	return true;
}

static struct span capitalize(struct arena *a, struct span key)
{
	char *copy = arena_str(a, key);

	for (size_t i = 0; i < key.len; i++)
		copy[i] = i ? char_lower(copy[i]) : char_upper(copy[i]);
	return span_of(copy);
}

static bool is_by(struct span key)
{
	return key.len > 3 && span_eq_nocase(span_from(key, key.len - 3),
					     SPAN("-by"));
}

static void check_key(struct report *to, const struct signature *s)
{
	const char *guess;

	if (!signature_is_standard(s->key)) {
		guess = signature_guess(s->key);
		if (guess)
			report(to, s->key, "unknown trailer '" SPAN_FMT
			       "', did you mean '%s'?", SPAN_ARG(s->key),
			       guess);
		if (guess)
			report_fix(to, s->key, span_of(guess));
		else if (speaks_checkpatch(to))
			report(to, s->key, "unknown trailer '" SPAN_FMT "'",
			       SPAN_ARG(s->key));
	}
	if (is_by(s->key) && !is_capitalized(s->key)) {
		report(to, s->key, "'" SPAN_FMT
		       "' has its capitals elsewhere than at the start only",
		       SPAN_ARG(s->key));
		report_fix(to, s->key, capitalize(report_arena(to), s->key));
	}
}

static void check_blanks(struct report *to, const struct signature *s)
{
	if (s->indent.len) {
		report(to, s->indent, "white space before " SPAN_FMT,
		       SPAN_ARG(s->key));
		report_fix(to, s->indent, SPAN(""));
	}
	if (span_eq(s->gap, SPAN(" ")))
		return;
	report(to, s->key, "not one space but %s after the colon",
	       s->gap.len ? "other white space" : "nothing");
	if (s->who.len)
		report_fix(to, s->gap, SPAN(" "));
}

/* "# 5.10.x" or "(maintainer)" */
static bool is_note(struct span note)
{
	if (note.len < 2)
		return !note.len;
	return note.p[0] == '#' ||
	       (note.len > 2 && note.p[0] == '(' &&
		span_ends(note, SPAN(")")));
}

static bool has_comment(struct span mail)
{
	size_t open = span_find_char(mail, '(');

	return open != SIZE_MAX &&
	       span_find_char(span_from(mail, open), ')') != SIZE_MAX;
}

static void check_who(struct report *to, const struct signature *s)
{
	struct arena *a = report_arena(to);
	struct person p, again;
	struct span better;

	if (!person_parse(a, s->who, &p)) {
		report_as(to, SEV_ERROR, s->line.text,
			  "no address in '" SPAN_FMT "'", SPAN_ARG(s->who));
		return;
	}
	better = person_format(a, &p);
	if (!person_parse(a, better, &again) || !person_eq(&p, &again))
		report(to, s->who, "odd address, perhaps '" SPAN_FMT
		       "' is meant", SPAN_ARG(better));
	if (has_comment(p.mail))
		report(to, s->who, "a comment inside the address");
	if (p.name_notes > 1)
		report(to, s->who, "%u comments on one name", p.name_notes);
	if (!signature_is_to_stable(s) && !is_note(p.note))
		report(to, s->who, "'" SPAN_FMT "' after the address",
		       SPAN_ARG(p.note));
}

/* "AGENT:MODEL" */
static void check_assistant(struct report *to, const struct signature *s)
{
	struct span rest = s->who, word = { 0 };
	size_t colon;

	span_next_word(&rest, &word);
	colon = span_find_char(span_from(word, 1), ':');
	if (colon == SIZE_MAX || colon + 2 >= word.len)
		report(to, s->line.text, "not of the form AGENT:MODEL");
}

/* The only Signed-off-by: of this person, or NULL. */
static const struct trailer *sign_off_of(const struct message *m,
					 struct span who)
{
	const struct trailer *t, *found = NULL;
	size_t i = 0;

	while ((t = message_trailer(m, SPAN("Signed-off-by"), &i)))
		if (span_eq(t->value, who)) {
			if (found)
				return NULL;
			found = t;
		}
	return found;
}

/* The line, with the "\n" behind it; empty where there is none. */
static struct span whole_line(const struct mail *m, struct span line)
{
	size_t end = (size_t)(line.p - m->text.p) + line.len;

	if (end >= m->text.len || m->text.p[end] != '\n')
		return span_first(line, 0);
	return (struct span){ line.p, line.len + 1 };
}

/* It goes right above the Signed-off-by: of the same person. */
static void fix_order(struct report *to, const struct signature *s)
{
	const struct patch *p = report_patch(to);
	const struct trailer *t = sign_off_of(&p->message, s->who);
	struct span line = whole_line(&p->mail, s->line.text);

	if (!t || !t->in_block || !line.len)
		return;
	report_fix(to, line, SPAN(""));
	report_fix(to, span_first(t->line.text, 0), line);
}

/* @next is the line behind, or NULL. */
static void check_co_author(struct report *to, const struct signature *s,
			    const struct line *next)
{
	struct arena *a = report_arena(to);
	struct signature sign_off;
	struct person author;

	if (sign_off_author(a, &report_patch(to)->message, &author) &&
	    span_eq(person_format(a, &author), s->who))
		report(to, s->line.text, "the author is not a co-author");
	if (!next || !signature_read(*next, &sign_off) || sign_off.indent.len ||
	    !signature_is(&sign_off, SPAN("Signed-off-by")))
		report(to, s->line.text,
		       "no Signed-off-by: of the same person after it");
	else if (!span_eq(sign_off.who, s->who))
		report(to, s->line.text,
		       "the Signed-off-by: after it is another person's");
	else
		return;
	fix_order(to, s);
}

/* A signature in small letters without white space, to find it again. */
struct entry {
	struct span plain;
	const struct signature *signature;
};

static struct span make_plain(struct arena *a, struct span line)
{
	char *copy = arena_str(a, line);
	size_t n = 0;

	for (size_t i = 0; i < line.len; i++)
		if (!char_is_space(line.p[i]))
			copy[n++] = char_lower(line.p[i]);
	return (struct span){ copy, n };
}

static int by_text_and_line(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int rc = span_cmp(a->plain, b->plain);

	if (rc)
		return rc;
	return a->signature->line.nr < b->signature->line.nr ? -1 : 1;
}

struct signatures {
	VEC(struct signature) list;
};

static void check_duplicates(struct report *to, const struct signatures *all)
{
	struct arena *a = report_arena(to);
	size_t n = all->list.n, first = 0;
	struct entry *entries = arena_zalloc(a, n + 1, sizeof(*entries));

	for (size_t i = 0; i < n; i++)
		entries[i] = (struct entry){
			make_plain(a, all->list.at[i].line.text),
			&all->list.at[i]
		};
	qsort(entries, n, sizeof(*entries), by_text_and_line);
	for (size_t i = 1; i < n; i++) {
		if (!span_eq(entries[i].plain, entries[first].plain)) {
			first = i;
			continue;
		}
		report(to, entries[i].signature->line.text, "said already");
		report_also(to, entries[first].signature->line.text,
			    "the first one");
	}
}

static void message(struct report *to, const struct patch *p)
{
	struct signatures all = { 0 };
	struct line_list lines;
	struct signature s;

	dialect_trailer_lines(to, p, &lines);
	for (size_t i = 0; i < lines.list.n; i++) {
		if (!signature_read(lines.list.at[i], &s))
			continue;
		check_key(to, &s);
		check_blanks(to, &s);
		if (signature_is(&s, SPAN("Assisted-by"))) {
			check_assistant(to, &s);
			continue;
		}
		check_who(to, &s);
		if (signature_is(&s, SPAN("Co-developed-by")))
			check_co_author(to, &s, i + 1 < lines.list.n ?
					&lines.list.at[i + 1] : NULL);
		*VEC_ADD(report_arena(to), &all.list) = s;
	}
	check_duplicates(to, &all);
}

const struct rule rule_bad_sign_off = {
	.name = "BAD_SIGN_OFF",
	.summary = "a trailer of a person is misspelt, malformed or there twice",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
};
