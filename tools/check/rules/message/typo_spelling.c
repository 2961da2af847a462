// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "check/spelling.h"
#include "model/commit_ref.h"
#include "model/file_kind.h"
#include "model/log.h"

#define TOKEN_MAX	200	/* bytes on each side that are looked at */
#define TITLE_MAX	1000	/* bytes before a word of a title, or in () */

/* The list of the tree, if there is one, is the one of checkpatch.pl. */
static const struct misspelling *find(const struct report *to,
				      struct span word)
{
	const struct upstream *tree = report_upstream(to);
	const struct spelling_list *list = tree ? tree->spelling : NULL;
	unsigned int who = speaks_checkpatch(to) ? SPELLING_CHECKPATCH :
						   SPELLING_OURS;
	const struct misspelling *found;

	if (list && speaks_checkpatch(to))
		return spelling_list_find(list, word);
	found = spelling_find(word);
	if (found)
		return found->who & who ? found : NULL;
	return list ? spelling_list_find(list, word) : NULL;
}

/* They begin with the sound of "you" or "one"; checkpatch.pl knows the first. */
static bool takes_a(const struct report *to, struct span word)
{
	static const char *const words[] = {
		"one", "union", "user", "userspace",
		"unicast", "unified", "uniform", "unique", "unit", "useful",
		"utility", NULL
	};
	size_t n = speaks_checkpatch(to) ? 4 : sizeof(words) / sizeof(*words) - 1;

	for (size_t i = 0; i < n; i++)
		if (span_eq_nocase(word, span_of(words[i])))
			return true;
	return false;
}

/* "an user" */
static void look_at_pair(struct report *to, struct span before,
			 struct span word)
{
	struct span both = { before.p, (size_t)(word.p + word.len - before.p) };

	if (both.len == word.len + 3 && before.p[2] == ' ' &&
	    span_eq_nocase(before, SPAN("an")) && takes_a(to, word))
		report(to, both, "'" SPAN_FMT "', perhaps for 'a " SPAN_FMT "'",
		       SPAN_ARG(both), SPAN_ARG(word));
}

/* In capitals where the misspelt word is, or begins with one. */
static void fix(struct report *to, struct span word, const char *right)
{
	char *with = arena_str(report_arena(to), span_of(right));
	bool is_loud = word.len > 1 && char_is_upper(word.p[1]);

	for (size_t i = 0; with[i] && char_is_upper(word.p[0]); i++)
		if (!i || is_loud)
			with[i] = char_upper(with[i]);
	report_fix(to, word, span_of(with));
}

static bool is_about(struct span text)
{
	return span_find_nocase(text, SPAN("typo")) != SIZE_MAX ||
	       span_find_nocase(text, SPAN("spell")) != SIZE_MAX;
}

/* The patch mends a misspelling, and its log says which. */
static bool mends_spelling(const struct message *m)
{
	for (size_t i = 0; i < m->log.n; i++)
		if (is_about(m->log.at[i].text))
			return true;
	return is_about(m->subject.value);
}

static bool has_any(struct span text, struct span of)
{
	for (size_t i = 0; i < text.len; i++)
		if (span_find_char(of, text.p[i]) != SIZE_MAX)
			return true;
	return false;
}

/* Prose: what is quoted or indented is somebody else's, a title too. */
static bool is_own_text(struct span line)
{
	return line.len && !has_any(line, SPAN("\"'`>|")) &&
	       !char_is_space(line.p[0]);
}

/* Where a word was found. */
enum where { IN_TEXT, IN_COMMENT, IN_SUBJECT, IN_LOG };

/* The names of a hunk that are misspelt, each once. */
struct names {
	const struct ctokens *tokens;
	VEC(struct span) list;
	bool is_read;
};

struct place {
	enum where where;
	struct span text;	/* the line, or what there is of it */
	struct names *names;	/* of the hunk that a comment is in */
};

/* What stands around the word without a blank, as far as one has to see. */
static struct span token_around(struct span text, struct span word)
{
	size_t start = (size_t)(word.p - text.p), end = start + word.len;
	size_t first = start > TOKEN_MAX ? start - TOKEN_MAX : 0;
	size_t last = end + TOKEN_MAX < text.len ? end + TOKEN_MAX : text.len;

