// SPDX-License-Identifier: GPL-2.0-only
/* extension_check - what is wrong with what an author wants */
#include <inttypes.h>
#include <string.h>

#include "base/limits.h"
#include "model/extension_derive.h"
#include "model/extension_names.h"

static bool is_identifier(struct span s)
{
	if (!s.len || !(char_is_alpha(s.p[0]) || s.p[0] == '_'))
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!char_is_word(s.p[i]))
			return false;
	return true;
}

/* What the Makefile of a program, and its folder, have already. */
static void check_program_name(const struct extension *x, struct mistakes *m)
{
	if (name_is_of_program(span_of(x->name)))
		mistakes_add(m, "'%s' is a file or a target of make in the program's folder, take another name",
			     x->name);
}

/* The first thing that is wrong with the name: more would be noise. */
void extension_check_name(const struct extension *x, struct mistakes *m)
{
	/* Targets of ebtables, as -j snat, are written as its matches. */
	bool capital = x->kind == EXTENSION_TARGET &&
		       x->family->ip != FAMILY_BRIDGE;
	const char *what = extension_is_program(x) ? "program" :
			   extension_kind_name(x->kind);
	struct span name = span_of(x->name);
	const char *due = capital ? x->upper : x->lower;

	if (!is_identifier(name) || name.p[0] == '_')
		mistakes_add(m,
			     "'%s' is not a name for a %s: it takes letters, digits and '_', a letter first",
			     x->name, what);
	else if (name.len > EXTENSION_NAME_MAX)
		mistakes_add(m, "the name '%s' has %zu characters, %s %u",
			     x->name, name.len, extension_is_program(x) ?
			     "want at most" : "xtables takes",
			     EXTENSION_NAME_MAX);
	else if (!span_eq(name, span_of(due)))
		mistakes_add(m, "the name of a %s%s is written in %s letters: '%s'",
			     what, x->family->ip == FAMILY_BRIDGE ?
			     " for bridges" : "", capital ? "capital" : "small",
			     due);
	else if (extension_is_program(x))
		check_program_name(x, m);
	else if (name_is_reserved(span_of(x->lower)))
		mistakes_add(m, "'%s' is a word of C or a macro of its headers, take another name",
			     x->name);
	else if (extension_is_known(name))
		mistakes_add(m, "there is an extension '%s' in Linux or iptables already (case does not count), take another name",
			     x->name);
}

static bool is_option_name(struct span s)
{
	if (!s.len || char_is_digit(s.p[0]) || s.p[0] == '-' ||
	    s.p[s.len - 1] == '-')
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (char_is_upper(s.p[i]) ||
		    (!char_is_alnum(s.p[i]) && s.p[i] != '-'))
			return false;
	return true;
}

/* "--not-min" is what a program makes of an option min that is inverted. */
static bool is_inverse(const struct extension *x, struct span name)
{
	if (!span_skip(&name, SPAN("not-")))
		return false;
	for (size_t i = 0; i < x->options.n; i++)
		if (x->options.at[i].invert &&
		    span_eq(span_of(x->options.at[i].name), name))
			return true;
	return false;
}

/* A member that the struct has, whatever its options are. */
static bool is_own_member(const struct extension *x, struct span field)
{
	return span_eq(field, span_of(x->flags)) ||
	       span_eq(field, span_of(x->invflags)) ||
	       (x->keeps_data && span_eq(field, SPAN("data")));
}

/* What the name would collide with. */
static void check_collisions(const struct extension *x,
			     const struct extension_option *o,
			     struct mistakes *m)
{
	struct span name = span_of(o->name), field = span_of(o->field);
	bool program = extension_is_program(x);
	bool bridge = x->family->ip == FAMILY_BRIDGE;

