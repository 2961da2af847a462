// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/log.h"
#include "model/words.h"

static bool ends_sentence(struct span text)
{
	return !text.len || strchr(".:;", text.p[text.len - 1]);
}

/* At the start of a sentence: else it can be the object of one. */
static bool begins_sentence(struct span line, size_t at)
{
	return char_is_upper(line.p[at]) &&
	       ends_sentence(span_trim_right(span_first(line, at)));
}

static void message(struct report *to, const struct patch *p)
{
	static const char *const phrases[] = {
		"This patch", "This commit", NULL
	};
	struct log_walk log = { .msg = &p->message };
	struct line line;

	while (log_next(&log, &line)) {
		for (size_t i = 0; phrases[i]; i++) {
			struct span phrase = span_of(phrases[i]);
			size_t at = word_find(line.text, phrase);

			if (at == SIZE_MAX || !begins_sentence(line.text, at))
				continue;
			phrase = span_first(span_from(line.text, at),
					    phrase.len);
			report(to, phrase, "'" SPAN_FMT "', not an order",
			       SPAN_ARG(phrase));
			return;
		}
	}
}

const struct rule rule_nf_this_patch = {
	.name = "NF_THIS_PATCH",
	.summary = "the message talks about itself: \"This patch adds ...\"",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.message = message,
};
