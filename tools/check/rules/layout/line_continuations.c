// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/cline.h"

static bool ends_string(struct span s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] == '"')
			return true;
		i += s.p[i] == '\\';
	}
	return false;
}

/* Whether a string is open behind the line; @is_open says it before. */
static bool leaves_string_open(const struct cline *l, bool is_open)
{
	for (size_t i = 0; i < l->n; i++) {
		struct span text = l->at[i].text;

		if (l->at[i].kind != CTOKEN_STRING || text.p[0] == '<')
			continue;
		if (!is_open)
			text = span_from(text, span_find_char(text, '"') + 1);
		is_open = !ends_string(text);
	}
	return is_open;
}

static bool is_asm(const struct cline *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (ctoken_is(&l->at[i], SPAN("asm")) ||
		    ctoken_is(&l->at[i], SPAN("__asm__")))
			return true;
	return false;
}

/* Joined to the next line by a backslash that is in no comment or string. */
static bool is_joined_code(const struct cline *l, bool is_open)
{
	const struct ctoken *tail = cline_tail(l);

	if (!l->is_joined || is_open)
		return false;
	if (!tail)
		return !l->in_comment;
	return tail->kind != CTOKEN_COMMENT || span_ends(tail->text, SPAN("*/"));
}

/* checkpatch.pl forgets a macro over a comment that is in it. */
static bool is_macro(const struct report *to, const struct cline *l)
{
	return report_profile(to) != PROFILE_CHECKPATCH && l->n &&
	       l->at[0].in_macro;
}

static bool is_directive(const struct cline *l)
{
	return l->n && l->at[0].text.p[0] == '#';
}

static void hunk(struct report *to, const struct ctokens *new_side)
{
	bool was_open = new_side->began_in_string, was_joined = false;
	struct cline_walk w;

	cline_walk(&w, new_side);
	while (cline_next(&w)) {
		bool is_open = leaves_string_open(&w.now, was_open);
		bool is_joined = is_joined_code(&w.now, is_open);

		if (!cline_is_added(&w.now))
			;
		else if (w.now.is_joined && is_open != was_open)
			report(to, w.now.text,
			       "a backslash goes on with a string");
		else if (is_joined && !was_joined && !is_directive(&w.now) &&
			 !is_macro(to, &w.now) && !is_asm(&w.now))
			report(to, w.now.text,
			       "a backslash joins lines of plain code");
		was_open = is_open;
		was_joined = is_joined;
	}
}

const struct rule rule_line_continuations = {
	.name = "LINE_CONTINUATIONS",
	.summary = "a backslash goes on with a string, or joins plain code",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.hunk = hunk,
};
