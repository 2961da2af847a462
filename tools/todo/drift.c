// SPDX-License-Identifier: GPL-2.0-only
#include "todo/drift.h"

#include <string.h>
#include <time.h>

#include "base/limits.h"

const char *drift_today(struct arena *a)
{
	time_t now = time(NULL);
	struct tm tm;

	gmtime_r(&now, &tm);
	return arena_printf(a, "%04d-%02d-%02d", tm.tm_year + 1900,
			    tm.tm_mon + 1, tm.tm_mday);
}

/* A page writes "--gateway" as "\-\-gateway" too. */
static bool skip_dashes(struct span *rest)
{
	struct span s = *rest;

	for (unsigned int i = 0; i < 2; i++) {
		span_skip_char(&s, '\\');
		if (!span_skip_char(&s, '-'))
			return false;
	}
	*rest = s;
	return true;
}

static bool skip_name(struct span *rest, const char *option)
{
	struct span s = *rest;

	for (; *option; option++) {
		if (*option == '-')
			span_skip_char(&s, '\\');
		if (!span_skip_char(&s, *option))
			return false;
	}
	*rest = s;
	return true;
}

/* "--mark" is not in "--mark-mask", and it is in "--mark\fP". */
static bool ends_here(struct span rest)
{
	span_skip(&rest, SPAN("\\-")) ? rest = SPAN("-") : rest;
	return !rest.len || (!char_is_word(rest.p[0]) && rest.p[0] != '-');
}

bool drift_names(struct span text, const char *option)
{
	while (text.len) {
		struct span rest = text;

		if (skip_dashes(&rest) && skip_name(&rest, option) &&
		    ends_here(rest))
			return true;
		text = span_from(text, 1);
	}
	return false;
}

struct finding {
	const struct drift_extension *x;
	const char *kind, *area, *day;
	const char *ending;	/* of the file that lacks something */
	bool is_unsure;
};

static void begin(const struct finding *f, struct buf *to)
{
	buf_printf(to, "Id: %s-%s\nArea: iptables/%s\nState: %s\nOwner:\n"
		       "Source: extensions/%s.c",
		   f->kind, f->x->id, f->area, f->is_unsure ? "unsure" : "open",
		   f->x->file);
	if (f->ending)
		buf_printf(to, ", extensions/%s%s", f->x->file, f->ending);
	buf_printf(to, "\nDate: %s\nText: %s: ", f->day, f->x->name);
}

/* An option is named if one of its names is. */
static bool is_missing(const struct drift_extension *x, struct span text,
		       size_t i)
{
	const struct option_row *rows = x->options.rows.at;

	if (drift_names(text, rows[i].name))
		return false;
	for (size_t k = 0; rows[i].id_text && k < x->options.rows.n; k++)
		if (rows[k].id_text &&
		    !strcmp(rows[i].id_text, rows[k].id_text) &&
		    drift_names(text, rows[k].name))
			return false;
	return true;
}

/* How many of the options @text does not name. */
static size_t count_missing(const struct drift_extension *x, struct span text)
{
	size_t n = 0;

	for (size_t i = 0; i < x->options.rows.n; i++)
		n += is_missing(x, text, i);
	return n;
}

/* "--a, --b and --c" */
static void add_missing(const struct drift_extension *x, struct span text,
			size_t n, struct buf *to)
{
	size_t done = 0;

	for (size_t i = 0; i < x->options.rows.n; i++) {
		if (!is_missing(x, text, i))
			continue;
		if (done)
			buf_add_str(to, done + 1 == n ? " and " : ", ");
		buf_printf(to, "--%s", x->options.rows.at[i].name);
		done++;
	}
}

static void compare_man(const struct drift_extension *x, struct span man,
			const char *day, struct buf *to)
{
	struct finding f = { x, "man", "man", day, man.p ? ".man" : NULL };
	size_t n = count_missing(x, man);

	if (!x->options.rows.n || !n)
		return;
	begin(&f, to);
	if (man.p) {
		add_missing(x, man, n, to);
		buf_printf(to, "%s not in the manual\n\n",
			   n > 1 ? " are" : " is");
	} else {
		buf_printf(to, "%zu option%s, and no page of the manual\n\n", n,
			   n > 1 ? "s" : "");
	}
}

static void compare_tests(const struct drift_extension *x, struct span tests,
			  const char *day, struct buf *to)
{
	struct finding f = { x, "test", "tests", day, tests.p ? ".t" : NULL };
	size_t n = count_missing(x, tests);

	if (tests.p && !n)
		return;
	begin(&f, to);
	if (tests.p) {
		buf_add_str(to, "no test uses ");
		add_missing(x, tests, n, to);
		buf_add_str(to, "\n\n");
	} else {
		buf_printf(to, "no tests: there is no %s.t\n\n", x->file);
	}
}

static void compare_xlate(const struct drift_extension *x, struct span xlate,
			  const char *day, struct buf *to)
{
	struct finding f = { x, "xlate", "translate", day, NULL,
			     .is_unsure = !x->has_xlate };

	if (xlate.p)
		return;
	begin(&f, to);
	buf_add_str(to, x->has_xlate ?
		    "the translation to nft has no tests\n\n" :
		    "no translation to nft: ask whether nft can say it\n\n");
}

void drift_compare(const struct drift_extension *x,
		   const struct drift_texts *texts, const char *day,
		   struct buf *to)
{
	compare_man(x, texts->man, day, to);
	compare_tests(x, texts->tests, day, to);
	compare_xlate(x, texts->xlate, day, to);
}
