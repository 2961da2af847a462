// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

/* "1", "1UL", "1ull" ... */
static bool is_one(struct span number)
{
	if (!span_skip_char(&number, '1'))
		return false;
	for (size_t i = 0; i < number.len; i++)
		if (char_lower(number.p[i]) != 'u' &&
		    char_lower(number.p[i]) != 'l')
			return false;
	return true;
}

/* "#define NAME 1 << N", the shift in parentheses or not. */
static void code(struct report *to, struct cread c)
{
	const struct ctoken *one;
	struct span word, shifted;

	if (span_starts(report_file(to)->path, SPAN("include/uapi/")) ||
	    !cread_kind(&c, CTOKEN_DIRECTIVE, &word) ||
	    !span_ends(word, SPAN("define")) || !cread_ident(&c, &word))
		return;
	one = cread_peek(&c);
	if (!one || one->text.p == word.p + word.len)
		return;
	cread_skip(&c, SPAN("("));
	one = cread_peek(&c);
	if (!cread_kind(&c, CTOKEN_NUMBER, &shifted) || !is_one(shifted) ||
	    !cread_skip(&c, SPAN("<<")) || c.at == c.end ||
	    (c.list[c.at].kind != CTOKEN_NUMBER &&
	     c.list[c.at].kind != CTOKEN_IDENT))
		return;
	report(to, ctoken_span(one, cread_peek(&c)),
	       "a bit written as a shift, there is BIT%s()",
	       span_find_nocase(shifted, SPAN("ll")) == SIZE_MAX ? "" : "_ULL");
}

static const char *const words[] = { "#define", NULL };

const struct rule rule_bit_macro = {
	.name = "BIT_MACRO",
	.summary = "a macro for one bit is a shift instead of BIT()",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = words,
	.code = code,
};
