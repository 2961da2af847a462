// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static const char *const words[] = { "seq_printf", NULL };

static bool has_conversion(struct span format)
{
	for (size_t i = 0; i + 1 < format.len; i++)
		if (format.p[i] == '%' && format.p[++i] != '%')
			return true;
	return false;
}

/* seq_printf(s, "text"); with nothing behind it on the line. */
static void code(struct report *to, struct cread line)
{
	const struct ctoken *call, *format = NULL;

	if (!line_find(&line, words, true))
		return;
	call = cread_peek(&line);
	for (; line.at < line.end; line.at++)
		if (line.list[line.at].kind == CTOKEN_STRING && !format)
			format = cread_peek(&line);
	if (!format || line.list[line.end - 1].kind == CTOKEN_COMMENT)
		return;
	line.at -= 3;
	if (line.list[line.at].kind == CTOKEN_STRING &&
	    ctoken_is(&line.list[line.at + 1], SPAN(")")) &&
	    ctoken_is(&line.list[line.at + 2], SPAN(";")) &&
	    !has_conversion(format->text))
		report(to, call->text, "seq_printf() of a text without a "
		       "conversion");
}

const struct rule rule_prefer_seq_puts = {
	.name = "PREFER_SEQ_PUTS",
	.summary = "seq_printf() where seq_puts() would do",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = words,
	.code = code,
};
