// SPDX-License-Identifier: GPL-2.0-only
/* revision_understand - can there be a revision, and of what names */
#include "model/cconstant.h"
#include "model/ccontrol.h"
#include "scaffold/revision_parts.h"

#define OF_32_BIT	"its struct is another one for 32-bit programs, so a new revision needs a design of its own"

/* What a registration has that a new revision cannot just go on with. */
static const struct {
	const char *key, *why;
	bool unless_kept;	/* no matter where an old struct is kept */
} unwanted[] = {
	{ "compat_from_user", OF_32_BIT, true },
	{ "compat_to_user", OF_32_BIT, true },
	{ "compatsize", OF_32_BIT, true },
	{ "parse", "it parses with getopt, not with a table of options: port it to x6_parse first" },
	{ "final_check", "it checks without a table of options: port it to x6_fcheck first" },
	{ "extra_opts", "it has a table of getopt: port it to x6_options first" },
};

static int check_keys(const struct revision_side *s, struct err *e)
{
	for (size_t i = 0; i < s->newest.n; i++)
		for (size_t k = 0; k < sizeof(unwanted) / sizeof(unwanted[0]);
		     k++) {
			const struct reg_field *field;

			field = reg_field(s->newest.at[i],
					  span_of(unwanted[k].key));
			if (field && !(unwanted[k].unless_kept && s->kept.len))
				return cfile_refuse(&s->file, field->dot, e,
						    ".%s: %s", unwanted[k].key,
						    unwanted[k].why);
		}
	return 0;
}

/* Each field is one word: a function, a table. */
static int want_words(const struct revision_side *s, const char *const *keys,
		      struct err *e)
{
	for (; *keys; keys++)
		for (size_t i = 0; i < s->newest.n; i++) {
			const struct reg *reg = s->newest.at[i];

			if (!reg_word(&s->file, reg, span_of(*keys)).len)
				return cfile_refuse(&s->file, reg->open, e, "no .%s that is one name: there is nothing that the new revision could call",
						    *keys);
		}
	return 0;
}

/*
 * "par->match->revision" is the old one where an old function gets the old
 * registration; other ways to ask are not understood.
 */
static int find_question(struct revision *r, struct err *e)
{
	const struct cfile *f = &r->kernel.file;
	const struct ctokens *t = &f->tokens;

	for (size_t i = 4; i < t->list.n; i++) {
		if (!ctoken_at_is(t, i, SPAN("revision")) ||
		    !ctoken_at_is(t, i - 1, SPAN("->")))
			continue;
		if (!ctoken_at_is(t, i - 3, SPAN("->")) ||
		    !ctoken_at_is(t, i - 4, SPAN("par")))
			return cfile_refuse(f, i, e, "this asks for the revision, and nobody can tell what it is to do for the new one: let it take that as a parameter");
		r->asks_revision = true;
	}
	return 0;
}

/*
 * Modules that nfkit has made once refuse a rule without options: all that they
 * know of are the old ones, so a rule with a new one alone would be refused.
 */
static int check_old_module(const struct cfile *f, struct err *e)
{
	for (size_t i = 0; i < f->tokens.list.n; i++)
		if (span_eq(f->tokens.list.at[i].text,
			    SPAN("\"no option is given\\n\"")))
			return cfile_refuse(f, i, e, "a rule with nothing but a new option would be refused here: take this 'if' out, the plugin asks, too");
	return 0;
}

static int check_sides(struct revision *r, struct err *e)
{
	static const char *const match[] = { "match", NULL };
	static const char *const target[] = { "target", NULL };
	static const char *const plugin[] = {
		"help", "print", "save", "x6_parse", "x6_options", NULL
	};
	bool is_match = r->x.kind == EXTENSION_MATCH;

	if (r->kernel.is_there &&
	    (check_keys(&r->kernel, e) ||
	     want_words(&r->kernel, is_match ? match : target, e) ||
	     find_question(r, e) || check_old_module(&r->kernel.file, e)))
		return -1;
	if (!r->plugin.is_there)
		return 0;
	return check_keys(&r->plugin, e) ||
	       want_words(&r->plugin, plugin, e) ||
	       revision_check_questions(&r->plugin.file, r->plugin.nr, e) ?
	       -1 : 0;
}

