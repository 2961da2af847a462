// SPDX-License-Identifier: GPL-2.0-only
#include "base/utf8.h"
#include "check/dialect.h"
#include "model/log.h"

/* The first letter of more than one byte, or the end of @line. */
static struct span find_wide(struct span line)
{
	while (line.len) {
		struct span here = line;
		uint32_t c = utf8_next(&line);

		if (c != UTF8_INVALID && c >= 0x80)
			return here;
	}
	return line;
}

/* checkpatch.pl reads charset="..." with its quotes and in one line only. */
static struct span quoted_charset(const struct mail *m)
{
	const struct mail_header *h = mail_header(m, SPAN("Content-Type"));
	struct span rest, line = { 0 }, charset = { 0 };
	size_t at;

	if (!h)
		return charset;
	rest = h->raw;
	span_next_line(&rest, &line);
	at = span_find(line, SPAN("charset=\""));
	if (at != SIZE_MAX) {
		line = span_from(line, at + sizeof("charset=\"") - 1);
		span_next_until(&line, '"', &charset);
	}
	return charset;
}

static void message(struct report *to, const struct patch *p)
{
	struct log_walk log = { .msg = &p->message };
	struct span charset = p->mail.charset;
	struct line line;

	if (speaks_checkpatch(to))
		charset = quoted_charset(&p->mail);
	if (!charset.len ||
	    span_find_nocase(charset, SPAN("utf-8")) != SIZE_MAX)
		return;
	while (log_next(&log, &line)) {
		struct span wide = find_wide(line.text);

		if (!wide.len)
			continue;
		if (speaks_checkpatch(to) || utf8_is_valid(line.text))
			report(to, wide, "UTF-8 in a mail that says it is in "
			       SPAN_FMT, SPAN_ARG(charset));
	}
}

const struct rule rule_utf8_before_patch = {
	.name = "UTF8_BEFORE_PATCH",
	.summary = "the message is in UTF-8, but the mail says it is not",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
};
