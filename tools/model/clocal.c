// SPDX-License-Identifier: GPL-2.0-only
#include "model/clocal.h"

#include "model/ccontrol.h"
#include "model/cname.h"
#include "model/cread.h"

void clocal_walk(struct clocal_walk *w, const struct ctokens *tokens,
		 const struct cfunction *f)
{
	*w = (struct clocal_walk){
		.tokens = tokens, .next = f->first, .end = f->end,
	};
}

static bool begins_statement(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *before;

	if (!i || tokens->list.at[i].in_macro)
		return false;
	before = &tokens->list.at[i - 1];
	return ctoken_is(before, SPAN("{")) || ctoken_is(before, SPAN("}")) ||
	       ctoken_is(before, SPAN(";")) || before->in_macro ||
	       before->kind == CTOKEN_COMMENT;
}

/* Behind the value at @i: a "," or ";" that is in no bracket. */
static size_t value_end(const struct ctokens *tokens, size_t i, size_t end)
{
	for (; i < end; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (ctoken_is(t, SPAN(",")) || ctoken_is(t, SPAN(";")))
			return i;
		if (t->mate != SIZE_MAX && t->mate > i)
			i = t->mate;
	}
	return end;
}

/* "*const name[3] = value": what stands between the commas. */
static bool read_name(struct clocal_walk *w, struct clocal *out)
{
	struct cread c = cread_run(w->tokens, w->next, w->end);
	struct span name;

	*out = (struct clocal){ .is_static = w->is_static };
	while (cread_skip(&c, SPAN("*")))
		out->is_pointer = true;
	out->is_pointer |= w->next &&
			   ctoken_is(&c.list[w->next - 1], SPAN("*"));
	out->name = c.at;
	if (!cread_ident(&c, &name))
		return false;
	while (cread_group(&c, SPAN("[")))
		out->is_array = true;
	out->value = out->end = c.at;
	if (cread_skip(&c, SPAN("="))) {
		out->value = c.at;
		out->end = value_end(w->tokens, c.at, w->end);
		c.at = out->end;
	}
	w->is_inside = cread_skip(&c, SPAN(","));
	w->next = c.at;
	return w->is_inside || cread_is(&c, SPAN(";"));
}

/* "struct { ... }": what is in it are no variables. */
static bool skip_body(struct cread *c)
{
	static const char *const tags[] = { "struct", "union", "enum", NULL };
	struct cread rest = *c;
	struct span name;

	cread_skip(&rest, SPAN("const"));
	if (!cread_skip_any(&rest, tags))
		return false;
	cread_ident(&rest, &name);
	if (!cread_group(&rest, SPAN("{")))
		return false;
	*c = rest;
	return true;
}

/* Go behind the type of a declaration at @i, if there is one. */
static bool read_type(struct clocal_walk *w, size_t i)
{
	static const char *const storage[] = { "static", "register", NULL };
	struct cread c = cread_run(w->tokens, i, w->end);

	if (c.list[i].kind != CTOKEN_IDENT ||
	    (c.list[i].told & CNAME_KEYWORD))
		return false;
	w->is_static = cread_is(&c, SPAN("static"));
	cread_skip_any(&c, storage);
	if (!skip_body(&c) && !cread_declared_type(&c))
		return false;
	w->next = c.at;
	return true;
}

bool clocal_next(struct clocal_walk *w, struct clocal *out)
{
	if (w->is_inside && read_name(w, out))
		return true;
	w->is_inside = false;
	for (size_t i = w->next; i < w->end; i++) {
		if (!begins_statement(w->tokens, i) || !read_type(w, i))
			continue;
		if (read_name(w, out))
			return true;
		if (w->next > i + 1)
			i = w->next - 1;
	}
	w->next = w->end;
	return false;
}
