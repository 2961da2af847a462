// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/ctoken.h"

static bool ends_as(struct span rest, const char *const *words)
{
	for (; *words; words++)
		if (span_starts(rest, span_of(*words)))
			return true;
	return false;
}

/* "falls ", " " or "-" between the two words, or nothing. */
static void skip_gap(struct span *rest, char s)
{
	struct span behind = *rest;

	if (span_skip_char(&behind, s) && span_skip_char(&behind, ' '))
		*rest = behind;
	else if (!span_skip_char(rest, ' '))
		span_skip_char(rest, '-');
}

static bool is_fall(struct span text)
{
	static const char *const upper[] = {
		"THROUGH", "THRU", "THREW", NULL
	};
	static const char *const lower[] = {
		"through", "thru", "threw", "Through", "Thru", "Threw", NULL
	};

	if (span_skip(&text, SPAN("FALL"))) {
		skip_gap(&text, 'S');
		return ends_as(text, upper);
	}
	if (!span_skip(&text, SPAN("fall")) && !span_skip(&text, SPAN("Fall")))
		return false;
	skip_gap(&text, 's');
	return ends_as(text, lower);
}

/* One of the spellings that compilers take for "I mean it". */
static struct span find_fall(struct span comment)
{
	for (size_t i = 0; i < comment.len; i++)
		if (is_fall(span_from(comment, i)))
			return span_first(span_from(comment, i), 4);
	return (struct span){ 0 };
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	for (size_t i = 0; i < tokens->list.n; i++) {
		const struct ctoken *t = &tokens->list.at[i];
		struct span fall;

		if (!t->added || t->kind != CTOKEN_COMMENT)
			continue;
		fall = find_fall(t->text);
		if (fall.len)
			report(to, fall, "a comment instead of 'fallthrough;'");
	}
}

const struct rule rule_prefer_fallthrough = {
	.name = "PREFER_FALLTHROUGH",
	.summary = "a comment says that a case falls through",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.hunk = hunk,
};
