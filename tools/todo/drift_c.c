// SPDX-License-Identifier: GPL-2.0-only
/* drift_c - the option tables of an extension's C file */
#include "model/cread.h"
#include "model/ctoken.h"
#include "todo/drift.h"

#define NAME_MAX_BYTES	64

/* "gateway" with its quotes; empty for what is no name of an option. */
static struct span unquoted(struct span string)
{
	struct span name;

	if (string.len < 3 || string.len > NAME_MAX_BYTES ||
	    string.p[0] != '"')
		return (struct span){ 0 };
	name = span_first(span_from(string, 1), string.len - 2);
	for (size_t i = 0; i < name.len; i++)
		if (!char_is_alnum(name.p[i]) && name.p[i] != '-' &&
		    name.p[i] != '_')
			return (struct span){ 0 };
	return name;
}

/* What stands behind ".id =" or ".val =" in the rest of the row. */
static struct span id_of(struct cread c)
{
	struct span id = { 0 };

	while (cread_peek(&c) && !cread_is(&c, SPAN("}"))) {
		if (cread_skip(&c, SPAN(".")) &&
		    (cread_skip(&c, SPAN("id")) ||
		     cread_skip(&c, SPAN("val"))) &&
		    cread_skip(&c, SPAN("="))) {
			id = cread_peek(&c) ? cread_peek(&c)->text : id;
			break;
		}
		c.at++;
	}
	return id;
}

static void add_option(struct arena *a, struct span name, struct span id,
		       struct drift_extension *out)
{
	if (!name.len)
		return;
	for (size_t i = 0; i < out->options.n; i++)
		if (span_eq(span_of(out->options.at[i].name), name))
			return;
	*VEC_ADD(a, &out->options) = (struct drift_option){
		arena_str(a, name), id
	};
}

/* A row is {.name = "x", ...} or {"x", ...}; @c is what the table's braces hold. */
static void read_rows(struct arena *a, struct cread c,
		      struct drift_extension *out)
{
	struct span string;

	while (cread_peek(&c)) {
		bool is_name = cread_skip(&c, SPAN("{"));

		if (cread_skip(&c, SPAN(".")) && cread_skip(&c, SPAN("name")))
			is_name = cread_skip(&c, SPAN("="));
		if (is_name && cread_kind(&c, CTOKEN_STRING, &string))
			add_option(a, unquoted(string), id_of(c), out);
		else if (!is_name)
			c.at++;
	}
}

/* "struct xt_option_entry NAME[] = {", or getopt's "struct option". */
static bool begins_table(struct cread *c)
{
	struct span name;

	if (!cread_skip(c, SPAN("struct")) ||
	    (!cread_skip(c, SPAN("xt_option_entry")) &&
	     !cread_skip(c, SPAN("option"))) ||
	    !cread_ident(c, &name) || !cread_group(c, SPAN("[")))
		return false;
	return cread_skip(c, SPAN("=")) && cread_is(c, SPAN("{"));
}

/* .name = "TEE" outside of option tables: what the file registers. */
static void add_name(struct arena *a, struct cread c,
		     struct drift_extension *out)
{
	struct span string;

	if (!cread_skip(&c, SPAN(".")) || !cread_skip(&c, SPAN("name")) ||
	    !cread_skip(&c, SPAN("=")) ||
	    !cread_kind(&c, CTOKEN_STRING, &string) || !unquoted(string).len)
		return;
	for (size_t i = 0; i < out->names.n; i++)
		if (span_eq(span_of(out->names.at[i]), unquoted(string)))
			return;
	*VEC_ADD(a, &out->names) = arena_str(a, unquoted(string));
}

void drift_read_c(struct arena *a, struct span text,
		  struct drift_extension *out)
{
	struct ctokens *tokens = ARENA_NEW(a, struct ctokens);
	struct cread c;

	ctokens_of_file(a, text, tokens);
	for (size_t i = 0; i < tokens->list.n; i++) {
		c = cread_run(tokens, i, tokens->list.n);
		if (begins_table(&c) &&
		    tokens->list.at[c.at].mate != SIZE_MAX) {
			i = tokens->list.at[c.at].mate;
			read_rows(a, cread_run(tokens, c.at + 1, i), out);
			continue;
		}
		add_name(a, cread_run(tokens, i, tokens->list.n), out);
		if (ctoken_is(&tokens->list.at[i], SPAN("xlate")) && i &&
			 ctoken_is(&tokens->list.at[i - 1], SPAN(".")))
			out->has_xlate = true;
	}
}
