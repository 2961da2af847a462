// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"
#include "check/rule.h"
#include "model/cname.h"

/* "%hu", "%-5hhx" at the "%": bytes of it, or 0. */
static size_t modifier_len(struct span s)
{
	size_t n = 1, h;

	while (n < s.len && (char_is_digit(s.p[n]) ||
			     span_find_char(SPAN("#.*-"), s.p[n]) != SIZE_MAX))
		n++;
	for (h = n; h < s.len && s.p[h] == 'h'; h++)
		;
	return h > n && h < s.len &&
	       span_find_char(SPAN("idux"), s.p[h]) != SIZE_MAX ? h + 1 : 0;
}

/* A finding is at the call, where the statement is; it shows the place. */
static void format(struct report *to, const struct ctoken *call,
		   struct span text)
{
	for (size_t i = 0; i + 1 < text.len; i++) {
		size_t len = text.p[i] == '%' ?
			     modifier_len(span_from(text, i)) : 0;
		struct span at = span_first(span_from(text, i), len);

		if (span_starts(span_from(text, i), SPAN("%%")))
			i++;
		if (!len)
			continue;
		report(to, call->text, "'" SPAN_FMT "' takes an int, as it "
		       "does without h", SPAN_ARG(at));
		report_also(to, at, "the conversion");
	}
}

/* A call on the line that the statement begins in. */
static const struct ctoken *find_call(struct cread line)
{
	for (; line.at + 1 < line.end; line.at++)
		if (line.list[line.at].kind == CTOKEN_IDENT &&
		    ctoken_is(&line.list[line.at + 1], SPAN("(")) &&
		    cname_is_log(line.list[line.at].text))
			return cread_peek(&line);
	return NULL;
}

static void statement(struct report *to, const struct ctokens *tokens,
		      const struct cstatement *s)
{
	const struct ctoken *call = find_call(cread_line(tokens, s->first));
	const struct ctoken *at = tokens->list.at;

	for (size_t i = s->first; call && i < s->end; i++)
		if (at[i].kind == CTOKEN_STRING)
			format(to, call, at[i].text);
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	each_added_statement(to, tokens, statement);
}

const struct rule rule_unnecessary_modifier = {
	.name = "UNNECESSARY_MODIFIER",
	.summary = "%hu in a message",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.hunk = hunk,
};
