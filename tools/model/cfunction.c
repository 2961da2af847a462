// SPDX-License-Identifier: GPL-2.0-only
#include "model/cfunction.h"

#include "model/cname.h"

/* It begins a line in its first column. */
static bool is_flush(const struct ctoken *t)
{
	return t->starts_line && t->text.p == t->line->text.p;
}

void cfunction_walk(struct cfunction_walk *w, const struct ctokens *tokens)
{
	*w = (struct cfunction_walk){ .tokens = tokens };
}

struct span cfunction_in_section(struct span section)
{
	for (size_t i = 0; i < section.len; i++) {
		size_t end = i;

		while (end < section.len && char_is_word(section.p[end]))
			end++;
		if (end == i)
			continue;
		if (span_starts(span_trim_left(span_from(section, end)),
				SPAN("(")))
			return (struct span){ section.p + i, end - i };
		i = end;
	}
	return (struct span){ 0 };
}

static bool is_comment(const struct ctoken *t)
{
	return t->kind == CTOKEN_COMMENT;
}

static bool at_is(const struct ctokens *tokens, size_t i, struct span text)
{
	return i < tokens->list.n && ctoken_is(&tokens->list.at[i], text);
}

/* "out:" is in the first column too. */
static bool is_label(const struct ctokens *tokens, size_t i)
{
	return tokens->list.at[i].kind == CTOKEN_IDENT &&
	       at_is(tokens, i + 1, SPAN(":"));
}

/* The first token that stands where no code of a body does; list.n if none. */
static size_t first_outer(const struct ctokens *tokens)
{
	for (size_t i = 0; i < tokens->list.n; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (is_flush(t) && !t->in_macro && !is_comment(t) &&
		    !is_label(tokens, i))
			return i;
	}
	return tokens->list.n;
}

static bool has_code(const struct ctokens *tokens, size_t end)
{
	for (size_t i = 0; i < end; i++)
		if (!tokens->list.at[i].in_macro)
			return true;
	return false;
}

/* The body that the hunk begins in, if it does. */
static bool read_rest(struct cfunction_walk *w, struct cfunction *out)
{
	const struct ctokens *tokens = w->tokens;
	struct span section = w->tokens->hunk->section;
	size_t end = first_outer(tokens);
	bool has_end = at_is(tokens, end, SPAN("}")) &&
		       !at_is(tokens, end + 1, SPAN(";"));

	*out = (struct cfunction){
		.name = cfunction_in_section(section), .end = end,
		.has_end = has_end,
	};
	if (!has_code(tokens, end) || (end < tokens->list.n && !has_end) ||
	    (section.len && !out->name.len))
		return false;
	w->next = end + has_end;
	return true;
}

/* "__must_check", "__printf(1, 2)": the token before it, from @i back. */
static size_t skip_attributes(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *at = tokens->list.at;

	for (; i > 0; i--) {
		size_t open = at[i].mate;

		/* What is left is its name, that the next round goes over. */
		if (ctoken_is(&at[i], SPAN(")")) && open < i && open > 0 &&
		    span_starts(at[open - 1].text, SPAN("__")))
			i = open;
		else if (!is_comment(&at[i]) &&
			 !span_starts(at[i].text, SPAN("__")))
			break;
	}
	return i;
}

/* Back from the "(" of the parameters to where the declaration begins. */
static size_t head_of(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *at = tokens->list.at;

	while (i > 0 && !at[i - 1].in_macro &&
	       (at[i - 1].kind == CTOKEN_IDENT ||
		ctoken_is(&at[i - 1], SPAN("*"))))
		i--;
	return i;
}

/* Does the "{" at @i open a body? Then its head is read, too. */
static bool read_head(const struct cfunction_walk *w, size_t i,
		      struct cfunction *out)
{
	const struct ctoken *at = w->tokens->list.at;
	size_t close = i ? skip_attributes(w->tokens, i - 1) : 0;
	size_t open = at[close].mate;

	if (!close || !ctoken_is(&at[close], SPAN(")")))
		return false;
	*out = (struct cfunction){
		.parameters = open, .first = i + 1, .has_begin = true,
	};
	if (open == SIZE_MAX) {
		out->name = cfunction_in_section(w->tokens->hunk->section);
		return true;
	}
	if (!open || at[open - 1].kind != CTOKEN_IDENT)
		return false;
	out->name = at[open - 1].text;
	out->head = head_of(w->tokens, open);
	return !cname_is_keyword(out->name) && !cname_is_loop(out->name) &&
	       is_flush(&at[out->head]);
}

static void read_end(const struct ctokens *tokens, struct cfunction *out)
{
	size_t mate = tokens->list.at[out->first - 1].mate;

	out->has_end = mate != SIZE_MAX;
	out->end = out->has_end ? mate : tokens->list.n;
}

bool cfunction_next(struct cfunction_walk *w, struct cfunction *out)
{
	const struct ctokens *tokens = w->tokens;

	if (!w->next && tokens->list.n && read_rest(w, out))
		return true;
	for (size_t i = w->next; i < tokens->list.n; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (!ctoken_is(t, SPAN("{")) || t->in_macro)
			continue;
		if (read_head(w, i, out)) {
			read_end(tokens, out);
			w->next = out->end + out->has_end;
			return true;
		}
		if (t->mate != SIZE_MAX)
			i = t->mate;
	}
	w->next = tokens->list.n;
	return false;
}

bool cfunction_has(const struct ctokens *tokens, const struct cfunction *f,
		   struct span word)
{
	for (size_t i = f->head; f->has_begin && i + 1 < f->first; i++)
		if (ctoken_is(&tokens->list.at[i], word))
			return true;
	return false;
}

bool cfunction_is_touched(const struct ctokens *tokens,
			  const struct cfunction *f)
{
	for (size_t i = f->first; i < f->end; i++)
		if (tokens->list.at[i].added)
			return true;
	return false;
}
