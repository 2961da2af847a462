// SPDX-License-Identifier: GPL-2.0-only
#include "base/path.h"
#include "check/bodies.h"

/* With what the names of netfilter begin, behind underscores. */
static const char *const prefixes[] = {
	"nf", "xt", "ipt", "ip6t", "arpt", "ebt", "br_", "ip_vs", "ip_set",
	"ipset", "ctnetlink", "cttimeout", "flow_offload", "seqadj", "synproxy",
	"nat", "bpf_", "ct_", "netfilter", NULL
};

static bool is_netfilter(struct span path)
{
	static const char *const folders[] = {
		"net/netfilter/", "net/ipv4/netfilter/", "net/ipv6/netfilter/",
		"net/bridge/netfilter/", NULL
	};

	for (const char *const *f = folders; *f; f++)
		if (span_starts(path, span_of(*f)))
			return true;
	return false;
}

/* "pptp_x" in nf_conntrack_pptp.c: the file's own name is good enough. */
static bool is_of_file(struct span name, struct span path)
{
	struct span file = path_base(path), word;

	if (!span_next_until(&name, '_', &word))
		return false;
	for (size_t at; (at = span_find(file, word)) != SIZE_MAX;
	     file = span_from(file, at + 1))
		if (at && word.len > 2 && file.p[at - 1] == '_')
			return true;
	return false;
}

/* "nf_x", "__nf_x", "register_nf_x" */
static bool has_prefix(struct span name)
{
	for (const char *const *p = prefixes; *p; p++) {
		size_t at = span_find(name, span_of(*p));

		if (at != SIZE_MAX && (!at || name.p[at - 1] == '_'))
			return true;
	}
	return false;
}

static bool is_local(const struct ctokens *tokens, const struct cfunction *f)
{
	return cfunction_has(tokens, f, SPAN("static")) ||
	       span_eq(f->name, SPAN("main"));
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct file_diff *f = report_file(to);
	struct cfunction_walk w;
	struct cfunction fn;

	if (!is_netfilter(f->path))
		return;
	cfunction_walk(&w, tokens);
	while (cfunction_next(&w, &fn)) {
		const struct ctoken *name;

		if (!fn.has_begin || fn.parameters == SIZE_MAX ||
		    is_local(tokens, &fn) || fn.head + 1 >= fn.parameters)
			continue;
		name = &tokens->list.at[fn.parameters - 1];
		if (name->added && !has_prefix(name->text) &&
		    !is_of_file(name->text, f->path))
			report(to, name->text,
			       "'" SPAN_FMT "' is global without a prefix",
			       SPAN_ARG(name->text));
	}
}

const struct rule rule_nf_global_prefix = {
	.name = "NF_GLOBAL_PREFIX",
	.summary = "a global function without the prefix of its subsystem",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_INNER_C | FILES_SOURCE,
	.hunk = hunk,
};
