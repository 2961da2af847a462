// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "check/short_id.h"
#include "model/commit_ref.h"

/* What is wrong in everybody's eyes, or NULL. */
static const char *problem(struct arena *a, const struct fixes *f)
{
	if (f->id.len < COMMIT_REF_DIGITS)
		return arena_printf(a, "a commit ID of %zu digits, want %d",
				    f->id.len, COMMIT_REF_DIGITS);
	if (!f->has_title)
		return "no title in (\"...\") after the id, in one line";
	if (!f->is_quoted)
		return "the title is not in quotes";
	if (!span_eq(f->key, SPAN("Fixes:")))
		return "not spelt 'Fixes:'";
	if (!f->is_spaced)
		return "not of the form Fixes: ID (\"TITLE\")";
	return NULL;
}

static bool has_capitals(struct span id)
{
	for (size_t i = 0; i < id.len; i++)
		if (char_is_upper(id.p[i]))
			return true;
	return false;
}

/* What only checkpatch.pl minds, or NULL. */
static const char *small_problem(struct arena *a, const struct fixes *f)
{
	if (f->id.len != COMMIT_REF_DIGITS)
		return arena_printf(a, "a commit ID of %zu digits, want %d",
				    f->id.len, COMMIT_REF_DIGITS);
	return has_capitals(f->id) ? "an id in capital letters" : NULL;
}

/* Prose is "fixes added before" and "fixes 12345 bugs". */
static bool is_tag(const struct fixes *f)
{
	return span_ends(f->key, SPAN(":")) ||
	       (!commit_ref_is_word(f->id) && !commit_ref_is_number(f->id));
}

/* Bytes of the quotation mark that @s begins with, or ends with; or 0. */
static size_t quote_len(struct span s, bool at_end)
{
	static const char *const marks[] = {
		"\"", "'", "`", "\xe2\x80\x98", "\xe2\x80\x99",
		"\xe2\x80\x9c", "\xe2\x80\x9d", NULL
	};

	for (size_t i = 0; marks[i]; i++) {
		struct span mark = span_of(marks[i]);

		if (at_end ? span_ends(s, mark) : span_starts(s, mark))
			return mark.len;
	}
	return 0;
}

/* Each is closed: those of a revert are part of its title. */
static bool has_pairs(struct span title)
{
	size_t n = 0;

	for (size_t i = 0; i < title.len; i++)
		n += title.p[i] == '"';
	return n % 2 == 0;
}

/* Without quotes of another kind, or one that is alone. False where unsure. */
static bool plain_title(const struct fixes *f, struct span *title)
{
	struct span s = f->title;
	size_t first = quote_len(s, false), last = quote_len(s, true);

	*title = s;
	if (f->is_quoted || (!first && !last))
		return has_pairs(s);
	/* "Revert "x"" needs its marks, and so may "x" of y. */
	if ((!first || !last) && span_find_char(s, '"') != SIZE_MAX &&
	    has_pairs(s))
		return true;
	if (first + last >= s.len)
		return false;
	s = span_first(span_from(s, first), s.len - first - last);
	*title = s;
	return has_pairs(s) && !quote_len(s, false) &&
	       (!quote_len(s, true) || span_ends(s, SPAN("\"")));
}

/* The form, where all that it needs is there and nothing else. */
static void fix(struct report *to, struct span line, const struct fixes *f)
{
	struct span title;

	line = span_trim(line);
	if (f->id.len < COMMIT_REF_DIGITS)
		fix_short_id(to, f->id);
	else if (f->has_title && span_ends(f->key, SPAN(":")) &&
		 span_ends(line, SPAN(")")) && plain_title(f, &title))
		report_fix(to, line, span_of(arena_printf(report_arena(to),
			   "Fixes: " SPAN_FMT " (\"" SPAN_FMT "\")",
			   SPAN_ARG(f->id), SPAN_ARG(title))));
}

static void message(struct report *to, const struct patch *p)
{
	struct arena *a = report_arena(to);
	bool strict = speaks_checkpatch(to);
	struct line_list lines;
	struct fixes f;

	dialect_trailer_lines(to, p, &lines);
	for (size_t i = 0; i < lines.list.n; i++) {
		const char *what;

		if (!fixes_read(lines.list.at[i].text, &f) ||
		    (!strict && !is_tag(&f)))
			continue;
		what = problem(a, &f);
		if (!what && strict)
			what = small_problem(a, &f);
		if (!what)
			continue;
		report(to, f.id.len < COMMIT_REF_DIGITS ? f.id :
		       lines.list.at[i].text, "%s", what);
		fix(to, lines.list.at[i].text, &f);
	}
}

const struct rule rule_bad_fixes_tag = {
	.name = "BAD_FIXES_TAG",
	.summary = "Fixes: is not of the form ID (\"TITLE\")",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
};
