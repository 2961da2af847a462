// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

/* " x.c | 12 ++", " 1 file changed, ...", " create mode 100644 x.c" */
static bool is_stat(struct span line)
{
	static const char *const words[] = {
		" changed", "create mode ", "delete mode ", "mode change ",
		" => ", NULL
	};

	if (span_find_char(line, '|') != SIZE_MAX ||
	    span_eq(span_trim(line), SPAN("---")))
		return true;
	for (size_t i = 0; words[i]; i++)
		if (span_find(line, span_of(words[i])) != SIZE_MAX)
			return true;
	return false;
}

static bool has_notes(const struct message *m)
{
	for (size_t i = 0; i < m->notes.n; i++) {
		struct span line = m->notes.at[i].text;

		if (span_trim(line).len && !is_stat(line))
			return true;
	}
	return false;
}

/* Notes at the wrong place are another rule's: COMMIT_LOG_VERSIONING. */
static bool mentions_version(const struct message *m)
{
	for (size_t i = 0; i < m->log.n; i++) {
		struct span rest = m->log.at[i].text, word;

		while (span_next_word(&rest, &word))
			if (word.len > 1 && char_lower(word.p[0]) == 'v' &&
			    char_is_digit(word.p[1]))
				return true;
	}
	return false;
}

static bool tells_changes(const struct patch *p)
{
	return has_notes(&p->message) || mentions_version(&p->message);
}

/* A cover letter that is not there may tell it. */
static bool is_whole(const struct series *s)
{
	const struct subject_line *first = &s->patches.at[0]->message.subject;

	if (!first->total)
		return true;
	return !s->may_lack && (!first->number ||
	       (first->number == 1 && s->patches.n == first->total));
}

static void series(struct report *to, const struct series *s)
{
	const struct subject_line *first = &s->patches.at[0]->message.subject;

	if (first->version < 2 || first->is_resend || !is_whole(s))
		return;
	for (size_t i = 0; i < s->patches.n; i++)
		if (tells_changes(s->patches.at[i]))
			return;
	report(to, first->value, "version %u does not say what has changed",
	       first->version);
}

const struct rule rule_nf_version_changes = {
	.name = "NF_VERSION_CHANGES",
	.summary = "a new version does not say what has changed",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.series = series,
};
