// SPDX-License-Identifier: GPL-2.0-only
#include "scaffold/extension_scope.h"

#include "base/buf.h"
#include "base/limits.h"

/* A longer name is too long for a subject to have it twice. */
#define SUBJECT_NAME_MAX	20

/* What is between quotes in C. */
static const char *c_text(struct arena *a, const char *text)
{
	CLEANUP_BUF struct buf quoted;

	buf_init(&quoted, LIMIT_TEXT);
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			buf_add_char(&quoted, '\\');
		buf_add_char(&quoted, *text);
	}
	return arena_str(a, buf_span(&quoted));
}

static void set_members(const struct extension *x, struct scope *top)
{
	for (size_t i = 0; i < x->members.n; i++) {
		const struct extension_member *m = &x->members.at[i];
		struct scope *s = scope_add(top, "member");

		scope_set(s, "type", m->type);
		scope_set_if(s, "kept", x->keeps_data &&
			     i + 1 == x->members.n);
		scope_set(s, "member", arena_printf(top->arena, "%s%s", m->name,
						    m->dimensions));
	}
}

static void set_kind(const struct extension *x, struct scope *top)
{
	bool match = x->kind == EXTENSION_MATCH;

	scope_set_if(top, "match", match);
	scope_set(top, "kind", match ? "match" : "target");
	scope_set(top, "kinds", match ? "matches" : "targets");
	scope_set(top, "KIND", match ? "MATCH" : "TARGET");
	scope_set(top, "kindinfo", match ? "matchinfo" : "targinfo");
	scope_set(top, "par_type", match ? "struct xt_action_param" :
					   "const struct xt_action_param");
	scope_set(top, "mt", x->suffix);
	scope_set(top, "info", x->info);
	scope_set(top, "flags", x->flags);
	scope_set(top, "invflags", x->invflags);
}

static bool has_trait(const struct extension *x, unsigned int traits)
{
	for (size_t i = 0; i < x->options.n; i++)
		if (x->options.at[i].type->traits & traits)
			return true;
	return false;
}

static bool is_bridge(const struct extension *x)
{
	return x->family->ip == FAMILY_BRIDGE;
}

static void set_traits(const struct extension *x, struct scope *top)
{
	bool match = x->kind == EXTENSION_MATCH;
	bool ipv6 = x->family->ip & FAMILY_IPV6;
	bool transport = has_trait(x, OPTION_TRANSPORT);

	scope_set_if(top, "lengths", match && has_trait(x, OPTION_LENGTH));
	scope_set_if(top, "ethernet", has_trait(x, OPTION_ETHERNET));
	scope_set_if(top, "addresses", has_trait(x, OPTION_ADDRESS));
	scope_set_if(top, "transport", transport);
	scope_set_if(top, "ports", has_trait(x, OPTION_PORT));
	scope_set_if(top, "tos", has_trait(x, OPTION_WRITES));
	scope_set_if(top, "logs", !match && has_trait(x, OPTION_LOGS));
	scope_set_if(top, "hosts", has_trait(x, OPTION_HOST));
	scope_set_if(top, "networks", has_trait(x, OPTION_NETWORK));
	scope_set_if(top, "ip_headers", has_trait(x, OPTION_ADDRESS |
						  OPTION_TRANSPORT |
						  OPTION_WRITES));
	scope_set_if(top, "net_ip", is_bridge(x) && transport);
	scope_set_if(top, "net_ipv6", has_trait(x, OPTION_PREFIX) ||
		     ((ipv6 || is_bridge(x)) && transport));
}

/* Where the struct has a union nf_inet_addr. */
static bool has_addresses_inside(const struct extension *x)
{
	for (size_t i = 0; i < x->members.n; i++)
		if (span_starts(span_of(x->members.at[i].type),
				SPAN("union")))
			return true;
	return false;
}

