// SPDX-License-Identifier: GPL-2.0-only
#include "base/path.h"
#include "check/rule.h"
#include "model/file_kind.h"

/* "net/netfilter/x.c" or "x.c", but not "nft.8" of a prefix "man:". */
static bool is_file_name(struct span text)
{
	struct span rest = text, word, more;

	return span_next_word(&rest, &word) && !span_next_word(&rest, &more) &&
	       (file_is_c(word) ||
		(span_find_char(word, '/') != SIZE_MAX &&
		 path_extension(word).len));
}

static void message(struct report *to, const struct patch *p)
{
	const struct subject_line *s = &p->message.subject;

	if (is_file_name(s->summary))
		report(to, s->summary, "the summary is the name of a file");
	else if (is_file_name(s->prefix))
		report_as(to, SEV_NOTE, s->prefix,
			  "the prefix is the name of a file");
}

const struct rule rule_nf_summary_file_name = {
	.name = "NF_SUMMARY_FILE_NAME",
	.summary = "the summary or its prefix is the name of a file",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.message = message,
};