static unsigned int digits_of(struct span name)
{
	unsigned int n = 0;

	while (n < name.len && char_is_digit(name.p[name.len - 1 - n]))
		n++;
	return n;
}

const char *revision_name(const struct revision *r, struct span old,
			  unsigned int nr)
{
	unsigned int n = digits_of(old);
	struct span digits = span_from(old, old.len - n);
	uint64_t value;

	if (!n || !span_number(digits, 10, UINT32_MAX, &value) || value != nr ||
	    !nr)
		return arena_printf(r->arena, SPAN_FMT "_v%u", SPAN_ARG(old),
				    nr + 1);
	return arena_printf(r->arena, SPAN_FMT "%u",
			    SPAN_ARG(span_first(old, old.len - n)), nr + 1);
}

const char *revision_info(const struct revision *r, struct span old,
			  unsigned int nr)
{
	if (span_ends(old, SPAN("_mtinfo")) || span_ends(old, SPAN("_tginfo")))
		return arena_printf(r->arena, SPAN_FMT "%u", SPAN_ARG(old),
				    nr + 1);
	return revision_name(r, old, nr);
}

/* The members of the old struct: is one of them of this name? */
static bool has_member(const struct revision_side *s, const char *name)
{
	for (size_t i = s->layout.open; i < s->layout.close; i++)
		if (ctoken_at_is(&s->header.tokens, i, span_of(name)))
			return true;
	return false;
}

static const char *free_member(const struct revision *r,
			       const struct revision_side *s, const char *name)
{
	return !has_member(s, name) ? name :
	       arena_printf(r->arena, "v%u_%s", s->nr + 1, name);
}

/* The first id behind those of the old options. */
static int count_ids(struct revision *r, struct err *e)
{
	const struct cfile *f = &r->plugin.file;

	for (size_t k = 0; k < r->plugin.newest.n; k++) {
		struct revision_table table;
		struct span name, id;
		uint64_t value;
		size_t i;

		if (revision_find_table(f, r->plugin.newest.at[k], &table, e))
			return -1;
		i = table.open;
		while (revision_next_row(f, &table, &i, &name, &id)) {
			if (!span_number(id, 10, UINT32_MAX, &value) &&
			    !cconstant_find(&f->tokens, id, &value))
				return cfile_refuse(f, i, e, "the id of this option is not known: '" SPAN_FMT "'",
						    SPAN_ARG(id));
			if (value >= r->next.ids)
				r->next.ids = (unsigned int)value + 1;
		}
	}
	return 0;
}

/* The family of addresses: what the registrations are for. */
static void derive_family(struct revision *r)
{
	const struct revision_side *s = r->plugin.is_there ? &r->plugin :
							     &r->kernel;
	unsigned int ip = 0;
	bool others = false, arp = true;

	for (size_t i = 0; i < s->newest.n; i++) {
		struct span word = reg_word(&s->file, s->newest.at[i],
					    SPAN("family"));

		arp &= span_eq(word, SPAN("NFPROTO_ARP"));
		if (span_eq(word, SPAN("NFPROTO_IPV4")))
			ip |= FAMILY_IPV4;
		else if (span_eq(word, SPAN("NFPROTO_IPV6")))
			ip |= FAMILY_IPV6;
		else
			others = true;
	}
	r->family.ip = arp ? FAMILY_ARP :
		       others ? FAMILY_IPV4 | FAMILY_IPV6 : ip;
	r->family.separate = !others && ip == (FAMILY_IPV4 | FAMILY_IPV6);
	r->x.family = &r->family;
}

static void derive_members(struct revision *r, const struct revision_side *s)
{
	for (size_t i = 0; i < s->layout.members.n; i++) {
		const struct clayout_member *m = &s->layout.members.at[i];

		if (m->offset + m->bytes > r->next.bytes)
			r->next.bytes = m->offset + m->bytes;
	}
	r->next.align = s->layout.align;
	r->next.is_ragged = s->layout.is_ragged;
	r->next.keeps_data = s->kept.len;
	r->next.flags = free_member(r, s, "flags");
	r->next.invflags = free_member(r, s, "invflags");
}

