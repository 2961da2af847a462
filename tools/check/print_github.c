// SPDX-License-Identifier: GPL-2.0-only
/*
 * github: workflow commands, which GitHub shows beside the lines of a change
 *
 * Format: "Workflow commands for GitHub Actions", setting a notice, warning or
 * error message; %, CR and LF are escaped everywhere, : and , in properties.
 */
#include "check/print.h"

/* The bytes in @special as %XX, control characters as for a terminal. */
static void add_escaped(struct printing *p, struct span text,
			struct span special)
{
	while (text.len) {
		size_t n = 0;

		while (n < text.len &&
		       span_find_char(special, text.p[n]) == SIZE_MAX)
			n++;
		term_add_escaped(p->to, span_first(text, n), true);
		text = span_from(text, n);
		if (text.len)
			buf_printf(p->to, "%%%02X", (unsigned char)*text.p);
		text = span_from(text, 1);
	}
}

/* Where the finding is; what is in no file has none of these properties. */
static void add_spot(struct printing *p, const struct spot *spot)
{
	buf_add_str(p->to, "file=");
	add_escaped(p, spot->file, SPAN("%\r\n:,"));
	if (spot->line)
		buf_printf(p->to, ",line=%u", spot->line);
	if (spot->at.p)
		buf_printf(p->to, ",col=%zu", spot->before.len + 1);
	buf_add_char(p->to, ',');
}

static void finding(struct printing *p, const struct finding *f)
{
	static const char *const commands[] = {
		[SEV_NOTE]	= "notice",
		[SEV_WARNING]	= "warning",
		[SEV_ERROR]	= "error",
	};
	struct spot spot;
	bool has_spot;

	buf_printf(p->to, "::%s ", commands[f->severity]);
	has_spot = print_spot(p, &f->place, &spot);
	if (has_spot)
		add_spot(p, &spot);
	buf_printf(p->to, "title=%s::", f->rule->name);
	if (!has_spot) {
		add_escaped(p, span_of(f->place.mail->source), SPAN("%\r\n"));
		buf_add_str(p->to, ": ");
	}
	add_escaped(p, span_of(f->message), SPAN("%\r\n"));
	buf_add_char(p->to, '\n');
}

const struct printer print_github = { .finding = finding };
