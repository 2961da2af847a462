// SPDX-License-Identifier: GPL-2.0-only
#include "scaffold/registration.h"

#include "model/ccontrol.h"

#define MAX_CONDITIONS	8

/* The #if lines that are open, and whether one of them has another branch. */
struct conditions {
	size_t open[MAX_CONDITIONS];
	size_t n;
	bool has_else;
};

static struct span directive_of(const struct ctoken *t)
{
	return span_trim_left(span_from(t->text, 1));
}

static int follow(const struct cfile *f, size_t i, struct conditions *c,
		  struct err *e)
{
	struct span word = directive_of(&f->tokens.list.at[i]);

	if (span_starts(word, SPAN("if"))) {
		if (c->n == MAX_CONDITIONS)
			return cfile_refuse(f, i, e, "too many #if in each other");
		c->open[c->n++] = i;
	} else if (span_eq(word, SPAN("endif"))) {
		if (c->n)
			c->n--;
	} else if (span_starts(word, SPAN("el"))) {
		c->has_else = true;
	}
	return 0;
}

static size_t innermost(const struct conditions *c)
{
	return c->n ? c->open[c->n - 1] : SIZE_MAX;
}

/* Behind the value that begins at @i: at a comma or the closing brace. */
static size_t end_of_value(const struct ctokens *t, size_t i, size_t close)
{
	while (i < close && !ctoken_is(&t->list.at[i], SPAN(",")) &&
	       t->list.at[i].kind != CTOKEN_DIRECTIVE)
		i = t->list.at[i].mate != SIZE_MAX && t->list.at[i].mate > i ?
		    t->list.at[i].mate + 1 : i + 1;
	return i;
}

static size_t without_comments(const struct ctokens *t, size_t first,
			       size_t end)
{
	while (end > first && t->list.at[end - 1].kind == CTOKEN_COMMENT)
		end--;
	return end;
}

/* ".key = value" at @i. */
static int read_field(struct arena *a, const struct cfile *f, size_t *i,
		      bool is_conditional, struct reg *r, struct err *e)
{
	const struct ctokens *t = &f->tokens;
	struct reg_field *field;
	size_t end;

	if (!ctoken_at_is(t, *i, SPAN(".")) ||
	    !ctoken_at_is(t, *i + 2, SPAN("=")))
		return cfile_refuse(f, *i, e, "'" SPAN_FMT "': want '.NAME = VALUE' here",
				    SPAN_ARG(t->list.at[*i].text));
	end = end_of_value(t, *i + 3, r->close);
	field = VEC_ADD(a, &r->fields);
	field->key = t->list.at[*i + 1].text;
	field->dot = *i;
	field->first = *i + 3;
	field->end = without_comments(t, *i + 3, end);
	field->is_conditional = is_conditional;
	*i = ctoken_at_is(t, end, SPAN(",")) ? end + 1 : end;
	return 0;
}

static int read_reg(struct arena *a, const struct cfile *f, struct reg *r,
		    struct err *e)
{
	const struct ctokens *t = &f->tokens;
	struct conditions c = { 0 };
	size_t i = r->open + 1;

	while ((i = ctoken_skip_comments(t, i)) < r->close) {
		if (t->list.at[i].kind == CTOKEN_DIRECTIVE) {
			if (follow(f, i, &c, e))
				return -1;
			i = ctoken_directive_end(t, i);
		} else if (read_field(a, f, &i, c.n, r, e)) {
			return -1;
		}
	}
	return 0;
}

static int add_reg(struct arena *a, const struct cfile *f, size_t open,
		   const struct conditions *c, struct reg_list *list,
		   struct err *e)
{
	struct reg *r = VEC_ADD(a, &list->regs);

	r->open = open;
	r->close = f->tokens.list.at[open].mate;
	r->condition = innermost(c);
	if (r->close == SIZE_MAX)
		return cfile_refuse(f, open, e, "this brace has no end");
	if (c->has_else)
		return cfile_refuse(f, open, e, "what is registered here depends on an #else");
	return read_reg(a, f, r, e);
}

static int read_array(struct arena *a, const struct cfile *f,
		      struct reg_list *list, struct err *e)
{
	const struct ctokens *t = &f->tokens;
	struct conditions c = { 0 };
	size_t i = list->open + 1;

	while ((i = ctoken_skip_comments(t, i)) < list->close) {
		if (t->list.at[i].kind == CTOKEN_DIRECTIVE) {
			if (follow(f, i, &c, e))
				return -1;
			i = ctoken_directive_end(t, i);
		} else if (ctoken_at_is(t, i, SPAN("{"))) {
			if (add_reg(a, f, i, &c, list, e))
				return -1;
			i = t->list.at[i].mate + 1;
		} else if (ctoken_at_is(t, i, SPAN(","))) {
			i++;
		} else {
			return cfile_refuse(f, i, e, "'" SPAN_FMT "': want '{' here",
					    SPAN_ARG(t->list.at[i].text));
		}
	}
	return 0;
}

/* "struct TYPE name[] attributes = {" at @i. */
static bool begins_list(const struct ctokens *t, size_t i, struct span type,
			struct reg_list *list)
{
	const struct ctoken *at = t->list.at;
	size_t k = i + 3;

	if (!ctoken_at_is(t, i, SPAN("struct")) ||
	    !ctoken_at_is(t, i + 1, type) || at[i].depth ||
	    k >= t->list.n || at[i + 2].kind != CTOKEN_IDENT)
		return false;
	list->is_array = ctoken_at_is(t, k, SPAN("["));
	if (list->is_array)
		k = at[k].mate == SIZE_MAX ? t->list.n : at[k].mate + 1;
	while (k < t->list.n && at[k].kind == CTOKEN_IDENT)
		k++;
	if (!ctoken_at_is(t, k, SPAN("=")) ||
	    !ctoken_at_is(t, k + 1, SPAN("{")) || at[k + 1].mate == SIZE_MAX)
		return false;
	list->first = i && ctoken_at_is(t, i - 1, SPAN("static")) ? i - 1 : i;
	list->name = i + 2;
	list->open = k + 1;
	list->close = at[k + 1].mate;
	return true;
}

int reg_read(struct arena *a, const struct cfile *f, struct span type,
	     struct reg_lists *out, struct err *e)
{
	*out = (struct reg_lists){ 0 };
	for (size_t i = 0; i < f->tokens.list.n; i++) {
		struct conditions none = { 0 };
		struct reg_list found = { 0 }, *list;

		if (!begins_list(&f->tokens, i, type, &found))
			continue;
		list = VEC_ADD(a, &out->all);
		*list = found;
		if (list->is_array ? read_array(a, f, list, e) :
		    add_reg(a, f, list->open, &none, list, e))
			return -1;
		i = list->close;
	}
	return 0;
}

const struct reg_field *reg_field(const struct reg *r, struct span key)
{
	for (size_t i = 0; i < r->fields.n; i++)
		if (span_eq(r->fields.at[i].key, key))
			return &r->fields.at[i];
	return NULL;
}

struct span reg_word(const struct cfile *f, const struct reg *r,
		     struct span key)
{
	const struct reg_field *field = reg_field(r, key);

	if (!field || field->end != field->first + 1)
		return (struct span){ 0 };
	return f->tokens.list.at[field->first].text;
}
