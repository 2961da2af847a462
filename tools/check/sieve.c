// SPDX-License-Identifier: GPL-2.0-only
#include "check/sieve.h"

#include "model/diff.h"

/* "Subject: Re: ...", which no cover letter has. */
static bool is_of_reply(struct span line)
{
	if (!span_skip_nocase(&line, SPAN("subject:")))
		return false;
	return span_starts_nocase(span_trim_left(line), SPAN("re:"));
}

/* A cover letter's subject says "0/3", perhaps in an encoded word. */
static bool may_be_cover(struct span head)
{
	bool in_subject = false;
	struct span line;

	while (span_next_line(&head, &line)) {
		/* A line that begins blank goes on with the header above it. */
		if (line.len && line.p[0] != ' ' && line.p[0] != '\t')
			in_subject = span_starts_nocase(line, SPAN("subject"));
		/* If there is another one, the first counts. */
		if (in_subject && is_of_reply(line))
			return false;
		if (in_subject && (span_find(line, SPAN("0/")) != SIZE_MAX ||
				   span_find(line, SPAN("=?")) != SIZE_MAX))
			return true;
	}
	return false;
}

bool sieve_may_be_patch(struct span raw, const struct mime_bare *bare)
{
	struct span head;

	if (bare)
		return may_be_cover(bare->head) ||
		       diff_find(bare->body) != SIZE_MAX;
	head = span_first(raw, mime_head_len(raw));
	if (!head.len || may_be_cover(head))
		return true;
	switch (mime_coding(raw)) {
	case MIME_UNENCODED:
		return diff_may_begin(raw);
	case MIME_QUOTED:
		return diff_may_begin_quoted(raw);
	case MIME_ENCODED:
		break;
	}
	return true;
}
