// SPDX-License-Identifier: GPL-2.0-only
/* trial_iptables - whose iptables runs, and what it cannot be asked */
#include "base/file.h"
#include "try/native.h"
#include "try/session.h"

static bool is_match(struct session *s, const struct plugin *p)
{
	const char *file = arena_printf(s->arena, "%s.c", p->name);

	for (size_t i = 0; i < s->subject.files.n; i++)
		if (!strcmp(s->subject.files.at[i].name, file))
			return span_find(s->subject.files.at[i].bytes,
					 SPAN("struct xtables_match")) !=
			       SIZE_MAX;
	return false;
}

/* ebtables has a list of its matches, and asks for no other. */
static int check_bridge(struct session *s, const struct plugin *p,
			struct err *e)
{
	const struct programs *programs = &s->programs;

	if (p->families != FAMILY_BRIDGE || !p->name ||
	    programs->state == PROGRAMS_TREE || !is_match(s, p) ||
	    file_exists(arena_printf(s->arena, "%s/%s.so", programs->plugins,
				     p->name)))
		return 0;
	return err_set(e, ERR_NOENT,
		       "ebtables of this machine does not know the match '%s': it loads only those that its iptables/xtables-eb.c names; %s",
		       p->extension, programs->why ? programs->why :
		       "with --iptables that of a tree is run");
}

int session_find_iptables(struct session *s, struct err *e)
{
	struct programs *p = &s->programs;
	struct arena *a = s->arena;

	if (programs_find(a, s->t->iptables_tree, p, e))
		return -1;
	s->subject.runs_tree = p->state == PROGRAMS_TREE;
	for (size_t i = 0; i < s->subject.plugins.n; i++)
		if (check_bridge(s, &s->subject.plugins.at[i], e))
			return -1;
	for (size_t i = 0; p->why && i < s->subject.plugins.n; i++) {
		struct plugin *plugin = &s->subject.plugins.at[i];

		if (plugin->name)
			native_mark(a, p->tree,
				    arena_printf(a, "%s/%s.so", p->plugins,
						 plugin->name), plugin);
	}
	return 0;
}

struct left_out {
	const char *option;	/* the first of them */
	unsigned int rules, packets;
};

static struct left_out count(const struct variant *v, const struct plugin *p)
{
	struct left_out n = { NULL, 0, 0 };

	for (size_t i = 0; i < p->rules.lines.n; i++) {
		const struct rule_line *line = &p->rules.lines.at[i];

		if (variant_does(v, line->needs_tree))
			continue;
		n.option = n.option ? n.option : line->needs_tree;
		n.rules++;
	}
	for (size_t i = 0; i < p->packets.tests.n; i++) {
		const char *needs = p->packets.tests.at[i].needs_tree;

		if (variant_does(v, needs))
			continue;
		n.option = n.option ? n.option : needs;
		n.packets++;
	}
	return n;
}

static void tell_left_out(struct session *s, const struct variant *v,
			  const struct plugin *p)
{
	struct left_out n = count(v, p);
	const char *name, *why;

	if (!(p->families & v->family) || !n.option)
		return;
	name = arena_printf(s->arena,
			    "%s: new options of %s: %u rules, %u tests of packets",
			    v->name, p->extension, n.rules, n.packets);
	why = arena_printf(s->arena,
			   "iptables-nft of this machine says '%s' in words of nft, without %s; %s",
			   p->extension, n.option, s->programs.why);
	check_add(&s->out->checks, CHECK_SKIPPED, name, why);
}

void session_tell_iptables(struct session *s)
{
	const struct programs *p = &s->programs;

	if (p->state != PROGRAMS_HOST)
		check_add(&s->out->checks,
			  p->state == PROGRAMS_TREE ? CHECK_OK : CHECK_SKIPPED,
			  arena_printf(s->arena, "run iptables of '%s'",
				       p->tree), p->why);
	for (size_t i = 0; i < s->subject.plugins.n; i++)
		for (size_t v = 0; v < VARIANTS; v++)
			tell_left_out(s, &variants[v],
				      &s->subject.plugins.at[i]);
}
