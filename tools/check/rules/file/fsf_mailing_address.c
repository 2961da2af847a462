// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const char *const phrases[][5] = {
	{ "write", "to", "the", "Free", NULL },
	{ "675", "Mass", "Ave", NULL },
	{ "59", "Temple", "Pl", NULL },
	{ "51", "Franklin", "St", NULL },
};

#define PHRASES	(sizeof(phrases) / sizeof(phrases[0]))

/* True where @word is the last one of the phrase, of which @seen were there. */
static bool take_word(struct span word, const char *const *phrase,
		      size_t *seen)
{
	const char *want = phrase[*seen];
	bool fits = char_lower(word.p[0]) == char_lower(want[0]) &&
		    span_starts_nocase(word, span_of(want));

	*seen = fits ? *seen + 1 : 0;
	return !phrase[*seen];
}

/* Words one behind the other, with any white space between them. */
static bool has_address(struct span text)
{
	size_t seen[PHRASES] = { 0 };
	struct span word;

	/* Most lines have no word that a phrase begins with. */
	if (span_find_char(text, '5') == SIZE_MAX &&
	    span_find_nocase(text, SPAN("write")) == SIZE_MAX)
		return false;
	while (span_next_word(&text, &word))
		for (size_t i = 0; i < PHRASES; i++)
			if (take_word(word, phrases[i], &seen[i]))
				return true;
	return false;
}

/* checkpatch.pl looks at context too. */
static void hunk(struct report *to, const struct ctokens *new_side)
{
	const struct hunk *h = new_side->hunk;
	bool is_strict = report_profile(to) == PROFILE_CHECKPATCH;

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
