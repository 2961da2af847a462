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

static void look(struct report *to, struct span text)
{
	const struct misspelling *found;
	struct span word, before = span_first(text, 0);
	size_t at = 0;

	for (; spelling_next_word(text, &at, &word); before = word) {
		look_at_pair(to, before, word);
		if ((found = find(to, word)))
			report(to, word, "'" SPAN_FMT "', perhaps for '%s'",
			       SPAN_ARG(word), found->right);
	}
}

static void message(struct report *to, const struct patch *p)
{
	const struct mail_header *subject =
		mail_header(&p->mail, SPAN("Subject"));
	struct log_walk log = { .msg = &p->message };
	struct line line;

	if (subject)
		look(to, speaks_checkpatch(to) ? subject->raw : subject->value);
	while (log_next(&log, &line))
		if (speaks_checkpatch(to) || !log.in_dump)
			look(to, line.text);
}

/* Comments and strings: a name is what its maker wants it to be. */
static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	(void)h;
	if (speaks_checkpatch(to) || !file_is_c(f->path))
		return;
	for (size_t i = 0; i < tokens->list.n; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (t->added && (t->kind == CTOKEN_COMMENT ||
				 t->kind == CTOKEN_STRING))
			look(to, t->text);
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

static void line(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct diff_line *l)
{
	enum file_kind kind = file_kind(f->path);

	(void)h;
	if (speaks_checkpatch(to) ||
	    ((kind == FILE_DOC || kind == FILE_KCONFIG) &&
	     !is_about_spelling(to, l->text)))
		look(to, l->text);
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
