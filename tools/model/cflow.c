// SPDX-License-Identifier: GPL-2.0-only
#include "model/cflow.h"

void cflow_begin(struct cflow *f, const struct ctokens *tokens,
		 enum cflow_meet meet)
{
	*f = (struct cflow){ .tokens = tokens, .meet = meet };
}

static bool is(const struct cflow *f, size_t i, struct span text)
{
	return i < f->tokens->list.n && ctoken_is(&f->tokens->list.at[i], text);
}

static int meet(const struct cflow *f, int a, int b)
{
	if (f->meet == CFLOW_LEAST)
		return a < b ? a : b;
	return a > b ? a : b;
}

static struct cflow_way join(const struct cflow *f, struct cflow_way a,
			     struct cflow_way b)
{
	if (!a.is_open)
		return b;
	if (b.is_open)
		a.state = meet(f, a.state, b.state);
	return a;
}

static bool is_jump(const struct cflow *f, size_t i)
{
	return is(f, i, SPAN("return")) || is(f, i, SPAN("goto")) ||
	       is(f, i, SPAN("break")) || is(f, i, SPAN("continue"));
}

bool cflow_is_branch(const struct ctokens *tokens, size_t i)
{
	return i && (ctoken_is(&tokens->list.at[i - 1], SPAN(")")) ||
		     ctoken_is(&tokens->list.at[i - 1], SPAN("else")));
}

static void open_block(struct cflow *f, int state)
{
	if (f->depth < CFLOW_DEPTH_MAX)
		f->blocks[f->depth] = (struct cflow_block){ state, f->other };
	f->depth++;
	f->other = (struct cflow_way){ 0 };
	f->is_over = false;
}

/* What holds behind the "}" at @i, or at the else that follows it. */
static int close_block(struct cflow *f, size_t i, int state)
{
	struct cflow_way way = { state, !f->is_over };
	struct cflow_block b;

	f->is_over = false;
	if (!f->depth || f->depth-- > CFLOW_DEPTH_MAX)
		return state;
	b = f->blocks[f->depth];
	way = join(f, way, b.other);
	if (is(f, i + 1, SPAN("else"))) {
		f->other = way;
		return b.before;
	}
	if (!b.other.is_open)
		way = join(f, way, (struct cflow_way){ b.before, true });
	f->is_over = !way.is_open;
	return way.state;
}

static int end_statement(struct cflow *f, int state)
{
	struct cflow_way other = f->other;

	f->other = (struct cflow_way){ 0 };
	if (f->jump && !cflow_is_branch(f->tokens, f->jump)) {
		f->is_over = true;
		state = 0;
	} else if (f->jump) {
		state = f->before_jump;
		if (is(f, f->jump - 1, SPAN("else")) && other.is_open)
			state = other.state;
	}
	if (!f->jump && other.is_open)
		state = meet(f, state, other.state);
	f->jump = 0;
	return state;
}

/* A case is reached from its switch, and perhaps from above. */
static int begin_case(struct cflow *f, int state)
{
	bool is_over = f->is_over;
	int before;

	f->is_over = false;
	if (!f->depth || f->depth > CFLOW_DEPTH_MAX)
		return state;
	before = f->blocks[f->depth - 1].before;
	return is_over ? before : meet(f, before, state);
}

static int begin_label(struct cflow *f, int state)
{
	bool is_over = f->is_over;

	f->is_over = false;
	return is_over ? 0 : meet(f, 0, state);
}

static bool is_label(const struct cflow *f, size_t i)
{
	const struct ctoken *t = &f->tokens->list.at[i];

	return t->kind == CTOKEN_IDENT && t->starts_line &&
	       is(f, i + 1, SPAN(":"));
}

/* In the parentheses of a for, a semicolon ends nothing. */
static bool is_in_head(const struct cflow *f, size_t i)
{
	const struct ctoken *t = &f->tokens->list.at[i];

	return i + 1 < f->tokens->list.n && t[1].line == t->line &&
	       !is(f, i + 1, SPAN("}")) && t[1].kind != CTOKEN_COMMENT;
}

int cflow_step(struct cflow *f, size_t i, int state)
{
	if (f->tokens->list.at[i].in_macro)
		return state;
	if (is(f, i, SPAN("{")))
		open_block(f, state);
	else if (is(f, i, SPAN("}")))
		return close_block(f, i, state);
	else if (is(f, i, SPAN(";")) && !is_in_head(f, i))
		return end_statement(f, state);
	else if (is(f, i, SPAN("case")) || is(f, i, SPAN("default")))
		return begin_case(f, state);
	else if (is_label(f, i))
		return begin_label(f, state);
	if (is_jump(f, i) && !f->jump) {
		f->jump = i;
		f->before_jump = state;
	}
	return state;
}
