// SPDX-License-Identifier: GPL-2.0-only
#include "model/ckdoc.h"

#include "model/ccontrol.h"
#include "model/cname.h"
#include "model/cread.h"
#include "model/words.h"

/* " * text": the text; the whole of a line that has no asterisk. */
static struct span text_of(const struct ctoken *t)
{
	struct span text = span_trim(t->text);

	if (span_ends(text, SPAN("*/")))
		text = span_first(text, text.len - 2);
	span_skip_char(&text, '*');
	return span_trim(text);
}

/* "name() - x", "name - x" or "name:"; not "struct name - x". */
static bool read_name(struct span text, struct span *name)
{
	size_t len = word_len(text);
	struct span rest = span_from(text, len);

	if (!len || char_is_digit(text.p[0]))
		return false;
	*name = span_first(text, len);
	span_skip(&rest, SPAN("()"));
	rest = span_trim_left(rest);
	return !rest.len || rest.p[0] == '-' || rest.p[0] == ':';
}

static void read_text(struct ckdoc *doc, struct span text)
{
	struct span word;

	if (span_starts_nocase(text, SPAN("return")) ||
	    span_starts_nocase(text, SPAN("@return"))) {
		doc->has_return = true;
		return;
	}
	if (!span_skip_char(&text, '@') || doc->described_n == CKDOC_MAX)
		return;
	word = span_first(text, word_len(text));
	if (span_starts(text, SPAN("...")))
		word = span_first(text, 3);
	if (span_starts(span_from(text, word.len), SPAN(":")))
		doc->described[doc->described_n++] = word;
}

bool ckdoc_read(const struct ctokens *tokens, size_t i, struct ckdoc *out)
{
	const struct ctoken *at = tokens->list.at;

	*out = (struct ckdoc){ .begin = &at[i] };
	if (!span_eq(at[i].text, SPAN("/**")))
		return false;
	for (i++; i < tokens->list.n && at[i].kind == CTOKEN_COMMENT; i++) {
		struct span text = text_of(&at[i]);

		if (!out->name.len && text.len && !read_name(text, &out->name))
			return false;
		read_text(out, text);
		if (span_ends(span_trim(at[i].text), SPAN("*/"))) {
			out->end = i + 1;
			return out->name.len > 0;
		}
	}
	return false;
}

/* Behind the "(" at @i, "*" and qualifiers: "(*name", "(*const name". */
static size_t behind_stars(const struct ctoken *at, size_t i, size_t end)
{
	for (i++; i < end; i++)
		if (!ctoken_is(&at[i], SPAN("*")) &&
		    !cname_is_modifier(at[i].text))
			break;
	return i;
}

/* The name of "struct x *name[]", "int (*name)(int)" or "..."; else empty. */
static struct span parameter_name(const struct ctoken *at, size_t i, size_t end)
{
	struct span name = { 0 };

	for (; i < end; i++) {
		if (ctoken_is(&at[i], SPAN("...")))
			return at[i].text;
		if (ctoken_is(&at[i], SPAN("[")))
			break;
		if (ctoken_is(&at[i], SPAN("(")) && i + 2 < end &&
		    ctoken_is(&at[i + 1], SPAN("*"))) {
			i = behind_stars(at, i, end);
			return i < end && at[i].kind == CTOKEN_IDENT ?
			       at[i].text : (struct span){ 0 };
		}
		if (at[i].kind == CTOKEN_IDENT &&
		    !span_starts(at[i].text, SPAN("__")))
			name = at[i].text;
	}
	if (span_eq(name, SPAN("void")))
		name.len = 0;
	return name;
}

static void add_parameter(struct cprototype *p, const struct ctoken *at,
			  size_t first, size_t end)
{
	struct span name = parameter_name(at, first, end);

	if (name.len && p->parameters_n < CKDOC_MAX)
		p->parameters[p->parameters_n++] = name;
}

static void read_parameters(struct cprototype *p, const struct ctoken *at,
			    size_t open)
{
	size_t first = open + 1;

	for (size_t i = first; i < at[open].mate; i++) {
		if (ctoken_is(&at[i], SPAN("(")) && at[i].mate < at[open].mate)
			i = at[i].mate;
		if (!ctoken_is(&at[i], SPAN(",")))
			continue;
		add_parameter(p, at, first, i);
		first = i + 1;
	}
	add_parameter(p, at, first, at[open].mate);
}

bool cprototype_read(const struct ctokens *tokens, size_t i,
		     struct cprototype *out)
{
	const struct ctoken *at = tokens->list.at;
	bool is_pointer = false, is_void = false;
	size_t first = i;

	*out = (struct cprototype){ .name = { 0 } };
	for (; i < tokens->list.n; i++) {
		is_pointer |= ctoken_is(&at[i], SPAN("*"));
		is_void |= ctoken_is(&at[i], SPAN("void"));
		if (at[i].in_macro || (at[i].kind != CTOKEN_IDENT &&
				       !ctoken_is(&at[i], SPAN("*"))))
			break;
	}
	if (i < first + 2 || !ctoken_at_is(tokens, i, SPAN("(")) ||
	    at[i].mate == SIZE_MAX || at[i].in_macro)
		return false;
	out->name = at[i - 1].text;
	out->returns_value = is_pointer || !is_void;
	read_parameters(out, at, i);
	return true;
}
