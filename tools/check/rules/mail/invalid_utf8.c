// SPDX-License-Identifier: GPL-2.0-only
#include "base/utf8.h"
#include "check/dialect.h"

static bool is_control(uint32_t c)
{
	return (c < ' ' && c != '\t' && c != '\r') || c == 0x7f;
}

static struct span skip_plain(struct span line)
{
	size_t n = 0;

	while (n < line.len && line.p[n] >= ' ' && line.p[n] < 0x7f)
		n++;
	return span_from(line, n);
}

/* From the first byte on that is no UTF-8, or nothing that prints. */
static struct span find_odd(struct span line)
{
	while ((line = skip_plain(line)).len) {
		struct span here = line;
		uint32_t c = utf8_next(&line);

		if (c == UTF8_INVALID || is_control(c))
			return here;
	}
	return line;
}

static void check_text(struct report *to, struct span line)
{
	struct span odd = find_odd(line);

	if (odd.len)
		report(to, span_first(odd, 1), "the byte 0x%02x is not text",
		       (unsigned char)odd.p[0]);
}

/* A mail may be in another charset, and git am turns it into UTF-8. */
static bool is_utf8(const struct mail *m)
{
	return !m->charset.len || span_eq_nocase(m->charset, SPAN("utf-8")) ||
	       span_eq_nocase(m->charset, SPAN("us-ascii"));
}

static void mail(struct report *to, const struct patch *p)
{
	struct span rest = span_first(p->mail.text, p->diff_start), line;

	if (!speaks_checkpatch(to)) {
		if (!is_utf8(&p->mail))
			return;
		rest = span_from(rest, p->mail.head.len);
	}
	while (span_next_line(&rest, &line))
		check_text(to, line);
}

static void line(struct report *to, const struct diff_line *l)
{
	if (speaks_checkpatch(to) || is_utf8(&report_patch(to)->mail))
		check_text(to, l->text);
}

const struct rule rule_invalid_utf8 = {
	.name = "INVALID_UTF8",
	.summary = "the message or an added line is not UTF-8",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.mail = mail,
	.line = line,
};