/* Its options are told twice, in two tables, and what it prints is saved. */
static int refuse_bridge(const struct revision *r, struct err *e)
{
	const struct revision_side *s = r->plugin.is_there ? &r->plugin :
							     &r->kernel;
	const struct reg *reg = s->newest.at[0];

	if (!span_eq(reg_word(&s->file, reg, SPAN("family")),
		     SPAN("NFPROTO_BRIDGE")))
		return 0;
	return cfile_refuse(&s->file, reg_field(reg, SPAN("family"))->dot, e,
			    "it is for ebtables: new options are made for iptables and arptables only");
}

int revision_understand(struct revision *r, struct err *e)
{
	const struct revision_side *s = r->kernel.is_there ? &r->kernel :
							     &r->plugin;

	if (refuse_bridge(r, e) || check_sides(r, e) ||
	    (r->plugin.is_there && count_ids(r, e)))
		return -1;
	r->next.revision = s->nr + 1;
	r->next.info = revision_info(r, s->info, s->nr);
	derive_members(r, s);
	derive_family(r);
	r->x.name = r->name;
	r->x.old = &r->next;
	return 0;
}

static bool is_new_member(const struct revision *r, const char *name)
{
	for (size_t i = 0; i < r->x.members.n; i++)
		if (span_eq(span_of(r->x.members.at[i].name), span_of(name)))
			return true;
	return false;
}

/* Neither the old struct nor an option has a member of the pointer's name. */
static void name_pointer(struct revision *r, const struct revision_side *s)
{
	r->pointer = free_member(r, s, "old");
	for (unsigned int nr = s->nr + 1; is_new_member(r, r->pointer) ||
					  has_member(s, r->pointer); nr++)
		r->pointer = arena_printf(r->arena, "v%u_old", nr);
}

/* Members that an option would add are not to be there. */
static void check_members(const struct revision *r,
			  const struct revision_side *s, struct mistakes *m)
{
	const struct ctoken *at = s->header.tokens.list.at;

	for (size_t i = 0; i < r->x.members.n; i++) {
		const char *name = r->x.members.at[i].name;

		if (has_member(s, name))
			mistakes_add(m, "%s:%u: struct " SPAN_FMT " has a member %s already, take another name for the option",
				     s->header.name,
				     at[s->layout.open].line->nr,
				     SPAN_ARG(s->info), name);
	}
}

static void check_row(const struct revision *r, size_t at, struct span name,
		      struct mistakes *m)
{
	const struct cfile *f = &r->plugin.file;

	for (size_t i = 0; name.len > 2 && i < r->x.options.n; i++)
		if (span_eq(span_first(span_from(name, 1), name.len - 2),
			    span_of(r->x.options.at[i].name)))
			mistakes_add(m, "%s:%u: there is an option --%s already",
				     f->name, f->tokens.list.at[at].line->nr,
				     r->x.options.at[i].name);
}

/* Names that the new code has are to be free, with all that begins so. */
static void check_words(const struct cfile *f, const char *prefix,
			struct mistakes *m)
{
	size_t i;

	if (cfile_has_prefix(f, span_of(prefix), &i))
		mistakes_add(m, "%s:%u: " SPAN_FMT ": the new revision would have names that begin so",
			     f->name, f->tokens.list.at[i].line->nr,
			     SPAN_ARG(f->tokens.list.at[i].text));
}

static void check_side(const struct revision *r, const struct revision_side *s,
		       struct mistakes *m)
{
	if (!s->is_there)
		return;
	check_words(&s->file, arena_printf(r->arena, "%s_", r->x.lower), m);
	check_words(&s->header, arena_printf(r->arena, "%s_%s_",
					     r->family.upper, r->x.upper), m);
	check_words(&s->header, r->next.info, m);
}

void revision_check(struct revision *r, struct mistakes *m)
{
	struct revision_table table;
	struct err none = { 0 };
	struct span name, id;
	size_t i;

	name_pointer(r, r->kernel.is_there ? &r->kernel : &r->plugin);
	check_members(r, r->kernel.is_there ? &r->kernel : &r->plugin, m);
	check_side(r, &r->kernel, m);
	check_side(r, &r->plugin, m);
	if (!r->plugin.is_there ||
	    revision_find_table(&r->plugin.file, r->plugin.newest.at[0], &table,
				&none))
		return;
	i = table.open;
	while (revision_next_row(&r->plugin.file, &table, &i, &name, &id))
		check_row(r, i, name, m);
}
