// SPDX-License-Identifier: GPL-2.0-only
#include "base/path.h"
#include "check/companion.h"

/* "mark" of extensions/libxt_mark.c, with its "libxt_"; empty: no extension. */
static struct span extension_of(struct span path)
{
	struct span name = path_within(path, SPAN("extensions/lib"));

	if (!span_ends(name, SPAN(".c")) ||
	    span_find_char(name, '_') == SIZE_MAX ||
	    span_find_char(name, '/') != SIZE_MAX)
		return span_first(path, 0);
	return span_first(name, name.len - 2);
}

static void want(struct report *to, const struct series *s, struct span at,
		 struct span name, const char *suffix, enum severity severity)
{
	const char *path = arena_printf(report_arena(to), "extensions/lib"
					SPAN_FMT "%s", SPAN_ARG(name), suffix);

	if (!series_has_path(s, path))
		report_as(to, severity, at, "the new extension has no %s", path);
}

/* What is for ARP or bridges has its part in the page of its program. */
static void want_manual(struct report *to, const struct series *s,
			struct span at, struct span name)
{
	const char *page = span_starts(name, SPAN("ebt_")) ?
			   "iptables/ebtables-nft.8" :
			   span_starts(name, SPAN("arpt_")) ?
			   "iptables/arptables-nft.8" : NULL;

	if (!page)
		want(to, s, at, name, ".man", SEV_WARNING);
	else if (!series_has_path(s, page))
		report_as(to, SEV_WARNING, at,
			  "the new extension is not mentioned in %s", page);
}

static void look(struct report *to, const struct series *s,
		 const struct file_diff *f, struct span at)
{
	struct span name = extension_of(f->path);

	if (!f->is_new || !name.len)
		return;
	want_manual(to, s, at, name);
	want(to, s, at, name, ".t", SEV_WARNING);
	if (file_adds(f, SPAN(".xlate")))
		want(to, s, at, name, ".txlate", SEV_WARNING);
}

static void series(struct report *to, const struct series *s)
{
	each_companion(to, s, look);
}

const struct rule rule_nf_extension_files = {
	.name = "NF_EXTENSION_FILES",
	.summary = "a new iptables extension without manual, tests or translation",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.series = series,
};
