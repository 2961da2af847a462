// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

/* Behind the "%" at @s: digits and the like, "L", and a conversion. */
static bool is_l(struct span s)
{
	size_t n = 1;

	while (n < s.len && (char_is_digit(s.p[n]) || s.p[n] == '*' ||
			     s.p[n] == '.' || s.p[n] == '$'))
		n++;
	return n + 1 < s.len && s.p[n] == 'L' &&
	       span_find_char(SPAN("diouxX"), s.p[n + 1]) != SIZE_MAX;
}

static bool has_l(struct span text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.p[i] != '%')
			continue;
		if (i + 1 < text.len && text.p[i + 1] == '%')
			i++;
		else if (is_l(span_from(text, i)))
			return true;
	}
	return false;
}

static void code(struct report *to, struct cread line)
{
	for (; line.at < line.end; line.at++) {
		const struct ctoken *t = &line.list[line.at];

		if (t->kind != CTOKEN_STRING || !has_l(t->text))
			continue;
		report(to, t->text, "%%L is not standard C, %%ll is");
		return;
	}
}

const struct rule rule_printf_l = {
	.name = "PRINTF_L",
	.summary = "%Lu in a format",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.code = code,
};
