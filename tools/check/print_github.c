// SPDX-License-Identifier: GPL-2.0-only
/*
 * github: workflow commands, which GitHub shows beside the lines of a change
 *
 * Format: "Workflow commands for GitHub Actions", setting a notice, warning or
 * error message; %, CR and LF are escaped everywhere, : and , in properties.
 */
#include <string.h>

#include "check/print.h"

/* The bytes in @special as %XX, control characters as for a terminal. */
static void add_escaped(struct printing *p, const char *text,
			const char *special)
{
	while (*text) {
		size_t n = strcspn(text, special);

		term_add_escaped(p->to, (struct span){ text, n }, true);
		text += n;
		if (*text)
			buf_printf(p->to, "%%%02X", (unsigned char)*text++);
	}
}

static void finding(struct printing *p, const struct finding *f)
{
	static const char *const commands[] = {
		[SEV_NOTE]	= "notice",
		[SEV_WARNING]	= "warning",
		[SEV_ERROR]	= "error",
	};

	buf_printf(p->to, "::%s file=", commands[f->severity]);
	add_escaped(p, f->place.mail->source, "%\r\n:,");
	buf_printf(p->to, ",line=%u,col=%zu,title=%s::",
		   place_source_line(&f->place), place_column(&f->place) + 1,
		   f->rule->name);
	add_escaped(p, f->message, "%\r\n");
	buf_add_char(p->to, '\n');
}

const struct printer print_github = { .finding = finding };
