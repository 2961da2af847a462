// SPDX-License-Identifier: GPL-2.0-only
/* plan_packets - the tests of .packets and .txlate files */
#include "base/limits.h"
#include "try/judge.h"
#include "try/plan.h"

/* The tables of a test, each once. */
struct tables {
	const char *at[LIMIT_PACKET_RULES];
	size_t n;
};

static struct tables tables_of(const struct packet_test *t)
{
	struct tables tables = { .n = 0 };

	for (size_t i = 0; i < t->rules.n; i++) {
		bool known = false;

		for (size_t k = 0; k < tables.n; k++)
			known |= !strcmp(tables.at[k], t->rules.at[i].table);
		if (!known)
			tables.at[tables.n++] = t->rules.at[i].table;
	}
	return tables;
}

/* For iptables-restore; without the rules where @empty. */
static struct span restore_text(struct arena *a, const struct packet_test *t,
				bool empty)
{
	struct tables tables = tables_of(t);
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	for (size_t k = 0; k < tables.n; k++) {
		buf_printf(&text, "*%s\n", tables.at[k]);
		for (size_t i = 0; !empty && i < t->rules.n; i++) {
			const struct packet_rule *r = &t->rules.at[i];

			if (strcmp(r->table, tables.at[k]))
				continue;
			buf_printf(&text, "-A %s", r->chain);
			if (!rule_for_restore(a, span_of(r->words), &text))
				buf_printf(&text, " %s", r->words);
			buf_add_char(&text, '\n');
		}
		buf_add_str(&text, "COMMIT\n");
	}
	return arena_copy(a, buf_span(&text));
}

static void save(struct steps_plan *p, const struct variant *v,
		 const char *table)
{
	const char *argv[] = {
		arena_printf(p->arena, "%s-%s-save", v->iptables, v->backend),
		"-c", "-t", table,
	};

	plan_run(p, "", argv, 4);
}

/* What is restored next empties the tables of this one by itself. */
static bool is_emptied_by(const struct packet_test *t,
			  const struct packet_test *next)
{
	struct tables tables = tables_of(t), others = { .n = 0 };
	size_t known = 0;

	if (next)
		others = tables_of(next);
	for (size_t i = 0; i < tables.n; i++)
		for (size_t k = 0; k < others.n; k++)
			known += !strcmp(tables.at[i], others.at[k]);
	return known == tables.n;
}

static void plan_test_of(struct steps_plan *p, const struct variant *v,
			 const struct packet_test *packets,
			 const struct packet_test *next)
{
	bool is_bridge = v->family == FAMILY_BRIDGE;
	bool is_ipv6 = (is_bridge ? packets->families : v->family) ==
		       FAMILY_IPV6;
	const char *file;
	struct test *t;

	file = plan_file(p, restore_text(p->arena, packets, false));
	t = plan_test(p, judge_packets, v->name,
		      plan_step(p, "-", "restore",
				ARGV(v->iptables, v->backend, file)));
	t->packets = packets;
	for (size_t i = 0; i < packets->sends.n; i++) {
		const struct packet_send *s = &packets->sends.at[i];

		plan_step(p, "-", "send",
			  ARGV(packets->veth || is_bridge ? "veth" : "lo",
			       is_ipv6 ? "ipv6" : "ipv4",
			       s->protocol,
			       arena_printf(p->arena, "%u", s->size),
			       arena_printf(p->arena, "%u", s->count),
			       arena_printf(p->arena, "%u", s->port)));
	}
	for (size_t i = 0; i < packets->expects.n; i++) {
		size_t rule = packets->expects.at[i].rule;

		save(p, v, packets->rules.at[rule].table);
	}
	t->n = p->n - t->step;
	if (is_emptied_by(packets, next))
		return;
	file = plan_file(p, restore_text(p->arena, packets, true));
	plan_step(p, "-", "restore",
		  ARGV(v->iptables, v->backend, file));
}

static bool uses_veth(const struct packets *packets)
{
	for (size_t i = 0; i < packets->tests.n; i++)
		if (packets->tests.at[i].veth)
			return true;
	return false;
}

/* The first one of this variant from @from on, or NULL. */
static const struct packet_test *next_of(const struct plugin *plugin,
					 const struct variant *v, size_t from)
{
	const struct packets *packets = &plugin->packets;

	for (size_t i = from; i < packets->tests.n; i++) {
		unsigned int families = plugin->families;

		/* Frames of a bridge are of either one. */
		if (packets->tests.at[i].families && families != FAMILY_BRIDGE)
			families &= packets->tests.at[i].families;
		if (families & v->family &&
		    variant_does(v, packets->tests.at[i].needs_tree))
			return &packets->tests.at[i];
	}
	return NULL;
}

void plan_packets(struct steps_plan *p, const struct plugin *plugin)
{
	const struct packets *packets = &plugin->packets;
	const struct packet_test *t, *next;

	if (!packets->tests.n)
		return;
	plan_step(p, "-", "lo", NULL);
	if (plugin->families == FAMILY_BRIDGE && !p->veth) {
		plan_step(p, "-", "veth", ARGV("bridge"));
		p->veth = true;
	} else if (uses_veth(packets) && !p->veth) {
		plan_step(p, "-", "veth", NULL);
		p->veth = true;
	}
	for (size_t v = 0; v < VARIANTS; v++)
		for (t = next_of(plugin, &variants[v], 0); t; t = next) {
			next = next_of(plugin, &variants[v],
				       (size_t)(t - packets->tests.at) + 1);
			plan_test_of(p, &variants[v], t, next);
		}
}

/* COMMAND[;REPLAY] and, up to an empty line, what it is to print. */
static bool next_translation(struct span *text, struct span *command,
			     struct span *want)
{
	struct span line, rest;
	const char *start;

	do {
		if (!span_next_line(text, &line))
			return false;
		line = span_trim(line);
	} while (!line.len || *line.p == '#');
	rest = line;
	if (!span_next_until(&rest, ';', command))
		*command = line;
	start = text->p;
	*want = SPAN("");
	for (rest = *text; span_next_line(&rest, &line) && span_trim(line).len;
	     *text = rest)
		*want = (struct span){ start, (size_t)(line.p - start) +
				       line.len };
	return true;
}

void plan_xlate(struct steps_plan *p, const struct plugin *plugin)
{
	struct span text = plugin->xlate, command, want;

	while (next_translation(&text, &command, &want)) {
		const char *words[RULE_WORDS];
		struct test *t;
		size_t n;

		if (!rule_words(p->arena, command, words, RULE_WORDS, &n) ||
		    (strcmp(words[0], "iptables-translate") &&
		     strcmp(words[0], "ip6tables-translate") &&
		     strcmp(words[0], "ebtables-translate")))
			continue;
		t = plan_test(p, judge_xlate, arena_str(p->arena, command),
			      plan_run(p, "", words, n));
		t->want = want;
	}
}