/* Values in network byte order of 16 and 32 bits, or of 64. */
static void set_orders(const struct extension *x, struct scope *top)
{
	bool net = false, endian = false;

	for (size_t i = 0; i < x->options.n; i++) {
		const struct extension_option *o = &x->options.at[i];
		bool wide = option_type_bits(o->type) == 64;

		net |= o->nbo && !wide;
		endian |= o->nbo && wide;
	}
	scope_set_if(top, "plugin_net", net);
	scope_set_if(top, "plugin_endian", endian);
	scope_set_if(top, "addresses_inside", has_addresses_inside(x));
}

static void add_printer(struct scope *top, const char *v, const char *nfproto)
{
	struct scope *s = scope_add(top, "printer");

	scope_set(s, "v", v);
	scope_set(s, "nfproto_arg", !*nfproto ? "" :
		  arena_printf(top->arena, ", %s", nfproto));
}

static void add_version(struct scope *top, const char *v, const char *nfproto)
{
	struct scope *s = scope_add(top, "version");

	scope_set(s, "v", v);
	scope_set(s, "nfproto", nfproto);
}

static const char *nfproto_of(unsigned int ip)
{
	switch (ip) {
	case FAMILY_IPV4:
		return "NFPROTO_IPV4";
	case FAMILY_IPV6:
		return "NFPROTO_IPV6";
	case FAMILY_ARP:
		return "NFPROTO_ARP";
	case FAMILY_BRIDGE:
		return "NFPROTO_BRIDGE";
	default:
		return "NFPROTO_UNSPEC";
	}
}

static bool translates_host(const struct extension *x)
{
	for (size_t i = 0; i < x->options.n; i++)
		if (x->options.at[i].type->traits & OPTION_HOST &&
		    extension_has_words(x, &x->options.at[i]))
			return true;
	return false;
}

/* What is registered, and who prints addresses. */
static void set_versions(const struct extension *x, struct scope *top)
{
	bool by_family = x->family->separate && has_trait(x, OPTION_HOST);
	bool ipv4 = x->family->ip & FAMILY_IPV4;

	scope_set_if(top, "separate", x->family->separate);
	scope_set(top, "reg_array", x->family->separate ? "[]" : "");
	scope_set(top, "family_param", by_family ? ", uint8_t family" : "");
	scope_set(top, "family_arg", by_family ? ", family" : "");
	scope_set_if(top, "asks_family", by_family && translates_host(x));
	if (by_family) {
		add_printer(top, "4", "NFPROTO_IPV4");
		add_printer(top, "6", "NFPROTO_IPV6");
	} else {
		add_printer(top, "", "");
	}
	if (x->family->separate) {
		add_version(top, by_family ? "4" : "", "NFPROTO_IPV4");
		add_version(top, by_family ? "6" : "", "NFPROTO_IPV6");
	} else {
		add_version(top, "", nfproto_of(x->family->ip));
	}
	scope_set(top, "ip", by_family ? "%s" : ipv4 ? "ip" : "ip6");
	scope_set(top, "ip_arg", by_family ?
		  "family == NFPROTO_IPV4 ? \"ip\" : \"ip6\", " : "");
	scope_set(top, "any_address", by_family ?
		  "family == NFPROTO_IPV4 ? \"0.0.0.0/0\" : \"::/0\"" :
		  ipv4 ? "\"0.0.0.0/0\"" : "\"::/0\"");
	scope_set(top, "six", ipv4 ? "" : "6");
}

/* "the \fBINPUT\fP and \fBFORWARD\fP chains" */
static const char *chain_words(const struct extension *x, struct arena *a)
{
	CLEANUP_BUF struct buf words;
	uint32_t left = x->hooks;

	buf_init(&words, LIMIT_TEXT);
	for (unsigned int i = 0; left; i++) {
		if (!(left & 1U << i))
			continue;
		left &= ~(1U << i);
		buf_printf(&words, "%s\\fB%s\\fP", !words.len ? "the " :
			   left ? ", " : " and ", hook_at(i)->chain);
	}
	if (x->hooks)
		buf_printf(&words, " chain%s", x->hooks & (x->hooks - 1) ?
			   "s" : "");
	return arena_str(a, buf_span(&words));
}

