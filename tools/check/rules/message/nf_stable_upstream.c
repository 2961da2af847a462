// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/words.h"

/* "6.1", "5.10.y", "stable": a tag of the stable trees. */
static bool is_stable_tag(struct span tag)
{
	size_t dots = 0;

	if (span_eq_nocase(tag, SPAN("stable")))
		return true;
	for (size_t i = 0; i < tag.len; i++) {
		dots += tag.p[i] == '.';
		if (!char_is_digit(tag.p[i]) && tag.p[i] != '.' &&
		    !(tag.p[i] == 'y' && i + 1 == tag.len))
			return false;
	}
	return dots && tag.len > 2 && char_is_digit(tag.p[0]);
}

static const struct span *stable_tag(const struct subject_line *s)
{
	for (size_t i = 0; i < s->tags.n; i++)
		if (is_stable_tag(s->tags.at[i]))
			return &s->tags.at[i];
	return NULL;
}

/* "[ 0123456789ab ]", as netfilter's maintainers write it. */
static bool is_bare_id(struct span line)
{
	line = span_trim(line);
	if (!span_skip_char(&line, '['))
		return false;
	return hex_len(span_trim_left(line)) >= 12;
}

/* "[ Upstream commit ID ]" or "commit ID upstream." */
static bool names_upstream(const struct message *m)
{
	for (size_t i = 0; i < m->log.n; i++)
		if (is_bare_id(m->log.at[i].text) ||
		    (word_find(m->log.at[i].text, SPAN("upstream")) != SIZE_MAX &&
		     word_find(m->log.at[i].text, SPAN("commit")) != SIZE_MAX))
			return true;
	return false;
}

static void message(struct report *to, const struct patch *p)
{
	const struct span *tag = stable_tag(&p->message.subject);

	if (tag && !names_upstream(&p->message))
		report(to, *tag, "for a stable tree, but no line names the "
		       "commit upstream");
}

const struct rule rule_nf_stable_upstream = {
	.name = "NF_STABLE_UPSTREAM",
	.summary = "a patch for a stable tree names no upstream commit",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.message = message,
};
