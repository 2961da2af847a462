// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"

static bool is_word_before(struct span s, size_t at)
{
	return at && char_is_word(s.p[at - 1]);
}

/* The first of the archives behind @at, or SIZE_MAX. */
static size_t find_archive(struct span line, size_t at, const char **name)
{
	static const char *const archives[] = {
		"freedesktop.org/archives/dri-devel", "lists.infradead.org",
		"lkml.org", "mail-archive.com",
		"mailman.alsa-project.org/pipermail", "marc.info",
		"ozlabs.org/pipermail", "spinics.net", NULL
	};

	for (size_t i = 0; archives[i]; i++) {
		struct span rest = span_from(line, at);
		size_t next = span_find_nocase(rest, span_of(archives[i]));

		/* Another one may follow where this was the end of a word. */
		while (next != SIZE_MAX && is_word_before(rest, next)) {
			rest = span_from(rest, next + 1);
			next = span_find_nocase(rest, span_of(archives[i]));
		}
		if (next != SIZE_MAX) {
			*name = archives[i];
			return (size_t)(rest.p - line.p) + next;
		}
	}
	return SIZE_MAX;
}

static void check_line(struct report *to, struct span line)
{
	size_t http = span_find(line, SPAN("http")), at;
	const char *name = NULL;

	if (http == SIZE_MAX)
		return;
	at = find_archive(line, http + 4, &name);
	if (at != SIZE_MAX)
		report(to, span_first(span_from(line, at), strlen(name)),
		       "a link to %s", name);
}

/* checkpatch.pl looks everywhere but at where files and hunks begin. */
static bool is_diff_header(struct span line)
{
	return span_starts(line, SPAN("@@ ")) ||
	       span_starts(line, SPAN("+++ ")) ||
	       span_starts(line, SPAN("diff --git "));
}

static void mail(struct report *to, const struct patch *p)
{
	struct span rest = p->mail.text, line;

	if (!speaks_checkpatch(to))
		return;
	while (span_next_line(&rest, &line))
		if (!is_diff_header(line))
			check_line(to, line);
}

static void message(struct report *to, const struct patch *p)
{
	const struct message *m = &p->message;

	for (size_t i = 0; !speaks_checkpatch(to) && i < m->log.n; i++)
		check_line(to, m->log.at[i].text);
}

static void line(struct report *to, const struct diff_line *l)
{
	if (!speaks_checkpatch(to))
		check_line(to, l->text);
}

const struct rule rule_prefer_lore_archive = {
	.name = "PREFER_LORE_ARCHIVE",
	.summary = "a link goes to another mail archive than lore.kernel.org",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.mail = mail,
	.message = message,
	.line = line,
};
