// SPDX-License-Identifier: GPL-2.0-only
#include "check/report.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/limits.h"

#define MESSAGE_MAX	1024

static struct checked *locate(const struct report *to, struct span at,
			      struct place *place)
{
	for (size_t i = 0; i < to->mails_n; i++)
		if (place_find(&to->mails[i]->mail, at, place))
			return checked_of(to->mails[i]);
	*place = place_of_mail(&to->mails[0]->mail);
	return checked_of(to->mails[0]);
}

/* A message is one line, whatever bytes it quotes. */
static const char *one_line(struct arena *a, const char *text)
{
	char *copy = arena_str(a, span_trim(span_of(text)));

	for (char *c = copy; *c; c++)
		if (char_is_space(*c))
			*c = ' ';
	return copy;
}

static struct finding *add(struct report *to, struct span at)
{
	struct place place;
	struct checked *mail = locate(to, at, &place);
	struct findings *all = &mail->findings;
	struct finding *f;

	if (all->list.n == LIMIT_FINDINGS) {
		all->is_full = true;
		return NULL;
	}
	f = VEC_ADD(mail->arena, &all->list);
	f->place = place;
	f->pass = to->pass;
	f->rule_nr = to->rule_nr;
	f->seq = all->list.n;
	f->rule = to->rule;
	to->last_mail = mail;
	return f;
}

static void PRINTF(4, 0) vreport(struct report *to, enum severity severity,
				 struct span at, const char *fmt, va_list args)
{
	char text[MESSAGE_MAX];

	to->last = severity < to->level ? NULL : add(to, at);
	if (!to->last)
		return;
	vsnprintf(text, sizeof(text), fmt, args);
	to->last->severity = severity;
	to->last->message = one_line(to->last_mail->arena, text);
}

void report(struct report *to, struct span at, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vreport(to, to->rule->severity, at, fmt, args);
	va_end(args);
}

void report_as(struct report *to, enum severity severity, struct span at,
	       const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vreport(to, severity, at, fmt, args);
	va_end(args);
}

void report_also(struct report *to, struct span at, const char *what)
{
	struct finding *f = to->last;
	struct place place;

	if (!f || f->also_n == FINDING_ALSO)
		return;
	locate(to, at, &place);
	place.what = one_line(to->last_mail->arena, what);
	f->also[f->also_n++] = place;
}

void report_fix(struct report *to, struct span at, struct span with)
{
	struct finding *f = to->last;
	struct edit *edit;

	/* A header that had to be decoded is not in the text. */
	if (!f || !span_within(at, f->place.mail->text))
		return;
	edit = &f->fix;
	if (edit->at.p) {
		edit = ARENA_NEW(to->last_mail->arena, struct edit);
		edit->also = f->fix.also;
		f->fix.also = edit;
	}
	edit->at = at;
	edit->with = arena_copy(to->last_mail->arena, with);
}

struct arena *report_arena(struct report *to)
{
	return to->arena;
}

const struct patch *report_patch(const struct report *to)
{
	return to->mails[0];
}

const struct file_diff *report_file(const struct report *to)
{
	return to->file;
}

const struct upstream *report_upstream(const struct report *to)
{
	return to->upstream;
}

enum profile report_profile(const struct report *to)
{
	return to->profile;
}
