// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

/* Words one behind the other, with any white space between them. */
static bool has_words(struct span text, const char *const *words)
{
	struct span rest = text, word;
	size_t i = 0;

	while (words[i] && span_next_word(&rest, &word))
		i = span_starts_nocase(word, span_of(words[i])) ? i + 1 : 0;
	return !words[i];
}

static bool has_address(struct span text)
{
	static const char *const phrases[][5] = {
		{ "write", "to", "the", "Free", NULL },
		{ "675", "Mass", "Ave", NULL }, { "59", "Temple", "Pl", NULL },
		{ "51", "Franklin", "St", NULL },
	};

	for (size_t i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++)
		if (has_words(text, phrases[i]))
			return true;
	return false;
}

/* checkpatch.pl looks at context too. */
static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *new_side)
{
	bool is_strict = report_profile(to) == PROFILE_CHECKPATCH;

	(void)f;
	(void)new_side;
	for (size_t i = 0; i < h->lines.n; i++) {
		const struct diff_line *l = &h->lines.at[i];

		if ((l->kind == DIFF_ADDED ||
		     (is_strict && l->kind == DIFF_CONTEXT)) &&
		    has_address(l->text))
			report(to, span_trim(l->text),
			       "an address of the FSF, which has moved since");
	}
}

const struct rule rule_fsf_mailing_address = {
	.name = "FSF_MAILING_ADDRESS",
	.summary = "the postal address of the FSF in a licence notice",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