	if (bridge && name_is_ebtables_option(name))
		mistakes_add(m, "option '%s': ebtables has an option --%s already, and all extensions share one table: take '%s-%s'",
			     o->name, o->name, x->lower, o->name);
	else if (!program && !bridge && name_is_iptables_option(name))
		mistakes_add(m, "option '%s': iptables has an option --%s of its own, take another name",
			     o->name, o->name);
	else if (program && name_is_program_option(name))
		mistakes_add(m, "option '%s': the program has an option --%s of its own, take another name",
			     o->name, o->name);
	else if (program && is_inverse(x, name))
		mistakes_add(m, "option '%s': this is what '%s' gets for its opposite, take another name",
			     o->name, o->name + strlen("not-"));
	else if (name_is_reserved(field))
		mistakes_add(m, "option '%s': this is a word of C or a macro of its headers, take another name",
			     o->name);
	else if (!program && is_own_member(x, field))
		mistakes_add(m, "option '%s': the struct has a member %s of its own, take another name",
			     o->name, o->field);
}

static void check_option_name(const struct extension *x,
			      const struct extension_option *o,
			      struct mistakes *m)
{
	struct span name = span_of(o->name);

	if (!is_option_name(name))
		mistakes_add(m,
			     "'%s' is not a name for an option: it takes lower-case letters, digits and '-', a letter first",
			     o->name);
	else if (name.len > EXTENSION_OPTION_MAX)
		mistakes_add(m, "option '%s': the name has %zu characters, want at most %u",
			     o->name, name.len, EXTENSION_OPTION_MAX);
	else
		check_collisions(x, o, m);
}

static void check_limits(const struct extension_option *o, struct mistakes *m)
{
	const struct option_type *type = o->type;

	if ((o->has_min || o->has_max) && !o->type->max) {
		mistakes_add(m, "option '%s': the type %s takes no min and max",
			     o->name, type->name);
		return;
	}
	if (o->has_min && o->min > type->max)
		mistakes_add(m, "option '%s': min=%" PRIu64 " is more than the %" PRIu64 " of %s",
			     o->name, o->min, type->max, type->name);
	if (o->has_max && o->max > type->max)
		mistakes_add(m, "option '%s': max=%" PRIu64 " is more than the %" PRIu64 " of %s",
			     o->name, o->max, type->max, type->name);
	if (o->has_max && !o->max)
		mistakes_add(m, "option '%s': max=0 leaves it nothing to take",
			     o->name);
	if (o->has_min && o->has_max && o->min > o->max)
		mistakes_add(m, "option '%s': min=%" PRIu64 " is more than max=%" PRIu64,
			     o->name, o->min, o->max);
}

/* What the type of the option cannot be. */
static void check_type(const struct extension *x,
		       const struct extension_option *o, struct mistakes *m)
{
	const struct option_type *type = o->type;

	if (o->invert && x->kind == EXTENSION_TARGET &&
	    !(type->traits & OPTION_ASKS))
		mistakes_add(m, "option '%s': this option of a target does something, it cannot be inverted",
			     o->name);
	/* The kernel hands the sender's on (NFQA_HWADDR), and no other. */
	if (extension_is_program(x) && type->traits & OPTION_ETHERNET &&
	    o->side == OPTION_DESTINATION)
		mistakes_add(m, "option '%s': the kernel tells a program which Ethernet address a packet comes from, not where it goes to",
			     o->name);
	if (o->nbo && extension_is_program(x))
		mistakes_add(m, "option '%s': a program keeps it for itself, in its own byte order: leave nbo out",
			     o->name);
	else if (o->nbo && !option_type_has_order(type))
		mistakes_add(m, "option '%s': the type %s has no byte order, leave nbo out",
			     o->name, type->name);
	if (o->values && type->class == OPTION_FLAG)
		mistakes_add(m, "option '%s': the type %s has no value, once is enough: leave multiple out",
			     o->name, type->name);
	if (type->traits & OPTION_HOST && !x->family->separate &&
	    x->family->ip == (FAMILY_IPV4 | FAMILY_IPV6))
		mistakes_add(m, "option '%s': the type %s is for addresses of one family: %s",
			     o->name, type->name, x->old ?
			     "its plugin is registered for any" :
			     "give --family ipv4, ipv6 or both");
}

/*
 * XT_CONTINUE is a verdict of ip_tables: what ebtables and nft_compat make of
 * it for a bridge is that the frame is accepted. Linux commit 0bfcb7b71e73
 * ("netfilter: xtables: avoid NFPROTO_UNSPEC where needed").
 */
