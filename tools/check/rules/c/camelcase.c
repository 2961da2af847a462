// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>

#include "check/dialect.h"
#include "check/lines.h"
#include "model/cname.h"
#include "model/file_kind.h"

static bool is_lower(char c)
{
	return char_is_alpha(c) && !char_is_upper(c);
}

static bool is_mixed(struct span word)
{
	for (size_t i = 1; i < word.len; i++)
		if ((char_is_upper(word.p[i]) && is_lower(word.p[i - 1])) ||
		    (is_lower(word.p[i]) && char_is_upper(word.p[i - 1])))
			return true;
	return false;
}

/* Small letters, or capitals, with digits and underscores. */
static bool is_all(struct span s, bool (*is_case)(char c))
{
	for (size_t i = 0; i < s.len; i++)
		if (!is_case(s.p[i]) && !char_is_digit(s.p[i]) && s.p[i] != '_')
			return false;
	return true;
}

static bool is_uniform(struct span s)
{
	return is_all(s, is_lower) || is_all(s, char_is_upper);
}

/* NFT_SET_EXT_a: capitals and underscores, up to three capitals, a letter. */
static bool is_generated(struct span value)
{
	size_t last = 0, i = 0;

	while (i < value.len && (char_is_upper(value.p[i]) || value.p[i] == '_'))
		if (value.p[i++] == '_')
			last = i;
	return last > 1 && value.p[0] != '_' && i > last && i - last <= 3 &&
	       i < value.len && is_lower(value.p[i]);
}

/* max_uV, RANGE_mA_VALUE: a unit between underscores. */
static bool has_small_unit(struct span value)
{
	for (size_t i = 0; i + 1 < value.len; i++) {
		struct span rest = span_from(value, i + 2);

		if (is_lower(value.p[i]) && char_is_upper(value.p[i + 1]) &&
		    is_uniform(span_first(value, i)) &&
		    (!rest.len || (rest.p[0] == '_' && rest.len > 1 &&
				   is_uniform(rest))))
			return true;
	}
	return false;
}

/* size_KiB, kHz_max: one of a few units of three letters. */
static bool has_unit(struct span value)
{
	static const char *const units[] = {
		"KiB", "MiB", "GiB", "TiB", "KHz", "MHz", "GHz", "THz", "Hz",
		NULL
	};

	for (const char *const *u = units; *u; u++) {
		size_t at = span_find(value, span_of(*u));
		struct span rest;

		if (at == SIZE_MAX)
			continue;
		rest = span_from(value, at + span_of(*u).len);
		if (is_all(span_first(value, at), is_lower) &&
		    (!rest.len || (rest.p[0] == '_' && rest.len > 1 &&
				   is_all(rest, is_lower))))
			return true;
	}
	return false;
}

static bool is_page(struct span value)
{
	static const char *const prefixes[] = {
		"TestClear", "TestSet", "Clear", "Set", NULL
	};

	for (const char *const *p = prefixes; *p; p++)
		if (span_skip(&value, span_of(*p)))
			break;
	return span_skip(&value, SPAN("Page")) && value.len &&
	       char_is_upper(value.p[0]);
}

static bool is_allowed(struct span value)
{
	return !is_mixed(value) || is_generated(value) || is_page(value) ||
	       span_starts(value, SPAN("ETHTOOL_LINK_MODE_")) ||
	       has_small_unit(value) || has_unit(value);
}

/* Names of the patch that are mixed, with their order. */
struct names {
	VEC(struct span) list;
	bool with_used;		/* not only those that are declared */
	bool in_dialect;	/* as checkpatch.pl sees them */
};

static bool is_tag(const struct ctoken *t)
{
	static const char *const tags[] = { "struct", "union", "enum", NULL };

	return span_is_one_of(t->text, tags);
}

/*
 * Token @i of the line is a name that is declared there: a type stands before
 * it. What is only used may be another library's.
 */
static bool is_declared(const struct cread *line, size_t i)
{
	static const char *const behind[] = { ";", "=", ",", ")", "[", "(", NULL };
	bool is_end = i + 1 == line->end;
	size_t type = i;

	while (type > line->at && ctoken_is(&line->list[type - 1], SPAN("*")))
		type--;
	if (type == line->at || line->list[type - 1].kind != CTOKEN_IDENT)
		return false;
	if (is_tag(&line->list[type - 1]))
		return !is_end && ctoken_is(&line->list[i + 1], SPAN("{"));
	return !(line->list[type - 1].told & CNAME_KEYWORD) &&
	       (is_end || span_is_one_of(line->list[i + 1].text, behind));
}

