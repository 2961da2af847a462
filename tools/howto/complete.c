// SPDX-License-Identifier: GPL-2.0-only
#include "howto/complete.h"

#include "howto/option_text.h"

struct completing {
	struct arena *arena;
	const struct option_table *table;
	bool *is_there;		/* for each row: a term has it */
};

/* True where a term that says no "!" has an option that takes one. */
static bool take_term(struct completing *c, const struct man_text *term)
{
	struct span text = span_of(man_text_string(c->arena, term));
	struct span rest = text, name;
	bool lacks = false;

	while (option_text_next(&rest, &name)) {
		const struct option_row *row;

		row = option_table_find(c->table, name);
		if (!row)
			continue;
		c->is_there[row - c->table->rows.at] = true;
		lacks = lacks || (row->invert && !option_text_inverts(text));
	}
	return lacks;
}

static void add_sign(struct completing *c, struct man_text *term)
{
	struct man_text all = { 0 };

	man_text_add_plain(c->arena, &all, SPAN("["), MAN_ROMAN);
	man_text_add_plain(c->arena, &all, SPAN("!"), MAN_BOLD);
	man_text_add_plain(c->arena, &all, SPAN("] "), MAN_ROMAN);
	for (size_t i = 0; i < term->n; i++)
		*VEC_ADD(c->arena, &all) = term->at[i];
	*term = all;
}

static void take_blocks(struct completing *c, struct man_blocks *blocks)
{
	for (size_t i = 0; i < blocks->n; i++) {
		struct man_block *block = &blocks->at[i];

		for (size_t j = 0; j < block->terms.n; j++)
			if (take_term(c, &block->terms.at[j]))
				add_sign(c, &block->terms.at[j]);
		take_blocks(c, &block->body);
	}
}

static struct man_block new_option(struct arena *a,
				   const struct option_row *row)
{
	struct man_block block = { .kind = MAN_OPTION };
	struct man_text text = { 0 };

	option_text_of(a, row, &text);
	*VEC_ADD(a, &block.terms) = text;
	return block;
}

/* Behind the last option: what follows is about all of them. */
static size_t find_end(const struct completing *c,
		       const struct man_blocks *blocks)
{
	size_t end = blocks->n;

	for (size_t i = 0; i < blocks->n; i++) {
		const struct man_block *block = &blocks->at[i];
		struct span rest, name;

		if (block->kind != MAN_OPTION || !block->terms.n)
			continue;
		rest = span_of(man_text_string(c->arena, block->terms.at));
		if (option_text_next(&rest, &name))
			end = i + 1;
	}
	return end;
}

void howto_complete(struct arena *a, struct howto_source *source)
{
	const struct option_table *table = source->table;
	struct completing c = { a, table };
	struct man_blocks all = { 0 };
	size_t end;

	if (!table)
		return;
	c.is_there = arena_zalloc(a, table->rows.n + 1, sizeof(bool));
	take_blocks(&c, &source->man);
	end = find_end(&c, &source->man);
	for (size_t i = 0; i < end; i++)
		*VEC_ADD(a, &all) = source->man.at[i];
	for (size_t i = 0; i < table->rows.n; i++)
		if (!c.is_there[i] && !table->rows.at[i].is_old)
			*VEC_ADD(a, &all) = new_option(a, &table->rows.at[i]);
	for (size_t i = end; i < source->man.n; i++)
		*VEC_ADD(a, &all) = source->man.at[i];
	source->man = all;
}
