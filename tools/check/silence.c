// SPDX-License-Identifier: GPL-2.0-only
#include "check/silence.h"

#include <limits.h>

/* "at PATH:LINE", cut off the front where it is there. */
static void read_place(struct span *rest, struct silence *out)
{
	struct span cursor = *rest, word, path;
	uint64_t nr = 0;
	size_t colon;

	if (!span_next_word(&cursor, &word) || !span_eq(word, SPAN("at")) ||
	    !span_next_word(&cursor, &path))
		return;
	colon = span_rfind_char(path, ':');
	if (colon != SIZE_MAX &&
	    span_number(span_from(path, colon + 1), 10, UINT_MAX, &nr))
		path = span_first(path, colon);
	else if (span_find_char(path, '/') == SIZE_MAX)
		return;
	out->path = path;
	out->line_nr = (unsigned int)nr;
	*rest = cursor;
}

bool silence_read(struct span line, struct silence *out)
{
	struct span rest = line, rule = { 0 };

	span_skip_blanks(&rest);
	if (!span_skip_nocase(&rest, SPAN("nfkit-ignore:")))
		return false;
	span_next_word(&rest, &rule);
	*out = (struct silence){ .line = span_trim(line), .rule = rule };
	read_place(&rest, out);
	out->reason = span_trim(rest);
	return true;
}

static bool is_line_of(const struct file_diff *f, unsigned int mail_nr,
		       unsigned int file_nr)
{
	for (size_t i = 0; i < f->hunks.n; i++)
		for (size_t j = 0; j < f->hunks.at[i].lines.n; j++) {
			const struct diff_line *l = &f->hunks.at[i].lines.at[j];

			if (l->nr == mail_nr)
				return (l->new_nr ? l->new_nr : l->old_nr) ==
				       file_nr;
		}
	return false;
}

/* The place of the finding is where @s says. */
static bool is_there(const struct silence *s, const struct patch *p,
		     unsigned int mail_nr)
{
	for (size_t i = 0; i < p->diff.files.n; i++) {
		const struct file_diff *f = &p->diff.files.at[i];

		if (mail_nr >= f->nrs.first && mail_nr <= f->nrs.last)
			return span_eq(f->path, s->path) &&
			       (!s->line_nr ||
				is_line_of(f, mail_nr, s->line_nr));
	}
	return false;
}

static size_t mark(const struct silence *s, struct checked *mail)
{
	const char *reason = arena_str(mail->arena, s->reason);
	size_t n = 0;

	for (size_t i = 0; i < mail->findings.list.n; i++) {
		struct finding *f = &mail->findings.list.at[i];

		if (!span_eq_nocase(span_of(f->rule->name), s->rule) ||
		    (s->path.len &&
		     !is_there(s, &mail->patch, f->place.nr)))
			continue;
		f->silenced = reason;
		n++;
	}
	return n;
}

static const struct rule *selected(const struct selection *selection,
				   struct span name)
{
	for (size_t i = 0; i < selection->rules.n; i++) {
		const struct rule *rule = selection->rules.at[i];

		if (span_eq_nocase(span_of(rule->name), name))
			return rule;
	}
	return NULL;
}

/* A rule that did not run, or not at all levels, might have found something. */
static void note_unused(const struct selection *selection, struct report *to,
			const struct silence *s)
{
	if (!rule_find(rule_table, s->rule))
		report_as(to, SEV_NOTE, s->rule, "there is no rule " SPAN_FMT,
			  SPAN_ARG(s->rule));
	else if (selection->level == SEV_NOTE && selected(selection, s->rule))
		report_as(to, SEV_NOTE, s->line, SPAN_FMT
			  " finds nothing %s that could be silenced",
			  SPAN_ARG(s->rule), s->path.len ? "there" : "here");
}

void silence_findings(const struct selection *selection, struct checked *mail)
{
	const struct message *msg = &mail->patch.message;
	struct patch *only = &mail->patch;
	struct report to = {
		.arena = mail->arena, .profile = selection->profile,
		.level = selection->level, .mails = &only, .mails_n = 1,
		.rule = selected(selection, SPAN(SILENCE_RULE)),
	};
	bool has_any = false;
	struct silence s;

	for (size_t i = 0; i < msg->notes.n; i++) {
		if (!silence_read(msg->notes.at[i].text, &s))
			continue;
		has_any = true;
		/* Without a reason it is no answer: the rule says so. */
		if (s.reason.len && !mark(&s, mail) && to.rule)
			note_unused(selection, &to, &s);
	}
	if (has_any)
		findings_sort(&mail->findings);
}
