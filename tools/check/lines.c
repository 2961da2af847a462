// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static bool is_call(const struct cread *line)
{
	struct cread rest = *line;

	rest.at++;
	return cread_is(&rest, SPAN("("));
}

bool line_find(struct cread *line, const char *const *words, bool want_call)
{
	struct cread c = *line;

	for (; c.at < c.end; c.at++) {
		struct cread behind = c;

		if (!cread_skip_any(&behind, words) ||
		    (want_call && !cread_is(&behind, SPAN("("))))
			continue;
		line->at = c.at;
		return true;
	}
	return false;
}

void report_banned(struct report *to, struct cread line,
		   const struct banned *banned, bool want_call)
{
	for (; line.at < line.end; line.at++)
		for (const struct banned *b = banned; b->word; b++)
			if (cread_is(&line, span_of(b->word)) &&
			    (!want_call || is_call(&line))) {
				report(to, line.list[line.at].text, "%s%s %s",
				       b->word, want_call ? "()" : "", b->why);
				return;
			}
}

bool line_find_number(struct cread *line, const char *const *words,
		      struct span *text, uint64_t *number)
{
	if (!line_find(line, words, true))
		return false;
	line->at += 2;
	return cread_kind(line, CTOKEN_NUMBER, text) &&
	       span_number(*text, 10, UINT64_MAX, number) &&
	       cread_is(line, SPAN(")"));
}

void each_added_statement(struct report *to, const struct ctokens *tokens,
			  void (*statement)(struct report *to,
					    const struct ctokens *tokens,
					    const struct cstatement *s))
{
	struct cstatement_walk w;
	struct cstatement s;

	cstatement_walk(&w, tokens);
	while (cstatement_next(&w, &s))
		if (tokens->list.at[s.first].added)
			statement(to, tokens, &s);
}
