// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/log.h"
#include "model/tree.h"

/* "From: Nora <nora@example.org>", at the start of the line. */
static bool is_from(struct span line)
{
	struct address who;

	if (!span_skip(&line, SPAN("From: ")))
		return false;
	who = address_parse(line);
	return who.name.len && span_find_char(who.mail, '@') != SIZE_MAX &&
	       span_ends(span_trim(line), SPAN(">"));
}

static void message(struct report *to, const struct patch *p)
{
	struct log_walk log = { .msg = &p->message };
	struct line line;

	/* Patches for a stable release have a note of its own above it. */
	if (tree_of_subject(&p->message.subject).kind == TREE_KERNEL)
		return;
	while (log_next(&log, &line)) {
		if (log.in_dump || !is_from(line.text))
			continue;
		report(to, line.text, "this From: is part of the log: "
		       "there is something above it");
		return;
	}
}

const struct rule rule_nf_in_body_from = {
	.name = "NF_IN_BODY_FROM",
	.summary = "a From: in the body is not its first line",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.message = message,
};