	while (start > first && !char_is_space(text.p[start - 1]))
		start--;
	while (end < last && !char_is_space(text.p[end]))
		end++;
	return span_first(span_from(text, start), end - start);
}

/* In "https://x/y", "<x@y>", "www.x": a part of what names a place. */
static bool is_in_address(struct span text, struct span word)
{
	struct span token = token_around(text, word);
	size_t at = span_find_char(token, '@');

	return span_find(token, SPAN("://")) != SIZE_MAX ||
	       span_starts_nocase(token, SPAN("www.")) ||
	       (at != SIZE_MAX && at && char_is_word(token.p[at - 1]) &&
		at + 1 < token.len && char_is_word(token.p[at + 1]));
}

/* Inside the ("title") behind the id of a commit, on one line or more. */
static bool is_in_title(const struct message *m, struct span word)
{
	struct span all = { m->log.at[0].text.p, 0 }, before, title;
	size_t open, n = 0;

	all.len = (size_t)(word.p - all.p);
	if (all.len > TITLE_MAX)
		all = span_from(all, all.len - TITLE_MAX);
	for (before = all;; before = span_first(before, open)) {
		open = span_rfind_char(before, '(');
		if (open == SIZE_MAX)
			return false;
		if (span_starts(span_from(all, open), SPAN("(\"")))
			break;
	}
	title = span_from(all, open);
	before = span_trim_right(span_first(all, open));
	while (n < before.len && char_is_xdigit(before.p[before.len - n - 1]))
		n++;
	return n >= COMMIT_REF_MIN_DIGITS &&
	       span_find(title, SPAN("\")")) == SIZE_MAX &&
	       span_find(title, SPAN("\n\n")) == SIZE_MAX;
}

/* What somebody else has written, and is to be repeated as it is. */
static bool is_verbatim(const struct report *to, const struct place *at,
			struct span word)
{
	const struct message *m = &report_patch(to)->message;

	if (at->where == IN_SUBJECT &&
	    span_starts(m->subject.summary, SPAN("Revert \"")))
		return true;
	return is_in_address(at->text, word) ||
	       (at->where == IN_LOG && is_in_title(m, word));
}

/* The ends of a sentence and of parentheses; "lenght:" is also a member. */
static struct span strip(struct span token, enum where where)
{
	struct span marks = where == IN_LOG ? SPAN(".,;!?):") :
					      SPAN(".,;!?)");

	while (span_skip_char(&token, '('))
		;
	while (token.len &&
	       span_find_char(marks, token.p[token.len - 1]) != SIZE_MAX)
		token.len--;
	return token;
}

/* "f(a, word": behind an open parenthesis of what looks like a call. */
static bool is_argument(struct span before)
{
	size_t open;

	if (before.len > TITLE_MAX)
		before = span_from(before, before.len - TITLE_MAX);
	open = span_rfind_char(before, '(');
	return open != SIZE_MAX && open && char_is_word(before.p[open - 1]) &&
	       span_find_char(span_from(before, open), ')') == SIZE_MAX;
}

/* A word of a sentence, and not of a path, an option, a call or a name. */
static bool is_prose(const struct place *at, struct span word)
{
	struct span token = token_around(at->text, word);

	return span_eq(strip(token, at->where), word) &&
	       !is_argument(span_first(at->text,
				       (size_t)(word.p - at->text.p)));
}

static bool is_among(const struct names *names, struct span word)
{
	for (size_t i = 0; i < names->list.n; i++)
		if (span_eq(names->list.at[i], word))
			return true;
	return false;
}

/* Few hunks have a comment to fix, so they are read when one has. */
static bool is_name(struct report *to, struct names *names, struct span word)
{
	const struct ctokens *tokens = names->tokens;

	for (size_t i = 0; i < tokens->list.n && !names->is_read; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (t->kind == CTOKEN_IDENT && find(to, t->text) &&
		    !is_among(names, t->text))
			*VEC_ADD(report_arena(to), &names->list) = t->text;
	}
	names->is_read = true;
	return is_among(names, word);
}

