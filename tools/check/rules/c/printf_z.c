// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

/* Behind the "%" at @s: digits and the like, "Z", and a conversion. */
static bool is_z(struct span s)
{
	size_t n = 1;

	while (n < s.len && (char_is_digit(s.p[n]) || s.p[n] == '*' ||
			     s.p[n] == '.' || s.p[n] == '$'))
		n++;
	return n + 1 < s.len && s.p[n] == 'Z' &&
	       span_find_char(SPAN("diouxX"), s.p[n + 1]) != SIZE_MAX;
}

static bool has_z(struct span text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.p[i] != '%')
			continue;
		if (i + 1 < text.len && text.p[i + 1] == '%')
			i++;
		else if (is_z(span_from(text, i)))
			return true;
	}
	return false;
}

static void code(struct report *to, struct cread line)
{
	for (; line.at < line.end; line.at++) {
		const struct ctoken *t = &line.list[line.at];

		if (t->kind != CTOKEN_STRING || !has_z(t->text))
			continue;
		report(to, t->text, "%%Z is not standard C, %%z is");
		return;
	}
}

const struct rule rule_printf_z = {
	.name = "PRINTF_Z",
	.summary = "%Zu in a format",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.code = code,
};
