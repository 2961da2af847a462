// SPDX-License-Identifier: GPL-2.0-only
/* manual_keys - git's keys that nfkit send knows, for a page */
#include "cmd/manual.h"
#include "send/mail_settings.h"

static int find_verdict(struct span name, enum mail_settings_verdict *verdict,
			struct err *e)
{
	static const char *const names[] = {
		[MAIL_SETTINGS_OBEYED]	= "obeyed",
		[MAIL_SETTINGS_HARMLESS]	= "harmless",
		[MAIL_SETTINGS_REFUSED]	= "refused",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (span_is(name, names[i])) {
			*verdict = (enum mail_settings_verdict)i;
			return 0;
		}
	}
	return err_set(e, ERR_SYNTAX, "@keys " SPAN_FMT "@: want obeyed, harmless or refused",
		       SPAN_ARG(name));
}

int manual_keys(struct manual *m, struct span name, struct err *e)
{
	enum mail_settings_verdict verdict;
	const char *before = "";

	if (find_verdict(name, &verdict, e))
		return -1;
	for (const struct mail_settings_key *k = mail_settings_keys; k->name;
	     k++) {
		if (k->verdict != verdict)
			continue;
		buf_printf(m->to, "%s\\fB%s\\fR", before, k->name);
		if (k->why) {
			buf_add_str(m->to, " (");
			manual_add_text(m->to, span_of(k->why));
			buf_add_char(m->to, ')');
		}
		before = ",\n";
	}
	buf_add_str(m->to, ".\n");
	return 0;
}
