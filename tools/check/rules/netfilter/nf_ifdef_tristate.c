// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static const char *const words[] = {
	"#ifdef", "#ifndef", "#if", "#elif", NULL
};

/* Options that can be m, and that code asks for. */
static const char *const tristates[] = {
	"IPV6", "BRIDGE", "VLAN_8021Q", "INET_ESP", "INET6_ESP", "XFRM_USER",
	"BRIDGE_NETFILTER", "BRIDGE_NF_EBTABLES", "IP_VS", "IP_SET",
	"NF_CONNTRACK", "NF_CONNTRACK_BRIDGE", "NF_CONNTRACK_BROADCAST",
	"NF_CT_NETLINK", "NF_CT_NETLINK_TIMEOUT", "NF_CT_NETLINK_HELPER",
	"NF_NAT", "NF_TABLES", "NF_TABLES_BRIDGE", "NF_FLOW_TABLE",
	"NF_FLOW_TABLE_INET", "NF_DEFRAG_IPV4", "NF_DEFRAG_IPV6",
	"NF_LOG_SYSLOG", "NETFILTER_XTABLES", "NETFILTER_CONNCOUNT",
	"NETFILTER_SYNPROXY", NULL
};

/* All of these families can be m. */
static const char *const families[] = {
	"NETFILTER_XT_MATCH_", "NETFILTER_XT_TARGET_", "NETFILTER_NETLINK_",
	"IP_NF_", "IP6_NF_", "NF_TPROXY_", "NF_SOCKET_", "NF_DUP_",
	"NF_REJECT_", "NF_NAT_FTP", "NF_NAT_SIP", "NF_CONNTRACK_FTP",
	"NF_CONNTRACK_SIP", "NF_CONNTRACK_PPTP", "NF_CONNTRACK_H323", NULL
};

static bool is_tristate(struct span word)
{
	if (!span_skip(&word, SPAN("CONFIG_")) ||
	    span_ends(word, SPAN("_MODULE")) ||
	    span_eq(word, SPAN("NETFILTER_NETLINK_GLUE_CT")))
		return false;
	for (const char *const *t = tristates; *t; t++)
		if (span_eq(word, span_of(*t)))
			return true;
	for (const char *const *f = families; *f; f++)
		if (span_starts(word, span_of(*f)))
			return true;
	return false;
}

/* "#if IS_ENABLED(CONFIG_X)", or a line that also asks for the module. */
static bool asks_for_modules(struct cread c)
{
	for (; c.at < c.end; c.at++)
		if (c.list[c.at].kind == CTOKEN_IDENT &&
		    (span_starts(c.list[c.at].text, SPAN("IS_")) ||
		     span_ends(c.list[c.at].text, SPAN("_MODULE"))))
			return true;
	return false;
}

static void code(struct report *to, struct cread c)
{
	if (!line_find(&c, words, false) &&
	    cread_peek(&c)->kind != CTOKEN_DIRECTIVE)
		return;
	for (; c.at < c.end && !asks_for_modules(c); c.at++) {
		const struct ctoken *t = cread_peek(&c);

		if (t->kind == CTOKEN_IDENT && is_tristate(t->text))
			report(to, t->text,
			       SPAN_FMT " is not defined for a module",
			       SPAN_ARG(t->text));
	}
}

const struct rule rule_nf_ifdef_tristate = {
	.name = "NF_IFDEF_TRISTATE",
	.summary = "#ifdef of an option that may be a module",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_KERNEL_C,
	.words = words,
	.code = code,
};
