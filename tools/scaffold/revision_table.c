// SPDX-License-Identifier: GPL-2.0-only
/* revision_table - the table of a plugin's options */
#include "model/ccontrol.h"
#include "scaffold/revision_parts.h"

/* XTOPT_TABLEEND, or what that is: "{ }". */
static bool ends_table(const struct ctokens *t, size_t i)
{
	return ctoken_at_is(t, i, SPAN("XTOPT_TABLEEND")) ||
	       (ctoken_at_is(t, i, SPAN("{")) &&
		ctoken_at_is(t, i + 1, SPAN("}")));
}

/* The "{" of "struct xt_option_entry @name[SIZE] = {" at @i, or SIZE_MAX. */
static size_t begins_table(const struct ctokens *t, size_t i, struct span name)
{
	size_t close;

	if (!ctoken_at_is(t, i, SPAN("xt_option_entry")) ||
	    !ctoken_at_is(t, i + 1, name) ||
	    !ctoken_at_is(t, i + 2, SPAN("[")))
		return SIZE_MAX;
	close = t->list.at[i + 2].mate;
	return close != SIZE_MAX && ctoken_at_is(t, close + 1, SPAN("=")) &&
	       ctoken_at_is(t, close + 2, SPAN("{")) ? close + 2 : SIZE_MAX;
}

int revision_find_table(const struct cfile *f, const struct reg *reg,
			struct revision_table *out, struct err *e)
{
	const struct ctokens *t = &f->tokens;
	size_t open = SIZE_MAX;

	out->name = reg_word(f, reg, SPAN("x6_options"));
	for (size_t i = 0; i < t->list.n && open == SIZE_MAX; i++)
		open = begins_table(t, i, out->name);
	if (open == SIZE_MAX || t->list.at[open].mate == SIZE_MAX)
		return cfile_refuse(f, reg->open, e, "the table " SPAN_FMT " is not defined in this file",
				    SPAN_ARG(out->name));
	out->open = open;
	out->end = out->open;
	while (out->end < t->list.at[out->open].mate &&
	       !ends_table(t, out->end))
		if (t->list.at[out->end++].kind == CTOKEN_DIRECTIVE)
			return cfile_refuse(f, out->end - 1, e, "options depend on this");
	return ends_table(t, out->end) ? 0 :
	       cfile_refuse(f, out->open, e, "this table does not end in XTOPT_TABLEEND or { }");
}

bool revision_next_row(const struct cfile *f, const struct revision_table *t,
		       size_t *i, struct span *name, struct span *id)
{
	const struct ctokens *tokens = &f->tokens;
	size_t open = *i, close;

	do
		open++;
	while (open < t->end && !ctoken_at_is(tokens, open, SPAN("{")));
	if (open >= t->end)
		return false;
	close = tokens->list.at[open].mate;
	*name = *id = (struct span){ 0 };
	for (size_t k = open; k + 3 < close; k++) {
		if (!ctoken_at_is(tokens, k, SPAN(".")) ||
		    !ctoken_at_is(tokens, k + 2, SPAN("=")))
			continue;
		if (ctoken_at_is(tokens, k + 1, SPAN("name")))
			*name = tokens->list.at[k + 3].text;
		if (ctoken_at_is(tokens, k + 1, SPAN("id")))
			*id = tokens->list.at[k + 3].text;
	}
	*i = close;
	return true;
}

/* "struct X" that the macro @name stands for at byte @at: X, or empty. */
static struct span alias_of(const struct cfile *f, struct span name, size_t at)
{
	const struct ctokens *t = &f->tokens;
	struct span found = { 0 };

	for (size_t i = 0; i + 3 < t->list.n && cfile_begin(f, i) < at; i++)
		if (ctoken_is_define(&t->list.at[i]) &&
		    ctoken_at_is(t, i + 1, name) &&
		    ctoken_at_is(t, i + 2, SPAN("struct")))
			found = t->list.at[i + 3].text;
	return found;
}

/*
 * Say in XTOPT_POINTER(s, member) which struct s is: the macro may be undefined
 * again. One of a revision before that has the member at the same place stays.
 */
static int resolve_pointers(struct revision *r, struct cfile *f,
			    const struct revision_table *table, struct err *e)
{
	for (size_t i = table->open; i < table->end; i++) {
		const struct ctoken *arg = &f->tokens.list.at[i + 2];
		struct span alias;

		if (!ctoken_at_is(&f->tokens, i, SPAN("XTOPT_POINTER")) ||
		    ctoken_is(arg, SPAN("struct")))
			continue;
		alias = alias_of(f, arg->text, cfile_begin(f, i));
		if (!alias.len)
			return cfile_refuse(f, i, e, "want XTOPT_POINTER(struct " SPAN_FMT ", MEMBER) here",
					    SPAN_ARG(r->plugin.info));
		cfile_replace(r->arena, f, cfile_begin(f, i + 2),
			      cfile_end(f, i + 2),
			      span_of(arena_printf(r->arena, "struct " SPAN_FMT,
						   SPAN_ARG(alias))));
	}
	return 0;
}

/* The old rows, with the new struct in XTOPT_POINTER(). */
static int rows_of(struct revision *r, const struct reg *reg,
		   const char **rows, struct err *e)
{
	struct cfile f = r->plugin.file;
	struct revision_table table;
	size_t first, end;
	struct span text;

	memset(&f.edits, 0, sizeof(f.edits));
	if (revision_find_table(&f, reg, &table, e) ||
	    resolve_pointers(r, &f, &table, e))
		return -1;
	first = cfile_next_line(&f, cfile_end(&f, table.open));
	end = cfile_line(&f, cfile_begin(&f, table.end));
	if (first > end)
		return cfile_refuse(&f, table.open, e, "want the rows of this table on lines of their own");
	text = cfile_edited(r->arena, &f, first, end);
	text = cfile_rename(r->arena, span_trim_right(text), r->plugin.info,
			    r->next.info);
	*rows = arena_str(r->arena, cfile_tidy(r->arena, text));
	return 0;
}

int revision_set_rows(struct revision *r, struct scope *top, struct err *e)
{
	const struct scope_list *tables = scope_list_of(top, "table");

	for (size_t i = 0; i < tables->elements.n; i++) {
		struct scope *table = tables->elements.at[i];
		const char *old = scope_text(table, SPAN("old"));
		const char *rows = "";

		for (size_t k = 0; k < r->plugin.newest.n && !*rows; k++) {
			const struct reg *reg = r->plugin.newest.at[k];

			if (span_eq(reg_word(&r->plugin.file, reg,
					     SPAN("x6_options")),
				    span_of(old)) &&
			    rows_of(r, reg, &rows, e))
				return -1;
		}
		scope_set(table, "rows", rows);
	}
	return 0;
}
