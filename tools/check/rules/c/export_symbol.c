// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "check/lines.h"
#include "model/cline.h"
#include "model/cstatement.h"

/* "EXPORT_SYMBOL_GPL(name" anywhere on the line. */
static bool read_export(struct cread c, struct span *name)
{
	struct span word;

	for (; c.at < c.end; c.at++) {
		struct cread rest = c;

		if (cread_ident(&rest, &word) &&
		    span_find(word, SPAN("EXPORT_SYMBOL")) != SIZE_MAX &&
		    cread_skip(&rest, SPAN("(")) && cread_ident(&rest, name))
			return true;
	}
	return false;
}

/*
 * "__read_mostly" and the like, between a name and its end. checkpatch.pl
 * knows the most of them.
 */
static void skip_attributes(const struct report *to, struct cread *c)
{
	const struct ctoken *t;

	while ((t = cread_peek(c)) && t->kind == CTOKEN_IDENT &&
	       span_starts(t->text, SPAN("__")) &&
	       !(speaks_checkpatch(to) &&
		 span_starts(t->text, SPAN("__cacheline"))))
		c->at++;
}

/* "LIST_HEAD(name)" and nothing before it. */
static bool begins_with_macro(const struct cstatement *s, struct cread at)
{
	const struct ctoken *macro = &at.list[s->first];

	return at.at == s->first + 2 &&
	       (span_starts(macro->text, SPAN("DEFINE_")) ||
		span_starts(macro->text, SPAN("DECLARE_")) ||
		span_eq(macro->text, SPAN("LIST_HEAD")));
}

/* DEFINE_X(name), LIST_HEAD(name), "(*name)(" or "name =" and the like. */
static bool names_it(const struct report *to, const struct ctokens *tokens,
		     const struct cstatement *s, struct span name)
{
	static const char *const behind[] = { ";", "=", "[", "(", NULL };
	struct cread c = cread_run(tokens, s->first, s->end);

	for (; c.at < c.end; c.at++) {
		struct cread rest = c;

		if (!cread_skip(&rest, name))
			continue;
		if (cread_skip(&rest, SPAN(")")) && speaks_checkpatch(to) &&
		    !cread_is(&rest, SPAN("(")) && !begins_with_macro(s, c))
			continue;
		skip_attributes(to, &rest);
		if (cread_skip_any(&rest, behind))
			return true;
	}
	return false;
}

/* FOO(name) may well define something_name. */
static bool may_define(const struct cread *statement, struct span name)
{
	struct cread c = *statement;
	struct span macro, part;

	cread_skip(&c, SPAN("}"));
	if (!cread_ident(&c, &macro) || !cread_skip(&c, SPAN("(")) ||
	    !cread_ident(&c, &part))
		return false;
	for (size_t i = 0; i < macro.len; i++)
		if (!char_is_upper(macro.p[i]) && macro.p[i] != '_')
			return false;
	return span_ends(name, part) && name.len > part.len + 1;
}

static bool defines(const struct report *to, const struct ctokens *tokens,
		    const struct cstatement *s, struct span name)
{
	const struct ctoken *last = &tokens->list.at[s->end - 1];
	struct cread c = cread_run(tokens, s->first, s->end);

	return (ctoken_is(last, SPAN("}")) && last->starts_line &&
		last->text.p == last->line->text.p) ||
	       names_it(to, tokens, s, name) || may_define(&c, name);
}

static void found(struct report *to, const struct ctoken *t, struct span name)
{
	report(to, t->text, "the export of '" SPAN_FMT
	       "' does not follow what it exports", SPAN_ARG(name));
}

/* Behind a statement of the patch that ends right above the export. */
static bool behind_other(struct report *to, const struct ctokens *tokens,
			 const struct cstatement *s)
{
	const struct ctoken *at = tokens->list.at;
	struct span name;

	if (!s->is_whole || s->end >= tokens->list.n || !at[s->first].added ||
	    !at[s->end].added || !at[s->end].starts_line ||
	    at[s->end].line->new_nr != at[s->end - 1].line->new_nr + 1 ||
	    !read_export(cread_line(tokens, s->end), &name))
		return false;
	if (!defines(to, tokens, s, name))
		found(to, &at[s->end], name);
	return true;
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	size_t judged = SIZE_MAX;
	struct cstatement_walk w;
	struct cline_walk lines;
	struct cstatement s;
	struct span name;

	cstatement_walk(&w, tokens);
	while (cstatement_next(&w, &s))
		if (s.end != judged && behind_other(to, tokens, &s))
			judged = s.end;
	cline_walk(&lines, tokens);
	while (cline_next(&lines))
		if (cline_is_added(&lines.now) && cline_is_blank(&lines.prev) &&
		    lines.now.n &&
		    read_export(cread_line(tokens, lines.now.first), &name))
			found(to, cline_head(&lines.now), name);
}

const struct rule rule_export_symbol = {
	.name = "EXPORT_SYMBOL",
	.summary = "EXPORT_SYMBOL() apart from what it exports",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.hunk = hunk,
};
