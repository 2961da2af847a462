// SPDX-License-Identifier: GPL-2.0-only
/* listing - the part of examples.h that says how to list rules */
#include "base/limits.h"
#include "howto/examples.h"

/* Of "iptables -t nat -A POSTROUTING ...", what iptables is to list. */
struct listed {
	struct span program, table, chain;
};

static bool read_rule(const char *rule, struct listed *out)
{
	struct span rest = span_of(rule), word;

	*out = (struct listed){ .table = SPAN("filter") };
	if (!span_next_word(&rest, &out->program))
		return false;
	while (span_next_word(&rest, &word)) {
		if (span_eq(word, SPAN("-t")))
			span_next_word(&rest, &out->table);
		else if (span_eq(word, SPAN("-A")))
			return span_next_word(&rest, &out->chain);
	}
	return false;
}

static bool is_same(const struct listed *a, const struct listed *b)
{
	return span_eq(a->program, b->program) && span_eq(a->table, b->table) &&
	       span_eq(a->chain, b->chain);
}

/* All rules of this program, and the list of one chain of theirs. */
static void add_listing(struct arena *a, const struct opt_list *rules,
			const struct listed *what, struct howto_listings *out)
{
	bool is_filter = span_eq(what->table, SPAN("filter"));
	struct howto_listing *l = VEC_ADD(a, out);
	CLEANUP_BUF struct buf input;
	struct listed other;

	buf_init(&input, LIMIT_TEXT);
	for (size_t i = 0; i < rules->n; i++) {
		const char *text = howto_example_input(a,
						span_of(rules->at[i]));

		if (text && read_rule(rules->at[i], &other) &&
		    span_eq(other.program, what->program))
			buf_add_str(&input, text);
	}
	buf_printf(&input, "*" SPAN_FMT "\n-L " SPAN_FMT " -n\nCOMMIT\n",
		   SPAN_ARG(what->table), SPAN_ARG(what->chain));
	l->program = arena_str(a, what->program);
	l->input = arena_str(a, buf_span(&input));
	l->command = arena_printf(a, "%s%s" SPAN_FMT " --list " SPAN_FMT " -n",
				  l->program, is_filter ? "" : " -t ",
				  SPAN_ARG(is_filter ? SPAN("") : what->table),
				  SPAN_ARG(what->chain));
}

void howto_listings(struct arena *a, const struct opt_list *rules,
		    struct howto_listings *out)
{
	struct { struct listed *at; size_t n, cap; } done = { 0 };
	struct listed what;

	for (size_t i = 0; i < rules->n; i++) {
		size_t k = 0;

		if (!read_rule(rules->at[i], &what))
			continue;
		while (k < done.n && !is_same(&done.at[k], &what))
			k++;
		if (k < done.n)
			continue;
		*VEC_ADD(a, &done) = what;
		add_listing(a, rules, &what, out);
	}
}

void howto_listing_add(const struct howto_listing *l, struct span made,
		       struct buf *to)
{
	struct span line;

	buf_printf(to, "%s# %s\n", to->len ? "\n" : "", l->command);
	while (span_next_line(&made, &line))	/* columns end in blanks */
		buf_printf(to, SPAN_FMT "\n", SPAN_ARG(span_trim_right(line)));
}