static bool may_fix(struct report *to, const struct place *at,
		    struct span word)
{
	const struct message *m = &report_patch(to)->message;

	if (at->where == IN_TEXT || !is_prose(at, word))
		return false;
	if (at->where == IN_COMMENT)
		return !is_name(to, at->names, word);
	if (mends_spelling(m))
		return false;
	if (at->where == IN_LOG)
		return is_own_text(at->text);
	return !m->subject.is_reply && !has_any(at->text, SPAN("\"`")) &&
	       span_find(at->text, SPAN(" '")) == SIZE_MAX;
}

static void look(struct report *to, const struct place *at)
{
	struct span word, before = span_first(at->text, 0);
	const struct misspelling *found;
	bool verbatim;
	size_t i = 0;

	for (; spelling_next_word(at->text, &i, &word); before = word) {
		look_at_pair(to, before, word);
		found = find(to, word);
		verbatim = found && is_verbatim(to, at, word);
		if (!found || (verbatim && !speaks_checkpatch(to)))
			continue;
		report(to, word, "'" SPAN_FMT "', perhaps for '%s'",
		       SPAN_ARG(word), found->right);
		if (!verbatim && may_fix(to, at, word))
			fix(to, word, found->right);
	}
}

static void look_at(struct report *to, enum where where, struct span text)
{
	look(to, &(struct place){ .where = where, .text = text });
}

/* "\tpath" is a tab and a word: what a backslash begins belongs to none. */
static void look_at_string(struct report *to, struct span text)
{
	struct span piece;

	while (span_next_until(&text, '\\', &piece)) {
		look_at(to, IN_TEXT, piece);
		text = span_from(text, 1);
	}
	look_at(to, IN_TEXT, text);
}

/* The line at or behind *@i, which moves there, is a trailer: no prose. */
static bool is_trailer(const struct message *m, size_t *i, struct line line)
{
	while (*i < m->trailers.n && m->trailers.at[*i].line.nr < line.nr)
		++*i;
	return *i < m->trailers.n && m->trailers.at[*i].line.nr == line.nr;
}

static void message(struct report *to, const struct patch *p)
{
	const struct mail_header *subject =
		mail_header(&p->mail, SPAN("Subject"));
	struct log_walk log = { .msg = &p->message };
	struct line line;
	size_t i = 0;

	if (subject)
		look_at(to, IN_SUBJECT, speaks_checkpatch(to) ? subject->raw :
								subject->value);
	while (log_next(&log, &line)) {
		bool is_text = log.in_dump || is_trailer(&p->message, &i, line);

		if (speaks_checkpatch(to) || !is_text)
			look_at(to, is_text ? IN_TEXT : IN_LOG, line.text);
	}
}

/* Comments and strings: a name is what its maker wants it to be. */
static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct file_diff *f = report_file(to);
	struct names names = { .tokens = tokens };

	if (speaks_checkpatch(to) || !file_kind_is_c(f->kind))
		return;
	for (size_t i = 0; i < tokens->list.n; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (t->added && t->kind == CTOKEN_COMMENT)
			look(to, &(struct place){ IN_COMMENT, t->text,
						  &names });
		else if (t->added && t->kind == CTOKEN_STRING)
			look_at_string(to, t->text);
	}
}

/* Three in a line, and it is about misspellings. */
static bool is_about_spelling(const struct report *to, struct span text)
{
	unsigned int n = 0;
	struct span word;
	size_t at = 0;

	while (n < 3 && spelling_next_word(text, &at, &word))
		n += find(to, word) != NULL;
	return n == 3;
}

static void line(struct report *to, const struct diff_line *l)
{
	const struct file_diff *f = report_file(to);

	if (speaks_checkpatch(to) ||
	    ((f->kind == FILE_DOC || f->kind == FILE_KCONFIG) &&
	     !is_about_spelling(to, l->text)))
		look_at(to, IN_TEXT, l->text);
}

const struct rule rule_typo_spelling = {
	.name = "TYPO_SPELLING",
	.summary = "a common misspelling",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
	.hunk = hunk,
	.line = line,
};
