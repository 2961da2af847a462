// SPDX-License-Identifier: GPL-2.0-only
#include "check/functions.h"
#include "check/lines.h"

/* Functions that run for packets, by the names that netfilter gives them. */
static bool sees_packets(struct span function)
{
	static const char *const endings[] = {
		"_eval", "_mt", "_mt4", "_mt6", "_tg", "_tg4", "_tg6",
		"_hook", "_hookfn", "_do_table", "_setup_info", NULL
	};

	if (span_find(function, SPAN("register")) != SIZE_MAX)
		return false;
	for (const char *const *e = endings; *e; e++)
		if (span_ends(function, span_of(*e)))
			return true;
	return span_find(function, SPAN("_packet")) != SIZE_MAX;
}

static const char *const logs[] = {
	"WARN", "WARN_ON", "printk", "pr_emerg", "pr_alert", "pr_crit",
	"pr_err", "pr_warn", "pr_notice", "pr_info", NULL
};

static void line(struct report *to, struct cread c, struct span function)
{
	if (sees_packets(function) && line_find(&c, logs, true))
		report(to, cread_peek(&c)->text, SPAN_FMT "() for each packet "
		       "that '" SPAN_FMT "' sees",
		       SPAN_ARG(cread_peek(&c)->text), SPAN_ARG(function));
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct file_diff *f = report_file(to);

	if (span_starts(f->path, SPAN("net/")))
		each_line_in_function(to, tokens, line);
}

const struct rule rule_nf_packet_path_log = {
	.name = "NF_PACKET_PATH_LOG",
	.summary = "a message without a limit in the path of packets",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_INNER_C,
	.words = logs,
	.hunk = hunk,
};
