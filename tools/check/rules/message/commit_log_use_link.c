// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "model/log.h"
#include "model/words.h"

/* "KEY: http..." with any key. */
static bool read_key(struct span line, struct span *key, struct span *value)
{
	struct span rest = span_trim_left(line);

	*key = span_first(rest, word_len(rest));
	rest = span_from(rest, key->len);
	if (!key->len || !span_skip_char(&rest, ':'))
		return false;
	*value = span_trim_left(rest);
	return span_starts(*value, SPAN("http"));
}

/* checkpatch.pl takes "http_test.c" for one, too. */
static bool is_link(struct span value)
{
	return span_starts(value, SPAN("http://")) ||
	       span_starts(value, SPAN("https://"));
}

/* "v2" and "version3" belong below the "---": COMMIT_LOG_VERSIONING. */
static bool is_version(struct span key)
{
	if (span_starts_nocase(key, SPAN("version")))
		key = span_from(key, 7);
	else if (span_starts_nocase(key, SPAN("v")))
		key = span_from(key, 1);
	return key.len && char_is_digit(key.p[0]);
}

/* In prose one says "See: " and the like. *@i goes up with the lines. */
static bool is_trailer(const struct message *m, struct line line, size_t *i)
{
	while (*i < m->trailers.n && m->trailers.at[*i].line.nr < line.nr)
		++*i;
	return *i < m->trailers.n && m->trailers.at[*i].line.nr == line.nr &&
	       m->trailers.at[*i].in_block;
}

static void message(struct report *to, const struct patch *p)
{
	struct log_walk log = { .msg = &p->message };
	struct line line;
	struct span key, value;
	size_t i = 0;

	while (log_next(&log, &line)) {
		if (!read_key(line.text, &key, &value) || is_version(key) ||
		    span_eq(key, SPAN("Link")) || span_eq(key, SPAN("Closes")))
			continue;
		if (speaks_checkpatch(to) ||
		    (is_trailer(&p->message, line, &i) && is_link(value)))
			report(to, line.text, "a link after '" SPAN_FMT
			       ":', want 'Link:' or 'Closes:'", SPAN_ARG(key));
	}
}

const struct rule rule_commit_log_use_link = {
	.name = "COMMIT_LOG_USE_LINK",
	.summary = "a link stands after an unknown trailer",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
};
