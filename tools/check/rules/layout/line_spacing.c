// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "check/source.h"
#include "model/cdeclaration.h"
#include "model/cline.h"

/* "}" or "};" alone at the start of a line. */
static bool ends_definition(const struct cline *l)
{
	struct span text = l->line ? span_trim_right(l->text) : SPAN("");

	return span_eq(text, SPAN("}")) || span_eq(text, SPAN("};"));
}

/* What belongs to the definition above it. */
static bool belongs_to_above(struct span line)
{
	static const char *const words[] = {
		"EXPORT_SYMBOL", "early_param", "ALLOW_ERROR_INJECTION",
		"DECLARE", "__setup", "builtin_", NULL
	};
	struct span text = span_trim_left(line), init = line;
	size_t n = 0;

	for (const char *const *word = words; *word; word++)
		if (span_starts(text, span_of(*word)))
			return true;
	if (span_starts_nocase(text, SPAN("MODULE_")))
		return true;
	if (span_skip(&text, SPAN("static")))
		text = span_trim_left(text);
	while (n < text.len && (char_is_upper(text.p[n]) || text.p[n] == '_'))
		n++;
	if (span_find(span_first(text, n), SPAN("ATTR")) != SIZE_MAX)
		return true;
	for (n = 0; n < init.len && (init.p[n] == '_' ||
				     (init.p[n] >= 'a' && init.p[n] <= 'z'));)
		n++;
	return span_find(span_first(init, n), SPAN("init")) != SIZE_MAX;
}

/*
 * #endif, #else or #elif. In the netfilter profile any directive, for "#define
 * X_MAX" stands right below its enum, but none that begins something else.
 */
static bool goes_with_above(const struct report *to, const struct cline *prev,
			    const struct cline *l)
{
	struct span text = span_trim_left(l->text);

	if (!span_skip_char(&text, '#'))
		return false;
	text = span_trim_left(text);
	if (!speaks_checkpatch(to) && (span_starts(prev->text, SPAN("};")) ||
				       !span_starts(text, SPAN("if"))))
		return true;
	return span_starts(text, SPAN("end")) ||
	       span_starts(text, SPAN("else")) ||
	       span_starts(text, SPAN("elif"));
}

static bool is_operator(const struct ctoken *t)
{
	return t->kind == CTOKEN_PUNCT &&
	       span_find_char(SPAN("<>=!~&|,^+-*/%"), t->text.p[0]) != SIZE_MAX;
}

/* A declaration that ends with its line. */
static bool is_declaration(const struct cline *l)
{
	return cline_is_added(l) && l->indent.len && !l->is_joined &&
	       cdeclaration_begins(l) && !cline_ends(l, SPAN("{")) &&
	       !is_operator(cline_tail(l));
}

static bool begins_aggregate(const struct cline *l)
{
	static const char *const words[] = {
		"static", "const", "union", "struct", "enum", "typedef", NULL
	};
	size_t at = 0;

	for (const char *const *word = words; *word; word++)
		if (at < l->n && ctoken_is(&l->at[at], span_of(*word))) {
			if (word - words > 1)
				return true;
			at++;
		}
	return false;
}

static bool is_bit_field(const struct cline *l)
{
	return l->n > 3 && ctoken_is(&l->at[1], SPAN(":")) &&
	       l->at[2].kind == CTOKEN_NUMBER;
}

/* checkpatch.pl takes "return a;" for the declaration of a variable a. */
static bool looks_declared(const struct report *to, const struct cline *l)
{
	size_t i = 1;

	if (!speaks_checkpatch(to))
		return false;
	i += l->n > 2 && ctoken_is(&l->at[1], SPAN("*"));
	return l->n > i + 1 && l->at[0].kind == CTOKEN_IDENT &&
	       l->at[i].kind == CTOKEN_IDENT &&
	       span_find_char(SPAN("=,;["), l->at[i + 1].text.p[0]) != SIZE_MAX;
}

/* Part of a declaration, or of a block's edge: no statement of its own. */
static bool may_follow_declaration(const struct cline *l)
{
	const struct ctoken *head = cline_head(l);
	char c = head->text.p[0];

	return cdeclaration_begins(l) || begins_aggregate(l) ||
	       is_bit_field(l) || is_operator(head) ||
	       span_find_char(SPAN("{}.#\"?:(["), c) != SIZE_MAX;
}

static bool is_upper(struct span name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!char_is_upper(name.p[i]) && name.p[i] != '_' &&
		    !char_is_digit(name.p[i]))
			return false;
	return name.len > 1;
}

/* "VEC(struct x) list;", "CLEANUP_FILE struct x *file;" */
static bool declares_by_macro(const struct report *to, const struct cline *l)
{
	struct cread c = { .list = l->at, .at = 0, .end = l->n };
	struct span word;

	if (speaks_checkpatch(to) ||
	    !cread_ident(&c, &word) || !is_upper(word))
		return false;
	if (cread_skip(&c, SPAN("(")))
		while (c.at < c.end && !cread_skip(&c, SPAN(")")))
			c.at++;
	return cread_ident(&c, &word);
}

static bool lacks_line(const struct report *to, const struct cline *prev,
		       const struct cline *now)
{
	return now->n && is_declaration(prev) && !now->in_comment &&
	       cline_head(now)->kind != CTOKEN_COMMENT &&
	       span_eq(prev->indent, now->indent) &&
	       !may_follow_declaration(now) && !looks_declared(to, now) &&
	       !declares_by_macro(to, now);
}

/* Take it out: its marker, the blanks and the line feed. */
static void fix(struct report *to, const struct cline *l)
{
	struct span raw = l->line->raw;

	if (!l->line->no_newline)
		report_fix(to, (struct span){ raw.p, raw.len + 1 }, SPAN(""));
}

static void look(struct report *to, const struct cline *prev,
		 const struct cline *now, unsigned int *last)
{
	bool is_blank = cline_is_blank(now);

	if (ends_definition(prev) && !is_blank && !goes_with_above(to, prev, now) &&
	    !belongs_to_above(now->text))
		report_as(to, SEV_NOTE, now->text,
			  "no empty line after the definition above");
	if (cline_is_blank(prev) && is_blank && *last + 1 != now->line->nr) {
		report_as(to, SEV_NOTE, now->text, "a second empty line");
		fix(to, now);
		*last = now->line->nr;
	}
	if (lacks_line(to, prev, now))
		report(to, now->text, "no empty line after the declarations");
}

static void hunk(struct report *to, const struct ctokens *new_side)
{
	unsigned int last = 0;	/* reported as empty */
	struct cline_walk w;

	if (!source_has_tabs(to))
		return;
	cline_walk(&w, new_side);
	while (cline_next(&w))
		if (cline_is_added(&w.now) && w.prev.line)
			look(to, &w.prev, &w.now, &last);
}

const struct rule rule_line_spacing = {
	.name = "LINE_SPACING",
	.summary = "an empty line is missing, or there are two",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
