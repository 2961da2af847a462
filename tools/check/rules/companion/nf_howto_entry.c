// SPDX-License-Identifier: GPL-2.0-only
#include "base/path.h"
#include "check/companion.h"
#include "model/family.h"

/* "mark" of extensions/libxt_mark.c; empty where iptables has no such plugin. */
static struct span extension_of(struct span path)
{
	struct span name = path;
	const struct family *f;

	if (!span_skip(&name, SPAN("extensions/")))
		return span_first(name, 0);
	f = family_skip_plugin(&name);
	if (!f || !family_is_ip(f) || !span_ends(name, SPAN(".c")))
		return span_first(name, 0);
	return span_first(name, name.len - 2);
}

static bool is_howto(const struct file_diff *f, const void *context)
{
	(void)context;
	return span_find_nocase(path_base(f->path), SPAN("HOWTO")) != SIZE_MAX;
}

static void look(struct report *to, const struct series *s,
		 const struct file_diff *f, struct span at)
{
	struct span name = extension_of(f->path);

	if (f->is_new && name.len && !series_find(s, is_howto, NULL))
		report(to, at, "the new extension " SPAN_FMT " comes without "
		       "an entry of the extensions HOWTO", SPAN_ARG(name));
}

static void series(struct report *to, const struct series *s)
{
	each_companion(to, s, look);
}

const struct rule rule_nf_howto_entry = {
	.name = "NF_HOWTO_ENTRY",
	.summary = "a new iptables extension without an entry in the HOWTO",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.series = series,
};