static const char *with_bar(struct buf *to)
{
	return to->len ? " | " : "";
}

/* The family and table that nft names. */
static const char *nft_table(const struct extension *x, struct arena *a)
{
	const char *family = is_bridge(x) ? "bridge" :
			     x->family->ip & FAMILY_IPV4 ? "ip" : "ip6";

	return arena_printf(a, "%s %s", family, x->tried->name);
}

/* What is registered for tables and hooks, and where its tests put rules. */
static void set_hooks(const struct extension *x, struct scope *top)
{
	struct arena *a = top->arena;
	CLEANUP_BUF struct buf bits;
	CLEANUP_BUF struct buf chains;
	const char *first = NULL;
	bool filter = span_eq(span_of(x->tried->name), SPAN("filter"));

	buf_init(&bits, LIMIT_TEXT);
	buf_init(&chains, LIMIT_TEXT);
	/* This is how ebtables in the kernel says that a chain is built in. */
	if (x->hooks && is_bridge(x))
		buf_add_str(&bits, "(1 << NF_BR_NUMHOOKS)");
	for (unsigned int i = 0; i < HOOKS; i++) {
		const struct hook *hook = hook_at(i);

		if (x->hooks & 1U << i)
			buf_printf(&bits, "%s(1 << %s)", with_bar(&bits),
				   is_bridge(x) ? hook->bridge : hook->kernel);
		if (!(x->chains & 1U << i))
			continue;
		buf_printf(&chains, "%s%s", first ? "," : "", hook->chain);
		first = first ? first : hook->chain;
	}
	scope_set(top, "hooks", arena_str(a, buf_span(&bits)));
	scope_set(top, "table", x->table ? x->table->name : "");
	scope_set(top, "tried_table", filter ? "" : x->tried->name);
	scope_set(top, "table_arg", filter ? "" :
		  arena_printf(a, "-t %s ", x->tried->name));
	scope_set(top, "chains", arena_str(a, buf_span(&chains)));
	scope_set(top, "chain", first);
	scope_set(top, "chain_words", chain_words(x, a));
	scope_set(top, "ip_table", nft_table(x, a));
}

/* What only one of ip_tables, arp_tables and ebtables does. */
static void set_tables(const struct extension *x, struct scope *top)
{
	bool bridge = is_bridge(x);
	bool arp = x->family->ip == FAMILY_ARP;

	scope_set_if(top, "arp", arp);
	scope_set_if(top, "bridge", bridge);
	scope_set_if(top, "manual", !arp && !bridge);
	scope_set_if(top, "tried", !arp);
	scope_set(top, "with_manual", arp || bridge ? "" :
		  " with its part of the manual page");
	scope_set(top, "iptables", family_command(x->family));
	scope_set(top, "continue", bridge ? "EBT_CONTINUE" : "XT_CONTINUE");
	scope_set(top, "drop", bridge ? "EBT_DROP" : "NF_DROP");
	scope_set(top, "gap", bridge ? "" : " ");
	scope_set_if(top, "getopt", bridge && x->options.n);
}

