// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "check/spelling.h"
#include "model/file_kind.h"
#include "model/log.h"

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

/* Prose: what is quoted or indented is somebody else's, a title too. */
static bool is_own_text(struct span line)
{
	for (size_t i = 0; i < line.len; i++)
		if (span_find_char(SPAN("\"'`>|"), line.p[i]) != SIZE_MAX)
			return false;
	return line.len && !char_is_space(line.p[0]);
}

/* What may be fixed of a text where something was found. */
enum cure { CURE_NOTHING, CURE_ALL, CURE_SUBJECT, CURE_LOG };

static bool may_fix(struct report *to, struct span text, enum cure cure)
{
	const struct message *m = &report_patch(to)->message;

	if (cure == CURE_NOTHING || cure == CURE_ALL)
		return cure == CURE_ALL;
	if (mends_spelling(m))
		return false;
	return cure == CURE_LOG ? is_own_text(text) : !m->subject.is_reply;
}

static void look(struct report *to, struct span text, enum cure cure)
{
	const struct misspelling *found;
	struct span word, before = span_first(text, 0);
	size_t at = 0;

	for (; spelling_next_word(text, &at, &word); before = word) {
		look_at_pair(to, before, word);
		found = find(to, word);
		if (!found)
			continue;
		report(to, word, "'" SPAN_FMT "', perhaps for '%s'",
		       SPAN_ARG(word), found->right);
		if (may_fix(to, text, cure))
			fix(to, word, found->right);
	}
}

/* "\tpath" is a tab and a word: what a backslash begins belongs to none. */
static void look_at_string(struct report *to, struct span text)
{
	struct span piece;

	while (span_next_until(&text, '\\', &piece)) {
		look(to, piece, CURE_NOTHING);
		text = span_from(text, 1);
	}
	look(to, text, CURE_NOTHING);
}

static void message(struct report *to, const struct patch *p)
{
	const struct mail_header *subject =
		mail_header(&p->mail, SPAN("Subject"));
	struct log_walk log = { .msg = &p->message };
	struct line line;

	if (subject)
		look(to, speaks_checkpatch(to) ? subject->raw : subject->value,
		     CURE_SUBJECT);
	while (log_next(&log, &line))
		if (speaks_checkpatch(to) || !log.in_dump)
			look(to, line.text, CURE_LOG);
}

/* Comments and strings: a name is what its maker wants it to be. */
static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct file_diff *f = report_file(to);

	if (speaks_checkpatch(to) || !file_kind_is_c(f->kind))
		return;
	for (size_t i = 0; i < tokens->list.n; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (t->added && t->kind == CTOKEN_COMMENT)
			look(to, t->text, CURE_ALL);
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
		look(to, l->text, CURE_NOTHING);
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