static void check_unspec(const struct extension *x, struct mistakes *m)
{
	if (x->kind == EXTENSION_TARGET && !x->old && !x->family->separate &&
	    x->family->ip == (FAMILY_IPV4 | FAMILY_IPV6))
		mistakes_add(m, "a target cannot be of the family unspec: bridges, too, would call it, where its XT_CONTINUE accepts the frame: take both");
}

/* Packets of ARP have no IP header, and rules for them no matches. */
static void check_arp(const struct extension *x, struct mistakes *m)
{
	const unsigned int ip = OPTION_HOST | OPTION_ADDRESS | OPTION_PORT |
				OPTION_TRANSPORT | OPTION_WRITES |
				OPTION_PREFIX | OPTION_NETWORK;

	if (x->family->ip != FAMILY_ARP)
		return;
	if (x->kind != EXTENSION_TARGET)
		mistakes_add(m, "arptables leaves matches out of its rules: only a target can be of the family arp");
	if (x->table || x->hooks)
		mistakes_add(m, "arptables has one table, filter: leave table and hook out");
	for (size_t i = 0; i < x->options.n; i++) {
		const struct extension_option *o = &x->options.at[i];

		if (o->type && o->type->traits & ip)
			mistakes_add(m, "option '%s': the type %s looks at a header of IP, which packets of ARP do not have",
				     o->name, o->type->name);
	}
}

/*
 * ebtables finds a match by its options, and libxtables reads addresses of IPv4
 * and IPv6 alone: xtopt_parse_host() asks for those of its own family.
 */
static void check_bridge(const struct extension *x, struct mistakes *m)
{
	if (x->family->ip != FAMILY_BRIDGE)
		return;
	if (x->kind == EXTENSION_MATCH && !x->options.n)
		mistakes_add(m, "ebtables has no -m, it finds a match by its options: give one at least");
	if (x->table && !x->table->bridge)
		mistakes_add(m, "ebtables has no table %s, only filter and nat",
			     x->table->name);
	for (size_t i = 0; i < x->options.n; i++) {
		const struct extension_option *o = &x->options.at[i];

		if (o->type && o->type->traits & OPTION_ADDRESS)
			mistakes_add(m, "option '%s': libxtables reads the type %s for IPv4 and IPv6 only, not in ebtables",
				     o->name, o->type->name);
	}
}

static void check_option(const struct extension *x,
			 const struct extension_option *o, struct mistakes *m)
{
	size_t first = m->lines.n;

	check_option_name(x, o, m);
	if (o->type) {
		check_type(x, o, m);
		check_limits(o, m);
	}
	if (x->old && o->mandatory)
		mistakes_add(m, "option '%s': rules of before do not have it, so it cannot be mandatory",
			     o->name);
	if (o->values == 1 || o->values > EXTENSION_VALUES_MAX)
		mistakes_add(m, "option '%s': multiple=%u, want 2 to %u values",
			     o->name, o->values, EXTENSION_VALUES_MAX);
	mistakes_place(m, first, o->place);
}

static void check_duplicates(const struct extension *x, struct mistakes *m)
{
	for (size_t i = 0; i < x->options.n; i++)
		for (size_t k = 0; k < i; k++)
			if (span_eq(span_of(x->options.at[i].field),
				    span_of(x->options.at[k].field))) {
				size_t first = m->lines.n;

				mistakes_add(m, "option '%s' is there twice",
					     x->options.at[i].name);
				mistakes_place(m, first,
					       x->options.at[i].place);
				break;
			}
}

bool extension_check_options(const struct extension *x, struct mistakes *m)
{
	unsigned int ids = x->old ? x->old->ids : 0;

	check_unspec(x, m);
	check_arp(x, m);
	check_bridge(x, m);
	if (x->options.n + ids > LIMIT_OPTIONS) {
		/* How many they are nobody has counted: see spec_add_option(). */
		mistakes_add(m, "these are more than %u options%s, libxtables takes no more",
			     LIMIT_OPTIONS,
			     ids ? " with those that are there" : "");
		return false;
	}
	for (size_t i = 0; i < x->options.n; i++)
		check_option(x, &x->options.at[i], m);
	check_duplicates(x, m);
	return true;
}
