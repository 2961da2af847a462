// SPDX-License-Identifier: GPL-2.0-only
/*
 * b4: what b4's review commands read from a checker
 *
 * An array with an object for each mail: tool, status (pass, warn or fail), a
 * summary and, as details, the findings as terse lines.
 *
 * Format: b4's maintainer documentation, "CI check integration"; see
 * b4.review-perpatch-check-cmd in b4's configuration.
 */
#include "base/limits.h"
#include "check/print.h"
#include "json/writer.h"

static const char *status(const size_t *n)
{
	if (n[SEV_ERROR])
		return "fail";
	return n[SEV_WARNING] ? "warn" : "pass";
}

static void summarize(struct buf *to, const struct finding_counts *c)
{
	const size_t *n = c->of;

	if (!n[SEV_ERROR] && !n[SEV_WARNING] && !n[SEV_NOTE])
		buf_add_str(to, "nothing found");
	for (int s = SEV_ERROR; s >= SEV_NOTE; s--) {
		if (!n[s])
			continue;
		if (to->len)
			buf_add_str(to, ", ");
		print_count(to, n[s], severity_name((enum severity)s));
	}
	if (c->silenced)
		buf_printf(to, ", %zu silenced", c->silenced);
}

static void add_details(struct buf *to, const struct findings *found)
{
	const struct term raw = { .utf8 = true };
	struct printing lines = { .to = to, .term = &raw };

	for (size_t i = 0; i < found->list.n; i++)
		if (!found->list.at[i].silenced)
			print_terse.finding(&lines, &found->list.at[i]);
}

static void mail(struct printing *p, const struct checked *c)
{
	CLEANUP_BUF struct buf summary, details;
	CLEANUP_JSON struct json_writer w = { 0 };
	struct finding_counts counts = findings_count(&c->findings);

	buf_init(&summary, LIMIT_TEXT);
	buf_init(&details, LIMIT_TEXT);
	summarize(&summary, &counts);
	add_details(&details, &c->findings);
	json_writer_begin_object(&w, NULL);
	json_writer_text(&w, "tool", SPAN("nfkit"));
	json_writer_text(&w, "status", span_of(status(counts.of)));
	json_writer_text(&w, "summary", buf_span(&summary));
	if (details.len)
		json_writer_text(&w, "details", buf_span(&details));
	json_writer_end(&w);
	buf_add_str(p->to, p->mails ? ",\n" : "\n");
	json_writer_print_line(&w, p->to);
}

static void begin(struct printing *p)
{
	buf_add_char(p->to, '[');
}

static void end(struct printing *p)
{
	buf_add_str(p->to, "\n]\n");
}

const struct printer print_b4 = { .begin = begin, .mail = mail, .end = end };