/* #error and #warning: prose follows. */
static bool is_prose(const struct ctoken *first)
{
	return first->kind == CTOKEN_DIRECTIVE &&
	       (span_ends(first->text, SPAN("error")) ||
		span_ends(first->text, SPAN("warning")));
}

/* checkpatch.pl does not look at what is before the ":" of a case. */
static void skip_case(struct cread *line)
{
	size_t behind = 0;

	if (!cread_is(line, SPAN("case")) && !cread_is(line, SPAN("default")))
		return;
	for (size_t i = line->at; i < line->end; i++)
		if (ctoken_is(&line->list[i], SPAN(":")))
			behind = i + 1;
	if (behind)
		line->at = behind;
}

/* What the line has: a->bC counts as one name when it is looked at. */
static void collect_line(struct arena *a, struct cread c, struct names *names)
{
	const struct cread line = c;

	if (is_prose(cread_peek(&c)))
		return;
	if (names->in_dialect)
		skip_case(&c);
	while (c.at < c.end) {
		size_t first = c.at;

		if (!cread_lvalue(&c)) {
			c.at++;
			continue;
		}
		if (is_allowed(ctoken_span(&c.list[first], &c.list[c.at - 1])))
			continue;
		for (; first < c.at; first++)
			if (c.list[first].kind == CTOKEN_IDENT &&
			    is_mixed(c.list[first].text) &&
			    (names->with_used || is_declared(&line, first)))
				*VEC_ADD(a, &names->list) = c.list[first].text;
	}
}

/* Few hunks have a small letter beside a capital: no others are read as C. */
static bool may_have_names(const struct hunk *h)
{
	for (size_t i = 0; i < h->lines.n; i++)
		if (h->lines.at[i].kind == DIFF_ADDED &&
		    is_mixed(h->lines.at[i].text))
			return true;
	return false;
}

static void collect_piece(struct arena *a, const struct hunk *h,
			  struct names *names)
{
	CLEANUP_ARENA struct arena scratch = { 0 };
	struct ctokens tokens;

	if (!may_have_names(h))
		return;
	ctokens_of_hunk(&scratch, h, DIFF_NEW, &tokens);
	for (size_t i = 0; i < tokens.list.n;) {
		struct cread line = cread_line(&tokens, i);

		if (tokens.list.at[i].added)
			collect_line(a, line, names);
		i = line.end;
	}
}

static void collect(struct arena *a, const struct hunk *h, struct names *names)
{
	struct hunk piece;

	for (size_t at = 0; hunk_next_piece(h, &at, &piece);)
		collect_piece(a, &piece, names);
}

/* By their text, and the same ones by their place. */
static int compare(const void *a, const void *b)
{
	const struct span *s = a, *t = b;
	int order = span_cmp(*s, *t);

	return order ? order : (s->p > t->p) - (s->p < t->p);
}

/* Each name once, where the patch has it first. */
static void diff(struct report *to, const struct patch *p)
{
	struct names names = { 0 };

	for (size_t i = 0; i < p->diff.files.n; i++) {
		const struct file_diff *f = &p->diff.files.at[i];

		names.in_dialect = speaks_checkpatch(to);
		names.with_used = names.in_dialect || file_is_kernel(f->path);
		for (size_t j = 0;
		     file_kind_is_c(f->kind) && j < f->hunks.n; j++)
			collect(report_arena(to), &f->hunks.at[j], &names);
	}
	if (names.list.n)
		qsort(names.list.at, names.list.n, sizeof(struct span),
		      compare);
	for (size_t i = 0; i < names.list.n; i++)
		if (!i || !span_eq(names.list.at[i], names.list.at[i - 1]))
			report(to, names.list.at[i], "'" SPAN_FMT
			       "' in CamelCase", SPAN_ARG(names.list.at[i]));
}

const struct rule rule_camelcase = {
	.name = "CAMELCASE",
	.summary = "a name in CamelCase",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.diff = diff,
};