static void set_family(const struct extension *x, struct scope *top)
{
	bool ipv4 = x->family->ip & FAMILY_IPV4;
	bool kinds = x->family->has_kinds;

	set_tables(x, top);
	scope_set(top, "CONFIG", arena_printf(top->arena, "%s%s%s%s",
					      x->family->config, kinds ?
					      scope_text(top, SPAN("KIND")) :
					      "", kinds ? "_" : "", x->upper));
	scope_set(top, "net", x->family->net);
	scope_set(top, "include", x->family->include);
	scope_set(top, "xt", x->family->prefix);
	scope_set(top, "XT", x->family->upper);
	scope_set_if(top, "ipv4", ipv4);
	scope_set_if(top, "ipv6", x->family->ip & FAMILY_IPV6);
	scope_set(top, "address_bits", x->family->ip == FAMILY_IPV4 ? "32" :
								      "128");
	scope_set(top, "all_hosts", ipv4 ? "0.0.0.0" : "::");
	scope_set(top, "sample_host", ipv4 ? "192.0.2.1" : "2001:db8::1");
	scope_set(top, "wrong_host", x->family->separate ? "" :
		  ipv4 ? "2001:db8::1" : "192.0.2.1");
	scope_set(top, "net_bits", ipv4 ? "24" : "32");
	scope_set(top, "beyond_bits", ipv4 ? "33" : "129");
	set_versions(x, top);
	set_hooks(x, top);
	extension_packet_place(x, top);
	scope_set_if(top, "keeps_data", x->keeps_data);
	scope_set_if(top, "per_netns", x->per_netns);
	scope_set_if(top, "destroys", x->keeps_data || x->per_netns);
	scope_set(top, "user_size", !x->keeps_data ?
		  arena_printf(top->arena, "sizeof(struct %s)", x->info) :
		  arena_printf(top->arena, "offsetof(struct %s, data)",
			       x->info));
}

/* What the options are together. */
static void set_sums(const struct extension *x, struct scope *top)
{
	uint32_t invert = 0, all = 0, words = 0;
	struct arena *a = top->arena;
	bool match = x->kind == EXTENSION_MATCH, wide = false, mixes = false;
	bool multiples = false;

	for (size_t i = 0; i < x->options.n; i++) {
		const struct extension_option *o = &x->options.at[i];

		all |= 1U << i;
		invert |= (uint32_t)o->invert << i;
		words |= (uint32_t)extension_has_words(x, o) << i;
		wide |= option_type_bits(o->type) == 64;
		mixes |= o->invert && o->values;
		multiples |= o->values;
	}
	scope_set_if(top, "options", all);
	scope_set_if(top, "inverts", invert);
	scope_set_if(top, "mixes", mixes);
	scope_set_if(top, "multiples", multiples);
	scope_set(top, "counters", !has_trait(x, OPTION_NETWORK) ?
		  multiples ? "i" : "" : multiples ? "i, k" : "k");
	scope_set_if(top, "needs_option", x->rule || (match && all));
	/* ebtables finds a match by one of its options. */
	scope_set_if(top, "fcheck", !x->rule && match && all && !x->old &&
		     !is_bridge(x));
	scope_set_if(top, "xlates", extension_has_nft(x));
	scope_set(top, "untold", extension_bits(x, all & ~words,
						extension_prefix(x, a), a));
	scope_set(top, "value_type", wide ? "u64" : "u32");
	scope_set(top, "all_bits", arena_printf(a, "0x%x", all));
	scope_set(top, "invert_bits", arena_printf(a, "0x%x", invert));
}

/* What each rule with the extension begins with. */
static const char *rule(const struct extension *x, struct arena *a)
{
	/* ebtables finds it by its options. */
	if (is_bridge(x) && x->kind == EXTENSION_MATCH)
		return "";
	return arena_printf(a, "-%c %s", x->kind == EXTENSION_MATCH ? 'm' : 'j',
			    x->name);
}

void extension_scope(const struct extension *x, const char *author,
		     struct scope *top)
{
	scope_set(top, "name", x->name);
	scope_set(top, "lower", x->lower);
	scope_set(top, "UPPER", x->upper);
	scope_set_if(top, "long_name", span_of(x->name).len > SUBJECT_NAME_MAX);
	scope_set(top, "author", c_text(top->arena, author));
	scope_set(top, "example", extension_example(x, top->arena));
	set_kind(x, top);
	set_family(x, top);
	set_traits(x, top);
	set_sums(x, top);
	set_orders(x, top);
	set_members(x, top);
	scope_list_of(top, "option");
	for (size_t i = 0; i < x->options.n; i++)
		extension_option_scope(x, &x->options.at[i],
				       scope_add(top, "option"));
	extension_rule_scope(x, rule(x, top->arena), top);
}
